//! What a case is about and how much it weighs, changed in its course.

use diesel::prelude::*;
use onedoor_domain::case::CaseStage;
use onedoor_domain::catalogue::Complexity;
use onedoor_domain::routing::Plan;
use onedoor_domain::{BusinessId, CaseId, MunicipalityId};

use super::list::Narrowing;
use super::{CaseFilter, CaseRecord, FoundRow};
use crate::columns::Col;
use crate::json::to_json;
use crate::rows::intake::{CaseRow, CaseTypeRow, TrackingRow};
use crate::schema::{case_label, case_type_of_case, cases, tracking_code};
use crate::{Connection, StoreError};

/// How much a case weighs, and how carefully it is handled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weight {
    /// How much coordination it takes.
    pub complexity: Complexity,
    /// Whether its case types are too uncertain to trust.
    pub triage: bool,
    /// Whether it cannot wait.
    pub urgent: bool,
    /// Whether the person's identity is protected.
    pub protected_identity: bool,
}

impl CaseRecord {
    /// How much it weighs as it stands.
    pub fn weight(&self) -> Weight {
        Weight {
            complexity: self.complexity,
            triage: self.triage,
            urgent: self.urgent,
            protected_identity: self.protected_identity,
        }
    }
}

/// Narrowed to what cases are about, and to the labels they carry.
pub(super) fn about<'a>(mut query: Narrowing<'a>, filter: &'a CaseFilter) -> Narrowing<'a> {
    if let Some(case_type) = &filter.case_type {
        let is_it = case_type_of_case::table
            .filter(case_type_of_case::municipality_id.eq(cases::municipality_id))
            .filter(case_type_of_case::case_id.eq(cases::id))
            .filter(case_type_of_case::case_type.eq(case_type));
        query = query.filter(diesel::dsl::exists(is_it));
    }
    if let Some(label) = &filter.label {
        let has_it = case_label::table
            .filter(case_label::municipality_id.eq(cases::municipality_id))
            .filter(case_label::case_id.eq(cases::id))
            .filter(case_label::label.eq(label));
        query = query.filter(diesel::dsl::exists(has_it));
    }
    query
}

/// Adds a case that nobody enquired for: a part of another one. Its events are appended besides.
///
/// # Errors
/// [`StoreError::Taken`] if the reference is.
pub fn insert(
    conn: &mut Connection,
    case: &CaseRow,
    tracking: &TrackingRow,
) -> Result<(), StoreError> {
    diesel::insert_into(cases::table)
        .values(case)
        .execute(conn)?;
    diesel::insert_into(tracking_code::table)
        .values(tracking)
        .execute(conn)?;
    Ok(())
}

/// Writes which time a case is being worked on.
///
/// # Errors
/// [`StoreError::Stale`] if there is no such case.
pub fn set_round(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: CaseId,
    round: u32,
) -> Result<(), StoreError> {
    let changed = diesel::update(cases::table.find((Col(municipality), Col(id))))
        .set(cases::round.eq(crate::signed(round)))
        .execute(conn)?;
    crate::one_row(changed)
}

/// Writes how much a case weighs.
///
/// # Errors
/// [`StoreError::Stale`] if there is no such case.
pub fn set_weight(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: CaseId,
    weight: &Weight,
) -> Result<(), StoreError> {
    let changed = diesel::update(cases::table.find((Col(municipality), Col(id))))
        .set((
            cases::complexity.eq(Col(weight.complexity)),
            cases::triage.eq(weight.triage),
            cases::urgent.eq(weight.urgent),
            cases::protected_identity.eq(weight.protected_identity),
        ))
        .execute(conn)?;
    crate::one_row(changed)
}

/// Writes the plan by which a case goes on.
///
/// # Errors
/// [`StoreError::Stale`] if there is no such case.
pub fn set_plan(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: CaseId,
    plan: &Plan,
) -> Result<(), StoreError> {
    let changed = diesel::update(cases::table.find((Col(municipality), Col(id))))
        .set(cases::plan.eq(to_json(plan)?))
        .execute(conn)?;
    crate::one_row(changed)
}

/// Writes what a case is about, in its order, in place of what stood there.
///
/// # Errors
/// As every query.
pub fn set_types(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: CaseId,
    types: &[CaseTypeRow],
) -> Result<(), StoreError> {
    diesel::delete(
        case_type_of_case::table
            .filter(case_type_of_case::municipality_id.eq(Col(municipality)))
            .filter(case_type_of_case::case_id.eq(Col(id))),
    )
    .execute(conn)?;
    for row in types {
        diesel::insert_into(case_type_of_case::table)
            .values(row)
            .execute(conn)?;
    }
    Ok(())
}

/// The live cases of a business that are about one of these case types, newest first, at most
/// `limit`. A protected identity is nobody's.
///
/// # Errors
/// As every query.
pub fn live_of_business(
    conn: &mut Connection,
    municipality: MunicipalityId,
    business: BusinessId,
    types: &[String],
    limit: i64,
) -> Result<Vec<CaseRecord>, StoreError> {
    let about = case_type_of_case::table
        .filter(case_type_of_case::municipality_id.eq(cases::municipality_id))
        .filter(case_type_of_case::case_id.eq(cases::id))
        .filter(case_type_of_case::case_type.eq_any(types));
    let rows = cases::table
        .filter(cases::municipality_id.eq(Col(municipality)))
        .filter(cases::business_id.eq(Some(Col(business))))
        .filter(cases::stage.eq_any(CaseStage::LIVE.map(Col)))
        .filter(cases::protected_identity.eq(false))
        .filter(diesel::dsl::exists(about))
        .order(cases::id.desc())
        .limit(limit)
        .select(FoundRow::as_select())
        .load(conn)?;
    rows.into_iter().map(FoundRow::read).collect()
}
