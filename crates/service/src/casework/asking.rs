//! Asking further units for their part of a case.

use std::sync::Arc;

use onedoor_domain::ContributionId;
use onedoor_domain::Version;
use onedoor_domain::catalogue::Complexity;
use onedoor_domain::contribution::{Remarks, Stage, offered_until};
use onedoor_domain::event::Happened;
use onedoor_domain::guarantee::{unit_answer, unit_answer_days};
use onedoor_domain::routing::{Manner, PlannedContribution};
use onedoor_store::contents::ContributionRecord;
use onedoor_store::{Connection, contributions, staff};

use crate::docket::Docket;
use crate::{Error, Result, Services};

impl Services {
    /// Asks units for their part, each with a clock of its own from now.
    pub(super) fn ask_units(
        &self,
        conn: &mut Connection,
        docket: &mut Docket,
        planned: &[PlannedContribution],
        complexity: Complexity,
    ) -> Result<()> {
        let mut planned: Vec<&PlannedContribution> = planned.iter().collect();
        planned.sort_by_key(|of| of.handler);
        for one in planned {
            let id = self.ask_unit(conn, docket, one)?;
            match one.manner {
                Manner::Pool | Manner::Named => {
                    let in_force = Arc::clone(&docket.in_force);
                    let days = unit_answer_days(complexity);
                    let version = in_force.calendar_version;
                    let terms = unit_answer(&in_force.catalogue, &one.unit, days, version);
                    let promise = self.chance.id(docket.now);
                    let (now, calendars) = (docket.now, Arc::clone(&in_force.calendars));
                    let given = (docket.promises).promise_from(
                        promise,
                        Some(id),
                        terms,
                        Some(now),
                        calendars,
                    );
                    given.map_err(|fault| {
                        Error::Fault(format!("a new ledger is refused: {fault}"))
                    })?;
                }
                Manner::External | Manner::GuideAndForward => {}
            }
        }
        Ok(())
    }

    fn ask_unit(
        &self,
        conn: &mut Connection,
        docket: &mut Docket,
        planned: &PlannedContribution,
    ) -> Result<ContributionId> {
        let now = docket.now;
        let coordinator = docket.head.record.coordinator;
        // What lies with the coordinator lies with whoever coordinates by now.
        let handler = match planned.manner {
            Manner::External | Manner::GuideAndForward => Some(coordinator),
            Manner::Pool | Manner::Named => planned.handler,
        };
        let stage = match handler {
            Some(handler) => Stage::Accepted { handler, at: now },
            None => Stage::Offered { to: None },
        };
        let calendar = docket.in_force.calendars.of_unit(&planned.unit);
        let offered = handler.is_none();
        let record = ContributionRecord {
            id: self.chance.id(now),
            case: docket.head.record.id,
            unit: planned.unit.clone(),
            stage,
            manner: planned.manner,
            because: planned.because.clone(),
            created_at: now,
            offered_at: now,
            offers: 1,
            next_at: offered.then(|| offered_until(calendar, now)),
            hops: 0,
            rerouted_from: None,
            answer: None,
            remarks: Remarks::default(),
            version: Version::FIRST,
        };
        let id = record.id;
        docket.take_in_part(conn, record)?;
        Ok(id)
    }
}

impl Docket {
    /// Adds a contribution as it stands, on whoever carries it.
    pub(super) fn take_in_part(
        &mut self,
        conn: &mut Connection,
        record: ContributionRecord,
    ) -> Result<()> {
        let (house, now) = (self.municipality(), self.now);
        contributions::insert(conn, house, &record, now)?;
        if let Some(handler) = record.stage.carried_by() {
            staff::pick_up_contribution(conn, house, handler, now)?;
        }
        self.note(Happened::ContributionOffered {
            contribution: record.id,
            unit: record.unit.clone(),
            manner: record.manner,
            handler: record.stage.handler(),
            because: record.because.clone(),
        });
        self.contributions.push(record);
        Ok(())
    }
}
