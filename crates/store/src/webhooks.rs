//! Where a municipality's events are sent.

mod progress;
mod row;

use diesel::dsl::count_star;
use diesel::prelude::*;
use onedoor_domain::event::EventKind;
use onedoor_domain::webhook::Activity;
use onedoor_domain::{Moment, MunicipalityId, Version, WebhookId};

pub use progress::{WebhookCounts, behind, counts, move_on, note_failures};

use crate::columns::Col;
use crate::json::to_json;
use crate::schema::webhook;
use crate::{Connection, StoreError, dialect};
pub(crate) use row::WebhookRow;
use row::activity_columns;

/// A place to which events are sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookRecord {
    /// In which municipality.
    pub municipality: MunicipalityId,
    /// Its identity.
    pub id: WebhookId,
    /// Where.
    pub url: String,
    /// What people call it.
    pub description: String,
    /// Which events; all if none is named.
    pub kinds: Vec<EventKind>,
    /// The secret by which it knows us, sealed.
    pub secret: Vec<u8>,
    /// The one before, while it counts.
    pub old_secret: Option<OldSecret>,
    /// Whether it is called.
    pub activity: Activity,
    /// The number in the feed up to which its events have become deliveries.
    pub read_to: i64,
    /// Since when it is there.
    pub created_at: Moment,
    /// When people last changed it, or it was switched off.
    pub updated_at: Moment,
    /// For optimistic concurrency.
    pub version: Version,
}

/// A secret whose place another took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldSecret {
    /// The secret, sealed.
    pub sealed: Vec<u8>,
    /// Until when it counts.
    pub until: Moment,
}

/// Webhooks of a municipality, newest first, before `before`.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    before: Option<WebhookId>,
    limit: i64,
) -> Result<Vec<WebhookRecord>, StoreError> {
    let mut query = webhook::table
        .filter(webhook::municipality_id.eq(Col(municipality)))
        .order(webhook::id.desc())
        .limit(limit)
        .select(WebhookRow::as_select())
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(webhook::id.lt(Col(before)));
    }
    let rows: Vec<WebhookRow> = query.load(conn)?;
    rows.into_iter().map(WebhookRow::read).collect()
}

/// How many a municipality has.
///
/// # Errors
/// As every query.
pub fn count(conn: &mut Connection, municipality: MunicipalityId) -> Result<i64, StoreError> {
    Ok(webhook::table
        .filter(webhook::municipality_id.eq(Col(municipality)))
        .select(count_star())
        .first(conn)?)
}

/// One webhook.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: WebhookId,
) -> Result<WebhookRecord, StoreError> {
    webhook::table
        .find((Col(municipality), Col(id)))
        .select(WebhookRow::as_select())
        .first(conn)?
        .read()
}

/// One webhook, held until the transaction ends: whoever else wants to hold it waits.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn hold(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: WebhookId,
) -> Result<WebhookRecord, StoreError> {
    dialect::hold_webhook(conn, municipality, id)?.read()
}

/// Adds a webhook.
///
/// # Errors
/// As every query.
pub fn insert(conn: &mut Connection, new: &WebhookRecord) -> Result<(), StoreError> {
    let old = new.old_secret.as_ref();
    diesel::insert_into(webhook::table)
        .values((
            webhook::municipality_id.eq(Col(new.municipality)),
            webhook::id.eq(Col(new.id)),
            webhook::url.eq(&new.url),
            webhook::description.eq(&new.description),
            webhook::kinds.eq(to_json(&new.kinds)?),
            webhook::secret.eq(&new.secret),
            webhook::old_secret.eq(old.map(|old| old.sealed.as_slice())),
            webhook::old_secret_until.eq(old.map(|old| Col(old.until))),
            activity_columns!(new.activity),
            webhook::read_to.eq(new.read_to),
            webhook::created_at.eq(Col(new.created_at)),
            webhook::updated_at.eq(Col(new.updated_at)),
            webhook::version.eq(new.version.0),
        ))
        .execute(conn)?;
    Ok(())
}

/// Saves what was changed since `seen`. How far it has read goes its own way.
///
/// # Errors
/// [`StoreError::Stale`] if it changed since.
pub fn save(
    conn: &mut Connection,
    changed: &WebhookRecord,
    seen: Version,
) -> Result<(), StoreError> {
    let old = changed.old_secret.as_ref();
    let rows = diesel::update(
        webhook::table
            .find((Col(changed.municipality), Col(changed.id)))
            .filter(webhook::version.eq(seen.0)),
    )
    .set((
        webhook::url.eq(&changed.url),
        webhook::description.eq(&changed.description),
        webhook::kinds.eq(to_json(&changed.kinds)?),
        webhook::secret.eq(&changed.secret),
        webhook::old_secret.eq(old.map(|old| old.sealed.as_slice())),
        webhook::old_secret_until.eq(old.map(|old| Col(old.until))),
        activity_columns!(changed.activity),
        webhook::updated_at.eq(Col(changed.updated_at)),
        webhook::version.eq(seen.next().0),
    ))
    .execute(conn)?;
    crate::one_row(rows)
}

/// Removes a webhook that is still as it was at `seen`, with its deliveries.
///
/// # Errors
/// [`StoreError::Stale`] if it changed since.
pub fn delete(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: WebhookId,
    seen: Version,
) -> Result<(), StoreError> {
    let gone = diesel::delete(
        webhook::table
            .find((Col(municipality), Col(id)))
            .filter(webhook::version.eq(seen.0)),
    )
    .execute(conn)?;
    crate::one_row(gone)
}
