//! Asking further units for their part of a case.

use std::collections::BTreeMap;

use onedoor_domain::ContributionId;
use onedoor_domain::routing::{Manner, PlannedContribution};
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
        let mut planned: Vec<&PlannedContribution> = planned.iter().collect();
        planned.sort_by_key(|of| of.handler);
        for one in planned {
            // What lies with the coordinator lies with whoever coordinates by now.
            let handler = match one.manner {
                Manner::External | Manner::GuideAndForward => Some(coordinator),
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
