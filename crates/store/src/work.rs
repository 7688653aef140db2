//! Working lists: what lies where, a page at a time.
//!
//! What is open is written out in SQL and not bound, so that both databases see that a partial index
//! holds all of it.

use diesel::dsl::{exists, sql};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use onedoor_domain::case::Awaited;
use onedoor_domain::{CaseId, ContributionId, GuaranteeId, Moment, MunicipalityId, StaffId};

use crate::any_connection::MultiBackend;
use crate::cases::{CaseRecord, FoundRow};
use crate::columns::Col;
use crate::contributions::{ContributionFound, ContributionRecord};
use crate::guarantees::{GuaranteeFound, GuaranteeRecord};
use crate::schema::{cases, contribution, guarantee};
use crate::{Connection, StoreError};

/// Whose work a list holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// What these people coordinate or work on, and what lies before these units of theirs.
    People {
        /// The people.
        people: Vec<StaffId>,
        /// Their units.
        units: Vec<String>,
    },
    /// What one unit owes.
    Unit(String),
    /// Everything of the municipality.
    Everybody,
}

/// Which cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cases {
    /// All live ones.
    Live,
    /// Those in which the business has its turn, or a handler waits for it.
    WaitingOnBusiness,
}

/// Which contributions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contributions {
    /// Those that somebody works on.
    Carried,
    /// Those that lie before a unit.
    Offered,
    /// Those that lie before a unit although they were offered more than once.
    OfferedAgain,
    /// Those that a unit returned.
    Returned,
    /// Those that somebody has worked on since this moment or longer.
    CarriedSince(Moment),
    /// Those that lie before a unit and were first offered since this moment.
    OfferedSince(Moment),
}

/// Which promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promises {
    /// Owed, and due from one moment to another.
    DueBetween(Moment, Moment),
    /// At risk at this moment.
    AtRisk(Moment),
    /// Missed and still owed.
    Late,
    /// Missed, and nobody has said why.
    Unexplained,
}

type NarrowingCases<'a> = cases::BoxedQuery<'a, MultiBackend>;
type NarrowingParts<'a> = contribution::BoxedQuery<'a, MultiBackend>;
type NarrowingPromises<'a> = guarantee::BoxedQuery<'a, MultiBackend>;

/// A page of cases, oldest first, after `after`.
///
/// # Errors
/// As every query.
pub fn cases(
    conn: &mut Connection,
    municipality: MunicipalityId,
    which: Cases,
    whose: &Whose,
    after: Option<CaseId>,
    limit: i64,
) -> Result<Vec<CaseRecord>, StoreError> {
    let mut query = narrowed_cases(municipality, which, whose)
        .order(cases::id)
        .limit(limit);
    if let Some(after) = after {
        query = query.filter(cases::id.gt(Col(after)));
    }
    let rows = query.select(FoundRow::as_select()).load(conn)?;
    rows.into_iter().map(FoundRow::read).collect()
}

/// A page of contributions, oldest first, after `after`.
///
/// # Errors
/// As every query.
pub fn contributions(
    conn: &mut Connection,
    municipality: MunicipalityId,
    which: Contributions,
    whose: &Whose,
    after: Option<ContributionId>,
    limit: i64,
) -> Result<Vec<ContributionRecord>, StoreError> {
    let mut query = narrowed_parts(municipality, which, whose)
        .order(contribution::id)
        .limit(limit);
    if let Some(after) = after {
        query = query.filter(contribution::id.gt(Col(after)));
    }
    let rows = query.select(ContributionFound::as_select()).load(conn)?;
    rows.into_iter().map(ContributionFound::read).collect()
}

/// A page of promises, soonest due first, after the one of that moment and identity.
///
/// # Errors
/// As every query.
pub fn promises(
    conn: &mut Connection,
    municipality: MunicipalityId,
    which: Promises,
    whose: &Whose,
    after: Option<(Moment, GuaranteeId)>,
    limit: i64,
) -> Result<Vec<GuaranteeRecord>, StoreError> {
    let mut query = narrowed_promises(municipality, which, whose)
        .order((guarantee::due_at, guarantee::id))
        .limit(limit);
    if let Some((due_at, id)) = after {
        let due_at = Some(Col(due_at));
        let later = guarantee::due_at
            .gt(due_at)
            .or(guarantee::id.gt(Col(id)).nullable());
        // In this form the database begins where the page before ended.
        query = query.filter(guarantee::due_at.ge(due_at)).filter(later);
    }
    let rows = query.select(GuaranteeFound::as_select()).load(conn)?;
    rows.into_iter().map(GuaranteeFound::read).collect()
}

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

