//! Questions that people ask again and again, each person's own.

use diesel::prelude::*;
use onedoor_domain::{Moment, MunicipalityId, SavedFilterId, StaffId, Version, Versioned};

use crate::columns::{Col, JsonText};
use crate::schema::saved_filter;
use crate::{Connection, StoreError};

/// A question that somebody asks again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedFilter {
    /// Its identity.
    pub id: SavedFilterId,
    /// Whose it is.
    pub staff: StaffId,
    /// What they call it.
    pub name: String,
    /// What is asked, as JSON.
    pub query: JsonText,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = saved_filter)]
struct FilterFound {
    id: Col<SavedFilterId>,
    staff_id: Col<StaffId>,
    name: String,
    query: JsonText,
    version: i32,
}

/// Somebody's filters, by their names.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
) -> Result<Vec<Versioned<SavedFilter>>, StoreError> {
    let rows = saved_filter::table
        .filter(saved_filter::municipality_id.eq(Col(municipality)))
        .filter(saved_filter::staff_id.eq(Col(staff)))
        .order(saved_filter::id)
        .select(FilterFound::as_select())
        .load(conn)?;
    let mut filters: Vec<_> = rows.into_iter().map(FilterFound::read).collect();
    // Not by the database: the two sort letters differently.
    filters.sort_by_key(|filter| filter.value.name.to_lowercase());
    Ok(filters)
}

/// One filter of somebody's.
///
/// # Errors
/// [`StoreError::NotFound`], also if it is somebody else's.
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
    id: SavedFilterId,
) -> Result<Versioned<SavedFilter>, StoreError> {
    let row: FilterFound = saved_filter::table
        .find((Col(municipality), Col(id)))
        .filter(saved_filter::staff_id.eq(Col(staff)))
        .select(FilterFound::as_select())
        .first(conn)?;
    Ok(row.read())
}

/// Adds a filter.
///
/// # Errors
/// [`StoreError::Taken`] if the person has one of that name.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    filter: &SavedFilter,
    now: Moment,
) -> Result<(), StoreError> {
    diesel::insert_into(saved_filter::table)
        .values((
            saved_filter::municipality_id.eq(Col(municipality)),
            saved_filter::id.eq(Col(filter.id)),
            saved_filter::staff_id.eq(Col(filter.staff)),
            saved_filter::name.eq(&filter.name),
            saved_filter::query.eq(&filter.query),
            saved_filter::version.eq(Version::FIRST.0),
            saved_filter::created_at.eq(Col(now)),
            saved_filter::updated_at.eq(Col(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Saves what was changed since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if it changed since, [`StoreError::Taken`] if the name is.
pub fn save(
    conn: &mut Connection,
    municipality: MunicipalityId,
    filter: &SavedFilter,
    seen: Version,
    now: Moment,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        saved_filter::table
            .find((Col(municipality), Col(filter.id)))
            .filter(saved_filter::version.eq(seen.0)),
    )
    .set((
        saved_filter::name.eq(&filter.name),
        saved_filter::query.eq(&filter.query),
        saved_filter::version.eq(seen.next().0),
        saved_filter::updated_at.eq(Col(now)),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

/// Removes a filter as it was seen.
///
/// # Errors
/// [`StoreError::Stale`] if it changed since.
pub fn delete(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: SavedFilterId,
    seen: Version,
) -> Result<(), StoreError> {
    let gone = diesel::delete(
        saved_filter::table
            .find((Col(municipality), Col(id)))
            .filter(saved_filter::version.eq(seen.0)),
    )
    .execute(conn)?;
    crate::one_row(gone)
}

impl FilterFound {
    fn read(self) -> Versioned<SavedFilter> {
        Versioned {
            value: SavedFilter {
                id: self.id.0,
                staff: self.staff_id.0,
                name: self.name,
                query: self.query,
            },
            version: Version(self.version),
        }
    }
}
