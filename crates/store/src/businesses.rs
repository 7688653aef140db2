//! Businesses, their identifiers and the people who speak for them.

use std::collections::BTreeMap;

use diesel::prelude::*;
use onedoor_domain::business::Scheme;
use onedoor_domain::case::CaseStage;
use onedoor_domain::{BusinessId, ContactId, Moment, MunicipalityId, StaffId, Version};

use crate::columns::Col;
use crate::rows::intake::{BusinessIdentifierRow, BusinessRow};
use crate::schema::{business, business_identifier, cases, contact_person};
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

/// The business that has this identifier.
///
/// # Errors
/// As every query.
pub fn find_by_identifier(
    conn: &mut Connection,
    municipality: MunicipalityId,
    scheme: Scheme,
    value: &str,
) -> Result<Option<BusinessRecord>, StoreError> {
    let row = business::table
        .inner_join(
            business_identifier::table.on(business_identifier::municipality_id
                .eq(business::municipality_id)
                .and(business_identifier::business_id.eq(business::id))),
        )
        .filter(business_identifier::municipality_id.eq(Col(municipality)))
        .filter(business_identifier::scheme.eq(Col(scheme)))
        .filter(business_identifier::value.eq(value))
        .select(FoundRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(FoundRow::read))
}

/// The business of exactly this name for which somebody with this address or phone has spoken.
///
/// # Errors
/// As every query.
pub fn find_by_name_and_contact(
    conn: &mut Connection,
    municipality: MunicipalityId,
    name_key: &str,
    email: Option<&str>,
    phone: Option<&str>,
) -> Result<Option<BusinessRecord>, StoreError> {
    let reached = contact_person::email
        .eq(email.unwrap_or_default())
        .or(contact_person::phone.eq(phone.unwrap_or_default()));
    let row = business::table
        .inner_join(
            contact_person::table.on(contact_person::municipality_id
                .eq(business::municipality_id)
                .and(contact_person::business_id.eq(business::id.nullable()))),
        )
        .filter(business::municipality_id.eq(Col(municipality)))
        .filter(business::name_key.eq(name_key))
        .filter(reached)
        .order(business::id)
        .select(FoundRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(FoundRow::read))
}

/// Who coordinates the business's newest live case.
///
/// # Errors
/// As every query.
pub fn live_coordinator(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: BusinessId,
) -> Result<Option<StaffId>, StoreError> {
    let coordinator: Option<Col<StaffId>> = cases::table
        .filter(cases::municipality_id.eq(Col(municipality)))
        .filter(cases::business_id.eq(Some(Col(id))))
        .filter(cases::stage.eq_any(CaseStage::LIVE.map(Col)))
        .order(cases::id.desc())
        .select(cases::coordinator_id)
        .first(conn)
        .optional()?;
    Ok(coordinator.map(|staff| staff.0))
}

/// The contact person of the business with the same name and addresses.
///
/// # Errors
/// As every query.
pub fn find_contact(
    conn: &mut Connection,
    municipality: MunicipalityId,
    business: BusinessId,
    name_key: Option<&str>,
    email: Option<&str>,
    phone: Option<&str>,
) -> Result<Option<ContactId>, StoreError> {
    type Known = (
        Col<ContactId>,
        Option<String>,
        Option<String>,
        Option<String>,
    );
    // The few contacts of one business are compared here: SQL's null is equal to nothing.
    let known: Vec<Known> = contact_person::table
        .filter(contact_person::municipality_id.eq(Col(municipality)))
        .filter(contact_person::business_id.eq(Some(Col(business))))
        .select((
            contact_person::id,
            contact_person::name_key,
            contact_person::email,
            contact_person::phone,
        ))
        .load(conn)?;
    Ok(known
        .into_iter()
        .find(|(_, n, e, p)| {
            n.as_deref() == name_key && e.as_deref() == email && p.as_deref() == phone
        })
        .map(|(id, ..)| id.0))
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

/// The identifiers of these businesses.
///
/// # Errors
/// As every query.
pub fn identifiers(
    conn: &mut Connection,
    municipality: MunicipalityId,
    ids: &[BusinessId],
) -> Result<Vec<(BusinessId, Scheme, String)>, StoreError> {
    let ids: Vec<Col<BusinessId>> = ids.iter().copied().map(Col).collect();
    let rows: Vec<(Col<BusinessId>, Col<Scheme>, String)> = business_identifier::table
        .filter(business_identifier::municipality_id.eq(Col(municipality)))
        .filter(business_identifier::business_id.eq_any(ids))
        .order((business_identifier::scheme, business_identifier::value))
        .select((
            business_identifier::business_id,
            business_identifier::scheme,
            business_identifier::value,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, scheme, value)| (id.0, scheme.0, value))
        .collect())
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

/// Adds identifiers to businesses that are there.
///
/// # Errors
/// [`StoreError::Taken`] if one is.
pub fn add_identifiers(
    conn: &mut Connection,
    identifiers: &[BusinessIdentifierRow],
) -> Result<(), StoreError> {
    for identifier in identifiers {
        diesel::insert_into(business_identifier::table)
            .values(identifier)
            .execute(conn)?;
    }
    Ok(())
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
