//! When people are away, and when they are on duty.

use diesel::prelude::*;
use onedoor_domain::directory::{Absence, Duty};
use onedoor_domain::{AbsenceId, DutyId, Moment, MunicipalityId, StaffId, Version, Versioned};

use crate::columns::Col;
use crate::schema::{absence, duty};
use crate::{Connection, StoreError};

#[derive(Queryable, Selectable)]
#[diesel(table_name = absence)]
struct AbsenceRow {
    id: Col<AbsenceId>,
    staff_id: Col<StaffId>,
    starts_at: Col<Moment>,
    ends_at: Col<Moment>,
    substitute_id: Option<Col<StaffId>>,
    version: i32,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = duty)]
struct DutyRow {
    id: Col<DutyId>,
    staff_id: Col<StaffId>,
    starts_at: Col<Moment>,
    ends_at: Col<Moment>,
    version: i32,
}

/// Absences that end after `after`, soonest first.
///
/// # Errors
/// As every query.
pub fn absences(
    conn: &mut Connection,
    municipality: MunicipalityId,
    after: Moment,
) -> Result<Vec<Versioned<Absence>>, StoreError> {
    let rows = absence::table
        .filter(absence::municipality_id.eq(Col(municipality)))
        .filter(absence::ends_at.gt(Col(after)))
        .order((absence::ends_at, absence::id))
        .select(AbsenceRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(AbsenceRow::read).collect())
}

/// One absence.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get_absence(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: AbsenceId,
) -> Result<Versioned<Absence>, StoreError> {
    Ok(absence::table
        .find((Col(municipality), Col(id)))
        .select(AbsenceRow::as_select())
        .first(conn)?
        .read())
}

/// Adds an absence.
///
/// # Errors
/// As every query.
pub fn insert_absence(
    conn: &mut Connection,
    municipality: MunicipalityId,
    away: &Absence,
    now: Moment,
) -> Result<(), StoreError> {
    diesel::insert_into(absence::table)
        .values((
            absence::municipality_id.eq(Col(municipality)),
            absence::id.eq(Col(away.id)),
            absence::staff_id.eq(Col(away.staff)),
            absence::starts_at.eq(Col(away.starts_at)),
            absence::ends_at.eq(Col(away.ends_at)),
            absence::substitute_id.eq(away.substitute.map(Col)),
            absence::version.eq(Version::FIRST.0),
            absence::created_at.eq(Col(now)),
            absence::updated_at.eq(Col(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Saves what was changed since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn save_absence(
    conn: &mut Connection,
    municipality: MunicipalityId,
    away: &Absence,
    seen: Version,
    now: Moment,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        absence::table
            .find((Col(municipality), Col(away.id)))
            .filter(absence::version.eq(seen.0)),
    )
    .set((
        absence::starts_at.eq(Col(away.starts_at)),
        absence::ends_at.eq(Col(away.ends_at)),
        absence::substitute_id.eq(away.substitute.map(Col)),
        absence::version.eq(seen.next().0),
        absence::updated_at.eq(Col(now)),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

/// Takes an absence back.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn delete_absence(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: AbsenceId,
    seen: Version,
) -> Result<(), StoreError> {
    let gone = diesel::delete(
        absence::table
            .find((Col(municipality), Col(id)))
            .filter(absence::version.eq(seen.0)),
    )
    .execute(conn)?;
    crate::one_row(gone)
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

impl AbsenceRow {
    fn read(self) -> Versioned<Absence> {
        let value = Absence {
            id: self.id.0,
            staff: self.staff_id.0,
            starts_at: self.starts_at.0,
            ends_at: self.ends_at.0,
            substitute: self.substitute_id.map(|id| id.0),
        };
        Versioned {
            value,
            version: Version(self.version),
        }
    }
}

impl DutyRow {
    fn read(self) -> Versioned<(DutyId, Duty)> {
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
