//! Businesses, their identifiers and the people who speak for them.

mod identifiers;
mod identity;

use std::collections::BTreeMap;

use diesel::prelude::*;
use onedoor_domain::{BusinessId, Moment, MunicipalityId, StaffId, Version};

pub use identifiers::{add_identifiers, identifiers};
pub use identity::{find_by_identifier, find_by_name_and_contact, find_contact, live_coordinator};

use crate::columns::Col;
use crate::rows::intake::{BusinessIdentifierRow, BusinessRow};
use crate::schema::business;
use crate::{Connection, StoreError};

/// A business as the municipality knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BusinessRecord {
    /// Its identity here.
    pub id: BusinessId,
    /// Its name.
    pub name: String,
    /// Who looks after it.
    pub account_manager: Option<StaffId>,
    /// For optimistic concurrency.
    pub version: Version,
    /// Since when it is known.
    pub created_at: Moment,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = business)]
pub(crate) struct FoundRow {
    id: Col<BusinessId>,
    name: String,
    account_manager_id: Option<Col<StaffId>>,
    version: i32,
    created_at: Col<Moment>,
}

/// One business.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: BusinessId,
) -> Result<BusinessRecord, StoreError> {
    Ok(business::table
        .find((Col(municipality), Col(id)))
        .select(FoundRow::as_select())
        .first(conn)?
        .read())
}

/// These businesses, by their ids.
///
/// # Errors
/// As every query.
pub fn by_id(
    conn: &mut Connection,
    municipality: MunicipalityId,
    ids: &[BusinessId],
) -> Result<BTreeMap<BusinessId, BusinessRecord>, StoreError> {
    let ids: Vec<Col<BusinessId>> = ids.iter().copied().map(Col).collect();
    let rows = business::table
        .filter(business::municipality_id.eq(Col(municipality)))
        .filter(business::id.eq_any(ids))
        .select(FoundRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.read())).collect())
}

/// A page of businesses, by id, after `after`; `name_key` narrows to names that begin so.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    name_key: Option<&str>,
    after: Option<BusinessId>,
    limit: i64,
) -> Result<Vec<BusinessRecord>, StoreError> {
    let mut query = business::table
        .filter(business::municipality_id.eq(Col(municipality)))
        .order(business::id)
        .limit(limit)
        .select(FoundRow::as_select())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(business::id.gt(Col(after)));
    }
    if let Some(key) = name_key {
        let pattern = format!(
            "{}%",
            key.replace('\\', "\\\\")
                .replace('%', "\\%")
                .replace('_', "\\_")
        );
        query = query.filter(business::name_key.like(pattern).escape('\\'));
    }
    Ok(query.load(conn)?.into_iter().map(FoundRow::read).collect())
}

/// Adds a business with its identifiers.
///
/// # Errors
/// [`StoreError::Taken`] if an identifier is.
pub fn insert(
    conn: &mut Connection,
    row: &BusinessRow,
    identifiers: &[BusinessIdentifierRow],
) -> Result<(), StoreError> {
    diesel::insert_into(business::table)
        .values(row)
        .execute(conn)?;
    add_identifiers(conn, identifiers)
}

/// Saves name and account manager, if unchanged since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn save(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &BusinessRecord,
    name_key: &str,
    now: Moment,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        business::table
            .find((Col(municipality), Col(record.id)))
            .filter(business::version.eq(record.version.0)),
    )
    .set((
        business::name.eq(&record.name),
        business::name_key.eq(name_key),
        business::account_manager_id.eq(record.account_manager.map(Col)),
        business::version.eq(record.version.next().0),
        business::updated_at.eq(Col(now)),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

/// The businesses that have an account manager, with their identifiers' owner.
///
/// # Errors
/// As every query.
pub fn with_account_manager(
    conn: &mut Connection,
    municipality: MunicipalityId,
) -> Result<Vec<BusinessRecord>, StoreError> {
    let rows = business::table
        .filter(business::municipality_id.eq(Col(municipality)))
        .filter(business::account_manager_id.is_not_null())
        .order(business::id)
        .select(FoundRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(FoundRow::read).collect())
}

impl FoundRow {
    pub(crate) fn read(self) -> BusinessRecord {
        BusinessRecord {
            id: self.id.0,
            name: self.name,
            account_manager: self.account_manager_id.map(|id| id.0),
            version: Version(self.version),
            created_at: self.created_at.0,
        }
    }
}
