//! Bytes that no attachment vouches for: on their way in, or to be deleted.

use diesel::prelude::*;
use onedoor_domain::{FileId, Moment, MunicipalityId};

use crate::columns::Col;
use crate::schema::stray_file;
use crate::{Connection, StoreError};

/// Notes bytes that must be deleted at `delete_at`, unless an attachment vouches for them by then.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    file: FileId,
    delete_at: Moment,
) -> Result<(), StoreError> {
    diesel::insert_into(stray_file::table)
        .values((
            stray_file::municipality_id.eq(Col(municipality)),
            stray_file::id.eq(Col(file)),
            stray_file::delete_at.eq(Col(delete_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes bytes off the list that will not be deleted before `at`, because an attachment of this
/// transaction vouches for them.
///
/// # Errors
/// [`StoreError::Stale`] if they may be deleted before, or have been.
pub fn vouch(
    conn: &mut Connection,
    municipality: MunicipalityId,
    file: FileId,
    at: Moment,
) -> Result<(), StoreError> {
    let gone = diesel::delete(
        stray_file::table
            .find((Col(municipality), Col(file)))
            .filter(stray_file::delete_at.gt(Col(at))),
    )
    .execute(conn)?;
    crate::one_row(gone)
}

/// Has bytes deleted from `now` on. Nothing happens if an attachment vouches for them by now.
///
/// # Errors
/// As every query.
pub fn give_up(
    conn: &mut Connection,
    municipality: MunicipalityId,
    file: FileId,
    now: Moment,
) -> Result<(), StoreError> {
    diesel::update(stray_file::table.find((Col(municipality), Col(file))))
        .set(stray_file::delete_at.eq(Col(now)))
        .execute(conn)?;
    Ok(())
}

/// Bytes whose time has come, the longest due first, in all municipalities, at most `limit`.
///
/// # Errors
/// As every query.
pub fn due(
    conn: &mut Connection,
    now: Moment,
    limit: i64,
) -> Result<Vec<(MunicipalityId, FileId)>, StoreError> {
    let rows: Vec<(Col<MunicipalityId>, Col<FileId>)> = stray_file::table
        .filter(stray_file::delete_at.le(Col(now)))
        .order(stray_file::delete_at)
        .limit(limit)
        .select((stray_file::municipality_id, stray_file::id))
        .load(conn)?;
    Ok(rows.into_iter().map(|(of, file)| (of.0, file.0)).collect())
}

/// Forgets bytes that are gone. Another sweep may have been here first.
///
/// # Errors
/// As every query.
pub fn delete(
    conn: &mut Connection,
    municipality: MunicipalityId,
    file: FileId,
) -> Result<(), StoreError> {
    diesel::delete(stray_file::table.find((Col(municipality), Col(file)))).execute(conn)?;
    Ok(())
}
