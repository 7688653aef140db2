//! Idempotency keys: reserved before anything else, kept with the sealed answer.

use diesel::prelude::*;
use onedoor_domain::{Moment, MunicipalityId};

use crate::columns::Col;
use crate::schema::idempotency_key;
use crate::{Connection, StoreError};

pub use crate::rows::intake::IdempotencyRow;

/// What stands under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAnswer {
    /// The fingerprint of the request it answered.
    pub fingerprint: Vec<u8>,
    /// The HTTP status.
    pub status: i32,
    /// The answer, sealed with the key itself.
    pub answer: Vec<u8>,
}

/// What stands under the key with this hash.
///
/// # Errors
/// As every query.
pub fn find(
    conn: &mut Connection,
    municipality: MunicipalityId,
    hash: &[u8],
) -> Result<Option<KeptAnswer>, StoreError> {
    let kept: Option<(Vec<u8>, i32, Vec<u8>)> = idempotency_key::table
        .find((Col(municipality), hash))
        .select((
            idempotency_key::fingerprint,
            idempotency_key::status,
            idempotency_key::answer,
        ))
        .first(conn)
        .optional()?;
    Ok(kept.map(|(fingerprint, status, answer)| KeptAnswer {
        fingerprint,
        status,
        answer,
    }))
}

/// Reserves a key. Whoever comes at the same moment waits here until this one is decided.
///
/// # Errors
/// [`StoreError::Taken`] if the key was used before.
pub fn reserve(conn: &mut Connection, row: &IdempotencyRow) -> Result<(), StoreError> {
    diesel::insert_into(idempotency_key::table)
        .values(row)
        .execute(conn)?;
    Ok(())
}

/// Puts the answer under a reserved key.
///
/// # Errors
/// As every query.
pub fn keep_answer(
    conn: &mut Connection,
    municipality: MunicipalityId,
    hash: &[u8],
    status: i32,
    answer: &[u8],
) -> Result<(), StoreError> {
    let changed = diesel::update(idempotency_key::table.find((Col(municipality), hash)))
        .set((
            idempotency_key::status.eq(status),
            idempotency_key::answer.eq(answer),
        ))
        .execute(conn)?;
    crate::one_row(changed)
}

/// Whether a key expired before `now`.
///
/// # Errors
/// As every query.
pub fn any_expired(conn: &mut Connection, now: Moment) -> Result<bool, StoreError> {
    let expired = idempotency_key::table.filter(idempotency_key::expires_at.lt(Col(now)));
    Ok(diesel::select(diesel::dsl::exists(expired)).get_result(conn)?)
}

/// Forgets keys that expired before `now`, and says how many.
///
/// # Errors
/// As every query.
pub fn delete_expired(conn: &mut Connection, now: Moment) -> Result<usize, StoreError> {
    Ok(
        diesel::delete(idempotency_key::table.filter(idempotency_key::expires_at.lt(Col(now))))
            .execute(conn)?,
    )
}
