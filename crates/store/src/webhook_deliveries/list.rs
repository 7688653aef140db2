//! Deliveries to webhooks for those who look after them.

use diesel::dsl::{count_star, min};
use diesel::prelude::*;
use onedoor_domain::delivery::DeliveryState;
use onedoor_domain::{DeliveryId, Moment, MunicipalityId, WebhookId};

use super::{WebhookDelivery, WebhookDeliveryRow};
use crate::columns::Col;
use crate::schema::webhook_delivery;
use crate::{Connection, StoreError};

/// Which deliveries are wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WebhookDeliveryFilter {
    /// Those that stand so.
    pub state: Option<DeliveryState>,
    /// Those before this one.
    pub before: Option<DeliveryId>,
}

/// What is still under way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WebhookBacklog {
    /// How many there are.
    pub waiting: i64,
    /// When the one should have been tried that waits longest for us.
    pub overdue_since: Option<Moment>,
}

/// Deliveries of a webhook, newest first.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    webhook: WebhookId,
    filter: &WebhookDeliveryFilter,
    limit: i64,
) -> Result<Vec<WebhookDelivery>, StoreError> {
    let mut query = webhook_delivery::table
        .filter(webhook_delivery::municipality_id.eq(Col(municipality)))
        .filter(webhook_delivery::webhook_id.eq(Col(webhook)))
        .order(webhook_delivery::id.desc())
        .limit(limit)
        .select(WebhookDeliveryRow::as_select())
        .into_boxed();
    if let Some(state) = filter.state {
        query = query.filter(webhook_delivery::state.eq(Col(state)));
    }
    if let Some(before) = filter.before {
        query = query.filter(webhook_delivery::id.lt(Col(before)));
    }
    let rows: Vec<WebhookDeliveryRow> = query.load(conn)?;
    rows.into_iter().map(WebhookDeliveryRow::read).collect()
}

/// What is under way, over all municipalities: a figure for operators.
///
/// # Errors
/// As every query.
pub fn backlog(conn: &mut Connection) -> Result<WebhookBacklog, StoreError> {
    let (overdue_since, waiting): (Option<Col<Moment>>, i64) = webhook_delivery::table
        .filter(webhook_delivery::next_at.is_not_null())
        .select((min(webhook_delivery::next_at), count_star()))
        .first(conn)?;
    Ok(WebhookBacklog {
        waiting,
        overdue_since: overdue_since.map(|at| at.0),
    })
}

/// Whether any delivery ended before `then`.
///
/// # Errors
/// As every query.
pub fn any_ended_before(conn: &mut Connection, then: Moment) -> Result<bool, StoreError> {
    let ended = webhook_delivery::table.filter(webhook_delivery::ended_at.lt(Some(Col(then))));
    Ok(diesel::select(diesel::dsl::exists(ended)).get_result(conn)?)
}

/// Removes the deliveries that ended before `then`, and says how many.
///
/// # Errors
/// As every query.
pub fn delete_ended_before(conn: &mut Connection, then: Moment) -> Result<usize, StoreError> {
    let ended = webhook_delivery::table.filter(webhook_delivery::ended_at.lt(Some(Col(then))));
    Ok(diesel::delete(ended).execute(conn)?)
}
