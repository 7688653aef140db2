//! For the bench: what an enquiry becomes, decided and not written.

use std::sync::Arc;

use onedoor_domain::policy::Caller;
use onedoor_store::intake::Intake;

use super::input::EnquiryInput;
use super::register::incoming::{Decision, Incoming};
use crate::idempotency::{Answer, Keyed, Once};
use crate::{Error, Result, Services};

impl Services {
    /// The rows that registering the enquiry would write, if it were answered with `answer`.
    ///
    /// # Errors
    /// As for registering.
    #[doc(hidden)]
    pub async fn decide_enquiry(
        &self,
        caller: Caller,
        input: EnquiryInput,
        once: Once,
        answer: Answer,
    ) -> Result<Intake> {
        let municipality = caller.municipality;
        let task = Arc::new(Incoming {
            services: self.clone(),
            keyed: Some(Keyed::new(&caller, &once)),
            caller,
            input,
            render: move |_: &_| answer.clone(),
        });
        let decision = self
            .store
            .of(municipality)
            .read(move |conn| task.decide_as_if_new(conn))
            .await?;
        match decision {
            Decision::Open(opening) => Ok(opening.intake),
            Decision::Replay(_) => Err(Error::KeyReused),
        }
    }
}
