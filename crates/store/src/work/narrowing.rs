//! Which cases, contributions and promises a working list is about.

use diesel::dsl::{exists, sql};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use onedoor_domain::case::Awaited;
use onedoor_domain::{MunicipalityId, StaffId};

use super::{Cases, Contributions, Promises, Whose};
use crate::any_connection::MultiBackend;
use crate::columns::Col;
use crate::schema::{cases, contribution, guarantee};

type NarrowingCases<'a> = cases::BoxedQuery<'a, MultiBackend>;

type NarrowingParts<'a> = contribution::BoxedQuery<'a, MultiBackend>;

type NarrowingPromises<'a> = guarantee::BoxedQuery<'a, MultiBackend>;

pub(super) fn narrowed_cases<'a>(
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

pub(super) fn narrowed_parts<'a>(
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

pub(super) fn narrowed_promises<'a>(
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
