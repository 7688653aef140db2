//! Which events have no number yet.

use diesel::prelude::*;
use onedoor_domain::{CaseId, Moment, MunicipalityId, OutboxId};

use super::Place;
use crate::columns::{Col, OutboxKind};
use crate::schema::{event, feed, outbox};
use crate::{Connection, StoreError};

/// Something that was written and has no number yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unnumbered {
    /// The outbox row that says so.
    pub id: OutboxId,
    /// Which case it happened to.
    pub case: CaseId,
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
