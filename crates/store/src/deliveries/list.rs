//! Deliveries for people who look after them.

use diesel::dsl::{count_star, min};
use diesel::prelude::*;
use onedoor_domain::delivery::DeliveryState;
use onedoor_domain::{CaseId, DeliveryId, Moment, MunicipalityId};

use super::{DeliveryRecord, DeliveryRow};
use crate::columns::Col;
use crate::schema::delivery;
use crate::{Connection, StoreError};

/// Which deliveries are wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DeliveryFilter {
    /// Those that stand so.
    pub state: Option<DeliveryState>,
    /// Those of this case.
    pub case: Option<CaseId>,
    /// Those before this one.
    pub before: Option<DeliveryId>,
}

/// What is still under way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Backlog {
    /// Since when the one that waits longest is owed.
    pub oldest: Option<Moment>,
    /// How many there are.
    pub waiting: i64,
}

/// Deliveries of a municipality, newest first.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    filter: &DeliveryFilter,
    limit: i64,
) -> Result<Vec<DeliveryRecord>, StoreError> {
    let mut query = delivery::table
        .filter(delivery::municipality_id.eq(Col(municipality)))
        .order(delivery::id.desc())
        .limit(limit)
        .select(DeliveryRow::as_select())
        .into_boxed();
    if let Some(state) = filter.state {
        query = query.filter(delivery::state.eq(Col(state)));
    }
    if let Some(case) = filter.case {
        query = query.filter(delivery::case_id.eq(Some(Col(case))));
    }
    if let Some(before) = filter.before {
        query = query.filter(delivery::id.lt(Col(before)));
    }
    let rows: Vec<DeliveryRow> = query.load(conn)?;
    rows.into_iter().map(DeliveryRow::read).collect()
}

/// What should have been sent by now, over all municipalities: a figure for operators.
///
/// # Errors
/// As every query.
pub fn backlog(conn: &mut Connection, now: Moment) -> Result<Backlog, StoreError> {
    let (oldest, waiting): (Option<Col<Moment>>, i64) = delivery::table
        .filter(delivery::next_at.is_not_null())
        .filter(delivery::patient_since.le(Col(now)))
        .select((min(delivery::patient_since), count_star()))
        .first(conn)?;
    Ok(Backlog {
        oldest: oldest.map(|at| at.0),
        waiting,
    })
}
