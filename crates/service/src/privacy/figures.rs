//! What is left of a case that goes: what figures are made of.

use onedoor_domain::attribution::{Course, attribute};
use onedoor_domain::case::{ClosedAs, Stage};
use onedoor_domain::retention::{Figures, PartFigures, PromiseFigures, ShareFigures, TypeFigures};
use onedoor_domain::{Moment, MunicipalityId};
use onedoor_store::cases::{self, CaseRecord};
use onedoor_store::contents::{self, ContributionRecord, GuaranteeRecord};
use onedoor_store::{Connection, guarantees};

use crate::in_force::InForce;
use crate::ledgers::Ledgers;
use crate::{Error, Refusal, Result};

/// The figures of a closed case, and when it was closed.
pub(super) fn figures(
    conn: &mut Connection,
    in_force: &InForce,
    case: &CaseRecord,
) -> Result<(Figures, Moment)> {
    let Stage::Closed { at, how } = case.stage else {
        return Err(Error::Refused(Refusal::CaseStage));
    };
    let municipality = in_force.municipality.id;
    let parts = contents::contributions(conn, municipality, &[case.id])?;
    let promises = guarantees::of_cases(conn, municipality, &[case.id])?;
    let ledgers = Ledgers::read(&contents::events_of(conn, municipality, case.id)?)?;
    let mut course = Course::default();
    for promise in &promises {
        course.note_ledger(ledgers.of(promise.id));
    }
    course.note_events(ledgers.told());
    let calendar = &in_force.calendars.local;
    let attribution = attribute(calendar, case.received_at, at, &course);
    let shares = attribution.shares.into_iter();
    let figures = Figures {
        contributions: parts.iter().map(part).collect(),
        guarantees: promises.iter().map(promise).collect(),
        attribution: shares
            .map(|(holder, minutes)| ShareFigures { holder, minutes })
            .collect(),
        ..plain(conn, municipality, case, how)?
    };
    Ok((figures, at))
}

/// What the case itself tells.
fn plain(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: &CaseRecord,
    how: ClosedAs,
) -> Result<Figures> {
    let enquiries = contents::enquiries(conn, municipality, case.id)?;
    let types = cases::types(conn, municipality, &[case.id])?;
    Ok(Figures {
        closed_as: how,
        rounds: case.round,
        complexity: case.complexity,
        triage: case.triage,
        urgent: case.urgent,
        language: case.language,
        catalogue_version: case.catalogue_version,
        channels: enquiries.into_iter().map(|of| of.channel).collect(),
        case_types: types
            .into_iter()
            .map(|of| TypeFigures {
                id: of.case_type,
                source: of.source,
                score: of.score,
            })
            .collect(),
        contributions: Vec::new(),
        guarantees: Vec::new(),
        attribution: Vec::new(),
    })
}

fn part(of: &ContributionRecord) -> PartFigures {
    PartFigures {
        id: of.id,
        unit: of.unit.clone(),
        manner: of.manner,
        stage: of.stage.word(),
        hops: of.hops,
        offered_at: of.offered_at,
    }
}

fn promise(of: &GuaranteeRecord) -> PromiseFigures {
    PromiseFigures {
        id: of.id,
        clock: of.terms.clock.to_string(),
        owed_by: of.terms.owed_by.clone(),
        state: of.state,
        start_at: of.start_at,
        due_at: of.due_at,
        ended_at: of.ended_at,
    }
}
