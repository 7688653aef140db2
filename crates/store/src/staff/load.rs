//! How much everybody carries.

use std::collections::BTreeMap;

use diesel::prelude::*;
use onedoor_domain::directory::{Load, Loads};
use onedoor_domain::{Moment, MunicipalityId, StaffId};

use crate::columns::Col;
use crate::schema::staff_load;
use crate::{Connection, StoreError, dialect};

#[derive(Queryable, Selectable)]
#[diesel(table_name = staff_load)]
struct LoadRow {
    staff_id: Col<StaffId>,
    coordinations: i32,
    contributions: i32,
    last_assigned_at: Option<Col<Moment>>,
}

/// How much everybody who is active carries.
///
/// # Errors
/// As every query.
pub fn loads(conn: &mut Connection, municipality: MunicipalityId) -> Result<Loads, StoreError> {
    let rows = staff_load::table
        .filter(staff_load::municipality_id.eq(Col(municipality)))
        .select(LoadRow::as_select())
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let load = Load {
                coordinations: crate::unsigned(row.coordinations),
                contributions: crate::unsigned(row.contributions),
                last_assigned_at: row.last_assigned_at.map(|at| at.0),
            };
            (row.staff_id.0, load)
        })
        .collect())
}

/// Lets somebody be given work: they have a load of nothing.
///
/// # Errors
/// As every query.
pub fn open_load(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: StaffId,
) -> Result<(), StoreError> {
    diesel::insert_into(staff_load::table)
        .values((
            staff_load::municipality_id.eq(Col(municipality)),
            staff_load::staff_id.eq(Col(id)),
            staff_load::coordinations.eq(0),
            staff_load::contributions.eq(0),
            staff_load::last_assigned_at.eq(None::<Col<Moment>>),
        ))
        .execute(conn)?;
    Ok(())
}

/// Lets nobody give them work any more. Whoever is about to meets a row that is gone.
///
/// # Errors
/// [`StoreError::Stale`] if they still carry something.
pub fn close_load(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: StaffId,
) -> Result<(), StoreError> {
    let gone = diesel::delete(
        staff_load::table
            .find((Col(municipality), Col(id)))
            .filter(staff_load::coordinations.eq(0))
            .filter(staff_load::contributions.eq(0)),
    )
    .execute(conn)?;
    crate::one_row(gone)
}

/// What these people carry, coordinations then contributions, for this transaction alone: in the
/// order of their ids, so that two who change several loads never wait for each other. Whoever does
/// not work here any more is missing.
///
/// # Errors
/// As every query.
pub fn hold_loads(
    conn: &mut Connection,
    municipality: MunicipalityId,
    people: &[StaffId],
) -> Result<BTreeMap<StaffId, (u32, u32)>, StoreError> {
    let rows = dialect::lock_loads(conn, municipality, people)?;
    let read = |(staff, coordinations, contributions)| {
        let carried = (
            crate::unsigned(coordinations),
            crate::unsigned(contributions),
        );
        (staff, carried)
    };
    Ok(rows.into_iter().map(read).collect())
}
