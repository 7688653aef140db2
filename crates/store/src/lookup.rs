//! Who calls, while the phone still rings: few queries, each on an index, each bounded.

mod contacts;
mod live;
mod words;

use diesel::dsl::{exists, not};
use diesel::prelude::*;
use onedoor_domain::business::Scheme;
use onedoor_domain::{BusinessId, MunicipalityId};

pub use contacts::{ContactRecord, contacts, contacts_by_phone, contacts_by_words};
pub use live::{cases_by_references, live_cases};
pub use words::businesses_by_words;

use crate::businesses::{BusinessRecord, FoundRow as BusinessFound};
use crate::columns::Col;
use crate::schema::{business, business_identifier, cases, contact_person};
use crate::{Connection, StoreError};

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
    // Macros, because each condition is a type of its own. One row is asked for, and not whether there
    // is any: of two such questions joined by "or", PostgreSQL answers each by reading the whole table.
    macro_rules! people {
        ($protected:literal) => {
            contact_person::table
                .filter(contact_person::municipality_id.eq(business::municipality_id))
                .filter(contact_person::business_id.eq(business::id.nullable()))
                .filter(contact_person::protected_identity.eq($protected))
                .select(contact_person::id)
                .limit(1)
                .single_value()
        };
    }
    macro_rules! matters {
        ($protected:literal) => {
            cases::table
                .filter(cases::municipality_id.eq(business::municipality_id))
                .filter(cases::business_id.eq(business::id.nullable()))
                .filter(cases::protected_identity.eq($protected))
                .select(cases::id)
                .limit(1)
                .single_value()
        };
    }
    let ids: Vec<Col<BusinessId>> = ids.iter().copied().map(Col).collect();
    let known_otherwise = people!(false)
        .is_not_null()
        .or(matters!(false).is_not_null())
        .or(people!(true).is_null().and(matters!(true).is_null()));
    let of_its_name = contact_person::table
        .filter(contact_person::municipality_id.eq(business::municipality_id))
        .filter(contact_person::business_id.eq(business::id.nullable()))
        .filter(contact_person::protected_identity.eq(true))
        .filter(contact_person::name_key.eq(business::name_key.nullable()));
    let rows = business::table
        .filter(business::municipality_id.eq(Col(municipality)))
        .filter(business::id.eq_any(ids))
        .filter(known_otherwise)
        .filter(not(exists(of_its_name)))
        .select(BusinessFound::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(BusinessFound::read).collect())
}