fn narrowed_cases<'a>(
    municipality: MunicipalityId,
    which: Cases,
    whose: &'a Whose,
) -> NarrowingCases<'a> {
    let mut query: NarrowingCases<'a> = cases::table
        .filter(cases::municipality_id.eq(Col(municipality)))
        .filter(sql::<Bool>("\"case\".stage <> 'closed'"))
        .into_boxed();
    let its_parts = || {
        contribution::table.filter(
            contribution::municipality_id
                .eq(cases::municipality_id)
                .and(contribution::case_id.eq(cases::id)),
        )
    };
    query = match which {
        Cases::Live => query,
        Cases::WaitingOnBusiness => query.filter(
            sql::<Bool>("coalesce(\"case\".awaited = 'business', false)").or(exists(
                its_parts().filter(contribution::awaited.eq(Some(Col(Awaited::Business)))),
            )),
        ),
    };
    match whose {
        Whose::People { people, .. } => {
            let people: Vec<Col<StaffId>> = people.iter().copied().map(Col).collect();
            query.filter(cases::coordinator_id.eq_any(people))
        }
        Whose::Unit(unit) => query.filter(exists(
            its_parts()
                .filter(contribution::unit_id.eq(unit))
                .filter(sql::<Bool>(OPEN_PART)),
        )),
        Whose::Everybody => query,
    }
}

/// What is still owed by a unit.
const OPEN_PART: &str =
    "contribution.stage in ('held', 'offered', 'accepted', 'waiting', 'returned')";

fn narrowed_parts<'a>(
    municipality: MunicipalityId,
    which: Contributions,
    whose: &'a Whose,
) -> NarrowingParts<'a> {
    let query: NarrowingParts<'a> = contribution::table
        .filter(contribution::municipality_id.eq(Col(municipality)))
        .into_boxed();
    let carried = sql::<Bool>("contribution.stage in ('accepted', 'waiting')");
    let offered = sql::<Bool>("contribution.stage = 'offered'");
    let query = match which {
        Contributions::Carried => query.filter(carried),
        Contributions::CarriedSince(at) => query
            .filter(carried)
            .filter(contribution::updated_at.le(Col(at))),
        Contributions::Offered => query.filter(offered),
        Contributions::OfferedAgain => query.filter(offered).filter(contribution::offers.gt(1)),
        Contributions::OfferedSince(at) => query
            .filter(offered)
            .filter(contribution::created_at.ge(Col(at))),
        Contributions::Returned => query.filter(sql::<Bool>("contribution.stage = 'returned'")),
    };
    match (whose, which) {
        (Whose::Everybody, _) => query,
        (Whose::Unit(unit), _) => query.filter(contribution::unit_id.eq(unit)),
        (Whose::People { people, .. }, Contributions::Carried | Contributions::CarriedSince(_)) => {
            query.filter(contribution::handler_id.eq_any(some(people)))
        }
        (Whose::People { people, .. }, Contributions::Returned) => {
            let coordinators: Vec<Col<StaffId>> = people.iter().copied().map(Col).collect();
            let theirs = cases::table.filter(
                cases::municipality_id
                    .eq(contribution::municipality_id)
                    .and(cases::id.eq(contribution::case_id)),
            );
            query.filter(exists(
                theirs.filter(cases::coordinator_id.eq_any(coordinators)),
            ))
        }
        (
            Whose::People { people, units },
            Contributions::Offered | Contributions::OfferedAgain | Contributions::OfferedSince(_),
        ) => query.filter(contribution::unit_id.eq_any(units)).filter(
            contribution::offered_to_id
                .is_null()
                .or(contribution::offered_to_id
                    .eq_any(some(people))
                    .assume_not_null()),
        ),
    }
}

fn narrowed_promises<'a>(
    municipality: MunicipalityId,
    which: Promises,
    whose: &'a Whose,
) -> NarrowingPromises<'a> {
    let query: NarrowingPromises<'a> = guarantee::table
        .filter(guarantee::municipality_id.eq(Col(municipality)))
        .into_boxed();
    let owed = sql::<Bool>("guarantee.state in ('running', 'missed')");
    let query = match which {
        Promises::DueBetween(from, until) => query
            .filter(owed)
            .filter(guarantee::due_at.ge(Some(Col(from))))
            .filter(guarantee::due_at.le(Some(Col(until)))),
        Promises::AtRisk(now) => query
            .filter(sql::<Bool>("guarantee.risk_at is not null"))
            .filter(guarantee::risk_at.le(Some(Col(now)))),
        Promises::Late => query
            .filter(owed)
            .filter(sql::<Bool>("guarantee.state = 'missed'")),
        Promises::Unexplained => query
            .filter(sql::<Bool>("guarantee.state in ('missed', 'met_late')"))
            .filter(guarantee::explained.eq(false)),
    };
    let part = || {
        contribution::table.filter(
            contribution::municipality_id
                .eq(guarantee::municipality_id)
                .and(contribution::id.nullable().eq(guarantee::contribution_id)),
        )
    };
    match whose {
        Whose::Everybody => query,
        Whose::Unit(unit) => query.filter(exists(part().filter(contribution::unit_id.eq(unit)))),
        Whose::People { people, .. } => {
            let coordinators: Vec<Col<StaffId>> = people.iter().copied().map(Col).collect();
            let coordinated = cases::table
                .filter(
                    cases::municipality_id
                        .eq(guarantee::municipality_id)
                        .and(cases::id.eq(guarantee::case_id)),
                )
                .filter(cases::coordinator_id.eq_any(coordinators));
            let handled = part().filter(contribution::handler_id.eq_any(some(people)));
            query.filter(
                guarantee::contribution_id
                    .is_null()
                    .and(exists(coordinated))
                    .or(exists(handled)),
            )
        }
    }
}

fn some(people: &[StaffId]) -> Vec<Option<Col<StaffId>>> {
    people.iter().copied().map(Col).map(Some).collect()
}
