//! Everything that is kept of a case, by table: what its export holds, what goes with it, and what
//! is blanked when a person is forgotten.
//!
//! One register for all three, so that nothing is exported and then forgotten to be disposed of. A
//! test holds it against the tables of the database: what refers to a case stands here.

mod people;
mod register;
mod said;

use diesel::prelude::*;
use onedoor_domain::{CaseId, ContactId, EnquiryId, MunicipalityId};

use crate::columns::Col;
use crate::schema::{case_enquiry, contact_person, enquiry};
use crate::{Connection, StoreError, dialect};

pub use people::{
    blank_business, blank_contact, business_rows, cases_of_business, contact_rows, contacts_named,
    contacts_of_business, delete_identifiers, mail_rows, revoke_codes,
};
pub use register::{ALL, Column, Erased, Holding, Kind};
pub use said::{Said, said};

/// The rows of a case in one table, each as a JSON object.
///
/// # Errors
/// As every query.
pub fn rows(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    holding: &Holding,
) -> Result<Vec<String>, StoreError> {
    dialect::rows_as_json(conn, holding, municipality, case.0)
}

/// Deletes a case and everything that is kept of it; only its attachments' bytes stay, which the
/// caller must have given up before.
///
/// One function for all tables, because the order matters and none may be left out.
///
/// # Errors
/// As every query.
pub fn delete_case(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<(), StoreError> {
    let enquiries = enquiries_of(conn, municipality, case)?;
    for statement in register::LOOSENED {
        dialect::run_on_case(conn, statement, municipality, case)?;
    }
    dialect::delete_documents(conn, municipality, case)?;
    for holding in ALL.iter().filter(|one| one.table != "enquiry") {
        if holding.table == "event" {
            dialect::delete_events(conn, municipality, case)?;
            continue;
        }
        let delete = format!(
            "delete from {} where municipality_id = $1 and {}",
            holding.table, holding.tie
        );
        dialect::run_on_case(conn, &delete, municipality, case)?;
    }
    let enquiries = enquiries.into_iter().map(Col);
    diesel::delete(
        enquiry::table
            .filter(enquiry::municipality_id.eq(Col(municipality)))
            .filter(enquiry::id.eq_any(enquiries)),
    )
    .execute(conn)?;
    Ok(())
}

/// Blanks all words and names in a case, but for what another person than `person` said there.
///
/// # Errors
/// As every query.
pub fn blank_case(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    person: ContactId,
) -> Result<(), StoreError> {
    for holding in ALL {
        let Some(set) = holding.blanked() else {
            continue;
        };
        let update = format!(
            "update {} set {set} where municipality_id = $1 and {}",
            holding.table, holding.tie
        );
        if holding.is_of_person() {
            let update = format!("{update} and (contact_id is null or contact_id = $3)");
            dialect::run_on_one(conn, &update, (municipality, case), person.0)?;
        } else {
            dialect::run_on_case(conn, &update, municipality, case)?;
        }
    }
    dialect::run_on_case(conn, register::LABELS_GO, municipality, case)
}

/// Blanks what people left on a case that is another's.
///
/// # Errors
/// As every query.
pub fn blank_said(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    said: &[Said],
) -> Result<(), StoreError> {
    for holding in ALL {
        let Some(set) = holding.blanked() else {
            continue;
        };
        let update = format!(
            "update {} set {set} where municipality_id = $1 and {} and id = $3",
            holding.table, holding.tie
        );
        for one in said.iter().filter(|one| one.table == holding.table) {
            dialect::run_on_one(conn, &update, (municipality, case), one.id)?;
        }
    }
    Ok(())
}

/// Takes an enquiry out of the search index.
///
/// # Errors
/// As every query.
pub fn unindex(
    conn: &mut Connection,
    municipality: MunicipalityId,
    enquiry: EnquiryId,
) -> Result<(), StoreError> {
    dialect::delete_document(conn, municipality, enquiry)
}

/// Who spoke on a case.
///
/// # Errors
/// As every query.
pub fn contacts_of(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<Vec<ContactId>, StoreError> {
    dialect::contacts_of_case(conn, municipality, case)
}

/// Deletes a contact person of whom nothing speaks any more.
///
/// # Errors
/// As every query.
pub fn delete_contact_if_alone(
    conn: &mut Connection,
    municipality: MunicipalityId,
    contact: ContactId,
) -> Result<bool, StoreError> {
    if !cases_of(conn, municipality, contact)?.is_empty() {
        return Ok(false);
    }
    diesel::delete(contact_person::table.find((Col(municipality), Col(contact)))).execute(conn)?;
    Ok(true)
}

/// The cases on which a person spoke, or whose contact person they are.
///
/// # Errors
/// As every query.
pub fn cases_of(
    conn: &mut Connection,
    municipality: MunicipalityId,
    contact: ContactId,
) -> Result<Vec<CaseId>, StoreError> {
    dialect::cases_of_contact(conn, municipality, contact)
}

fn enquiries_of(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<Vec<EnquiryId>, StoreError> {
    let found: Vec<Col<EnquiryId>> = case_enquiry::table
        .filter(case_enquiry::municipality_id.eq(Col(municipality)))
        .filter(case_enquiry::case_id.eq(Col(case)))
        .select(case_enquiry::enquiry_id)
        .load(conn)?;
    Ok(found.into_iter().map(|id| id.0).collect())
}
