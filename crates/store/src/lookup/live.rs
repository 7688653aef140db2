//! The live cases of whoever calls.

use diesel::prelude::*;
use onedoor_domain::{BusinessId, ContactId, MunicipalityId};

use crate::cases::{CaseRecord, FoundRow as CaseFound};
use crate::columns::Col;
use crate::schema::cases;
use crate::{Connection, StoreError};

diesel::postfix_operator!(IsLive, " <> 'closed'");

/// The live cases of these businesses and those in which these people spoke, newest first; none whose
/// identity is protected.
///
/// # Errors
/// As every query.
pub fn live_cases(
    conn: &mut Connection,
    municipality: MunicipalityId,
    businesses: &[BusinessId],
    contacts: &[ContactId],
    limit: i64,
) -> Result<Vec<CaseRecord>, StoreError> {
    let businesses: Vec<_> = businesses.iter().copied().map(Col).map(Some).collect();
    let contacts: Vec<_> = contacts.iter().copied().map(Col).map(Some).collect();
    let theirs = cases::business_id.eq_any(businesses);
    let rows = cases::table
        .filter(cases::municipality_id.eq(Col(municipality)))
        .filter(theirs.or(cases::contact_id.eq_any(contacts)))
        // Written out and not bound: so both databases see that the partial indexes hold all of them.
        .filter(IsLive::new(cases::stage))
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
