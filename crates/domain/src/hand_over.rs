//! When a case changes its coordinator, and for what reason.

use jiff::SignedDuration;

use crate::directory::{Absence, AbsenceRule, Directory, Role, Settings, StaffMember};
use crate::routing::away_span;
use crate::{Moment, StaffId, closed_set};

/// How often it is looked whether somebody whose cases are handed over has been given another one
/// meanwhile, or whether somebody is there by now who can take what nobody could.
const LOOK_AGAIN: SignedDuration = SignedDuration::from_hours(1);
const HOURS_PER_DAY: i64 = 24;

closed_set! {
    /// Why a case got another coordinator.
    HandOverReason {
        /// Its coordinator gave it away, or a head or manager gave it to somebody.
        Given = "given",
        /// Whoever has it now took it over.
        TakenOver = "taken_over",
        /// Its coordinator is away.
        Absence = "absence",
        /// Its coordinator is back.
        Return = "return",
        /// Its coordinator no longer works here.
        Leave = "leave",
    }
}

/// Whether a person may be given cases to coordinate by name.
pub fn may_coordinate(person: &StaffMember) -> bool {
    person.active && (person.has(Role::Coordinator) || person.has(Role::Manager))
}

/// Whether the absence of `person` at this moment takes their cases from them; while it does not,
/// whoever stands in acts for them.
pub fn absence_takes_cases(
    settings: &Settings,
    directory: &Directory,
    person: StaffId,
    now: Moment,
) -> bool {
    let Some((from, to)) = away_span(directory, person, now) else {
        return false;
    };
    match settings.absence_rule {
        AbsenceRule::HandOver => true,
        AbsenceRule::ActFor => {
            let limit = i64::from(settings.hand_over_after_days).saturating_mul(HOURS_PER_DAY);
            to.timestamp().duration_since(from.timestamp()) > SignedDuration::from_hours(limit)
        }
    }
}

/// When it is to be looked at `person` again: as an absence begins or ends, and now and then while
/// one takes their cases from them. None once there is nothing to look at.
pub fn next_look(
    settings: &Settings,
    directory: &Directory,
    person: StaffId,
    now: Moment,
) -> Option<Moment> {
    let theirs = |away: &&Absence| away.staff == person;
    let absences = directory.absences.iter().filter(theirs);
    let boundaries = absences.flat_map(|away| [away.starts_at, away.ends_at]);
    let next = boundaries.filter(|at| *at > now).min()?;
    let again = now.plus(LOOK_AGAIN);
    let taken = absence_takes_cases(settings, directory, person, now);
    Some(if taken { next.min(again) } else { next })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::AbsenceId;

    const ANE: StaffId = StaffId(Uuid::from_u128(1));

    fn hour(hour: i64) -> Moment {
        Moment::from_micros(hour * 3_600_000_000).unwrap()
    }

    fn away(spans: &[(i64, i64)]) -> Directory {
        let absence = |(n, (from, to)): (usize, &(i64, i64))| Absence {
            id: AbsenceId(Uuid::from_u128(n as u128)),
            staff: ANE,
            starts_at: hour(*from),
            ends_at: hour(*to),
            substitute: None,
        };
        Directory {
            absences: spans.iter().enumerate().map(absence).collect(),
            ..Directory::default()
        }
    }

    fn rule(absence_rule: AbsenceRule, hand_over_after_days: u32) -> Settings {
        Settings {
            absence_rule,
            hand_over_after_days,
            ..Settings::default()
        }
    }

    #[test]
    fn a_short_absence_takes_no_cases_unless_the_rule_says_so() {
        let directory = away(&[(0, 48)]);
        let takes = |settings, now| absence_takes_cases(&settings, &directory, ANE, hour(now));
        assert!(!takes(rule(AbsenceRule::ActFor, 2), 10));
        assert!(takes(rule(AbsenceRule::ActFor, 1), 10));
        assert!(takes(rule(AbsenceRule::HandOver, 366), 0));
        assert!(!takes(rule(AbsenceRule::HandOver, 0), 48), "back again");
        assert!(!takes(rule(AbsenceRule::HandOver, 0), -1), "still here");
    }

    #[test]
    fn absences_that_touch_count_as_one() {
        let directory = away(&[(0, 24), (24, 72)]);
        let settings = rule(AbsenceRule::ActFor, 2);
        assert!(absence_takes_cases(&settings, &directory, ANE, hour(0)));
        assert!(absence_takes_cases(&settings, &directory, ANE, hour(30)));
        let apart = away(&[(0, 24), (25, 72)]);
        assert!(!absence_takes_cases(&settings, &apart, ANE, hour(0)));
    }

    #[test]
    fn it_is_looked_as_absences_begin_and_end_and_hourly_while_they_take_cases() {
        let directory = away(&[(10, 40)]);
        let look = |settings, now| next_look(&settings, &directory, ANE, hour(now));
        let (acted_for, taken) = (rule(AbsenceRule::ActFor, 5), rule(AbsenceRule::HandOver, 0));
        assert_eq!(look(acted_for.clone(), 0), Some(hour(10)));
        assert_eq!(look(acted_for.clone(), 10), Some(hour(40)));
        assert_eq!(look(acted_for, 40), None);
        assert_eq!(look(taken.clone(), 10), Some(hour(11)));
        assert_eq!(look(taken, 39), Some(hour(40)));
    }
}
