//! How far webhooks are: what the program notes by itself, and which version does not count.

use diesel::dsl::count_star;
use diesel::prelude::*;
use onedoor_domain::webhook::{Activity, SwitchedOff};
use onedoor_domain::{MunicipalityId, WebhookId};

use super::row::parts;
use crate::columns::Col;
use crate::schema::{feed_end, webhook};
use crate::{Connection, StoreError};

/// How many webhooks there are: a figure for operators.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WebhookCounts {
    /// How many are called.
    pub active: i64,
    /// How many were switched off because nobody takes anything on there.
    pub given_up: i64,
}

/// Up to `limit` webhooks that are called and whose feed goes further than they have read, over all
/// municipalities, those first that have read least.
///
/// # Errors
/// As every query.
pub fn behind(
    conn: &mut Connection,
    limit: i64,
) -> Result<Vec<(MunicipalityId, WebhookId)>, StoreError> {
    let rows: Vec<(Col<MunicipalityId>, Col<WebhookId>)> = webhook::table
        .inner_join(feed_end::table.on(feed_end::municipality_id.eq(webhook::municipality_id)))
        .filter(webhook::switched_off_at.is_null())
        .filter(webhook::read_to.lt(feed_end::last_number))
        .order((webhook::read_to, webhook::id))
        .limit(limit)
        .select((webhook::municipality_id, webhook::id))
        .load(conn)?;
    Ok(rows.into_iter().map(|(of, id)| (of.0, id.0)).collect())
}

/// Notes that a webhook has read further, from `before` to `after`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else moved it.
pub fn move_on(
    conn: &mut Connection,
    (municipality, id): (MunicipalityId, WebhookId),
    before: i64,
    after: i64,
) -> Result<(), StoreError> {
    let moved = diesel::update(
        webhook::table
            .find((Col(municipality), Col(id)))
            .filter(webhook::read_to.eq(before)),
    )
    .set(webhook::read_to.eq(after))
    .execute(conn)?;
    crate::one_row(moved)
}

/// Notes since when a webhook that is called has failed, and how often. Nothing else about it
/// changes, so its version stays.
///
/// # Errors
/// As every query.
pub fn note_failures(
    conn: &mut Connection,
    (municipality, id): (MunicipalityId, WebhookId),
    activity: Activity,
) -> Result<(), StoreError> {
    let (failing, _) = parts(activity);
    diesel::update(
        webhook::table
            .find((Col(municipality), Col(id)))
            .filter(webhook::switched_off_at.is_null()),
    )
    .set((
        webhook::failing_since.eq(failing.map(|failing| Col(failing.since))),
        webhook::failures.eq(failing.map_or(0, |failing| crate::signed(failing.times))),
    ))
    .execute(conn)?;
    Ok(())
}

/// How many webhooks there are, over all municipalities.
///
/// # Errors
/// As every query.
pub fn counts(conn: &mut Connection) -> Result<WebhookCounts, StoreError> {
    let rows: Vec<(Option<Col<SwitchedOff>>, i64)> = webhook::table
        .group_by(webhook::switched_off_because)
        .select((webhook::switched_off_because, count_star()))
        .load(conn)?;
    let mut counts = WebhookCounts::default();
    for (because, many) in rows {
        match because.map(|because| because.0) {
            None => counts.active += many,
            Some(SwitchedOff::ByHand) => {}
            Some(SwitchedOff::Failing | SwitchedOff::Gone) => counts.given_up += many,
        }
    }
    Ok(counts)
}
