//! How the units of the catalogue are reached in one municipality.

use diesel::prelude::*;
use onedoor_domain::{Moment, MunicipalityId, Version};

use crate::columns::Col;
use crate::schema::unit;
use crate::{Connection, StoreError};

/// A unit as the municipality keeps it. Its names stand in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitRecord {
    /// The unit's id in the catalogue.
    pub id: String,
    /// The mailbox that its members share.
    pub mailbox: Option<String>,
    /// Its phone, E.164.
    pub phone: Option<String>,
    /// For optimistic concurrency.
    pub version: Version,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = unit)]
struct UnitRow {
    id: String,
    mailbox: Option<String>,
    phone: Option<String>,
    version: i32,
}

/// All units.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
) -> Result<Vec<UnitRecord>, StoreError> {
    let rows = unit::table
        .filter(unit::municipality_id.eq(Col(municipality)))
        .order(unit::id)
        .select(UnitRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(UnitRow::read).collect())
}

/// One unit.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: &str,
) -> Result<UnitRecord, StoreError> {
    Ok(unit::table
        .find((Col(municipality), id))
        .select(UnitRow::as_select())
        .first(conn)?
        .read())
}

/// Adds a unit.
///
/// # Errors
/// [`StoreError::Taken`] if it is there.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &UnitRecord,
    now: Moment,
) -> Result<(), StoreError> {
    diesel::insert_into(unit::table)
        .values((
            unit::municipality_id.eq(Col(municipality)),
            unit::id.eq(&record.id),
            unit::mailbox.eq(record.mailbox.as_deref()),
            unit::phone.eq(record.phone.as_deref()),
            unit::version.eq(record.version.0),
            unit::created_at.eq(Col(now)),
            unit::updated_at.eq(Col(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Saves what was changed since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn save(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &UnitRecord,
    seen: Version,
    now: Moment,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        unit::table
            .find((Col(municipality), record.id.as_str()))
            .filter(unit::version.eq(seen.0)),
    )
    .set((
        unit::mailbox.eq(record.mailbox.as_deref()),
        unit::phone.eq(record.phone.as_deref()),
        unit::version.eq(seen.next().0),
        unit::updated_at.eq(Col(now)),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

impl UnitRow {
    fn read(self) -> UnitRecord {
        UnitRecord {
            id: self.id,
            mailbox: self.mailbox,
            phone: self.phone,
            version: Version(self.version),
        }
    }
}
