//! Who is on duty when.

use diesel::prelude::*;
use onedoor_domain::directory::Duty;
use onedoor_domain::{DutyId, Moment, MunicipalityId, StaffId, Version, Versioned};

use crate::columns::Col;
use crate::schema::duty;
use crate::{Connection, StoreError};

#[derive(Queryable, Selectable)]
#[diesel(table_name = duty)]
struct DutyRow {
    id: Col<DutyId>,
    staff_id: Col<StaffId>,
    starts_at: Col<Moment>,
    ends_at: Col<Moment>,
    version: i32,
}

/// Turns on the duty roster that end after `after`, soonest first.
///
/// # Errors
/// As every query.
pub fn duties(
    conn: &mut Connection,
    municipality: MunicipalityId,
    after: Moment,
) -> Result<Vec<Versioned<(DutyId, Duty)>>, StoreError> {
    let rows = duty::table
        .filter(duty::municipality_id.eq(Col(municipality)))
        .filter(duty::ends_at.gt(Col(after)))
        .order((duty::starts_at, duty::id))
        .select(DutyRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(DutyRow::read).collect())
}

/// One turn.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get_duty(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: DutyId,
) -> Result<Versioned<(DutyId, Duty)>, StoreError> {
    Ok(duty::table
        .find((Col(municipality), Col(id)))
        .select(DutyRow::as_select())
        .first(conn)?
        .read())
}

/// Adds a turn.
///
/// # Errors
/// As every query.
pub fn insert_duty(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: DutyId,
    turn: &Duty,
    now: Moment,
) -> Result<(), StoreError> {
    diesel::insert_into(duty::table)
        .values((
            duty::municipality_id.eq(Col(municipality)),
            duty::id.eq(Col(id)),
            duty::staff_id.eq(Col(turn.staff)),
            duty::starts_at.eq(Col(turn.starts_at)),
            duty::ends_at.eq(Col(turn.ends_at)),
            duty::version.eq(Version::FIRST.0),
            duty::created_at.eq(Col(now)),
            duty::updated_at.eq(Col(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes a turn back.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first, or it is not there.
pub fn delete_duty(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: DutyId,
    seen: Version,
) -> Result<(), StoreError> {
    let gone = diesel::delete(
        duty::table
            .find((Col(municipality), Col(id)))
            .filter(duty::version.eq(seen.0)),
    )
    .execute(conn)?;
    crate::one_row(gone)
}

impl DutyRow {
    pub(super) fn read(self) -> Versioned<(DutyId, Duty)> {
        let turn = Duty {
            staff: self.staff_id.0,
            starts_at: self.starts_at.0,
            ends_at: self.ends_at.0,
        };
        Versioned {
            value: (self.id.0, turn),
            version: Version(self.version),
        }
    }
}
