//! The use cases: register an enquiry, and see what registering it would do.

pub(super) mod incoming;

use std::sync::Arc;

use onedoor_domain::case::CaseStage;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{CaseId, EnquiryId, Moment, StaffId};
use onedoor_store::{Connection, staff};

use incoming::{Incoming, TRIES, matter, write};

use super::draw_up::draw_up;
use super::filed::file;
use super::input::EnquiryInput;
use super::planning::{plan, suggestions};
use super::{read, who};
use crate::case_file::CaseFile;
use crate::idempotency::{Answer, Answered, Keyed, Once};
use crate::services::allowed;
use crate::{Error, FieldCode, Refusal, Result, Services};

/// What registering made.
#[derive(Debug, Clone)]
pub struct Registered {
    /// The case with everything that belongs to it.
    pub file: CaseFile,
    /// How the business follows it.
    pub tracking: TrackingIssued,
    /// What is odd about the enquiry all the same.
    pub warnings: Vec<Warning>,
    /// Live cases of the same business about the same.
    pub similar: Vec<SimilarCase>,
}

/// What registering would make. Nothing of it is kept.
#[derive(Debug, Clone)]
pub struct Previewed {
    /// The case as it would be opened now; ids and reference would be others.
    pub file: CaseFile,
    /// What is odd about the enquiry.
    pub warnings: Vec<Warning>,
    /// Live cases of the same business about the same.
    pub similar: Vec<SimilarCase>,
}

/// A live case of the same business about the same: the enquiry may belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimilarCase {
    /// Which.
    pub id: CaseId,
    /// Its reference.
    pub reference: String,
    /// Where it stands.
    pub stage: CaseStage,
    /// When its enquiry had come in.
    pub received_at: Moment,
    /// Who answers to the business for it.
    pub coordinator: StaffId,
}

/// A tracking code, shown this once.
#[derive(Debug, Clone)]
pub struct TrackingIssued {
    /// The code.
    pub code: String,
    /// The page that it opens.
    pub url: String,
}

/// What was just opened, in the transaction that opens it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Opened {
    /// The case.
    pub(crate) case: CaseId,
    /// Its enquiry.
    pub(crate) enquiry: EnquiryId,
}

/// Something odd about a field that is accepted all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Where.
    pub pointer: String,
    /// What.
    pub code: FieldCode,
}

impl Services {
    /// Registers an enquiry: in one transaction it becomes a case with exactly one coordinator, a
    /// contribution for every unit concerned, and guarantees with due moments.
    ///
    /// # Errors
    /// [`Error::Invalid`] with everything that is wrong, [`Error::KeyReused`],
    /// [`Error::Forbidden`], [`Error::Unavailable`]. Nothing is written then.
    pub async fn register_enquiry(
        &self,
        caller: Caller,
        input: EnquiryInput,
        once: Option<Once>,
        render: impl Fn(&Registered) -> Answer + Send + Sync + 'static,
    ) -> Result<Answered> {
        allowed(&caller, Action::RegisterEnquiry)?;
        self.register(caller, input, once, render).await
    }

    /// Registers an enquiry of somebody who was let in.
    pub(crate) async fn register(
        &self,
        caller: Caller,
        input: EnquiryInput,
        once: Option<Once>,
        render: impl Fn(&Registered) -> Answer + Send + Sync + 'static,
    ) -> Result<Answered> {
        let nothing_more = |_: &mut Connection, _: Opened| Ok(());
        let registering = self.register_with(caller, input, once, render, nothing_more);
        registering.await
    }

    /// Registers an enquiry of somebody who was let in, and does something more in the transaction
    /// that opens the case; perhaps several times, if somebody else is faster.
    pub(crate) async fn register_with(
        &self,
        caller: Caller,
        input: EnquiryInput,
        once: Option<Once>,
        render: impl Fn(&Registered) -> Answer + Send + Sync + 'static,
        besides: impl Fn(&mut Connection, Opened) -> Result<()> + Send + Sync + 'static,
    ) -> Result<Answered> {
        let besides = Arc::new(besides);
        let municipality = caller.municipality;
        let enquiry = Arc::new(Incoming {
            services: self.clone(),
            keyed: once.map(|once| Keyed::new(&caller, &once)),
            caller,
            input,
            render,
        });
        let _turn = self.turn(enquiry.keyed.as_ref()).await;
        for attempt in 0..TRIES {
            let deciding = Arc::clone(&enquiry);
            let decide = move |conn: &mut Connection| match attempt {
                0 => deciding.decide_as_if_new(conn),
                _ => deciding.decide(conn),
            };
            let besides = Arc::clone(&besides);
            let write = move |conn: &mut Connection, decision| write(conn, decision, &*besides);
            let outcome = self
                .store
                .of(municipality)
                .decide_and_write(decide, write)
                .await;
            match outcome {
                Err(Error::Stale | Error::Refused(Refusal::TryAgain)) => {
                    // Somebody chosen has left, or a number or business is taken: look again.
                    self.copies.doubt(municipality);
                }
                other => return other.map(|(answered, _reservation)| answered),
            }
        }
        Err(Error::Unavailable(
            "too many enquiries at the same moment".to_owned(),
        ))
    }

    /// Answers what registering the enquiry would do, and writes nothing.
    ///
    /// # Errors
    /// As for registering.
    pub async fn preview_enquiry(&self, caller: Caller, input: EnquiryInput) -> Result<Previewed> {
        allowed(&caller, Action::PreviewEnquiry)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let now = services.now();
                let in_force = services.copies.get(conn, caller.municipality, now)?;
                let read = read::enquiry(input.clone(), &in_force, now)?;
                let asker = who::find(conn, &caller, &read.enquiry, &services.chance, now)?;
                let loads = staff::loads(conn, caller.municipality)?;
                let suggestions = suggestions(&in_force, &read);
                let plan = plan(&in_force, &read, &suggestions, &asker, &loads, now)?;
                let sender = who::as_given(&input)?;
                let matter = matter(
                    &services, &caller, &in_force, &read, &plan, &asker, sender, now,
                );
                let drawn = draw_up(&matter, [0; 32])?;
                Ok(Previewed {
                    similar: who::similar(conn, &caller, &asker, &plan)?,
                    file: file(&caller, &drawn, &plan, &asker, in_force),
                    warnings: read.warnings,
                })
            })
            .await
    }
}
