//! What units owe to cases.

mod found;

use diesel::prelude::*;
use onedoor_domain::contribution::{Remarks, Stage};
use onedoor_domain::routing::{Manner, UnitReason};
use onedoor_domain::{CaseId, ContributionId, Moment, MunicipalityId, Version};

pub(crate) use found::ContributionFound;
use found::remarks;

use crate::columns::Col;
use crate::json::to_json;
use crate::schema::contribution;
use crate::{Connection, StoreError, dialect};

/// A contribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContributionRecord {
    /// Its identity.
    pub id: ContributionId,
    /// Of which case.
    pub case: CaseId,
    /// Which unit owes it.
    pub unit: String,
    /// Where it stands.
    pub stage: Stage,
    /// How it is carried.
    pub manner: Manner,
    /// Why the unit takes part.
    pub because: Vec<UnitReason>,
    /// When it was first offered.
    pub created_at: Moment,
    /// When it was last offered.
    pub offered_at: Moment,
    /// How often it was offered.
    pub offers: u32,
    /// When somebody must look at an offer that nobody took.
    pub next_at: Option<Moment>,
    /// How often the matter was passed on from unit to unit before it came here.
    pub hops: u32,
    /// The contribution of the unit that passed it on, if one did.
    pub rerouted_from: Option<ContributionId>,
    /// What the unit answered, word for word, if it has and wrote it down.
    pub answer: Option<String>,
    /// What people said when it was last moved.
    pub remarks: Remarks,
    /// For optimistic concurrency.
    pub version: Version,
}

/// The contributions of these cases, in the order they were offered.
///
/// # Errors
/// As every query.
pub fn of_cases(
    conn: &mut Connection,
    municipality: MunicipalityId,
    cases: &[CaseId],
) -> Result<Vec<ContributionRecord>, StoreError> {
    let cases: Vec<Col<CaseId>> = cases.iter().copied().map(Col).collect();
    let rows = contribution::table
        .filter(contribution::municipality_id.eq(Col(municipality)))
        .filter(contribution::case_id.eq_any(cases))
        .select(ContributionFound::as_select())
        .load(conn)?;
    let mut records: Vec<ContributionRecord> = rows
        .into_iter()
        .map(ContributionFound::read)
        .collect::<Result<_, _>>()?;
    // Not by the database: for a single case SQLite would then walk the whole municipality by id.
    records.sort_by_key(|record| (record.case, record.id));
    Ok(records)
}

/// One contribution.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: ContributionId,
) -> Result<ContributionRecord, StoreError> {
    contribution::table
        .find((Col(municipality), Col(id)))
        .select(ContributionFound::as_select())
        .first(conn)?
        .read()
}

/// Saves where a contribution stands, how it was offered and what was answered, as changed since
/// `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn save(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &ContributionRecord,
    seen: Version,
    now: Moment,
) -> Result<(), StoreError> {
    let stage = record.stage;
    let changed = diesel::update(
        contribution::table
            .find((Col(municipality), Col(record.id)))
            .filter(contribution::version.eq(seen.0)),
    )
    .set((
        contribution::stage.eq(Col(stage.word())),
        contribution::handler_id.eq(stage.handler().map(Col)),
        contribution::accepted_at.eq(stage.accepted_at().map(Col)),
        contribution::answered_at.eq(stage.answered_at().map(Col)),
        contribution::offered_at.eq(Col(record.offered_at)),
        contribution::offers.eq(crate::signed(record.offers)),
        contribution::next_at.eq(record.next_at.map(Col)),
        contribution::offered_to_id.eq(stage.offered_to().map(Col)),
        contribution::awaited.eq(stage.awaits().map(|(awaited, _)| Col(awaited))),
        contribution::awaited_since.eq(stage.awaits().map(|(_, since)| Col(since))),
        contribution::ended_at.eq(stage.ended_at().map(Col)),
        contribution::answer.eq(&record.answer),
        contribution::remarks.eq(remarks(record)?),
        contribution::version.eq(seen.next().0),
        contribution::updated_at.eq(Col(now)),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

/// Adds a contribution to a case that is open already.
///
/// # Errors
/// [`StoreError::Taken`] if the unit owes the case one already.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &ContributionRecord,
    now: Moment,
) -> Result<(), StoreError> {
    let stage = record.stage;
    diesel::insert_into(contribution::table)
        .values((
            contribution::municipality_id.eq(Col(municipality)),
            contribution::id.eq(Col(record.id)),
            contribution::case_id.eq(Col(record.case)),
            contribution::unit_id.eq(&record.unit),
            contribution::stage.eq(Col(stage.word())),
            contribution::manner.eq(Col(record.manner)),
            contribution::handler_id.eq(stage.handler().map(Col)),
            contribution::accepted_at.eq(stage.accepted_at().map(Col)),
            contribution::because.eq(to_json(&record.because)?),
            contribution::created_at.eq(Col(record.created_at)),
            contribution::updated_at.eq(Col(now)),
            contribution::version.eq(record.version.0),
            contribution::answered_at.eq(stage.answered_at().map(Col)),
            contribution::offered_at.eq(Col(record.offered_at)),
            contribution::offers.eq(crate::signed(record.offers)),
            contribution::next_at.eq(record.next_at.map(Col)),
            contribution::offered_to_id.eq(stage.offered_to().map(Col)),
            contribution::hops.eq(crate::signed(record.hops)),
            contribution::rerouted_from_id.eq(record.rerouted_from.map(Col)),
            contribution::remarks.eq(remarks(record)?),
            contribution::awaited.eq(stage.awaits().map(|(awaited, _)| Col(awaited))),
            contribution::awaited_since.eq(stage.awaits().map(|(_, since)| Col(since))),
            contribution::ended_at.eq(stage.ended_at().map(Col)),
            contribution::answer.eq(&record.answer),
        ))
        .execute(conn)?;
    Ok(())
}

/// The cases of which an offer must be looked at, for this transaction alone; the longest due
/// first, in all municipalities, at most `limit`.
///
/// As with guarantees, what is due must be read again: another sweep may have just been here.
///
/// # Errors
/// As every query.
pub fn cases_with_due_offers(
    conn: &mut Connection,
    now: Moment,
    limit: i64,
) -> Result<Vec<(MunicipalityId, CaseId)>, StoreError> {
    dialect::claim_cases_with_due_offers(conn, now, limit)
}
