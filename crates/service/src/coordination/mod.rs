//! Who coordinates a case after its intake: hand over, stand in, give back, take over, leave.
//!
//! Every change goes through [`Docket::hand_over`], with the case held and then the loads of both,
//! so that a case is at no moment without its one coordinator. What touches several cases holds
//! them all in the order of their ids, and only then the loads, in the order of theirs: two who do
//! so at once never wait for each other.

mod chooser;
mod hand_over;
mod history;
mod leave;
mod stand_ins;

pub use hand_over::{HandOverInput, NewCoordinator};
pub use history::{CoordinatorPage, Spell, SpellBegan};
pub use leave::{CallBackGiven, HandedOn, LeaveInput, Leaving, PutBack};

pub(crate) use chooser::Chooser;

use onedoor_domain::event::Happened;
use onedoor_domain::hand_over::HandOverReason;
use onedoor_domain::routing::{CoordinatorChoice, Manner};
use onedoor_domain::{ContributionId, StaffId};
use onedoor_store::columns::OutboxKind;
use onedoor_store::contents::ContributionRecord;
use onedoor_store::stand_ins::{self as remembered, StandIn};
use onedoor_store::{Connection, cases, staff};

use crate::Result;
use crate::docket::Docket;
use crate::notices::Recipient;

/// Who coordinates a case from now on, and why.
#[derive(Debug, Clone)]
pub(crate) struct HandOver {
    /// Who.
    pub(crate) to: StaffId,
    /// Why.
    pub(crate) reason: HandOverReason,
    /// Why they, where nobody named them.
    pub(crate) choice: Option<CoordinatorChoice>,
    /// Why, in words.
    pub(crate) words: Option<String>,
}

impl HandOver {
    /// To somebody who was named, or follows from the rules without a choice.
    pub(crate) fn to(to: StaffId, reason: HandOverReason) -> Self {
        Self {
            to,
            reason,
            choice: None,
            words: None,
        }
    }

    /// To whoever was chosen.
    pub(crate) fn chosen(choice: CoordinatorChoice, reason: HandOverReason) -> Self {
        let to = choice.staff;
        Self {
            choice: Some(choice),
            ..Self::to(to, reason)
        }
    }
}

impl Docket {
    /// Gives the case to another coordinator, with what lies with whoever coordinates it and what
    /// that weighs, and tells those concerned.
    ///
    /// # Errors
    /// [`crate::Error::Stale`] if they do not work here any more.
    pub(crate) fn hand_over(&mut self, conn: &mut Connection, over: HandOver) -> Result<()> {
        let (municipality, case, now) = (self.municipality(), self.head.record.id, self.now);
        let (from, to, reason) = (self.head.record.coordinator, over.to, over.reason);
        staff::hold_loads(conn, municipality, &[from, to])?;
        cases::set_coordinator(conn, municipality, case, from, to, now)?;
        staff::put_down_coordination(conn, municipality, from)?;
        staff::pick_up_coordination(conn, municipality, to, now)?;
        self.head.record.coordinator = to;
        self.bring_along(conn, from)?;
        self.remember_stand_in(conn, from, to, reason)?;
        let mut concerned = vec![Recipient::Business, Recipient::Staff(to)];
        if reason != HandOverReason::Leave {
            concerned.push(Recipient::Staff(from));
        }
        let payload = serde_json::json!({
            "from": from,
            "coordinator": to,
            "reason": reason,
            "to": concerned,
        });
        self.tell(OutboxKind::HandedOver, &payload)?;
        let (found, considered) = match over.choice {
            Some(choice) => (Some(choice.reason), choice.considered),
            None => (None, Vec::new()),
        };
        self.note(Happened::HandedOver {
            from,
            to,
            reason,
            found,
            considered,
            words: over.words,
        });
        Ok(())
    }

    /// What lies with the coordinator and is in the hands of `from` is in theirs from now on.
    /// Answers which of it somebody works on.
    fn bring_along(&mut self, conn: &mut Connection, from: StaffId) -> Result<Vec<ContributionId>> {
        let coordinator = self.head.record.coordinator;
        let brought: Vec<ContributionRecord> = self
            .contributions
            .iter()
            .filter(|part| lies_with_coordinator(part) && in_hands_of(part, from))
            .cloned()
            .collect();
        let mut carried = Vec::new();
        for part in brought {
            let stage = part.stage.carried_on_by(coordinator);
            self.move_contribution(conn, part.id, stage, part.answer)?;
            carried.extend(stage.carried_by().map(|_| part.id));
        }
        Ok(carried)
    }

    /// Who is to get it back: whoever was away first, until somebody decides otherwise.
    fn remember_stand_in(
        &self,
        conn: &mut Connection,
        from: StaffId,
        to: StaffId,
        reason: HandOverReason,
    ) -> Result<()> {
        let (municipality, case) = (self.municipality(), self.head.record.id);
        let before = remembered::find(conn, municipality, case)?;
        let begun = (from, self.now);
        let goes_back = match reason {
            HandOverReason::Given | HandOverReason::TakenOver | HandOverReason::Return => None,
            HandOverReason::Absence => Some(before.map_or(begun, |of| (of.owner, of.since))),
            // Nothing goes back to whoever leaves.
            HandOverReason::Leave => before
                .map(|of| (of.owner, of.since))
                .filter(|(owner, _)| *owner != from),
        };
        if before.is_some() {
            remembered::delete(conn, municipality, case)?;
        }
        let Some((owner, since)) = goes_back.filter(|(owner, _)| *owner != to) else {
            return Ok(());
        };
        let stand_in = StandIn {
            case,
            owner,
            stand_in: to,
            since,
        };
        Ok(remembered::insert(conn, municipality, &stand_in)?)
    }
}

/// Whether the coordinator looks after it because nobody inside the house does.
fn lies_with_coordinator(part: &ContributionRecord) -> bool {
    match part.manner {
        Manner::External | Manner::GuideAndForward => true,
        Manner::Pool | Manner::Named => false,
    }
}

/// Whether `person` works on it, or it is offered to them alone.
fn in_hands_of(part: &ContributionRecord, person: StaffId) -> bool {
    part.stage.carried_by() == Some(person) || part.stage.offered_to() == Some(person)
}
