//! What is kept of people and of businesses that are persons, beside their cases.

use diesel::prelude::*;
use onedoor_domain::{BusinessId, CaseId, ContactId, InboundMailId, Moment, MunicipalityId};

use super::register::{BUSINESS, CONTACT, IDENTIFIER, MAIL};
use crate::columns::Col;
use crate::schema::{business, business_identifier, cases, contact_person, tracking_code};
use crate::{Connection, StoreError, dialect};

/// What is kept of a contact person, as JSON objects by table.
///
/// # Errors
/// As every query.
pub fn contact_rows(
    conn: &mut Connection,
    municipality: MunicipalityId,
    contact: ContactId,
) -> Result<Vec<(&'static str, String)>, StoreError> {
    let rows = dialect::rows_as_json(conn, &CONTACT, municipality, contact.0)?;
    Ok(rows.into_iter().map(|row| (CONTACT.name, row)).collect())
}

/// What is kept of a mail that belongs to no case, as JSON objects by table.
///
/// # Errors
/// As every query.
pub fn mail_rows(
    conn: &mut Connection,
    municipality: MunicipalityId,
    mail: InboundMailId,
) -> Result<Vec<(&'static str, String)>, StoreError> {
    let rows = dialect::rows_as_json(conn, &MAIL, municipality, mail.0)?;
    Ok(rows.into_iter().map(|row| (MAIL.name, row)).collect())
}

/// What is kept of a business, as JSON objects by table.
///
/// # Errors
/// As every query.
pub fn business_rows(
    conn: &mut Connection,
    municipality: MunicipalityId,
    of: BusinessId,
) -> Result<Vec<(&'static str, String)>, StoreError> {
    let mut all = Vec::new();
    for holding in [&BUSINESS, &IDENTIFIER] {
        let rows = dialect::rows_as_json(conn, holding, municipality, of.0)?;
        all.extend(rows.into_iter().map(|row| (holding.name, row)));
    }
    Ok(all)
}

/// The contact persons of this name, in all municipalities: for tests and for operators.
///
/// # Errors
/// As every query.
pub fn contacts_named(conn: &mut Connection, name: &str) -> Result<Vec<ContactId>, StoreError> {
    let found: Vec<Col<ContactId>> = contact_person::table
        .filter(contact_person::name.eq(name))
        .order(contact_person::id)
        .select(contact_person::id)
        .load(conn)?;
    Ok(found.into_iter().map(|id| id.0).collect())
}

/// The contact persons of a business.
///
/// # Errors
/// As every query.
pub fn contacts_of_business(
    conn: &mut Connection,
    municipality: MunicipalityId,
    of: BusinessId,
) -> Result<Vec<ContactId>, StoreError> {
    let found: Vec<Col<ContactId>> = contact_person::table
        .filter(contact_person::municipality_id.eq(Col(municipality)))
        .filter(contact_person::business_id.eq(Some(Col(of))))
        .order(contact_person::id)
        .select(contact_person::id)
        .load(conn)?;
    Ok(found.into_iter().map(|id| id.0).collect())
}

/// The cases of a business.
///
/// # Errors
/// As every query.
pub fn cases_of_business(
    conn: &mut Connection,
    municipality: MunicipalityId,
    of: BusinessId,
) -> Result<Vec<CaseId>, StoreError> {
    let found: Vec<Col<CaseId>> = cases::table
        .filter(cases::municipality_id.eq(Col(municipality)))
        .filter(cases::business_id.eq(Some(Col(of))))
        .order(cases::id)
        .select(cases::id)
        .load(conn)?;
    Ok(found.into_iter().map(|id| id.0).collect())
}

/// Takes name, address and numbers from a contact person. That somebody spoke stays known.
///
/// # Errors
/// As every query.
pub fn blank_contact(
    conn: &mut Connection,
    municipality: MunicipalityId,
    contact: ContactId,
) -> Result<(), StoreError> {
    let nothing: Option<String> = None;
    diesel::update(contact_person::table.find((Col(municipality), Col(contact))))
        .set((
            contact_person::name.eq(&nothing),
            contact_person::name_key.eq(&nothing),
            contact_person::email.eq(&nothing),
            contact_person::phone.eq(&nothing),
            contact_person::phone_raw.eq(&nothing),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes the name from a business. That there is one stays known, and whose cases were whose.
///
/// # Errors
/// As every query.
pub fn blank_business(
    conn: &mut Connection,
    municipality: MunicipalityId,
    of: BusinessId,
    now: Moment,
) -> Result<(), StoreError> {
    diesel::update(business::table.find((Col(municipality), Col(of))))
        .set((
            business::name.eq(""),
            business::name_key.eq(""),
            business::version.eq(business::version + 1),
            business::updated_at.eq(Col(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Forgets the numbers of a business in public registers.
///
/// # Errors
/// As every query.
pub fn delete_identifiers(
    conn: &mut Connection,
    municipality: MunicipalityId,
    of: BusinessId,
) -> Result<(), StoreError> {
    diesel::delete(
        business_identifier::table
            .filter(business_identifier::municipality_id.eq(Col(municipality)))
            .filter(business_identifier::business_id.eq(Col(of))),
    )
    .execute(conn)?;
    Ok(())
}

/// Withdraws the codes by which a person follows a case.
///
/// # Errors
/// As every query.
pub fn revoke_codes(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    contact: ContactId,
    now: Moment,
) -> Result<(), StoreError> {
    diesel::update(
        tracking_code::table
            .filter(tracking_code::municipality_id.eq(Col(municipality)))
            .filter(tracking_code::case_id.eq(Col(case)))
            .filter(tracking_code::contact_id.eq(Some(Col(contact))))
            .filter(tracking_code::revoked_at.is_null()),
    )
    .set(tracking_code::revoked_at.eq(Some(Col(now))))
    .execute(conn)?;
    Ok(())
}
