//! Who calls, while the phone still rings: few queries, each on an index, each bounded.

use diesel::dsl::{exists, not, sql};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use onedoor_domain::business::Scheme;
use onedoor_domain::enquiry::ActingAs;
use onedoor_domain::{BusinessId, ContactId, MunicipalityId};

use crate::businesses::{BusinessRecord, FoundRow as BusinessFound};
use crate::cases::{CaseRecord, FoundRow as CaseFound};
use crate::columns::Col;
use crate::schema::{business, business_identifier, cases, contact_person};
use crate::{Connection, StoreError, dialect};

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

/// Everybody of this number, newest first; protected identities too, so that they can be kept
/// apart.
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
        .order(contact_person::id.desc())
        .limit(limit)
        .select(ContactFound::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(ContactFound::read).collect())
}

/// Whether somebody whose identity is protected has this number.
///
/// # Errors
/// As every query.
pub fn phone_is_protected(
    conn: &mut Connection,
    municipality: MunicipalityId,
    phone: &str,
) -> Result<bool, StoreError> {
    let protected = contact_person::table
        .filter(contact_person::municipality_id.eq(Col(municipality)))
        .filter(contact_person::phone.eq(phone))
        .filter(contact_person::protected_identity.eq(true));
    Ok(diesel::select(exists(protected)).get_result(conn)?)
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
    let ids = dialect::contacts_by_words(conn, municipality, words, limit)?;
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
    let ids: Vec<Col<ContactId>> = ids.iter().copied().map(Col).collect();
    let rows = contact_person::table
        .filter(contact_person::municipality_id.eq(Col(municipality)))
        .filter(contact_person::id.eq_any(ids))
        .select(ContactFound::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(ContactFound::read).collect())
}

/// The businesses that have one of these identifiers.
///
/// # Errors
/// As every query.
pub fn businesses_by_identifiers(
    conn: &mut Connection,
    municipality: MunicipalityId,
    identifiers: &[(Scheme, String)],
) -> Result<Vec<BusinessId>, StoreError> {
    let schemes: Vec<Col<Scheme>> = identifiers.iter().map(|(scheme, _)| Col(*scheme)).collect();
    let values: Vec<&str> = identifiers
        .iter()
        .map(|(_, value)| value.as_str())
        .collect();
    let rows: Vec<(Col<Scheme>, String, Col<BusinessId>)> = business_identifier::table
        .filter(business_identifier::municipality_id.eq(Col(municipality)))
        .filter(business_identifier::scheme.eq_any(schemes))
        .filter(business_identifier::value.eq_any(values))
        .select((
            business_identifier::scheme,
            business_identifier::value,
            business_identifier::business_id,
        ))
        .load(conn)?;
    let is_one = |scheme: Scheme, value: &str| {
        let mut all = identifiers.iter();
        all.any(|(known, number)| *known == scheme && number == value)
    };
    let mut found: Vec<BusinessId> = rows
        .into_iter()
        .filter(|(scheme, value, _)| is_one(scheme.0, value))
        .map(|(.., id)| id.0)
        .collect();
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// The businesses whose names hold words that begin so.
///
/// # Errors
/// As every query.
pub fn businesses_by_words(
    conn: &mut Connection,
    municipality: MunicipalityId,
    words: &[String],
    limit: i64,
) -> Result<Vec<BusinessId>, StoreError> {
    dialect::businesses_by_words(conn, municipality, words, limit)
}

/// Those of these businesses that may be found by what they are called.
///
/// One that is known only through people and cases whose identity is protected may not: then the
/// business is the person. Neither may one that bears the name of such a person.
///
/// # Errors
/// As every query.
pub fn findable(
    conn: &mut Connection,
    municipality: MunicipalityId,
    ids: &[BusinessId],
) -> Result<Vec<BusinessRecord>, StoreError> {
    // Macros, because each condition is a type of its own.
    macro_rules! people {
        ($protected:literal) => {
            contact_person::table
                .filter(contact_person::municipality_id.eq(business::municipality_id))
                .filter(contact_person::business_id.eq(business::id.nullable()))
                .filter(contact_person::protected_identity.eq($protected))
        };
    }
    macro_rules! matters {
        ($protected:literal) => {
            cases::table
                .filter(cases::municipality_id.eq(business::municipality_id))
                .filter(cases::business_id.eq(business::id.nullable()))
                .filter(cases::protected_identity.eq($protected))
        };
    }
    let ids: Vec<Col<BusinessId>> = ids.iter().copied().map(Col).collect();
    let its_name = contact_person::name_key.eq(business::name_key.nullable());
    let known_otherwise = exists(people!(false))
        .or(exists(matters!(false)))
        .or(not(exists(people!(true))).and(not(exists(matters!(true)))));
    let rows = business::table
        .filter(business::municipality_id.eq(Col(municipality)))
        .filter(business::id.eq_any(ids))
        .filter(known_otherwise)
        .filter(not(exists(people!(true).filter(its_name))))
        .select(BusinessFound::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(BusinessFound::read).collect())
}

/// The live cases of these businesses, newest first; none whose identity is protected.
///
/// # Errors
/// As every query.
pub fn live_cases_of_businesses(
    conn: &mut Connection,
    municipality: MunicipalityId,
    ids: &[BusinessId],
    limit: i64,
) -> Result<Vec<CaseRecord>, StoreError> {
    let ids: Vec<Option<Col<BusinessId>>> = ids.iter().copied().map(Col).map(Some).collect();
    let rows = cases::table
        .filter(cases::municipality_id.eq(Col(municipality)))
        .filter(cases::business_id.eq_any(ids))
        .filter(sql::<Bool>(LIVE))
        .filter(cases::protected_identity.eq(false))
        .order(cases::id.desc())
        .limit(limit)
        .select(CaseFound::as_select())
        .load(conn)?;
    rows.into_iter().map(CaseFound::read).collect()
}

/// The live cases in which these people spoke, newest first; none whose identity is protected.
///
/// # Errors
/// As every query.
pub fn live_cases_of_contacts(
    conn: &mut Connection,
    municipality: MunicipalityId,
    ids: &[ContactId],
    limit: i64,
) -> Result<Vec<CaseRecord>, StoreError> {
    let ids: Vec<Option<Col<ContactId>>> = ids.iter().copied().map(Col).map(Some).collect();
    let rows = cases::table
        .filter(cases::municipality_id.eq(Col(municipality)))
        .filter(cases::contact_id.eq_any(ids))
        .filter(sql::<Bool>(LIVE))
        .filter(cases::protected_identity.eq(false))
        .order(cases::id.desc())
        .limit(limit)
        .select(CaseFound::as_select())
        .load(conn)?;
    rows.into_iter().map(CaseFound::read).collect()
}

/// The cases with these references, live or not.
///
/// # Errors
/// As every query.
pub fn cases_by_references(
    conn: &mut Connection,
    municipality: MunicipalityId,
    references: &[&str],
) -> Result<Vec<CaseRecord>, StoreError> {
    let rows = cases::table
        .filter(cases::municipality_id.eq(Col(municipality)))
        .filter(cases::reference.eq_any(references))
        .order(cases::id.desc())
        .select(CaseFound::as_select())
        .load(conn)?;
    rows.into_iter().map(CaseFound::read).collect()
}

/// Written out and not bound: so both databases see that the partial indexes hold all of them.
const LIVE: &str = "\"case\".stage <> 'closed'";

impl ContactFound {
    fn read(self) -> ContactRecord {
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
