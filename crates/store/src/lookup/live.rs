//! The live cases of whoever calls.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use onedoor_domain::{BusinessId, ContactId, MunicipalityId};

use crate::cases::{CaseRecord, FoundRow as CaseFound};
use crate::columns::Col;
use crate::schema::cases;
use crate::{Connection, StoreError};

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
