//! Which promises the clock must look at.

use diesel::prelude::*;
use onedoor_domain::{CaseId, Moment, MunicipalityId};

use crate::columns::Col;
use crate::schema::{contribution, guarantee};
use crate::{Connection, StoreError, dialect};

/// The cases of which a guarantee must be looked at, for this transaction alone; the longest due
/// first, in all municipalities, at most `limit`.
///
/// What is due must be read again: a sweep that ended between the look and the lock may have
/// just done it.
///
/// # Errors
/// As every query.
pub fn cases_with_due_guarantees(
    conn: &mut Connection,
    now: Moment,
    limit: i64,
) -> Result<Vec<(MunicipalityId, CaseId)>, StoreError> {
    dialect::claim_cases_with_due_guarantees(conn, now, limit)
}

/// Lets the sweep look at a case's guarantees again only after `until`, because it could not now.
///
/// # Errors
/// As every query.
pub fn postpone(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    until: Moment,
) -> Result<usize, StoreError> {
    Ok(diesel::update(
        guarantee::table
            .filter(guarantee::municipality_id.eq(Col(municipality)))
            .filter(guarantee::case_id.eq(Col(case)))
            .filter(guarantee::next_at.lt(Some(Col(until)))),
    )
    .set(guarantee::next_at.eq(Some(Col(until))))
    .execute(conn)?)
}

/// The earliest moment at which a guarantee or an offer must be looked at, if any must be.
///
/// # Errors
/// As every query.
pub fn oldest_due(conn: &mut Connection) -> Result<Option<Moment>, StoreError> {
    // Ordered and not `min`: so both databases read one entry of the partial index.
    let guarantee: Option<Col<Moment>> = guarantee::table
        .filter(guarantee::next_at.is_not_null())
        .order(guarantee::next_at)
        .select(guarantee::next_at.assume_not_null())
        .first(conn)
        .optional()?;
    let offer: Option<Col<Moment>> = contribution::table
        .filter(contribution::next_at.is_not_null())
        .order(contribution::next_at)
        .select(contribution::next_at.assume_not_null())
        .first(conn)
        .optional()?;
    Ok(guarantee.into_iter().chain(offer).map(|at| at.0).min())
}
