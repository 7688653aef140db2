//! When the clock next looks whether somebody is away.
//!
//! A row stands for everybody who is away or will be, so that the cost of looking follows the
//! absences that begin and end, and not the cases that are open.

use diesel::prelude::*;
use onedoor_domain::{Moment, MunicipalityId, StaffId};

use crate::columns::Col;
use crate::schema::attendance;
use crate::{Connection, StoreError, dialect};

/// Makes the clock look at somebody at this moment, and no later.
///
/// # Errors
/// As every query.
pub fn look_at(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
    at: Moment,
) -> Result<(), StoreError> {
    dialect::upsert_attendance(conn, municipality, staff, at)
}

/// Makes the clock look at once at everybody who is away or will be: the rule has changed.
///
/// # Errors
/// As every query.
pub fn look_at_everybody(
    conn: &mut Connection,
    municipality: MunicipalityId,
    now: Moment,
) -> Result<(), StoreError> {
    diesel::update(attendance::table.filter(attendance::municipality_id.eq(Col(municipality))))
        .set(attendance::next_at.eq(Col(now)))
        .execute(conn)?;
    Ok(())
}

/// The person whose turn came first, for this transaction alone, in all municipalities.
///
/// # Errors
/// As every query.
pub fn take(
    conn: &mut Connection,
    now: Moment,
) -> Result<Option<(MunicipalityId, StaffId)>, StoreError> {
    dialect::take_attendance(conn, now)
}

/// There is nothing to look at any more.
///
/// # Errors
/// As every query.
pub fn delete(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
) -> Result<(), StoreError> {
    diesel::delete(attendance::table.find((Col(municipality), Col(staff)))).execute(conn)?;
    Ok(())
}
