//! Versions of a municipality's catalogue. A published document never changes.

use diesel::dsl::max;
use diesel::prelude::*;
use onedoor_domain::{CatalogueId, Moment, MunicipalityId};

use crate::columns::{CatalogueStatus, Col};
use crate::schema::catalogue;
use crate::{Connection, StoreError};

/// One version, without its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueRecord {
    /// Its identity.
    pub id: CatalogueId,
    /// Its number, from 1.
    pub version: u32,
    /// Where it stands.
    pub status: CatalogueStatus,
    /// When it was uploaded.
    pub created_at: Moment,
    /// By whom.
    pub created_by: String,
    /// When it was published.
    pub published_at: Option<Moment>,
    /// By whom.
    pub published_by: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = catalogue)]
struct CatalogueRow {
    id: Col<CatalogueId>,
    version: i32,
    status: Col<CatalogueStatus>,
    created_at: Col<Moment>,
    created_by: String,
    published_at: Option<Col<Moment>>,
    published_by: Option<String>,
}

/// All versions, newest first.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
) -> Result<Vec<CatalogueRecord>, StoreError> {
    let rows = catalogue::table
        .filter(catalogue::municipality_id.eq(Col(municipality)))
        .order(catalogue::version.desc())
        .select(CatalogueRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(CatalogueRow::read).collect())
}

/// One version.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    version: u32,
) -> Result<CatalogueRecord, StoreError> {
    Ok(catalogue::table
        .filter(catalogue::municipality_id.eq(Col(municipality)))
        .filter(catalogue::version.eq(crate::signed(version)))
        .select(CatalogueRow::as_select())
        .first(conn)?
        .read())
}

/// The number of the version that routes new enquiries.
///
/// # Errors
/// [`StoreError::NotFound`] if none was published yet.
pub fn published_version(
    conn: &mut Connection,
    municipality: MunicipalityId,
) -> Result<u32, StoreError> {
    let version: i32 = catalogue::table
        .filter(catalogue::municipality_id.eq(Col(municipality)))
        .filter(catalogue::status.eq(Col(CatalogueStatus::Published)))
        .select(catalogue::version)
        .first(conn)?;
    Ok(crate::unsigned(version))
}

/// The document of one version, as JSON.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn document(
    conn: &mut Connection,
    municipality: MunicipalityId,
    version: u32,
) -> Result<String, StoreError> {
    Ok(catalogue::table
        .filter(catalogue::municipality_id.eq(Col(municipality)))
        .filter(catalogue::version.eq(crate::signed(version)))
        .select(catalogue::document)
        .first(conn)?)
}

/// The number for the next version.
///
/// # Errors
/// As every query.
pub fn next_version(
    conn: &mut Connection,
    municipality: MunicipalityId,
) -> Result<u32, StoreError> {
    let newest: Option<i32> = catalogue::table
        .filter(catalogue::municipality_id.eq(Col(municipality)))
        .select(max(catalogue::version))
        .first(conn)?;
    Ok(crate::unsigned(newest.unwrap_or(0)) + 1)
}

/// Adds a draft.
///
/// # Errors
/// [`StoreError::Taken`] if somebody else took its number at the same moment.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    draft: &CatalogueRecord,
    document: &str,
) -> Result<(), StoreError> {
    diesel::insert_into(catalogue::table)
        .values((
            catalogue::municipality_id.eq(Col(municipality)),
            catalogue::id.eq(Col(draft.id)),
            catalogue::version.eq(crate::signed(draft.version)),
            catalogue::status.eq(Col(draft.status)),
            catalogue::document.eq(document),
            catalogue::created_at.eq(Col(draft.created_at)),
            catalogue::created_by.eq(&draft.created_by),
            catalogue::published_at.eq(draft.published_at.map(Col)),
            catalogue::published_by.eq(draft.published_by.as_deref()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Retires what is published now.
///
/// # Errors
/// As every query.
pub fn retire_published(
    conn: &mut Connection,
    municipality: MunicipalityId,
) -> Result<(), StoreError> {
    diesel::update(
        catalogue::table
            .filter(catalogue::municipality_id.eq(Col(municipality)))
            .filter(catalogue::status.eq(Col(CatalogueStatus::Published))),
    )
    .set(catalogue::status.eq(Col(CatalogueStatus::Retired)))
    .execute(conn)?;
    Ok(())
}

/// Publishes a draft.
///
/// # Errors
/// [`StoreError::Stale`] if it is no draft any more.
pub fn publish(
    conn: &mut Connection,
    municipality: MunicipalityId,
    version: u32,
    by: &str,
    now: Moment,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        catalogue::table
            .filter(catalogue::municipality_id.eq(Col(municipality)))
            .filter(catalogue::version.eq(crate::signed(version)))
            .filter(catalogue::status.eq(Col(CatalogueStatus::Draft))),
    )
    .set((
        catalogue::status.eq(Col(CatalogueStatus::Published)),
        catalogue::published_at.eq(Some(Col(now))),
        catalogue::published_by.eq(Some(by)),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

impl CatalogueRow {
    fn read(self) -> CatalogueRecord {
        CatalogueRecord {
            id: self.id.0,
            version: crate::unsigned(self.version),
            status: self.status.0,
            created_at: self.created_at.0,
            created_by: self.created_by,
            published_at: self.published_at.map(|at| at.0),
            published_by: self.published_by,
        }
    }
}
