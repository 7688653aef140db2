//! What units do with their parts of a case, and who takes part in it.

mod accept;
mod decline;
mod desk;
mod late;
mod parts;
mod questions;
mod wait;

use std::sync::Arc;

use onedoor_domain::contribution::ContributionAct;
use onedoor_domain::policy::{self, Action, Caller, Object};
use onedoor_domain::{CaseId, ContributionId, Version};
use onedoor_store::contents::ContributionRecord;
use onedoor_store::{Connection, cases, contributions, dependencies};

use crate::case_file::{AllowedActs, CaseFile};
use crate::docket::Docket;
use crate::idempotency::{Answer, Answered, Once};
use crate::ties::{CaseTies, TakePart};
use crate::{Result, Services};

pub(crate) use parts::{NewPart, asked};

pub use accept::ReassignInput;
pub use decline::{DeclineInput, OfferInput};
pub use late::{AddContributionInput, CancelInput};
pub use questions::{Proposal, QuestionView};
pub use wait::{AnswerInput, WaitInput};

/// Which contribution is to be changed, and as it was seen.
#[derive(Debug, Clone, Copy)]
struct Part {
    id: ContributionId,
    seen: Version,
    act: ContributionAct,
}

impl Services {
    /// The case of a contribution, with everything that belongs to it.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn find_contribution(&self, caller: Caller, id: ContributionId) -> Result<CaseFile> {
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let part = contributions::get(conn, caller.municipality, id)?;
                services.file(conn, &caller, Action::ReadCase, part.case)
            })
            .await
    }

    /// Changes one contribution, and answers with its case as the caller saw it before, and with
    /// the contributions as they are after: whoever gives a part away may not see the case any more.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`],
    /// [`crate::Refusal::CaseClosed`], and those of the work.
    async fn work_on_part(
        &self,
        caller: Caller,
        part: Part,
        once: Option<Once>,
        work: impl FnOnce(&mut Docket, &mut Connection, &Caller) -> Result<()> + Send + 'static,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| services.work_now(conn, &caller, part, work);
        self.change_once(&asking, once, change, render).await
    }

    /// The same in a transaction that has begun.
    fn work_now(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        part: Part,
        work: impl FnOnce(&mut Docket, &mut Connection, &Caller) -> Result<()>,
    ) -> Result<CaseFile> {
        let house = caller.municipality;
        let case = contributions::get(conn, house, part.id)?.case;
        let mut docket = self.open_docket(conn, house, case, caller.actor)?;
        docket.require(caller, docket.contribution(part.id)?, part.act)?;
        docket.must_be_open()?;
        // Whoever was slower to accept is to learn who was faster, and not only that somebody was.
        if part.act != ContributionAct::Accept {
            docket.contribution_as_seen(part.id, part.seen)?;
        }
        let file = self.file(conn, caller, Action::ReadCase, case)?;
        work(&mut docket, conn, caller)?;
        docket.save(conn)?;
        self.after(conn, caller, file)
    }

    /// The file after its contributions have moved.
    fn after(&self, conn: &mut Connection, caller: &Caller, before: CaseFile) -> Result<CaseFile> {
        let (house, id) = (caller.municipality, before.case.id);
        let case = cases::get(conn, house, id)?;
        let parts = contributions::of_cases(conn, house, &[id])?;
        let in_force = Arc::clone(&before.in_force);
        let take_part = TakePart {
            parts: &parts,
            members: &before.members,
        };
        let ties = CaseTies::new(house, &case, take_part, &in_force, self.now());
        Ok(CaseFile {
            allowed: AllowedActs::of(caller, &ties, &case, &parts),
            dependencies: dependencies::of_cases(conn, house, &[id])?,
            contributions: parts,
            case,
            ..before
        })
    }
}

impl Docket {
    /// Passes if the caller may do this with the contribution, wherever it stands.
    fn require(
        &self,
        caller: &Caller,
        part: &ContributionRecord,
        act: ContributionAct,
    ) -> Result<()> {
        let (ties, case) = (self.ties(), &self.head.record);
        let part = Object::Contribution(ties.of_part(case, part));
        let (action, of) = match act {
            ContributionAct::Accept
            | ContributionAct::Decline
            | ContributionAct::Wait
            | ContributionAct::Resume
            | ContributionAct::Answer
            | ContributionAct::Release => (Action::WorkOnContribution, part),
            ContributionAct::Reassign => (Action::AssignContribution, part),
            ContributionAct::Offer | ContributionAct::Cancel | ContributionAct::Order => {
                (Action::CoordinateCase, Object::Case(ties.of(case)))
            }
        };
        Ok(policy::require(caller, action, &of)?)
    }

    /// Which case it is.
    fn case(&self) -> CaseId {
        self.head.record.id
    }
}
