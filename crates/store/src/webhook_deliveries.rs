//! What is sent to webhooks, and how far that got.

mod list;
mod row;

use diesel::prelude::*;
use onedoor_domain::delivery::{Course, DeliveryState, Failure};
use onedoor_domain::{CaseId, DeliveryId, EventId, Moment, MunicipalityId, Version, WebhookId};

pub use list::{
    WebhookBacklog, WebhookDeliveryFilter, any_ended_before, backlog, delete_ended_before, list,
};

use crate::columns::Col;
use crate::course::course_columns;
use crate::schema::{webhook, webhook_delivery};
use crate::{Connection, StoreError, dialect};
pub(crate) use row::WebhookDeliveryRow;

/// One event that one webhook is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookDelivery {
    /// In which municipality.
    pub municipality: MunicipalityId,
    /// Its identity.
    pub id: DeliveryId,
    /// Where it is sent.
    pub webhook: WebhookId,
    /// What it tells: an event at its place in the feed; none if it only tries the way.
    pub event: Option<(EventId, i64)>,
    /// What happened, as one word.
    pub kind: String,
    /// To which case.
    pub case: Option<CaseId>,
    /// What is sent, byte for byte, at every try.
    pub body: String,
    /// How far it is.
    pub course: Course,
    /// Since when it is owed.
    pub created_at: Moment,
    /// For optimistic concurrency: who holds an older one may not say how it ended.
    pub version: Version,
}

impl WebhookDelivery {
    /// By what its receiver knows it, whenever and however often it comes: the identity of the
    /// event.
    pub fn message_id(&self) -> uuid::Uuid {
        self.event.map_or(self.id.0, |(event, _)| event.0)
    }
}

/// Adds a delivery.
///
/// # Errors
/// [`StoreError::Taken`] if the webhook is sent this event already.
pub fn insert(conn: &mut Connection, new: &WebhookDelivery) -> Result<(), StoreError> {
    diesel::insert_into(webhook_delivery::table)
        .values((
            webhook_delivery::municipality_id.eq(Col(new.municipality)),
            webhook_delivery::id.eq(Col(new.id)),
            webhook_delivery::webhook_id.eq(Col(new.webhook)),
            webhook_delivery::event_id.eq(new.event.map(|(event, _)| Col(event))),
            webhook_delivery::number.eq(new.event.map(|(_, number)| number)),
            webhook_delivery::kind.eq(&new.kind),
            webhook_delivery::case_id.eq(new.case.map(Col)),
            webhook_delivery::body.eq(&new.body),
            webhook_delivery::created_at.eq(Col(new.created_at)),
            webhook_delivery::version.eq(new.version.0),
            course_columns!(webhook_delivery, &new.course),
        ))
        .execute(conn)?;
    Ok(())
}

/// One delivery of a webhook.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    webhook: WebhookId,
    id: DeliveryId,
) -> Result<WebhookDelivery, StoreError> {
    webhook_delivery::table
        .find((Col(municipality), Col(id)))
        .filter(webhook_delivery::webhook_id.eq(Col(webhook)))
        .select(WebhookDeliveryRow::as_select())
        .first(conn)?
        .read()
}

/// Up to `limit` webhooks to which something may be sent now, without those in `busy`, over all
/// municipalities. How much waits for one does not matter to the others.
///
/// # Errors
/// As every query.
pub fn due_webhooks(
    conn: &mut Connection,
    now: Moment,
    busy: &[WebhookId],
    limit: i64,
) -> Result<Vec<(MunicipalityId, WebhookId)>, StoreError> {
    let busy: Vec<Col<WebhookId>> = busy.iter().copied().map(Col).collect();
    let due = webhook_delivery::table
        .filter(webhook_delivery::municipality_id.eq(webhook::municipality_id))
        .filter(webhook_delivery::webhook_id.eq(webhook::id))
        .filter(webhook_delivery::next_at.le(Some(Col(now))));
    let rows: Vec<(Col<MunicipalityId>, Col<WebhookId>)> = webhook::table
        .filter(webhook::id.ne_all(busy))
        .filter(diesel::dsl::exists(due))
        .limit(limit)
        .select((webhook::municipality_id, webhook::id))
        .load(conn)?;
    Ok(rows.into_iter().map(|(of, id)| (of.0, id.0)).collect())
}

/// Up to `limit` deliveries of a webhook that may be sent now, for this transaction alone, the
/// longest due first.
///
/// # Errors
/// As every query.
pub fn take(
    conn: &mut Connection,
    (municipality, webhook): (MunicipalityId, WebhookId),
    now: Moment,
    limit: i64,
) -> Result<Vec<WebhookDelivery>, StoreError> {
    let rows = dialect::take_webhook_deliveries(conn, (municipality, webhook), now, limit)?;
    rows.into_iter().map(WebhookDeliveryRow::read).collect()
}

/// Saves how far a delivery is, if nobody changed it since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else did: then another worker has it.
pub fn save(
    conn: &mut Connection,
    (municipality, id): (MunicipalityId, DeliveryId),
    course: &Course,
    seen: Version,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        webhook_delivery::table
            .find((Col(municipality), Col(id)))
            .filter(webhook_delivery::version.eq(seen.0)),
    )
    .set((
        course_columns!(webhook_delivery, course),
        webhook_delivery::version.eq(seen.next().0),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

/// Puts by what waits for a webhook that was switched off. What is under way ends by itself.
///
/// # Errors
/// As every query.
pub fn put_by(
    conn: &mut Connection,
    (municipality, webhook): (MunicipalityId, WebhookId),
    now: Moment,
) -> Result<usize, StoreError> {
    Ok(diesel::update(
        webhook_delivery::table
            .filter(webhook_delivery::municipality_id.eq(Col(municipality)))
            .filter(webhook_delivery::webhook_id.eq(Col(webhook)))
            .filter(webhook_delivery::state.eq(Col(DeliveryState::Waiting))),
    )
    .set((
        webhook_delivery::state.eq(Col(DeliveryState::Dead)),
        webhook_delivery::failure.eq(Some(Col(Failure::SwitchedOff))),
        webhook_delivery::reply_code.eq(None::<i32>),
        webhook_delivery::next_at.eq(None::<Col<Moment>>),
        webhook_delivery::ended_at.eq(Some(Col(now))),
        webhook_delivery::version.eq(webhook_delivery::version + 1),
    ))
    .execute(conn)?)
}

/// Takes up again what was put by, with new patience.
///
/// # Errors
/// As every query.
pub fn take_up(
    conn: &mut Connection,
    (municipality, webhook): (MunicipalityId, WebhookId),
    now: Moment,
) -> Result<usize, StoreError> {
    let new = Course::new(now, now);
    Ok(diesel::update(
        webhook_delivery::table
            .filter(webhook_delivery::municipality_id.eq(Col(municipality)))
            .filter(webhook_delivery::webhook_id.eq(Col(webhook)))
            .filter(webhook_delivery::state.eq(Col(DeliveryState::Dead)))
            .filter(webhook_delivery::failure.eq(Some(Col(Failure::SwitchedOff)))),
    )
    .set((
        course_columns!(webhook_delivery, &new),
        webhook_delivery::version.eq(webhook_delivery::version + 1),
    ))
    .execute(conn)?)
}
