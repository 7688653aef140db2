//! The feed of a municipality: every event once, in an order that is given after its commit.
//!
//! Ids are made before a commit and therefore say nothing about what becomes visible when. So the
//! transaction that writes events leaves an outbox row, and whoever numbers afterwards sees only
//! what is committed. A number is seen only when all before it are.

use diesel::prelude::*;
use onedoor_domain::{CaseId, Moment, MunicipalityId, OutboxId};

use crate::columns::{Col, OutboxKind};
use crate::contents::{EventFound, EventRecord};
use crate::schema::{event, feed, feed_end, outbox};
use crate::{Connection, StoreError, dialect};

/// An event at its place in the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedRecord {
    /// Its number, from 1.
    pub number: i64,
    /// The event.
    pub event: EventRecord,
}

/// A stretch of the feed, and what it is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stretch {
    /// After this number.
    pub after: i64,
    /// Up to this one.
    pub until: i64,
    /// Only what is of this kind.
    pub kind: Option<String>,
    /// Only what happened to this case.
    pub case: Option<CaseId>,
}

/// Something that was written and has no number yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unnumbered {
    /// The outbox row that says so.
    pub id: OutboxId,
    /// Which case it happened to.
    pub case: CaseId,
}

/// The place of an event: its case, and where in it.
pub type Place = (CaseId, i32);

#[derive(Insertable)]
#[diesel(table_name = feed)]
pub(crate) struct FeedRow {
    municipality_id: Col<MunicipalityId>,
    number: i64,
    case_id: Col<CaseId>,
    seq: i32,
}

/// The municipality that has waited longest for numbers; none if everything has its number.
///
/// # Errors
/// As every query.
pub fn longest_waiting(conn: &mut Connection) -> Result<Option<MunicipalityId>, StoreError> {
    let found: Option<Col<MunicipalityId>> = outbox::table
        .filter(outbox::kind.eq(Col(OutboxKind::Feed)))
        .order(outbox::available_at)
        .select(outbox::municipality_id)
        .first(conn)
        .optional()?;
    Ok(found.map(|id| id.0))
}

/// Since when something waits for its number, over all municipalities: a figure for operators.
///
/// # Errors
/// As every query.
pub fn waits_since(conn: &mut Connection) -> Result<Option<Moment>, StoreError> {
    let found: Option<Col<Moment>> = outbox::table
        .filter(outbox::kind.eq(Col(OutboxKind::Feed)))
        .order(outbox::available_at)
        .select(outbox::available_at)
        .first(conn)
        .optional()?;
    Ok(found.map(|at| at.0))
}

/// Where the feed ends, for this transaction alone: whoever else wants to number waits.
///
/// # Errors
/// As every query.
pub fn hold_end(conn: &mut Connection, municipality: MunicipalityId) -> Result<i64, StoreError> {
    dialect::hold_feed_end(conn, municipality)
}

/// Where the feed ends: the last number that was given, 0 if there is none.
///
/// # Errors
/// As every query.
pub fn end(conn: &mut Connection, municipality: MunicipalityId) -> Result<i64, StoreError> {
    let found = feed_end::table
        .find(Col(municipality))
        .select(feed_end::last_number)
        .first(conn)
        .optional()?;
    Ok(found.unwrap_or(0))
}

/// What waits for numbers in a municipality, the longest waiting first. Only for whoever holds
/// the end of its feed.
///
/// # Errors
/// As every query.
pub fn waiting(
    conn: &mut Connection,
    municipality: MunicipalityId,
    limit: i64,
) -> Result<Vec<Unnumbered>, StoreError> {
    let rows: Vec<(Col<OutboxId>, Option<Col<CaseId>>)> = outbox::table
        .filter(outbox::municipality_id.eq(Col(municipality)))
        .filter(outbox::kind.eq(Col(OutboxKind::Feed)))
        .order((outbox::available_at, outbox::id))
        .limit(limit)
        .select((outbox::id, outbox::case_id))
        .load(conn)?;
    rows.into_iter()
        .map(|(id, case)| {
            let case = case.ok_or_else(|| StoreError::Unreadable {
                table: "outbox",
                column: "case_id",
                detail: format!("{} is to be numbered and names no case", id.0),
            })?;
            Ok(Unnumbered {
                id: id.0,
                case: case.0,
            })
        })
        .collect()
}

