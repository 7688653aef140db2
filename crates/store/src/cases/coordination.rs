//! Who coordinates which cases.

use diesel::dsl::exists;
use diesel::prelude::*;
use onedoor_domain::case::CaseStage;
use onedoor_domain::contribution::ContributionStage;
use onedoor_domain::{CaseId, Moment, MunicipalityId, StaffId};

use crate::columns::Col;
use crate::schema::{cases, contribution};
use crate::{Connection, StoreError};

/// Whom a case must have to do with, in any of these ways.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Concerned {
    /// One of these coordinates it.
    pub coordinators: Vec<StaffId>,
    /// They handle a contribution.
    pub handler: Option<StaffId>,
    /// One of these units owes a contribution.
    pub units: Vec<String>,
}

/// Gives a case to another coordinator. The loads of both are changed besides.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else coordinates it than was seen.
pub fn set_coordinator(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: CaseId,
    seen: StaffId,
    to: StaffId,
    now: Moment,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        cases::table
            .find((Col(municipality), Col(id)))
            .filter(cases::coordinator_id.eq(Col(seen))),
    )
    .set((
        cases::coordinator_id.eq(Col(to)),
        cases::updated_at.eq(Col(now)),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

/// The live cases that somebody coordinates, in the order of their ids, at most `limit`.
///
/// # Errors
/// As every query.
pub fn coordinated_by(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
    limit: i64,
) -> Result<Vec<CaseId>, StoreError> {
    let found: Vec<Col<CaseId>> = cases::table
        .filter(cases::municipality_id.eq(Col(municipality)))
        .filter(cases::coordinator_id.eq(Col(staff)))
        .filter(cases::stage.eq_any(CaseStage::LIVE.map(Col)))
        .order(cases::id)
        .limit(limit)
        .select(cases::id)
        .load(conn)?;
    Ok(found.into_iter().map(|id| id.0).collect())
}

/// The live cases to which somebody owes a contribution that they work on or that is offered to
/// them alone, in the order of their ids.
///
/// # Errors
/// As every query.
pub fn worked_on_by(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
) -> Result<Vec<CaseId>, StoreError> {
    let theirs = contribution::handler_id
        .eq(Some(Col(staff)))
        .or(contribution::offered_to_id.eq(Some(Col(staff))));
    let owed = contribution::table
        .filter(contribution::municipality_id.eq(cases::municipality_id))
        .filter(contribution::case_id.eq(cases::id))
        .filter(contribution::stage.eq_any(ContributionStage::OPEN.map(Col)))
        .filter(theirs);
    let found: Vec<Col<CaseId>> = cases::table
        .filter(cases::municipality_id.eq(Col(municipality)))
        .filter(cases::stage.eq_any(CaseStage::LIVE.map(Col)))
        .filter(exists(owed))
        .order(cases::id)
        .select(cases::id)
        .load(conn)?;
    Ok(found.into_iter().map(|id| id.0).collect())
}
