//! What is done to a case as a whole.

mod asking;
mod calls;
mod carrying;
mod closing;
mod enquiring;
mod joining;
mod linking;
mod merging;
mod reopening;
mod retyping;
mod routed;
mod splitting;
mod stages;
mod weighing;

use onedoor_domain::Moment;
use onedoor_domain::case::{self, Awaited, ClosedAs, NotNow, Obstacle, Stage};
use onedoor_domain::contribution;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{CaseId, ContributionId, StaffId, Version};
use onedoor_store::columns::OutboxKind;
use onedoor_store::{Connection, cases, retention, staff};

use crate::case_file::CaseFile;
use crate::docket::{Docket, Taking};
use crate::idempotency::{Answer, Answered, Once};
use crate::{Error, Result, Services, texts};

pub use closing::Closing;
pub use linking::LinkInput;
pub use merging::MergeInput;
pub use reopening::ReopenInput;
pub use retyping::{Proposed, TypesInput, TypesProposal};
pub(crate) use routed::all_enquiries;
pub use splitting::SplitInput;
pub use stages::{CaseWaitInput, WithdrawInput};
pub use weighing::{TaskforceInput, WeightInput, label};

impl Services {
    /// Does what the coordinator decides, to the case as the caller saw it.
    async fn coordinate(
        &self,
        caller: Caller,
        (case, seen): (CaseId, Version),
        once: Option<Once>,
        work: impl FnOnce(&mut Docket, &mut Connection, &Caller) -> Result<()> + Send + 'static,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let taking = Taking::as_seen(case, Action::CoordinateCase, seen);
        let by = caller.clone();
        let work = move |docket: &mut Docket, conn: &mut Connection| work(docket, conn, &by);
        self.work_on_case(caller, taking, once, work, render).await
    }
}

impl Docket {
    /// Puts the case where it stands from now on.
    ///
    /// # Errors
    /// [`Error::NotNow`] if it cannot be moved so.
    pub(super) fn move_case(
        &mut self,
        conn: &mut Connection,
        caller: &Caller,
        moved: std::result::Result<Stage, NotNow>,
    ) -> Result<()> {
        let stage = moved.map_err(|_| self.case_not_now(caller))?;
        cases::set_stage(conn, self.municipality(), self.head.record.id, &stage)?;
        let before = std::mem::replace(&mut self.head.record.stage, stage);
        self.count_retention(conn, before)
    }

    /// How long a case is kept counts from when it was closed, and not while it is worked on.
    fn count_retention(&self, conn: &mut Connection, before: Stage) -> Result<()> {
        let (of, case) = (self.municipality(), self.head.record.id);
        if let Stage::Closed { .. } = before {
            retention::delete(conn, of, case)?;
        }
        if let Stage::Closed { at, .. } = self.head.record.stage {
            retention::insert(conn, of, case, at)?;
        }
        Ok(())
    }

    /// Records nothing earlier than `now`: what comes from another case was recorded there before.
    pub(super) fn not_before(&mut self, now: Moment) {
        self.now = self.now.max(now);
        self.promises.not_before(now);
    }

    /// What keeps the case from ending so.
    pub(super) fn obstacles(&self, conn: &mut Connection, how: ClosedAs) -> Result<Vec<Obstacle>> {
        let calls = self.open_calls(conn)?;
        let parts = self.contributions.iter().map(|part| (part.id, part.stage));
        let promises = self.promises.kept().iter();
        Ok(case::gate(
            how,
            self.head.record.stage,
            parts,
            promises.map(|kept| (kept.id, &kept.state)),
            &calls,
        ))
    }

    /// Passes if nothing keeps the case from ending so.
    ///
    /// # Errors
    /// [`Error::NotReady`] with everything that does.
    pub(super) fn must_be_ready(&self, conn: &mut Connection, how: ClosedAs) -> Result<()> {
        let obstacles = self.obstacles(conn, how)?;
        if obstacles.is_empty() {
            return Ok(());
        }
        Err(Error::NotReady(obstacles))
    }

    /// Calls off contributions that are still open, and takes the case off its coordinator if it
    /// ends with them. Answers which were called off.
    ///
    /// Loads are put down in the order of the people, so that two who do so never wait for each
    /// other.
    pub(super) fn put_down(
        &mut self,
        conn: &mut Connection,
        parts: &[ContributionId],
        coordinator: Option<StaffId>,
        reason: &str,
    ) -> Result<Vec<ContributionId>> {
        let now = self.now;
        let mut ending: Vec<(Option<StaffId>, ContributionId, contribution::Stage)> = Vec::new();
        for part in self
            .contributions
            .iter()
            .filter(|of| parts.contains(&of.id))
        {
            if let Ok(cancelled) = part.stage.cancel(now) {
                ending.push((part.stage.carried_by(), part.id, cancelled));
            }
        }
        ending.sort_by_key(|(person, id, _)| (*person, *id));
        let mut coordinator = coordinator;
        let mut ended = Vec::with_capacity(ending.len());
        for (person, id, cancelled) in ending {
            if let Some(theirs) = coordinator.take_if(|theirs| Some(*theirs) <= person) {
                staff::put_down_coordination(conn, self.municipality(), theirs)?;
            }
            self.cancel_part(conn, id, cancelled, reason.to_owned())?;
            ended.push(id);
        }
        if let Some(theirs) = coordinator {
            staff::put_down_coordination(conn, self.municipality(), theirs)?;
        }
        Ok(ended)
    }

    /// Every contribution that is still owed.
    pub(super) fn open_parts(&self) -> Vec<ContributionId> {
        let open = self
            .contributions
            .iter()
            .filter(|part| part.stage.is_open());
        open.map(|part| part.id).collect()
    }

    /// Tells those concerned that the case moved.
    pub(super) fn tell_moved(&mut self, what: &str) -> Result<()> {
        self.tell(OutboxKind::CaseMoved, &serde_json::json!({ "what": what }))
    }

    /// A sentence for a ledger, in the municipality's language.
    pub(super) fn reason(&self, key: &str, mentions: &[(&'static str, String)]) -> String {
        texts::say_with(self.in_force.municipality.language, key, mentions)
    }

    /// Whether a handler waits for the business with this contribution.
    pub(super) fn waits_for_business(&self, id: Option<ContributionId>) -> bool {
        let part = self.contributions.iter().find(|part| Some(part.id) == id);
        let awaits = part.and_then(|part| part.stage.awaits());
        awaits.is_some_and(|(awaited, _): (Awaited, Moment)| awaited == Awaited::Business)
    }
}
