//! What people say of themselves: whether they can take calls.

use std::collections::BTreeMap;

use diesel::prelude::*;
use onedoor_domain::availability::{OwnWord, Said};
use onedoor_domain::{Moment, MunicipalityId, StaffId};

use crate::columns::Col;
use crate::schema::staff_presence;
use crate::{Connection, StoreError};

/// What these people said of themselves that holds after `now`.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: &[StaffId],
    now: Moment,
) -> Result<BTreeMap<StaffId, OwnWord>, StoreError> {
    let staff: Vec<Col<StaffId>> = staff.iter().copied().map(Col).collect();
    let rows: Vec<(Col<StaffId>, Col<Said>, Col<Moment>)> = staff_presence::table
        .filter(staff_presence::municipality_id.eq(Col(municipality)))
        .filter(staff_presence::staff_id.eq_any(staff))
        .filter(staff_presence::until_at.gt(Col(now)))
        .select((
            staff_presence::staff_id,
            staff_presence::said,
            staff_presence::until_at,
        ))
        .load(conn)?;
    let word = |(staff, said, until): (Col<StaffId>, Col<Said>, Col<Moment>)| {
        let (said, until) = (said.0, until.0);
        (staff.0, OwnWord { said, until })
    };
    Ok(rows.into_iter().map(word).collect())
}

/// Replaces what somebody said of themselves before; answers whether they had said anything.
///
/// # Errors
/// As every query.
pub fn save(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
    word: OwnWord,
    now: Moment,
) -> Result<bool, StoreError> {
    let changed = diesel::update(staff_presence::table.find((Col(municipality), Col(staff))))
        .set((
            staff_presence::said.eq(Col(word.said)),
            staff_presence::until_at.eq(Col(word.until)),
            staff_presence::updated_at.eq(Col(now)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Keeps what somebody says of themselves for the first time.
///
/// # Errors
/// [`StoreError::Taken`] if they said something at the same moment.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
    word: OwnWord,
    now: Moment,
) -> Result<(), StoreError> {
    diesel::insert_into(staff_presence::table)
        .values((
            staff_presence::municipality_id.eq(Col(municipality)),
            staff_presence::staff_id.eq(Col(staff)),
            staff_presence::said.eq(Col(word.said)),
            staff_presence::until_at.eq(Col(word.until)),
            staff_presence::updated_at.eq(Col(now)),
        ))
        .execute(conn)?;
    Ok(())
}
