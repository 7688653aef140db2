//! What was promised, as last computed from the ledgers.

mod clock;
mod kept;
mod queue;

use diesel::prelude::*;
use onedoor_domain::guarantee::{GuaranteeStage, Terms};
use onedoor_domain::{CaseId, ContributionId, GuaranteeId, Moment, MunicipalityId, Version};

pub use clock::{cases_with_due_guarantees, oldest_due, postpone};
pub use kept::{KeptRecord, kept_since};
pub use queue::{WaitingForContact, morning_queue};

use crate::columns::{Col, JsonText};
use crate::json::from_json;
use crate::rows::intake::GuaranteeRow;
use crate::schema::guarantee;
use crate::{Connection, StoreError, dialect};

/// A guarantee as it was last computed from its ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuaranteeRecord {
    /// Its identity.
    pub id: GuaranteeId,
    /// Of which case.
    pub case: CaseId,
    /// Of which contribution, for internal clocks.
    pub contribution: Option<ContributionId>,
    /// Its frozen conditions.
    pub terms: Terms,
    /// Its state.
    pub state: GuaranteeStage,
    /// From when it counts.
    pub start_at: Option<Moment>,
    /// When it is due.
    pub due_at: Option<Moment>,
    /// When something must happen next.
    pub next_at: Option<Moment>,
    /// When it was met or cancelled.
    pub ended_at: Option<Moment>,
    /// Whether a cause was recorded for its being late.
    pub explained: bool,
    /// From when on it is at risk, while it runs.
    pub risk_at: Option<Moment>,
    /// For optimistic concurrency.
    pub version: Version,
}

/// Where a guarantee stands after its ledger grew. Its conditions never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GuaranteeChange {
    /// Its state.
    pub state: GuaranteeStage,
    /// From when it counts.
    pub start_at: Option<Moment>,
    /// When it is due; nothing while its clock stands still.
    pub due_at: Option<Moment>,
    /// When something must happen next, while it is live.
    pub next_at: Option<Moment>,
    /// When it was met or cancelled, if it was.
    pub ended_at: Option<Moment>,
    /// Whether a cause was recorded for its being late.
    pub explained: bool,
    /// From when on it is at risk, while it runs.
    pub risk_at: Option<Moment>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = guarantee)]
pub(crate) struct GuaranteeFound {
    id: Col<GuaranteeId>,
    case_id: Col<CaseId>,
    contribution_id: Option<Col<ContributionId>>,
    terms: JsonText,
    state: Col<GuaranteeStage>,
    start_at: Option<Col<Moment>>,
    due_at: Option<Col<Moment>>,
    next_at: Option<Col<Moment>>,
    version: i32,
    ended_at: Option<Col<Moment>>,
    explained: bool,
    risk_at: Option<Col<Moment>>,
}

/// The guarantees of these cases, in the order they were promised.
///
/// # Errors
/// As every query.
pub fn of_cases(
    conn: &mut Connection,
    municipality: MunicipalityId,
    cases: &[CaseId],
) -> Result<Vec<GuaranteeRecord>, StoreError> {
    let cases: Vec<Col<CaseId>> = cases.iter().copied().map(Col).collect();
    let rows = guarantee::table
        .filter(guarantee::municipality_id.eq(Col(municipality)))
        .filter(guarantee::case_id.eq_any(cases))
        .select(GuaranteeFound::as_select())
        .load(conn)?;
    let mut records: Vec<GuaranteeRecord> = rows
        .into_iter()
        .map(GuaranteeFound::read)
        .collect::<Result<_, _>>()?;
    // Not by the database: for a single case SQLite would then walk the whole municipality by id.
    records.sort_by_key(|record| (record.case, record.id));
    Ok(records)
}

/// One guarantee.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: GuaranteeId,
) -> Result<GuaranteeRecord, StoreError> {
    guarantee::table
        .find((Col(municipality), Col(id)))
        .select(GuaranteeFound::as_select())
        .first(conn)?
        .read()
}

/// Adds guarantees to a case.
///
/// # Errors
/// As every query.
pub fn insert(conn: &mut Connection, rows: &[GuaranteeRow]) -> Result<(), StoreError> {
    dialect::insert_guarantees(conn, rows)
}

/// Saves where a guarantee stands, as changed since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn save(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: GuaranteeId,
    change: &GuaranteeChange,
    seen: Version,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        guarantee::table
            .find((Col(municipality), Col(id)))
            .filter(guarantee::version.eq(seen.0)),
    )
    .set((
        guarantee::state.eq(Col(change.state)),
        guarantee::start_at.eq(change.start_at.map(Col)),
        guarantee::due_at.eq(change.due_at.map(Col)),
        guarantee::next_at.eq(change.next_at.map(Col)),
        guarantee::ended_at.eq(change.ended_at.map(Col)),
        guarantee::explained.eq(change.explained),
        guarantee::risk_at.eq(change.risk_at.map(Col)),
        guarantee::version.eq(seen.next().0),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

impl GuaranteeFound {
    pub(crate) fn read(self) -> Result<GuaranteeRecord, StoreError> {
        Ok(GuaranteeRecord {
            id: self.id.0,
            case: self.case_id.0,
            contribution: self.contribution_id.map(|id| id.0),
            terms: from_json(&self.terms, "guarantee", "terms")?,
            state: self.state.0,
            start_at: self.start_at.map(|at| at.0),
            due_at: self.due_at.map(|at| at.0),
            next_at: self.next_at.map(|at| at.0),
            ended_at: self.ended_at.map(|at| at.0),
            explained: self.explained,
            risk_at: self.risk_at.map(|at| at.0),
            version: Version(self.version),
        })
    }
}
