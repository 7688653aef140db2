//! The feed of a municipality: every event once, in an order that is given after its commit.
//!
//! Ids are made before a commit and therefore say nothing about what becomes visible when. So the
//! transaction that writes events leaves an outbox row, and whoever numbers afterwards sees only
//! what is committed. A number is seen only when all before it are.

mod numbering;

use diesel::prelude::*;
use onedoor_domain::{CaseId, MunicipalityId};

pub use numbering::{
    Unnumbered, delete_waiting, longest_waiting, waiting, waits_since, without_number,
};

use crate::columns::Col;
use crate::contents::{EventFound, EventRecord};
use crate::schema::{event, feed, feed_end};
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
