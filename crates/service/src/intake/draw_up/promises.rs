//! What is promised with a new case.

use onedoor_domain::event::Happened;
use onedoor_domain::guarantee::{
    Entry, GuaranteeState, Recorded, StartOn, Terms, at_risk_from, next_moment,
};
use onedoor_domain::routing::{Manner, Plan, PlannedContribution};
use onedoor_domain::{CaseId, GuaranteeId};
use onedoor_store::columns::Col;
use onedoor_store::intake::{ContributionRow, GuaranteeRow};

use super::Matter;
use crate::journal::Journal;
use crate::json::json;
use crate::{Error, Result};

pub(super) fn guarantees(
    matter: &Matter<'_>,
    case: CaseId,
    contributions: &[ContributionRow],
    journal: &mut Journal,
) -> Result<Vec<GuaranteeRow>> {
    let mut rows = Vec::with_capacity(matter.plan.guarantees.len());
    for terms in &matter.plan.guarantees {
        let id: GuaranteeId = matter.id();
        let state = promise(matter, id, terms, journal)?;
        let contribution = terms
            .owed_by
            .as_ref()
            .and_then(|unit| contributions.iter().find(|row| row.unit_id == *unit))
            .map(|row| row.id);
        rows.push(GuaranteeRow {
            municipality_id: Col(matter.caller.municipality),
            id: Col(id),
            case_id: Col(case),
            contribution_id: contribution,
            clock: terms.clock.to_string(),
            state: Col(state.stage()),
            terms: json(terms)?,
            start_at: state.start_at().map(Col),
            due_at: state.due_at().map(Col),
            next_at: next_moment(&state, &matter.in_force.calendars).map(Col),
            created_at: Col(matter.now),
            version: 1,
            ended_at: None,
            explained: false,
            risk_at: at_risk_from(&state, &matter.in_force.calendars).map(Col),
        });
    }
    Ok(rows)
}

/// Writes the promise into the ledger, and the start if it has come.
fn promise(
    matter: &Matter<'_>,
    guarantee: GuaranteeId,
    terms: &Terms,
    journal: &mut Journal,
) -> Result<GuaranteeState> {
    let fault = |fault| Error::Fault(format!("a new ledger is refused: {fault}"));
    let promised = Entry::Promised {
        terms: Box::new(terms.clone()),
    };
    journal.add(&Happened::Guarantee {
        guarantee,
        entry: promised.clone(),
    })?;
    let line = |entry| Recorded {
        at: matter.now,
        entry,
    };
    let state = GuaranteeState::begin(line(promised)).map_err(fault)?;
    let start_at = match terms.start {
        StartOn::Received => matter.enquiry.received_at,
        // Whoever is named works on it at once.
        StartOn::Accepted if somebody_accepted(matter.plan, terms) => matter.now,
        StartOn::Accepted
        | StartOn::Complete
        | StartOn::FeePaid
        | StartOn::ReferralDone
        | StartOn::BoardReady
        | StartOn::RequestReceived
        | StartOn::FirstAbsenceDay
        | StartOn::WagePaid
        | StartOn::EventDateBackwards => return Ok(state),
    };
    let started = state.start(&matter.in_force.calendars, start_at, None);
    journal.add(&Happened::Guarantee {
        guarantee,
        entry: started.clone(),
    })?;
    state.then(line(started)).map_err(fault)
}

/// Whether somebody works at once on a part for which this promise waits: any, or that of the unit
/// that owes it.
fn somebody_accepted(plan: &Plan, terms: &Terms) -> bool {
    let owed_by = terms.owed_by.as_ref();
    plan.contributions.iter().any(|part| {
        let named = part.manner == Manner::Named && part.after.is_empty();
        named && owed_by.is_none_or(|unit| *unit == part.unit)
    })
}

/// Whether a contribution has an internal clock from the start: the coordinator is not their own
/// debtor, and whoever waits for another unit owes nothing until then.
pub(in super::super) fn owes_an_answer(planned: &PlannedContribution) -> bool {
    planned.manner.is_unit() && planned.after.is_empty()
}
