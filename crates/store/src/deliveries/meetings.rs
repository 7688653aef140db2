//! Deliveries that tell of meetings.

use diesel::prelude::*;
use onedoor_domain::delivery::Tiding;
use onedoor_domain::{CaseId, MunicipalityId};

use super::{DeliveryRecord, DeliveryRow};
use crate::columns::Col;
use crate::schema::delivery;
use crate::{Connection, StoreError};

/// What tells of a meeting.
const OF_MEETINGS: [Tiding; 3] = [
    Tiding::MeetingInvited,
    Tiding::MeetingChanged,
    Tiding::MeetingCancelled,
];

/// What is still to be told of meetings, in the order in which it was owed.
///
/// # Errors
/// As every query.
pub fn of_meetings_under_way(
    conn: &mut Connection,
    municipality: MunicipalityId,
) -> Result<Vec<DeliveryRecord>, StoreError> {
    let rows: Vec<DeliveryRow> = delivery::table
        .filter(delivery::municipality_id.eq(Col(municipality)))
        .filter(delivery::next_at.is_not_null())
        .filter(delivery::tiding.eq_any(OF_MEETINGS.map(Col)))
        .order(delivery::id)
        .select(DeliveryRow::as_select())
        .load(conn)?;
    rows.into_iter().map(DeliveryRow::read).collect()
}

/// What was or is to be told of meetings on a case, in the order in which it was owed.
///
/// # Errors
/// As every query.
pub fn of_meetings_of_case(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<Vec<DeliveryRecord>, StoreError> {
    let rows: Vec<DeliveryRow> = delivery::table
        .filter(delivery::municipality_id.eq(Col(municipality)))
        .filter(delivery::case_id.eq(Some(Col(case))))
        .filter(delivery::tiding.eq_any(OF_MEETINGS.map(Col)))
        .order(delivery::id)
        .select(DeliveryRow::as_select())
        .load(conn)?;
    rows.into_iter().map(DeliveryRow::read).collect()
}
