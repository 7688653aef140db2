//! Contact persons, as somebody who calls may be found.

use diesel::prelude::*;
use onedoor_domain::enquiry::ActingAs;
use onedoor_domain::{BusinessId, ContactId, MunicipalityId};

use super::words::people_by_words;
use crate::columns::Col;
use crate::schema::contact_person;
use crate::{Connection, StoreError};

/// A person who speaks for a business, or for nobody yet known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactRecord {
    /// Their identity.
    pub id: ContactId,
    /// For which business.
    pub business: Option<BusinessId>,
    /// Their name.
    pub name: Option<String>,
    /// Their number, E.164.
    pub phone: Option<String>,
    /// For whom they speak.
    pub acting_as: Option<ActingAs>,
    /// Whether their identity is protected.
    pub protected_identity: bool,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = contact_person)]
struct ContactFound {
    id: Col<ContactId>,
    business_id: Option<Col<BusinessId>>,
    name: Option<String>,
    phone: Option<String>,
    acting_as: Option<Col<ActingAs>>,
    protected_identity: bool,
}

/// Everybody of this number: protected identities first, so that none is missed, then the newest.
///
/// # Errors
/// As every query.
pub fn contacts_by_phone(
    conn: &mut Connection,
    municipality: MunicipalityId,
    phone: &str,
    limit: i64,
) -> Result<Vec<ContactRecord>, StoreError> {
    let rows = contact_person::table
        .filter(contact_person::municipality_id.eq(Col(municipality)))
        .filter(contact_person::phone.eq(phone))
        .order((
            contact_person::protected_identity.desc(),
            contact_person::id.desc(),
        ))
        .limit(limit)
        .select(ContactFound::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(ContactFound::read).collect())
}

/// Those whose names hold words that begin so; no protected identities.
///
/// # Errors
/// As every query.
pub fn contacts_by_words(
    conn: &mut Connection,
    municipality: MunicipalityId,
    words: &[String],
    limit: i64,
) -> Result<Vec<ContactRecord>, StoreError> {
    let ids = people_by_words(conn, municipality, words, limit)?;
    contacts(conn, municipality, &ids)
}

/// These people.
///
/// # Errors
/// As every query.
pub fn contacts(
    conn: &mut Connection,
    municipality: MunicipalityId,
    ids: &[ContactId],
) -> Result<Vec<ContactRecord>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Col<ContactId>> = ids.iter().copied().map(Col).collect();
    let rows = contact_person::table
        .filter(contact_person::municipality_id.eq(Col(municipality)))
        .filter(contact_person::id.eq_any(ids))
        .select(ContactFound::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(ContactFound::read).collect())
}

impl ContactFound {
    pub(super) fn read(self) -> ContactRecord {
        ContactRecord {
            id: self.id.0,
            business: self.business_id.map(|id| id.0),
            name: self.name,
            phone: self.phone,
            acting_as: self.acting_as.map(|of| of.0),
            protected_identity: self.protected_identity,
        }
    }
}
