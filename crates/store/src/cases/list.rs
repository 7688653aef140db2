//! Which cases there are.

use diesel::dsl::exists;
use diesel::prelude::*;
use onedoor_domain::case::CaseStage;
use onedoor_domain::guarantee::GuaranteeStage;
use onedoor_domain::routing::Plan;
use onedoor_domain::{BusinessId, CaseId, Moment, MunicipalityId, StaffId};

use super::{CaseRecord, Concerned, FoundRow, GIVEN_AWAY, matter};
use crate::any_connection::MultiBackend;
use crate::columns::{Col, JsonText};
use crate::json::from_json;
use crate::schema::{cases, contribution, guarantee, task_force_member};
use crate::{Connection, StoreError};

/// Ties a table to the case of the query around it, municipality and all.
macro_rules! of_case {
    ($table:ident) => {
        $table::municipality_id
            .eq(cases::municipality_id)
            .and($table::case_id.eq(cases::id))
    };
}

/// What a list of cases is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// Where they stand.
    pub stage: Option<CaseStage>,
    /// Who coordinates.
    pub coordinator: Option<StaffId>,
    /// Which unit contributes.
    pub unit: Option<String>,
    /// Who handles a contribution.
    pub handler: Option<StaffId>,
    /// Whose they are. A protected identity is nobody's: no list tells by what it holds.
    pub business: Option<BusinessId>,
    /// What they are about.
    pub case_type: Option<String>,
    /// Which label they carry.
    pub label: Option<String>,
    /// A promise that is still owed runs out before this moment.
    pub due_before: Option<Moment>,
    /// Only these.
    pub among: Option<Vec<CaseId>>,
    /// Only those that these people and units have to do with.
    pub concerning: Option<Concerned>,
}

/// The plan by which a case was opened.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Unreadable`].
pub fn plan(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: CaseId,
) -> Result<Plan, StoreError> {
    let json: JsonText = cases::table
        .find((Col(municipality), Col(id)))
        .select(cases::plan)
        .first(conn)?;
    from_json(&json, "case", "plan")
}

/// A page of cases, newest first, before `before`.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    filter: &CaseFilter,
    before: Option<CaseId>,
    limit: i64,
) -> Result<Vec<CaseRecord>, StoreError> {
    let mut query = cases::table
        .filter(cases::municipality_id.eq(Col(municipality)))
        .order(cases::id.desc())
        .limit(limit)
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(cases::id.lt(Col(before)));
    }
    let query = matter::about(by_themselves(query, filter), filter);
    let query = by_their_parts(query, filter);
    let rows = query.select(FoundRow::as_select()).load(conn)?;
    rows.into_iter().map(FoundRow::read).collect()
}

/// Cases of a municipality, still to be narrowed.
pub(super) type Narrowing<'a> = cases::BoxedQuery<'a, MultiBackend>;

fn by_themselves<'a>(mut query: Narrowing<'a>, filter: &CaseFilter) -> Narrowing<'a> {
    if let Some(stage) = filter.stage {
        query = query.filter(cases::stage.eq(Col(stage)));
    }
    if let Some(coordinator) = filter.coordinator {
        query = query.filter(cases::coordinator_id.eq(Col(coordinator)));
    }
    if let Some(business) = filter.business {
        query = query
            .filter(cases::business_id.eq(Some(Col(business))))
            .filter(cases::protected_identity.eq(false));
    }
    if let Some(among) = &filter.among {
        let ids: Vec<Col<CaseId>> = among.iter().copied().map(Col).collect();
        query = query.filter(cases::id.eq_any(ids));
    }
    query
}

fn by_their_parts<'a>(mut query: Narrowing<'a>, filter: &'a CaseFilter) -> Narrowing<'a> {
    if let Some(unit) = &filter.unit {
        query = query.filter(exists(
            contribution::table
                .filter(of_case!(contribution))
                .filter(contribution::unit_id.eq(unit)),
        ));
    }
    if let Some(handler) = filter.handler {
        let handled = contribution::handler_id.eq(Some(Col(handler)));
        query = query.filter(exists(
            contribution::table
                .filter(of_case!(contribution))
                .filter(handled),
        ));
    }
    if let Some(concerned) = &filter.concerning {
        let coordinators = concerned.coordinators.iter().copied().map(Col);
        let takes_part = contribution::unit_id
            .eq_any(&concerned.units)
            .or(contribution::handler_id.eq(concerned.handler.map(Col)));
        query = query.filter(
            exists(
                contribution::table
                    .filter(of_case!(contribution))
                    .filter(takes_part)
                    .filter(contribution::stage.ne_all(GIVEN_AWAY.map(Col))),
            )
            .or(cases::coordinator_id
                .eq_any(coordinators.collect::<Vec<_>>())
                .nullable())
            .or(exists(
                task_force_member::table
                    .filter(of_case!(task_force_member))
                    .filter(
                        task_force_member::staff_id
                            .nullable()
                            .eq(concerned.handler.map(Col)),
                    ),
            )),
        );
    }
    if let Some(moment) = filter.due_before {
        let live = [GuaranteeStage::Running, GuaranteeStage::Missed].map(Col);
        let is_due = guarantee::state
            .eq_any(live)
            .and(guarantee::due_at.lt(Some(Col(moment))));
        query = query.filter(exists(
            guarantee::table.filter(of_case!(guarantee)).filter(is_due),
        ));
    }
    query
}
