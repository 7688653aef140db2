//! Which business it is that asks.

use diesel::prelude::*;
use onedoor_domain::business::Scheme;
use onedoor_domain::case::CaseStage;
use onedoor_domain::{BusinessId, ContactId, MunicipalityId, StaffId};

use super::{BusinessRecord, FoundRow};
use crate::columns::Col;
use crate::schema::{business, business_identifier, cases, contact_person};
use crate::{Connection, StoreError};

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
