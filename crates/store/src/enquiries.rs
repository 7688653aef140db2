//! Further enquiries on a case that is there already.

use diesel::prelude::*;

use crate::rows::intake::{CaseEnquiryRow, ContactRow, EnquiryRow};
use crate::schema::{case_enquiry, contact_person, enquiry};
use crate::{Connection, StoreError};

/// Adds an enquiry to a case.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    row: &EnquiryRow,
    of_case: &CaseEnquiryRow,
) -> Result<(), StoreError> {
    diesel::insert_into(enquiry::table)
        .values(row)
        .execute(conn)?;
    diesel::insert_into(case_enquiry::table)
        .values(of_case)
        .execute(conn)?;
    Ok(())
}

/// Adds a contact person who was not known.
///
/// # Errors
/// As every query.
pub fn insert_contact(conn: &mut Connection, row: &ContactRow) -> Result<(), StoreError> {
    diesel::insert_into(contact_person::table)
        .values(row)
        .execute(conn)?;
    Ok(())
}
