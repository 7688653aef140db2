//! Taking up and putting down what somebody carries.

use diesel::prelude::*;
use onedoor_domain::{Moment, MunicipalityId, StaffId};

use crate::columns::Col;
use crate::schema::staff_load;
use crate::{Connection, StoreError};

/// Adds one case to what somebody coordinates.
///
/// # Errors
/// [`StoreError::Stale`] if they do not work here any more.
pub fn pick_up_coordination(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: StaffId,
    now: Moment,
) -> Result<(), StoreError> {
    let changed = diesel::update(staff_load::table.find((Col(municipality), Col(id))))
        .set((
            staff_load::coordinations.eq(staff_load::coordinations + 1),
            staff_load::last_assigned_at.eq(Some(Col(now))),
        ))
        .execute(conn)?;
    crate::one_row(changed)
}

/// Takes one case off what somebody coordinates.
///
/// # Errors
/// As every query.
pub fn put_down_coordination(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: StaffId,
) -> Result<(), StoreError> {
    let changed = diesel::update(staff_load::table.find((Col(municipality), Col(id))))
        .set(staff_load::coordinations.eq(staff_load::coordinations - 1))
        .execute(conn)?;
    crate::one_row(changed)
}

/// Adds one contribution to what somebody carries.
///
/// # Errors
/// [`StoreError::Stale`] if they do not work here any more.
pub fn pick_up_contribution(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: StaffId,
    now: Moment,
) -> Result<(), StoreError> {
    let changed = diesel::update(staff_load::table.find((Col(municipality), Col(id))))
        .set((
            staff_load::contributions.eq(staff_load::contributions + 1),
            staff_load::last_assigned_at.eq(Some(Col(now))),
        ))
        .execute(conn)?;
    crate::one_row(changed)
}

/// Takes one contribution off what somebody carries.
///
/// # Errors
/// As every query.
pub fn put_down_contribution(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: StaffId,
) -> Result<(), StoreError> {
    let changed = diesel::update(staff_load::table.find((Col(municipality), Col(id))))
        .set(staff_load::contributions.eq(staff_load::contributions - 1))
        .execute(conn)?;
    crate::one_row(changed)
}
