//! How much stands on a working list.

use diesel::prelude::*;
use onedoor_domain::{CaseId, ContributionId, GuaranteeId, MunicipalityId};

use super::{
    Cases, Contributions, Promises, Whose, narrowed_cases, narrowed_parts, narrowed_promises,
};
use crate::columns::Col;
use crate::schema::{cases, contribution, guarantee};
use crate::{Connection, StoreError};

/// How many cases there are, counted no further than `at_most`.
///
/// # Errors
/// As every query.
pub fn count_cases(
    conn: &mut Connection,
    municipality: MunicipalityId,
    which: Cases,
    whose: &Whose,
    at_most: i64,
) -> Result<usize, StoreError> {
    let query = narrowed_cases(municipality, which, whose).limit(at_most);
    let found: Vec<Col<CaseId>> = query.select(cases::id).load(conn)?;
    Ok(found.len())
}

/// How many contributions there are, counted no further than `at_most`.
///
/// # Errors
/// As every query.
pub fn count_contributions(
    conn: &mut Connection,
    municipality: MunicipalityId,
    which: Contributions,
    whose: &Whose,
    at_most: i64,
) -> Result<usize, StoreError> {
    let query = narrowed_parts(municipality, which, whose).limit(at_most);
    let found: Vec<Col<ContributionId>> = query.select(contribution::id).load(conn)?;
    Ok(found.len())
}

/// How many promises there are, counted no further than `at_most`.
///
/// # Errors
/// As every query.
pub fn count_promises(
    conn: &mut Connection,
    municipality: MunicipalityId,
    which: Promises,
    whose: &Whose,
    at_most: i64,
) -> Result<usize, StoreError> {
    let query = narrowed_promises(municipality, which, whose).limit(at_most);
    let found: Vec<Col<GuaranteeId>> = query.select(guarantee::id).load(conn)?;
    Ok(found.len())
}
