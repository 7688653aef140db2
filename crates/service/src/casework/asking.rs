//! Asking further units for their part of a case.

use std::collections::BTreeMap;

use onedoor_domain::ContributionId;
use onedoor_domain::routing::{Manner, PlannedContribution, UnitReason};
use onedoor_store::contents::ContributionRecord;
use onedoor_store::{Connection, contributions, staff};

use crate::contributions::{NewPart, asked};
use crate::docket::Docket;
use crate::{Result, Services};

impl Services {
    /// Asks units for their part, each with a clock of its own from now, or from when its turn
    /// comes.
    pub(super) fn ask_units(
        &self,
        conn: &mut Connection,
        docket: &mut Docket,
        planned: &[PlannedContribution],
    ) -> Result<()> {
        let coordinator = docket.head.record.coordinator;
        for one in first_things_first(planned) {
            // What lies with the coordinator lies with whoever coordinates by now. Nobody was named
            // for what was planned to wait, and need not.
            let handler = match one.manner {
                Manner::External | Manner::GuideAndForward => Some(coordinator),
                Manner::Named if !one.after.is_empty() => {
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

impl Docket {
    /// Adds a contribution as it stands, on whoever carries it. For which others it waits is to be
    /// said once all of them are there.
    pub(super) fn take_in_part(
        &mut self,
        conn: &mut Connection,
        record: ContributionRecord,
        waits: &BTreeMap<ContributionId, Vec<ContributionId>>,
    ) -> Result<()> {
        let (house, now) = (self.municipality(), self.now);
        contributions::insert(conn, house, &record, now)?;
        if let Some(handler) = record.stage.carried_by() {
            staff::pick_up_contribution(conn, house, handler, now)?;
        }
        let depends_on = waits.get(&record.id).cloned().unwrap_or_default();
        self.note(asked(&record, depends_on));
        self.contributions.push(record);
        Ok(())
    }
}
