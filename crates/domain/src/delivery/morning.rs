//! When staff are told each working day what waits for them.

use jiff::ToSpan;

use crate::Moment;
use crate::calendar::Calendar;

/// How many days are looked at: no calendar is closed for longer than a year.
const LOOKED_AT: usize = 400;

/// The first moment after `now` at which clocks show this hour of a day that is not closed; none if
/// there is no such day.
pub fn next_morning(hour: u32, calendar: &Calendar, now: Moment) -> Option<Moment> {
    let mut day = calendar.date_of(now);
    for _ in 0..LOOKED_AT {
        let at = calendar.moment_on(day, minute(hour));
        if at > now && calendar.closed_on(day).is_none() {
            return Some(at);
        }
        day = day.saturating_add(1.day());
    }
    None
}

/// Whether this moment is one for which the list was planned, and still of today: nobody wants to
/// have on Tuesday what waited on Monday.
pub fn is_morning(hour: u32, calendar: &Calendar, planned: Moment, now: Moment) -> bool {
    let day = calendar.date_of(planned);
    planned <= now
        && planned == calendar.moment_on(day, minute(hour))
        && calendar.closed_on(day).is_none()
        && day == calendar.date_of(now)
}

fn minute(hour: u32) -> u16 {
    u16::try_from(hour * 60).unwrap_or(0)
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
    fn a_morning_is_the_next_of_a_day_that_is_not_closed() {
        let calendar = copenhagen();
        let next = |now: &str| next_morning(7, &calendar, at(now)).unwrap();
        // Monday before and at seven.
        assert_eq!(next("2026-03-02T05:59:59Z"), at("2026-03-02T06:00:00Z"));
        assert_eq!(next("2026-03-02T06:00:00Z"), at("2026-03-03T06:00:00Z"));
        // From Friday over a weekend in which the clocks go forward.
        assert_eq!(next("2026-03-27T06:00:00Z"), at("2026-03-30T05:00:00Z"));
        // Over Easter.
        assert_eq!(next("2026-04-01T09:00:00Z"), at("2026-04-07T05:00:00Z"));
    }

    #[test]
    fn a_list_that_was_planned_is_sent_on_its_day_and_no_other() {
        let calendar = copenhagen();
        let monday = at("2026-03-02T06:00:00Z");
        let is = |planned, now: &str| is_morning(7, &calendar, planned, at(now));
        assert!(is(monday, "2026-03-02T06:00:00Z"));
        assert!(is(monday, "2026-03-02T15:00:00Z"));
        assert!(!is(monday, "2026-03-02T05:59:59Z"));
        assert!(!is(monday, "2026-03-03T06:00:00Z"));
        // Somebody only wanted the clock to look.
        assert!(!is(at("2026-03-02T09:30:00Z"), "2026-03-02T09:30:01Z"));
        // A Sunday on which it was open when that was planned.
        assert!(!is(at("2026-03-01T06:00:00Z"), "2026-03-01T06:00:00Z"));
    }
}
