//! Asking further units for their part of a case.

use onedoor_domain::routing::{Manner, PlannedContribution, UnitReason};
use onedoor_store::Connection;

use crate::contributions::NewPart;
use crate::docket::Docket;
use crate::{Result, Services};

impl Services {
    /// Asks units for their part, each with a clock of its own from now, or from when its turn
    /// comes.
    pub(crate) fn ask_units(
        &self,
        conn: &mut Connection,
        docket: &mut Docket,
        planned: &[PlannedContribution],
    ) -> Result<()> {
        let coordinator = docket.head.record.coordinator;
        for one in first_things_first(planned) {
            // What lies with the coordinator lies with whoever coordinates by now. Nobody was named
            // for what was planned to wait; whoever is named for what need not wait, works on it.
            let need_not_wait = || docket.said_before(one).is_empty();
            let handler = match one.manner {
                Manner::External | Manner::GuideAndForward => Some(coordinator),
                Manner::Named if one.handler.is_none() && need_not_wait() => {
                    let planned = docket.plan_one(conn, &one.unit, UnitReason::Added)?;
                    planned.handler
                }
                Manner::Pool | Manner::Named => one.handler,
            };
            let planned = PlannedContribution {
                handler,
                ..one.clone()
            };
            let id = self.chance.id(docket.now);
            docket.add_part(conn, NewPart::of(id, planned))?;
        }
        Ok(())
    }
}

/// Those that others wait for come before these; besides in the order of the people, so that two who
/// give work to several never wait for each other.
fn first_things_first(planned: &[PlannedContribution]) -> Vec<&PlannedContribution> {
    let mut left: Vec<&PlannedContribution> = planned.iter().collect();
    left.sort_by_key(|of| of.handler);
    let mut sorted = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let waits = |one: &&PlannedContribution| {
            let mut after = one.after.iter();
            after.any(|of| left.iter().any(|other| other.unit == of.unit))
        };
        let (later, now): (Vec<_>, Vec<_>) = left.iter().copied().partition(waits);
        if now.is_empty() {
            // A plan has no circles; nobody is left out if one had.
            sorted.extend(later);
            break;
        }
        sorted.extend(now);
        left = later;
    }
    sorted
}
