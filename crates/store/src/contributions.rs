//! What units owe to cases.

use diesel::prelude::*;
use onedoor_domain::case::Awaited;
use onedoor_domain::contribution::{ContributionStage, Remarks, Stage};
use onedoor_domain::routing::{Manner, UnitReason};
use onedoor_domain::{CaseId, ContributionId, Moment, MunicipalityId, StaffId, Version};

use crate::columns::{Col, JsonText};
use crate::json::{from_json, to_json};
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

#[derive(Queryable, Selectable)]
#[diesel(table_name = contribution)]
pub(crate) struct ContributionFound {
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
    offered_to_id: Option<Col<StaffId>>,
    awaited: Option<Col<Awaited>>,
    awaited_since: Option<Col<Moment>>,
    ended_at: Option<Col<Moment>>,
    hops: i32,
    rerouted_from_id: Option<Col<ContributionId>>,
    answer: Option<String>,
    remarks: Option<JsonText>,
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

fn remarks(record: &ContributionRecord) -> Result<Option<JsonText>, StoreError> {
    let said = Some(&record.remarks).filter(|of| **of != Remarks::default());
    said.map(to_json).transpose()
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
    pub(crate) fn read(self) -> Result<ContributionRecord, StoreError> {
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
            hops: crate::unsigned(self.hops),
            rerouted_from: self.rerouted_from_id.map(|id| id.0),
            answer: self.answer,
            remarks: match &self.remarks {
                Some(remarks) => from_json(remarks, "contribution", "remarks")?,
                None => Remarks::default(),
            },
            version: Version(self.version),
        })
    }

    fn stage(&self) -> Result<Stage, StoreError> {
        let taken = self.handler_id.zip(self.accepted_at);
        let awaits = self.awaited.zip(self.awaited_since);
        let ended = self.ended_at.map(|at| at.0);
        match (self.stage.0, taken, awaits, ended) {
            (ContributionStage::Held, None, None, None) => Ok(Stage::Held),
            (ContributionStage::Offered, None, None, None) => Ok(Stage::Offered {
                to: self.offered_to_id.map(|id| id.0),
            }),
            (ContributionStage::Accepted, Some((handler, at)), None, None) => Ok(Stage::Accepted {
                handler: handler.0,
                at: at.0,
            }),
            (ContributionStage::Waiting, Some((handler, at)), Some((awaited, since)), None) => {
                Ok(Stage::Waiting {
                    handler: handler.0,
                    accepted_at: at.0,
                    awaited: awaited.0,
                    since: since.0,
                })
            }
            (ContributionStage::Returned, None, None, Some(at)) => Ok(Stage::Returned { at }),
            (ContributionStage::Declined, None, None, Some(at)) => Ok(Stage::Declined { at }),
            (ContributionStage::Cancelled, None, None, Some(at)) => Ok(Stage::Cancelled { at }),
            (ContributionStage::Answered, taken, None, None) => self.answered(taken),
            (stage, ..) => Err(self.unreadable(stage)),
        }
    }

    fn answered(&self, taken: Option<(Col<StaffId>, Col<Moment>)>) -> Result<Stage, StoreError> {
        let at = self.answered_at.map(|at| at.0);
        Ok(Stage::Answered {
            handler: taken.map(|(handler, _)| handler.0),
            at: at.ok_or_else(|| self.unreadable(ContributionStage::Answered))?,
            accepted_at: taken.map(|(_, at)| at.0),
        })
    }

    fn unreadable(&self, stage: ContributionStage) -> StoreError {
        StoreError::Unreadable {
            table: "contribution",
            column: "stage",
            detail: format!("{} is {stage} without what belongs to it", self.id.0),
        }
    }
}
