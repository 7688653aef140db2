//! Holding what is kept of people: where there can be other writers, against them.

use diesel::prelude::*;
use onedoor_domain::{Moment, MunicipalityId, StaffId};

use crate::columns::Col;
use crate::schema::{attendance, staff_load};
use crate::{Connection, StoreError};

/// The loads of these people, held in the order of their ids, as intake holds them too.
pub(crate) fn lock_loads(
    conn: &mut Connection,
    municipality: MunicipalityId,
    people: &[StaffId],
) -> Result<Vec<(StaffId, i32, i32)>, StoreError> {
    let ids: Vec<Col<StaffId>> = people.iter().copied().map(Col).collect();
    // A macro, because the query carries its backend in its type.
    macro_rules! loads {
        () => {
            staff_load::table
                .filter(staff_load::municipality_id.eq(Col(municipality)))
                .filter(staff_load::staff_id.eq_any(ids))
                .order(staff_load::staff_id)
                .select((
                    staff_load::staff_id,
                    staff_load::coordinations,
                    staff_load::contributions,
                ))
        };
    }
    let rows: Vec<(Col<StaffId>, i32, i32)> = match conn {
        Connection::Postgres(pg) => loads!().for_update().load(pg)?,
        Connection::Sqlite(lite) => loads!().load(lite)?,
    };
    Ok(rows
        .into_iter()
        .map(|(staff, coordinations, contributions)| (staff.0, coordinations, contributions))
        .collect())
}

pub(crate) fn upsert_attendance(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
    at: Moment,
) -> Result<(), StoreError> {
    macro_rules! upsert {
        () => {
            diesel::insert_into(attendance::table)
                .values((
                    attendance::municipality_id.eq(Col(municipality)),
                    attendance::staff_id.eq(Col(staff)),
                    attendance::next_at.eq(Col(at)),
                ))
                .on_conflict((attendance::municipality_id, attendance::staff_id))
                .do_update()
                .set(attendance::next_at.eq(Col(at)))
        };
    }
    match conn {
        Connection::Postgres(pg) => upsert!().execute(pg)?,
        Connection::Sqlite(lite) => upsert!().execute(lite)?,
    };
    Ok(())
}

pub(crate) fn take_attendance(
    conn: &mut Connection,
    now: Moment,
) -> Result<Option<(MunicipalityId, StaffId)>, StoreError> {
    macro_rules! due {
        () => {
            attendance::table
                .filter(attendance::next_at.le(Col(now)))
                .order(attendance::next_at)
                .limit(1)
                .select((attendance::municipality_id, attendance::staff_id))
        };
    }
    let row: Option<(Col<MunicipalityId>, Col<StaffId>)> = match conn {
        Connection::Postgres(pg) => due!().for_update().skip_locked().first(pg).optional()?,
        Connection::Sqlite(lite) => due!().first(lite).optional()?,
    };
    Ok(row.map(|(house, staff)| (house.0, staff.0)))
}
