//! What people do to the promises of a case, and what they ask about them.

mod course;
mod entries;
mod papers;
mod read;
mod simulate;

use onedoor_domain::guarantee::LedgerFault;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{CaseId, Moment};
use onedoor_store::Connection;

use crate::case_file::CaseFile;
use crate::docket::{Docket, Taking};
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::{Error, FieldCode, FieldProblem, Result, Services};

pub use course::{FeePaidInput, ProgressInput, ReferralAnsweredInput, ReferralInput};
pub use entries::EntryInput;
pub use papers::{CompleteInput, MissingInput, MissingItemInput, SupplementInput};
pub(crate) use papers::{ITEMS, item, reply_by, tell_missing};
pub use read::{Attributed, GuaranteeFile, QueuedCase};
pub use simulate::{PauseInput, Simulated, SimulationInput, TermsInput};

impl Services {
    /// Does something to the promises of a case that is not closed.
    async fn change_case(
        &self,
        caller: Caller,
        case: CaseId,
        once: Option<Once>,
        work: impl FnOnce(&mut Docket, &mut Connection) -> Result<()> + Send + 'static,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let taking = Taking::any_version(case, Action::KeepPromises);
        let work = move |docket: &mut Docket, conn: &mut Connection| {
            docket.must_be_open()?;
            work(docket, conn)
        };
        self.work_on_case(caller, taking, once, work, render).await
    }
}

/// A moment that lies between the arrival of the matter and now; now, if nothing was given.
pub(crate) fn happened_at(
    fields: &mut Fields,
    pointer: &str,
    raw: Option<&str>,
    docket: &Docket,
) -> Option<Moment> {
    let Some(raw) = raw else {
        return Some(docket.now);
    };
    let at = fields.moment(pointer, raw)?;
    let wrong = if at > docket.now {
        FieldCode::InTheFuture
    } else if at < docket.head.record.received_at {
        FieldCode::NotBeforeReceived
    } else {
        return Some(at);
    };
    fields.wrong(FieldProblem::new(pointer, wrong));
    None
}

/// Why a line does not fit the ledger, as the caller learns it.
pub(crate) fn refused(fault: LedgerFault) -> Error {
    Error::LedgerRefused(fault)
}
