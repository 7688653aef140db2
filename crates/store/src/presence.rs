//! When people are away, and when they are on duty.

mod duties;

use diesel::prelude::*;
use onedoor_domain::directory::Absence;
use onedoor_domain::{AbsenceId, Moment, MunicipalityId, StaffId, Version, Versioned};

pub use duties::{delete_duty, duties, get_duty, insert_duty};

use crate::columns::Col;
use crate::schema::absence;
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
