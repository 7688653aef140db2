//! What is kept of a case and its contributions, against what its events tell.

use std::collections::BTreeSet;

use onedoor_domain::case::{Awaited, ClosedAs, Stage};
use onedoor_domain::event::Happened;
use onedoor_domain::retold::{PartRetold, Retold};
use onedoor_store::contents::{self, ContributionRecord};
use onedoor_store::verify::CaseKey;
use onedoor_store::{Connection, StoreError, cases};

use super::Flaw;

/// What is kept of one case otherwise than its events tell.
pub(super) fn differs(
    conn: &mut Connection,
    (municipality, case): CaseKey,
    past: &[Happened],
) -> Result<Vec<Flaw>, StoreError> {
    let told = Retold::after(past);
    let record = cases::get(conn, municipality, case)?;
    let types = cases::types(conn, municipality, &[case])?.into_iter();
    let types: BTreeSet<String> = types.map(|of| of.case_type).collect();
    let parts = contents::contributions(conn, municipality, &[case])?;
    let columns = [
        ("stage", record.stage.word() == told.stage),
        ("awaited", awaited(record.stage) == told.awaited),
        ("closed_as", closed_as(record.stage) == told.closed_as),
        (
            "coordinator_id",
            Some(record.coordinator) == told.coordinator,
        ),
        ("round", record.round == told.round),
        ("case_type", types == told.case_types),
    ];
    let differ = columns.into_iter().filter(|(_, is_same)| !is_same);
    let mut flaws: Vec<Flaw> = differ
        .map(|(column, _)| Flaw::CaseDiffers { column })
        .collect();
    for part in &parts {
        let contribution = part.id;
        match told.parts.get(&contribution) {
            None => flaws.push(Flaw::ContributionUntold { contribution }),
            Some(retold) => flaws.extend(compare(part, retold)),
        }
    }
    let is_kept = |id| parts.iter().any(|part| part.id == id);
    let gone = told.parts.keys().copied().filter(|id| !is_kept(*id));
    flaws.extend(gone.map(|contribution| Flaw::ContributionMissing { contribution }));
    Ok(flaws)
}

fn compare(part: &ContributionRecord, told: &PartRetold) -> impl Iterator<Item = Flaw> {
    let contribution = part.id;
    let columns = [
        ("unit", part.unit == told.unit),
        ("manner", part.manner == told.manner),
        ("stage", part.stage.word() == told.stage),
        ("handler_id", part.stage.carried_by() == told.handler),
    ];
    let differ = columns.into_iter().filter(|(_, is_same)| !is_same);
    differ.map(move |(column, _)| Flaw::ContributionDiffers {
        contribution,
        column,
    })
}

fn awaited(stage: Stage) -> Option<Awaited> {
    match stage {
        Stage::Waiting { awaited, .. } => Some(awaited),
        Stage::Open | Stage::Answered { .. } | Stage::Closed { .. } => None,
    }
}

fn closed_as(stage: Stage) -> Option<ClosedAs> {
    match stage {
        Stage::Closed { how, .. } => Some(how),
        Stage::Open | Stage::Waiting { .. } | Stage::Answered { .. } => None,
    }
}
