//! What units owe to cases.

use diesel::prelude::*;
use onedoor_domain::contribution::{ContributionStage, Stage};
use onedoor_domain::routing::{Manner, UnitReason};
use onedoor_domain::{CaseId, ContributionId, Moment, MunicipalityId, StaffId, Version};

use crate::columns::{Col, JsonText};
use crate::json::from_json;
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
    /// For optimistic concurrency.
    pub version: Version,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = contribution)]
struct ContributionFound {
    id: Col<ContributionId>,
    case_id: Col<CaseId>,
    unit_id: String,
    stage: Col<ContributionStage>,
    manner: Col<Manner>,
    handler_id: Option<Col<StaffId>>,
    accepted_at: Option<Col<Moment>>,
    because: JsonText,
    created_at: Col<Moment>,
    version: i32,
    answered_at: Option<Col<Moment>>,
    offered_at: Col<Moment>,
    offers: i32,
    next_at: Option<Col<Moment>>,
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

/// Saves where a contribution stands and how it was offered, as changed since `seen`.
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
        contribution::version.eq(seen.next().0),
        contribution::updated_at.eq(Col(now)),
    ))
    .execute(conn)?;
    crate::one_row(changed)
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

impl ContributionFound {
    fn read(self) -> Result<ContributionRecord, StoreError> {
        let stage = self.stage()?;
        Ok(ContributionRecord {
            id: self.id.0,
            case: self.case_id.0,
            unit: self.unit_id,
            stage,
            manner: self.manner.0,
            because: from_json(&self.because, "contribution", "because")?,
            created_at: self.created_at.0,
            offered_at: self.offered_at.0,
            offers: crate::unsigned(self.offers),
            next_at: self.next_at.map(|at| at.0),
            version: Version(self.version),
        })
    }

    fn stage(&self) -> Result<Stage, StoreError> {
        let handler = self.handler_id.map(|id| id.0);
        let accepted_at = self.accepted_at.map(|at| at.0);
        let answered_at = self.answered_at.map(|at| at.0);
        match (self.stage.0, handler, accepted_at, answered_at) {
            (ContributionStage::Offered, None, None, None) => Ok(Stage::Offered),
            (ContributionStage::Accepted, Some(handler), Some(at), None) => {
                Ok(Stage::Accepted { handler, at })
            }
            (ContributionStage::Answered, handler, accepted_at, Some(at)) => Ok(Stage::Answered {
                handler,
                at,
                accepted_at,
            }),
            (stage, ..) => Err(StoreError::Unreadable {
                table: "contribution",
                column: "stage",
                detail: format!("{} is {stage} without what belongs to it", self.id.0),
            }),
        }
    }
}
