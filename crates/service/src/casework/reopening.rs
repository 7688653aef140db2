//! Going on with what was answered or closed.

use onedoor_domain::event::{CaseEvent, Happened};
use onedoor_domain::guarantee::{Clock, StartOn, Terms, renewal};
use onedoor_domain::policy::Caller;
use onedoor_domain::routing::is_there;
use onedoor_domain::{CaseId, Moment, StaffId, Version};
use onedoor_store::columns::OutboxKind;
use onedoor_store::{Connection, cases, staff};

use crate::case_file::CaseFile;
use crate::coordination::Chooser;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::notices::Recipient;
use crate::{Error, Refusal, Result, Services};

/// Why a case goes on.
#[derive(Debug, Clone)]
pub struct ReopenInput {
    /// Why.
    pub reason: String,
}

impl Services {
    /// Goes on with a case that was answered or closed, under the coordinator who had it, or whom
    /// routing finds if they cannot take it.
    ///
    /// Ledgers that ended stay ended. The answer that is owed anew is promised anew, on the same
    /// terms, from now; where none was promised before, the business hears within a working day how
    /// it goes on.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotNow`], [`crate::Error::Stale`].
    pub async fn reopen_case(
        &self,
        caller: Caller,
        case: (CaseId, Version),
        input: ReopenInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let services = self.clone();
        let work = move |docket: &mut Docket, conn: &mut Connection, by: &Caller| {
            let mut fields = Fields::default();
            let reason = fields.line("/reason", &input.reason);
            fields.finish()?;
            let before = docket.head.record.stage;
            docket.move_case(conn, by, before.reopen())?;
            let coordinator = if before.is_live() {
                docket.head.record.coordinator
            } else {
                services.take_up_again(conn, docket)?
            };
            let (round, at) = (docket.head.record.round + 1, docket.now);
            cases::set_round(conn, docket.municipality(), docket.head.record.id, round)?;
            services.promise_answer_anew(docket)?;
            docket.note(Happened::Case(CaseEvent::CaseReopened {
                reason,
                round,
                coordinator,
                at,
            }));
            docket.tell_moved("reopened")
        };
        self.coordinate(caller, case, once, work, render).await
    }

    /// Gives a closed case back to its coordinator, or to somebody who can take it.
    fn take_up_again(&self, conn: &mut Connection, docket: &mut Docket) -> Result<StaffId> {
        let (house, now) = (docket.municipality(), docket.now);
        let (id, before) = (docket.head.record.id, docket.head.record.coordinator);
        let in_force = &docket.in_force;
        let coordinator = if is_there(&in_force.municipality, &in_force.directory, before, now) {
            before
        } else {
            let chooser = Chooser::of(self, conn, in_force, &[&docket.head.record])?;
            match chooser.choose(&docket.head.record, before) {
                Ok(choice) => choice.staff,
                // They are away, and nobody else works here.
                Err(Error::Refused(Refusal::NobodyThere)) if docket.works_here(before) => before,
                Err(refused) => return Err(refused),
            }
        };
        if coordinator != before {
            cases::set_coordinator(conn, house, id, before, coordinator, now)?;
            docket.head.record.coordinator = coordinator;
            let to = [Recipient::Business, Recipient::Staff(coordinator)];
            let payload = serde_json::json!({
                "from": before,
                "coordinator": coordinator,
                "reason": "reopened",
                "to": to,
            });
            docket.tell(OutboxKind::HandedOver, &payload)?;
        }
        staff::pick_up_coordination(conn, house, coordinator, now)?;
        Ok(coordinator)
    }

    fn promise_answer_anew(&self, docket: &mut Docket) -> Result<()> {
        let kept = docket.promises.kept();
        let answers = kept
            .iter()
            .filter(|kept| kept.state.terms().clock == Clock::FinalAnswer);
        let (live, ended): (Vec<_>, Vec<_>) =
            answers.partition(|kept| kept.state.stage().is_live());
        let mut anew: Vec<Terms> = Vec::new();
        for terms in ended.into_iter().map(|kept| kept.state.terms()) {
            if !anew.contains(terms) {
                anew.push(terms.clone());
            }
        }
        let hears = kept.iter().any(|kept| {
            kept.state.terms().clock == Clock::NextUpdate && kept.state.stage().is_live()
        });
        if !live.is_empty() {
            return Ok(());
        }
        if anew.is_empty() && !hears {
            let in_force = &docket.in_force;
            anew.push(renewal(&in_force.catalogue, in_force.calendar_version));
        }
        for terms in anew {
            let start_at = docket.starts_anew(&terms);
            let calendars = std::sync::Arc::clone(&docket.in_force.calendars);
            let version = docket.in_force.calendar_version;
            let terms = Terms {
                calendar_version: version,
                ..terms
            };
            let id = self.chance.id(docket.now);
            let given = docket
                .promises
                .promise_from(id, None, terms, start_at, calendars);
            given.map_err(|fault| Error::Fault(format!("a new ledger is refused: {fault}")))?;
        }
        Ok(())
    }
}

impl Docket {
    /// When the clock of a promise that is given anew starts: not before now, and for what counts
    /// from work on a part only while somebody works on it.
    fn starts_anew(&self, terms: &Terms) -> Option<Moment> {
        let has_begun = match terms.start {
            StartOn::Received => true,
            StartOn::Accepted => self.is_worked_on(terms.owed_by.as_deref()),
            StartOn::Complete
            | StartOn::FeePaid
            | StartOn::ReferralDone
            | StartOn::BoardReady
            | StartOn::RequestReceived
            | StartOn::FirstAbsenceDay
            | StartOn::WagePaid
            | StartOn::EventDateBackwards => false,
        };
        has_begun.then_some(self.now)
    }

    fn is_worked_on(&self, owed_by: Option<&str>) -> bool {
        let parts = self.contributions.iter();
        let mut theirs = parts.filter(|part| owed_by.is_none_or(|unit| unit == part.unit));
        theirs.any(|part| part.manner.is_unit() && part.stage.carried_by().is_some())
    }
}
