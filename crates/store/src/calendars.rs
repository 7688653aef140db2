//! Every version of a municipality's calendar: promises name the one they were counted on.

use diesel::prelude::*;
use onedoor_domain::{Moment, MunicipalityId};

use crate::columns::{Col, JsonText};
use crate::schema::calendar;
use crate::{Connection, StoreError};

/// One version of a calendar. It never changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarRecord {
    /// Its number, from 1.
    pub version: u32,
    /// Opening hours, closed days and seasons, as JSON.
    pub document: String,
    /// The zone of the wall clocks it is counted in.
    pub time_zone: String,
    /// When it was made.
    pub created_at: Moment,
    /// By whom: an actor, by id.
    pub created_by: String,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = calendar)]
struct CalendarFound {
    version: i32,
    document: JsonText,
    time_zone: String,
    created_at: Col<Moment>,
    created_by: String,
}

/// Adds a version.
///
/// # Errors
/// [`StoreError::Taken`] if there is one of this number.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &CalendarRecord,
) -> Result<(), StoreError> {
    diesel::insert_into(calendar::table)
        .values((
            calendar::municipality_id.eq(Col(municipality)),
            calendar::version.eq(crate::signed(record.version)),
            calendar::document.eq(JsonText(record.document.clone())),
            calendar::time_zone.eq(&record.time_zone),
            calendar::created_at.eq(Col(record.created_at)),
            calendar::created_by.eq(&record.created_by),
        ))
        .execute(conn)?;
    Ok(())
}

/// One version, with the zone without which its document says little.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn document(
    conn: &mut Connection,
    municipality: MunicipalityId,
    version: u32,
) -> Result<CalendarRecord, StoreError> {
    Ok(calendar::table
        .find((Col(municipality), crate::signed(version)))
        .select(CalendarFound::as_select())
        .first(conn)?
        .read())
}

/// All versions, the first one first.
///
/// # Errors
/// As every query.
pub fn list_versions(
    conn: &mut Connection,
    municipality: MunicipalityId,
) -> Result<Vec<u32>, StoreError> {
    let versions: Vec<i32> = calendar::table
        .filter(calendar::municipality_id.eq(Col(municipality)))
        .order(calendar::version)
        .select(calendar::version)
        .load(conn)?;
    Ok(versions.into_iter().map(crate::unsigned).collect())
}

impl CalendarFound {
    fn read(self) -> CalendarRecord {
        CalendarRecord {
            version: crate::unsigned(self.version),
            document: self.document.0,
            time_zone: self.time_zone,
            created_at: self.created_at.0,
            created_by: self.created_by,
        }
    }
}
