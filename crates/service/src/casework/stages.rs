//! Waiting, going on, closing and withdrawing.

use onedoor_domain::case::{Awaited, ClosedAs, Stage};
use onedoor_domain::event::{CaseEvent, Happened};
use onedoor_domain::guarantee::PauseReason;
use onedoor_domain::policy::Caller;
use onedoor_domain::promises::Kept;
use onedoor_domain::{CaseId, Version};
use onedoor_store::{Connection, staff};

use crate::case_file::CaseFile;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::{Result, Services};

/// For whom a case is to wait.
#[derive(Debug, Clone)]
pub struct CaseWaitInput {
    /// The word for whom.
    pub awaited: String,
    /// For what.
    pub reason: String,
}

/// Why the business no longer wants an answer.
#[derive(Debug, Clone)]
pub struct WithdrawInput {
    /// Why, in its words.
    pub reason: String,
}

impl Services {
    /// Lets a case wait. Clocks stop whose terms take out the time of the business; for others
    /// nothing stops here, since a question to an authority is noted as what it is.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotNow`], [`crate::Error::Stale`].
    pub async fn wait_with_case(
        &self,
        caller: Caller,
        case: (CaseId, Version),
        input: CaseWaitInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let work = move |docket: &mut Docket, conn: &mut Connection, by: &Caller| {
            let mut fields = Fields::default();
            let word = &input.awaited;
            let awaited = fields.word("/awaited", word, Awaited::parse, Awaited::ALL);
            let reason = fields.line("/reason", &input.reason);
            let (awaited, since) = (fields.finish_with(awaited)?, docket.now);
            let moved = docket.head.record.stage.wait(awaited, since);
            docket.move_case(conn, by, moved)?;
            match awaited {
                Awaited::Business => docket.promises.business_awaited(since),
                Awaited::Others => {}
            }
            docket.note(Happened::Case(CaseEvent::CaseWaiting {
                awaited,
                since,
                reason,
            }));
            docket.tell_moved("waiting")
        };
        self.coordinate(caller, case, once, work, render).await
    }

    /// Goes on with a case that waited.
    ///
    /// # Errors
    /// [`crate::Error::NotNow`], [`crate::Error::Stale`].
    pub async fn resume_case(
        &self,
        caller: Caller,
        case: (CaseId, Version),
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let work = move |docket: &mut Docket, conn: &mut Connection, by: &Caller| {
            let (before, at) = (docket.head.record.stage, docket.now);
            docket.move_case(conn, by, before.resume())?;
            if let Stage::Waiting { awaited, .. } = before
                && awaited == Awaited::Business
            {
                docket.go_on();
            }
            docket.note(Happened::Case(CaseEvent::CaseResumed { at }));
            docket.tell_moved("resumed")
        };
        self.coordinate(caller, case, once, work, render).await
    }

    /// Closes an answered case through the gate.
    ///
    /// # Errors
    /// [`crate::Error::NotReady`] with everything that must be done before,
    /// [`crate::Error::NotNow`], [`crate::Error::Stale`].
    pub async fn close_case(
        &self,
        caller: Caller,
        case: (CaseId, Version),
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let work = move |docket: &mut Docket, conn: &mut Connection, by: &Caller| {
            let (stage, now) = (docket.head.record.stage, docket.now);
            if stage.is_live() {
                docket.must_be_ready(conn, ClosedAs::Answered)?;
            }
            docket.move_case(conn, by, stage.close(now))?;
            let (house, coordinator) = (docket.municipality(), docket.head.record.coordinator);
            staff::put_down_coordination(conn, house, coordinator)?;
            let reason = docket.reason("reason-case_closed", &[]);
            docket.call_off_meetings(conn, &reason)?;
            docket.decline_questions(conn, &reason)?;
            docket.promises.call_off(&reason, |_| true);
            docket.note(Happened::Case(CaseEvent::CaseClosed));
            docket.tell_moved("closed")
        };
        self.coordinate(caller, case, once, work, render).await
    }

    /// Closes a case because the business no longer wants an answer: what is still owed is called
    /// off, by the units and to the business.
    ///
    /// # Errors
    /// [`crate::Error::NotReady`] if it was not said why a promise was missed,
    /// [`crate::Error::NotNow`], [`crate::Error::Stale`].
    pub async fn withdraw_case(
        &self,
        caller: Caller,
        case: (CaseId, Version),
        input: WithdrawInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let work = move |docket: &mut Docket, conn: &mut Connection, by: &Caller| {
            let mut fields = Fields::default();
            let reason = fields.line("/reason", &input.reason);
            fields.finish()?;
            let moved = docket.head.record.stage.withdraw(docket.now);
            if moved.is_ok() {
                docket.must_be_ready(conn, ClosedAs::Withdrawn)?;
            }
            docket.move_case(conn, by, moved)?;
            let (open, coordinator) = (docket.open_parts(), docket.head.record.coordinator);
            let cancelled = docket.put_down(conn, &open, Some(coordinator), &reason)?;
            docket.call_off_calls(conn, &reason)?;
            docket.call_off_meetings(conn, &reason)?;
            docket.decline_questions(conn, &reason)?;
            docket.promises.call_off(&reason, |_| true);
            docket.note(Happened::Case(CaseEvent::CaseWithdrawn {
                reason,
                cancelled,
            }));
            docket.tell_moved("withdrawn")
        };
        self.coordinate(caller, case, once, work, render).await
    }
}

impl Docket {
    /// Clocks go on that stood for the business, unless it still owes papers, or a handler waits
    /// for it on their own.
    fn go_on(&mut self) {
        let owes_papers = !self.papers().missing.is_empty();
        let waits: Vec<_> = self
            .contributions
            .iter()
            .map(|part| part.id)
            .filter(|id| self.waits_for_business(Some(*id)))
            .collect();
        let stays = |kept: &Kept| {
            let of_papers = owes_papers && stands_for_papers(kept);
            of_papers || kept.contribution.is_some_and(|id| waits.contains(&id))
        };
        let now = self.now;
        self.promises.business_back(now, stays);
    }
}

/// Whether missing papers stop this clock for the same reason: others have a reason of their own.
fn stands_for_papers(kept: &Kept) -> bool {
    let terms = kept.state.terms();
    let own = [PauseReason::MinorGap, PauseReason::MissingAttachment];
    !own.iter().any(|reason| terms.may_pause(*reason))
}
