//! Wrong guesses, counted under a hash of who guessed at whom.

use diesel::dsl::exists;
use diesel::prelude::*;
use onedoor_domain::signing_in::Tries;
use onedoor_domain::{Moment, MunicipalityId};

use crate::columns::Col;
use crate::schema::sign_in_attempt;
use crate::{Connection, StoreError, dialect};

/// What was counted under a hash, held for this transaction: of many guesses at once, each sees
/// those before it. Whoever holds several holds them in one order.
///
/// # Errors
/// As every query.
pub fn hold(
    conn: &mut Connection,
    municipality: MunicipalityId,
    hash: &[u8],
    now: Moment,
) -> Result<Tries, StoreError> {
    type Row = (i32, Option<Col<Moment>>, Option<Col<Moment>>);
    dialect::hold_attempt(conn, municipality, hash, now)?;
    let (failures, last_at, succeeded_at): Row = sign_in_attempt::table
        .find((Col(municipality), hash))
        .select((
            sign_in_attempt::failures,
            sign_in_attempt::last_at,
            sign_in_attempt::succeeded_at,
        ))
        .first(conn)?;
    Ok(Tries {
        failures: crate::unsigned(failures),
        last_at: last_at.map(|at| at.0),
        succeeded_at: succeeded_at.map(|at| at.0),
    })
}

/// Counts what is held as `tries` says from now on.
///
/// # Errors
/// As every query.
pub fn save(
    conn: &mut Connection,
    municipality: MunicipalityId,
    hash: &[u8],
    tries: Tries,
) -> Result<(), StoreError> {
    let rows = diesel::update(sign_in_attempt::table.find((Col(municipality), hash)))
        .set((
            sign_in_attempt::failures.eq(crate::signed(tries.failures)),
            sign_in_attempt::last_at.eq(tries.last_at.map(Col)),
            sign_in_attempt::succeeded_at.eq(tries.succeeded_at.map(Col)),
        ))
        .execute(conn)?;
    crate::one_row(rows)
}

/// Whether anything was not touched since `then`.
///
/// # Errors
/// As every query.
pub fn any_untouched(conn: &mut Connection, then: Moment) -> Result<bool, StoreError> {
    let old = sign_in_attempt::table.filter(sign_in_attempt::touched_at.lt(Col(then)));
    Ok(diesel::select(exists(old)).get_result(conn)?)
}

/// Forgets what was not touched since `then`, and says how many.
///
/// # Errors
/// As every query.
pub fn delete_untouched(conn: &mut Connection, then: Moment) -> Result<usize, StoreError> {
    let old = sign_in_attempt::table.filter(sign_in_attempt::touched_at.lt(Col(then)));
    Ok(diesel::delete(old).execute(conn)?)
}
