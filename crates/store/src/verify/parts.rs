//! What must hold of contributions among themselves.

use diesel::dsl::{exists, not};
use diesel::prelude::*;
use onedoor_domain::contribution::ContributionStage;
use onedoor_domain::{CaseId, ContributionId, MunicipalityId};

use super::{Breach, Finding};
use crate::columns::Col;
use crate::schema::{contribution, contribution_dependency};
use crate::{Connection, StoreError};

type Found = Vec<(Col<MunicipalityId>, Col<CaseId>, Col<ContributionId>)>;

/// Contributions whose turn has not come although nothing that they wait for is open.
///
/// # Errors
/// As every query.
pub fn contributions_held_for_nothing(conn: &mut Connection) -> Result<Vec<Finding>, StoreError> {
    let on = diesel::alias!(contribution as awaited);
    let open = contribution_dependency::table
        .inner_join(
            on.on(on
                .field(contribution::municipality_id)
                .eq(contribution_dependency::municipality_id)
                .and(
                    on.field(contribution::id)
                        .eq(contribution_dependency::depends_on_id),
                )),
        )
        .filter(contribution_dependency::municipality_id.eq(contribution::municipality_id))
        .filter(contribution_dependency::contribution_id.eq(contribution::id))
        .filter(
            on.field(contribution::stage)
                .eq_any(ContributionStage::OPEN.map(Col)),
        );
    let found: Found = contribution::table
        .filter(contribution::stage.eq(Col(ContributionStage::Held)))
        .filter(not(exists(open)))
        .order((contribution::municipality_id, contribution::id))
        .select((
            contribution::municipality_id,
            contribution::case_id,
            contribution::id,
        ))
        .load(conn)?;
    Ok(findings(found, |contribution| Breach::HeldForNothing {
        contribution,
    }))
}

/// Contributions that were not passed on once more than the one from which they came on the same
/// case, or just as often as the one that goes on in them from a case that was merged or split.
///
/// # Errors
/// As every query.
pub fn hops_that_differ(conn: &mut Connection) -> Result<Vec<Finding>, StoreError> {
    let before = diesel::alias!(contribution as before);
    let is_same_case = || {
        before
            .field(contribution::case_id)
            .eq(contribution::case_id)
    };
    let passed_on =
        is_same_case().and((before.field(contribution::hops) + 1).eq(contribution::hops));
    let goes_on = not(is_same_case()).and(before.field(contribution::hops).eq(contribution::hops));
    let from = before
        .filter(
            before
                .field(contribution::municipality_id)
                .eq(contribution::municipality_id),
        )
        .filter(
            before
                .field(contribution::id)
                .nullable()
                .eq(contribution::rerouted_from_id),
        )
        .filter(passed_on.or(goes_on));
    let found: Found = contribution::table
        .filter(
            contribution::hops
                .ne(0)
                .or(contribution::rerouted_from_id.is_not_null()),
        )
        .filter(not(exists(from)))
        .order((contribution::municipality_id, contribution::id))
        .select((
            contribution::municipality_id,
            contribution::case_id,
            contribution::id,
        ))
        .load(conn)?;
    Ok(findings(found, |contribution| Breach::HopsDiffer {
        contribution,
    }))
}

fn findings(found: Found, what: impl Fn(ContributionId) -> Breach) -> Vec<Finding> {
    let found = found.into_iter();
    found
        .map(|(house, case, id)| Finding {
            municipality: house.0,
            case: case.0,
            what: what(id.0),
        })
        .collect()
}
