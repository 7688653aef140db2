//! Working lists: what somebody, a unit or the whole house has to do.

use crate::calendar::Calendar;
use crate::{Moment, closed_set};
use jiff::ToSpan;

closed_set! {
    /// A list of what is to be done.
    WorkList {
        /// Live cases that one coordinates, oldest first.
        Coordinated = "coordinated",
        /// Live cases in which the business has its turn, or a handler waits for it; oldest first.
        WaitingOnBusiness = "waiting_on_business",
        /// Contributions that one works on, oldest first.
        Handled = "handled",
        /// Contributions that lie before a unit, oldest first.
        Pool = "pool",
        /// Contributions that were offered more than once because nobody took them, oldest first.
        Unaccepted = "unaccepted",
        /// Contributions that a unit returned and on which the coordinator must decide.
        Returned = "returned",
        /// Promises that are due until the end of today, soonest first.
        DueToday = "due_today",
        /// Promises that are due until the end of this week, soonest first.
        DueThisWeek = "due_this_week",
        /// Promises whose last warning has passed while they still can be kept.
        AtRisk = "at_risk",
        /// Promises that were missed and are still owed, longest overdue first.
        Late = "late",
        /// Promises that were missed, kept since or not, without a word why.
        Unexplained = "unexplained",
    }
}

/// The last second of today, on the wall clocks of the municipality.
pub fn end_of_day(calendar: &Calendar, now: Moment) -> Moment {
    calendar.last_second_of(calendar.date_of(now))
}

/// The last second of the week's Sunday, on the wall clocks of the municipality. Weeks begin on
/// Monday (ISO 8601), as everywhere in the Nordic countries.
pub fn end_of_week(calendar: &Calendar, now: Moment) -> Moment {
    let today = calendar.date_of(now);
    let left = 7 - today.weekday().to_monday_one_offset();
    calendar.last_second_of(today.saturating_add(left.days()))
}

/// The first moment of the week's Monday.
pub fn start_of_week(calendar: &Calendar, now: Moment) -> Moment {
    let today = calendar.date_of(now);
    let gone = today.weekday().to_monday_zero_offset();
    calendar.start_of(today.saturating_sub(gone.days()))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;
    use crate::Country;
    use crate::calendar::CalendarDocument;

    fn copenhagen() -> Calendar {
        let document = CalendarDocument::default_for(Country::Dk);
        Calendar::compile(Country::Dk, "Europe/Copenhagen", &document, 1).unwrap()
    }

    fn at(text: &str) -> Moment {
        text.parse::<jiff::Timestamp>().unwrap().into()
    }

    #[test]
    fn a_day_ends_on_the_wall_clocks_of_the_municipality() {
        let calendar = copenhagen();
        assert_eq!(
            end_of_day(&calendar, at("2026-03-02T08:00:00Z")),
            at("2026-03-02T22:59:59Z")
        );
        // In summer the clocks are an hour further.
        assert_eq!(
            end_of_day(&calendar, at("2026-07-02T22:30:00Z")),
            at("2026-07-03T21:59:59Z")
        );
    }

    #[test]
    fn a_week_goes_from_monday_to_sunday_across_a_change_of_clocks() {
        let calendar = copenhagen();
        // The clocks go forward on Sunday the 29th.
        for day in [
            "2026-03-23T00:00:00Z",
            "2026-03-27T12:00:00Z",
            "2026-03-29T20:00:00Z",
        ] {
            assert_eq!(
                start_of_week(&calendar, at(day)),
                at("2026-03-22T23:00:00Z")
            );
            assert_eq!(end_of_week(&calendar, at(day)), at("2026-03-29T21:59:59Z"));
        }
    }
}
