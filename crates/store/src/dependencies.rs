//! Which contributions wait for which.

use diesel::prelude::*;
use onedoor_domain::contribution::Dependency;
use onedoor_domain::{CaseId, ContributionId, MunicipalityId};

use crate::columns::Col;
use crate::schema::{contribution, contribution_dependency};
use crate::{Connection, StoreError};

/// What the contributions of these cases wait for.
///
/// # Errors
/// As every query.
pub fn of_cases(
    conn: &mut Connection,
    municipality: MunicipalityId,
    cases: &[CaseId],
) -> Result<Vec<Dependency>, StoreError> {
    let cases: Vec<Col<CaseId>> = cases.iter().copied().map(Col).collect();
    let theirs = contribution::municipality_id
        .eq(contribution_dependency::municipality_id)
        .and(contribution::id.eq(contribution_dependency::contribution_id));
    let rows: Vec<(Col<ContributionId>, Col<ContributionId>)> = contribution_dependency::table
        .inner_join(contribution::table.on(theirs))
        .filter(contribution::municipality_id.eq(Col(municipality)))
        .filter(contribution::case_id.eq_any(cases))
        .select((
            contribution_dependency::contribution_id,
            contribution_dependency::depends_on_id,
        ))
        .load(conn)?;
    let dependencies = rows.into_iter().map(|(waiting, on)| Dependency {
        waiting: waiting.0,
        on: on.0,
    });
    let mut dependencies: Vec<Dependency> = dependencies.collect();
    dependencies.sort_unstable();
    Ok(dependencies)
}

/// Lets a contribution wait for exactly these from now on.
///
/// # Errors
/// As every query.
pub fn replace(
    conn: &mut Connection,
    municipality: MunicipalityId,
    waiting: ContributionId,
    on: &[ContributionId],
) -> Result<(), StoreError> {
    let theirs = contribution_dependency::table
        .filter(contribution_dependency::municipality_id.eq(Col(municipality)))
        .filter(contribution_dependency::contribution_id.eq(Col(waiting)));
    diesel::delete(theirs).execute(conn)?;
    for on in on {
        diesel::insert_into(contribution_dependency::table)
            .values((
                contribution_dependency::municipality_id.eq(Col(municipality)),
                contribution_dependency::contribution_id.eq(Col(waiting)),
                contribution_dependency::depends_on_id.eq(Col(*on)),
            ))
            .execute(conn)?;
    }
    Ok(())
}
