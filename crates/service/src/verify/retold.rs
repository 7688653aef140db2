//! What is kept of a case and its contributions, against what its events tell.

use std::collections::BTreeSet;

use onedoor_domain::case::{Awaited, ClosedAs, Stage};
use onedoor_domain::event::Happened;
use onedoor_domain::retold::{PartRetold, Retold};
use onedoor_store::cases::CaseRecord;
use onedoor_store::contents::{self, ContributionRecord};
use onedoor_store::verify::CaseKey;
use onedoor_store::{Connection, StoreError, cases};

use super::Flaw;
use super::replay::legible;

/// What is kept of one case otherwise than its events tell.
pub(super) fn differs(
    conn: &mut Connection,
    (municipality, case): CaseKey,
    past: &[Happened],
) -> Result<Vec<Flaw>, StoreError> {
    let told = Retold::after(past);
    let mut flaws = Vec::new();
    let record = cases::get(conn, municipality, case);
    if let Some(record) = legible(record, Flaw::CaseUnreadable, &mut flaws)? {
        flaws.extend(of_case(&record, &told));
    }
    let types = cases::types(conn, municipality, &[case]);
    if let Some(types) = legible(types, Flaw::CaseUnreadable, &mut flaws)? {
        let types: BTreeSet<String> = types.into_iter().map(|of| of.case_type).collect();
        let differ = (types != told.case_types).then_some("case_type");
        flaws.extend(differ.map(|column| Flaw::CaseDiffers { column }));
    }
    let parts = contents::contributions(conn, municipality, &[case]);
    if let Some(parts) = legible(parts, Flaw::ContributionsUnreadable, &mut flaws)? {
        flaws.extend(of_parts(&parts, &told));
    }
    Ok(flaws)
}

fn of_case(record: &CaseRecord, told: &Retold) -> impl Iterator<Item = Flaw> {
    let columns = [
        ("stage", record.stage.word() == told.stage),
        ("awaited", awaited(record.stage) == told.awaited),
        ("closed_as", closed_as(record.stage) == told.closed_as),
        (
            "coordinator_id",
            Some(record.coordinator) == told.coordinator,
        ),
        ("round", record.round == told.round),
    ];
    let differ = columns.into_iter().filter(|(_, is_same)| !is_same);
    differ.map(|(column, _)| Flaw::CaseDiffers { column })
}

fn of_parts(parts: &[ContributionRecord], told: &Retold) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for part in parts {
        let contribution = part.id;
        match told.parts.get(&contribution) {
            None => flaws.push(Flaw::ContributionUntold { contribution }),
            Some(retold) => flaws.extend(compare(part, retold)),
        }
    }
    let is_kept = |id| parts.iter().any(|part| part.id == id);
    let gone = told.parts.keys().copied().filter(|id| !is_kept(*id));
    flaws.extend(gone.map(|contribution| Flaw::ContributionMissing { contribution }));
    flaws
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
