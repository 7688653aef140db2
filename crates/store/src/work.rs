//! Working lists: what lies where, a page at a time.
//!
//! What is open is written out in SQL and not bound, so that both databases see that a partial index
//! holds all of it.

mod counts;
mod narrowing;

use diesel::prelude::*;
use onedoor_domain::{CaseId, ContributionId, GuaranteeId, Moment, MunicipalityId, StaffId};

pub use counts::{count_cases, count_contributions, count_promises};
use narrowing::{narrowed_cases, narrowed_parts, narrowed_promises};

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
