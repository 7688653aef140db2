//! Which call-backs are open.

use diesel::prelude::*;
use onedoor_domain::{CallBackId, CaseId, Moment, MunicipalityId, StaffId};

use super::{CallBackFound, CallBackRecord};
use crate::columns::Col;
use crate::schema::{call_back, cases};
use crate::{Connection, StoreError};

/// What a list of call-backs is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CallBackFilter {
    /// Who is to call, also because they coordinate.
    pub staff: Option<StaffId>,
    /// Due before this moment.
    pub due_before: Option<Moment>,
    /// Of this case.
    pub case: Option<CaseId>,
}

/// Where a page of call-backs begins: after what is due then.
pub type CallBackPlace = (Moment, CallBackId);

/// Every open call-back for which somebody is named, in the order in which they were asked for.
///
/// # Errors
/// As every query.
pub fn open_of_staff(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
) -> Result<Vec<CallBackRecord>, StoreError> {
    call_back::table
        .filter(call_back::municipality_id.eq(Col(municipality)))
        .filter(is_open())
        .filter(call_back::staff_id.eq(Some(Col(staff))))
        .order(call_back::id)
        .select(CallBackFound::as_select())
        .load(conn)?
        .into_iter()
        .map(CallBackFound::read)
        .collect()
}

/// A page of open call-backs, soonest due first, after `after`.
///
/// # Errors
/// As every query.
pub fn list_open(
    conn: &mut Connection,
    municipality: MunicipalityId,
    filter: &CallBackFilter,
    after: Option<CallBackPlace>,
    limit: i64,
) -> Result<Vec<CallBackRecord>, StoreError> {
    let mut query = call_back::table
        .inner_join(
            cases::table.on(cases::municipality_id
                .eq(call_back::municipality_id)
                .and(cases::id.eq(call_back::case_id))),
        )
        .filter(call_back::municipality_id.eq(Col(municipality)))
        .filter(is_open())
        .order((call_back::due_at, call_back::id))
        .limit(limit)
        .select(CallBackFound::as_select())
        .into_boxed();
    if let Some(staff) = filter.staff {
        let theirs = call_back::staff_id.eq(Some(Col(staff)));
        let by_case = call_back::staff_id
            .is_null()
            .and(cases::coordinator_id.eq(Col(staff)));
        query = query.filter(theirs.or(by_case).assume_not_null());
    }
    if let Some(before) = filter.due_before {
        query = query.filter(call_back::due_at.lt(Col(before)));
    }
    if let Some(case) = filter.case {
        query = query.filter(call_back::case_id.eq(Col(case)));
    }
    if let Some((due_at, id)) = after {
        let same = call_back::due_at.eq(Col(due_at));
        let later = call_back::due_at.gt(Col(due_at));
        query = query.filter(later.or(same.and(call_back::id.gt(Col(id)))));
    }
    query
        .load(conn)?
        .into_iter()
        .map(CallBackFound::read)
        .collect()
}

/// Written out and not bound: so both databases see that the partial index holds all of them.
fn is_open() -> diesel::expression::SqlLiteral<diesel::sql_types::Bool> {
    diesel::dsl::sql("call_back.stage = 'open'")
}
