//! Whether every event stands in its feed once, and in order.
//!
//! Once, and with one number each, is kept by the table itself.

use diesel::dsl::{exists, max, not};
use diesel::prelude::*;
use onedoor_domain::{CaseId, MunicipalityId};

use super::{Breach, CaseKey, Finding, cases_after};
use crate::columns::{Col, OutboxKind};
use crate::schema::{event, feed, feed_end, outbox};
use crate::{Connection, StoreError};

/// Checks one page of cases against the feed: every event has a number unless its case still waits
/// for numbers, and numbers follow the order of the case.
///
/// An event and its number, or what waits for it, are read in one statement, so that what is
/// numbered meanwhile is seen before or after, and never between.
///
/// # Errors
/// As every query.
pub fn feeds_after(
    conn: &mut Connection,
    after: Option<CaseKey>,
    limit: i64,
) -> Result<Vec<Finding>, StoreError> {
    let page = cases_after(conn, after, limit)?;
    let mut findings = Vec::new();
    for house in page.chunk_by(|one, next| one.0 == next.0) {
        if let (Some((municipality, first)), Some((_, last))) = (house.first(), house.last()) {
            findings.extend(unnumbered(conn, *municipality, *first, *last)?);
            findings.extend(out_of_order(conn, *municipality, *first, *last)?);
        }
    }
    Ok(findings)
}

/// Feeds that have a number greater than the last that was given: municipality, end, number.
///
/// # Errors
/// As every query.
pub fn feeds_beyond_their_end(
    conn: &mut Connection,
) -> Result<Vec<(MunicipalityId, i64, i64)>, StoreError> {
    let ends: Vec<(Col<MunicipalityId>, i64)> = feed_end::table
        .select((feed_end::municipality_id, feed_end::last_number))
        .load(conn)?;
    let mut found = Vec::new();
    for (municipality, end) in ends {
        let last: Option<i64> = feed::table
            .filter(feed::municipality_id.eq(municipality))
            .select(max(feed::number))
            .first(conn)?;
        if let Some(last) = last.filter(|last| *last > end) {
            found.push((municipality.0, end, last));
        }
    }
    Ok(found)
}

fn unnumbered(
    conn: &mut Connection,
    municipality: MunicipalityId,
    first: CaseId,
    last: CaseId,
) -> Result<Vec<Finding>, StoreError> {
    let waits = outbox::table
        .filter(outbox::municipality_id.eq(event::municipality_id))
        .filter(outbox::kind.eq(Col(OutboxKind::Feed)))
        .filter(outbox::case_id.eq(event::case_id.nullable()));
    let rows: Vec<(Col<CaseId>, i32)> = event::table
        .left_join(
            feed::table.on(feed::municipality_id
                .eq(event::municipality_id)
                .and(feed::case_id.eq(event::case_id))
                .and(feed::seq.eq(event::seq))),
        )
        .filter(event::municipality_id.eq(Col(municipality)))
        .filter(event::case_id.ge(Col(first)))
        .filter(event::case_id.le(Col(last)))
        .filter(feed::number.nullable().is_null())
        .filter(not(exists(waits)))
        .order((event::case_id, event::seq))
        .select((event::case_id, event::seq))
        .load(conn)?;
    Ok(findings(municipality, rows, |seq| Breach::NotInFeed {
        seq,
    }))
}

fn out_of_order(
    conn: &mut Connection,
    municipality: MunicipalityId,
    first: CaseId,
    last: CaseId,
) -> Result<Vec<Finding>, StoreError> {
    let (before, after) = diesel::alias!(feed as before, feed as after);
    // From each event to the one that it follows, and not the other way: both databases look that one
    // up, where SQLite would walk through all lesser numbers of the house.
    let rows: Vec<(Col<CaseId>, i32)> = after
        .inner_join(
            before.on(before
                .field(feed::municipality_id)
                .eq(after.field(feed::municipality_id))
                .and(before.field(feed::case_id).eq(after.field(feed::case_id)))
                .and(before.field(feed::seq).eq(after.field(feed::seq) - 1))),
        )
        .filter(after.field(feed::municipality_id).eq(Col(municipality)))
        .filter(after.field(feed::case_id).ge(Col(first)))
        .filter(after.field(feed::case_id).le(Col(last)))
        .filter(after.field(feed::number).lt(before.field(feed::number)))
        .order((after.field(feed::case_id), after.field(feed::seq)))
        .select((after.field(feed::case_id), after.field(feed::seq)))
        .load(conn)?;
    Ok(findings(municipality, rows, |seq| Breach::FeedOutOfOrder {
        seq,
    }))
}

fn findings(
    municipality: MunicipalityId,
    rows: Vec<(Col<CaseId>, i32)>,
    what: impl Fn(i32) -> Breach,
) -> Vec<Finding> {
    rows.into_iter()
        .map(|(case, seq)| Finding {
            municipality,
            case: case.0,
            what: what(seq),
        })
        .collect()
}
