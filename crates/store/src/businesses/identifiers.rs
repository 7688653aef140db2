//! By which numbers a business is known.

use diesel::prelude::*;
use onedoor_domain::business::Scheme;
use onedoor_domain::{BusinessId, MunicipalityId};

use crate::columns::Col;
use crate::rows::intake::BusinessIdentifierRow;
use crate::schema::business_identifier;
use crate::{Connection, StoreError};

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