/// The events of these cases that have no number, in the order in which they happened.
///
/// # Errors
/// As every query.
pub fn without_number(
    conn: &mut Connection,
    municipality: MunicipalityId,
    cases: &[CaseId],
) -> Result<Vec<Place>, StoreError> {
    let cases: Vec<Col<CaseId>> = cases.iter().copied().map(Col).collect();
    let rows: Vec<(Col<CaseId>, i32)> = event::table
        .left_join(
            feed::table.on(feed::municipality_id
                .eq(event::municipality_id)
                .and(feed::case_id.eq(event::case_id))
                .and(feed::seq.eq(event::seq))),
        )
        .filter(event::municipality_id.eq(Col(municipality)))
        .filter(event::case_id.eq_any(cases))
        .filter(feed::number.nullable().is_null())
        .order((event::at, event::case_id, event::seq))
        .select((event::case_id, event::seq))
        .load(conn)?;
    Ok(rows.into_iter().map(|(case, seq)| (case.0, seq)).collect())
}

/// Numbers these events after the end of the feed.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    end: i64,
    places: &[Place],
) -> Result<(), StoreError> {
    let numbered = (end + 1..).zip(places);
    let rows: Vec<FeedRow> = numbered
        .map(|(number, (case, seq))| FeedRow {
            municipality_id: Col(municipality),
            number,
            case_id: Col(*case),
            seq: *seq,
        })
        .collect();
    dialect::insert_feed(conn, &rows)
}

/// Moves the end of the feed from `before` to `end`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody numbered without holding it.
pub fn save_end(
    conn: &mut Connection,
    municipality: MunicipalityId,
    before: i64,
    end: i64,
) -> Result<(), StoreError> {
    let moved = diesel::update(
        feed_end::table
            .find(Col(municipality))
            .filter(feed_end::last_number.eq(before)),
    )
    .set(feed_end::last_number.eq(end))
    .execute(conn)?;
    crate::one_row(moved)
}

/// Removes what was numbered from what waits.
///
/// # Errors
/// As every query.
pub fn delete_waiting(
    conn: &mut Connection,
    municipality: MunicipalityId,
    done: &[Unnumbered],
) -> Result<(), StoreError> {
    let ids: Vec<Col<OutboxId>> = done.iter().map(|row| Col(row.id)).collect();
    diesel::delete(
        outbox::table
            .filter(outbox::municipality_id.eq(Col(municipality)))
            .filter(outbox::id.eq_any(ids)),
    )
    .execute(conn)?;
    Ok(())
}

/// A stretch of the feed, in order.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    stretch: &Stretch,
    limit: i64,
) -> Result<Vec<FeedRecord>, StoreError> {
    let mut query = feed::table
        .inner_join(
            event::table.on(event::municipality_id
                .eq(feed::municipality_id)
                .and(event::case_id.eq(feed::case_id))
                .and(event::seq.eq(feed::seq))),
        )
        .filter(feed::municipality_id.eq(Col(municipality)))
        .filter(feed::number.gt(stretch.after))
        .filter(feed::number.le(stretch.until))
        .order(feed::number)
        .limit(limit)
        .select((feed::number, EventFound::as_select()))
        .into_boxed();
    if let Some(kind) = &stretch.kind {
        query = query.filter(event::kind.eq(kind));
    }
    if let Some(case) = stretch.case {
        query = query.filter(feed::case_id.eq(Col(case)));
    }
    let rows: Vec<(i64, EventFound)> = query.load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(number, event)| FeedRecord {
            number,
            event: event.read(),
        })
        .collect())
}
