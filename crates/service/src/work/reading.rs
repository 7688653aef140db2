//! What a working list is asked, and what it shows.

use onedoor_domain::policy::{self, Caller, Scope};
use onedoor_domain::routing::acted_for_by;
use onedoor_domain::work::{WorkList, end_of_day, end_of_week};
use onedoor_domain::{GuaranteeId, Moment};
use onedoor_store::work::{Cases, Contributions, Promises, Whose};

use super::{Found, WorkOf};
use crate::in_force::InForce;
use crate::{Error, FieldCode, FieldProblem, Result};

/// What a list asks the store for.
pub(super) enum Asked {
    Cases(Cases),
    Contributions(Contributions),
    Promises(Promises),
}

/// Whose work that is, if the caller may see it: a list holds no case that its reader would not
/// see by itself.
pub(super) fn whose(
    caller: &Caller,
    in_force: &InForce,
    of: &WorkOf,
    now: Moment,
) -> Result<Whose> {
    let sees_all = policy::scope(caller) == Scope::Everything;
    match of {
        WorkOf::Mine => {
            let me = caller.staff.ok_or(Error::Forbidden)?;
            Ok(Whose::People {
                people: [vec![me], acted_for_by(&in_force.directory, me, now)].concat(),
                units: caller.units.clone(),
            })
        }
        WorkOf::Unit(unit) if in_force.catalogue.unit(unit).is_none() => {
            let unknown = FieldProblem::new("unit", FieldCode::NoSuchThing);
            Err(Error::Invalid(vec![unknown]))
        }
        WorkOf::Unit(unit) if sees_all || caller.units.contains(unit) => {
            Ok(Whose::Unit(unit.clone()))
        }
        WorkOf::Everybody if sees_all => Ok(Whose::Everybody),
        WorkOf::Unit(_) | WorkOf::Everybody => Err(Error::Forbidden),
    }
}

pub(super) fn asked(list: WorkList, in_force: &InForce, now: Moment) -> Asked {
    let calendar = &in_force.calendars.local;
    let due_until = |until| Asked::Promises(Promises::DueBetween(now, until));
    match list {
        WorkList::Coordinated => Asked::Cases(Cases::Live),
        WorkList::WaitingOnBusiness => Asked::Cases(Cases::WaitingOnBusiness),
        WorkList::Handled => Asked::Contributions(Contributions::Carried),
        WorkList::Pool => Asked::Contributions(Contributions::Offered),
        WorkList::Unaccepted => Asked::Contributions(Contributions::OfferedAgain),
        WorkList::Returned => Asked::Contributions(Contributions::Returned),
        WorkList::DueToday => due_until(end_of_day(calendar, now)),
        WorkList::DueThisWeek => due_until(end_of_week(calendar, now)),
        WorkList::AtRisk => Asked::Promises(Promises::AtRisk(now)),
        WorkList::Late => Asked::Promises(Promises::Late),
        WorkList::Unexplained => Asked::Promises(Promises::Unexplained),
    }
}

/// Where the page after this begins.
pub(super) fn cursor(last: &Found) -> String {
    match last {
        (_, _, Some(promise)) => {
            let due_at = promise.due_at.map_or(0, Moment::as_micros);
            format!("{due_at}_{}", promise.id)
        }
        (_, Some(part), None) => part.id.to_string(),
        (case, None, None) => case.to_string(),
    }
}

pub(super) fn due_and_id(cursor: &str) -> Result<(Moment, GuaranteeId)> {
    let read = || {
        let (due_at, id) = cursor.split_once('_')?;
        let due_at = Moment::from_micros(due_at.parse().ok()?)?;
        Some((due_at, GuaranteeId(id.parse().ok()?)))
    };
    read().ok_or_else(bad_cursor)
}

pub(super) fn bad_cursor() -> Error {
    Error::Invalid(vec![FieldProblem::new("cursor", FieldCode::NoSuchThing)])
}
