//! What is wrong with a calendar before it may be used.

use jiff::civil::Weekday;

use super::almanac::YEARS;
use super::day_rule::DayRule;
use super::document::{CalendarDocument, OwnDay};
use super::hours::{DAY, Hours};
use crate::Language;

/// Something that keeps a calendar from being used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// The document has a form we do not read.
    #[error("schema {schema} is not known; 1 is")]
    UnknownSchema {
        /// The form it claims.
        schema: u32,
    },
    /// No time zone has this name.
    #[error("{time_zone:?} is not a time zone of the IANA database")]
    UnknownTimeZone {
        /// The name.
        time_zone: String,
    },
    /// Two intervals of the ordinary week share time.
    #[error("{first} and {second} overlap")]
    WeekOverlaps {
        /// The earlier interval, with its weekday.
        first: String,
        /// The later one.
        second: String,
    },
    /// Two intervals of an own day share time.
    #[error("the hours of {on} overlap")]
    OwnDayOverlaps {
        /// The day.
        on: DayRule,
    },
    /// Two own days fall by the same rule.
    #[error("{on} is there twice")]
    OwnDayTwice {
        /// The day.
        on: DayRule,
    },
    /// An own day has no name that could explain it.
    #[error("{on} has no name")]
    OwnDayWithoutName {
        /// The day.
        on: DayRule,
    },
    /// A dated day lies outside the years that are known.
    #[error("{on} lies outside 1990 to 2100")]
    OutsideKnownYears {
        /// The day.
        on: DayRule,
    },
    /// It is closed for a whole year: no period would end.
    #[error("it is never open in {year}")]
    NeverOpen {
        /// The first such year.
        year: i16,
    },
}

/// Everything that can be seen to be wrong with `document` by reading it.
pub(super) fn check(document: &CalendarDocument) -> Vec<Finding> {
    let mut findings = Vec::new();
    if document.schema != 1 {
        findings.push(Finding::UnknownSchema {
            schema: document.schema,
        });
    }
    check_week(document, &mut findings);
    for (at, own) in document.own_days.iter().enumerate() {
        let earlier = &document.own_days[..at];
        check_own_day(own, earlier, &mut findings);
    }
    findings
}

fn check_own_day(own: &OwnDay, earlier: &[OwnDay], findings: &mut Vec<Finding>) {
    let on = own.on;
    if earlier.iter().any(|other| other.on == on) {
        findings.push(Finding::OwnDayTwice { on });
    }
    if own.names().missing().count() == Language::ALL.len() {
        findings.push(Finding::OwnDayWithoutName { on });
    }
    if matches!(on, DayRule::Date(date) if !YEARS.contains(&date.year())) {
        findings.push(Finding::OutsideKnownYears { on });
    }
    let mut hours = own.hours.clone();
    hours.sort_by_key(|hours| hours.opens());
    if hours.windows(2).any(|two| two[0].closes() > two[1].opens()) {
        findings.push(Finding::OwnDayOverlaps { on });
    }
}

/// The week is a circle: Sunday night may reach into Monday morning.
fn check_week(document: &CalendarDocument, findings: &mut Vec<Finding>) {
    let mut week: Vec<(u32, u32, String)> = Weekday::Monday
        .cycle_forward()
        .take(7)
        .zip((0u32..).step_by(usize::from(DAY)))
        .flat_map(|(weekday, midnight)| {
            let hours = document.opening_hours.on(weekday);
            hours
                .iter()
                .map(move |&hours| placed(weekday, midnight, hours))
        })
        .collect();
    week.sort();
    let Some((opens, closes, name)) = week.first().cloned() else {
        return;
    };
    let next_week = 7 * u32::from(DAY);
    week.push((opens + next_week, closes + next_week, name));
    for two in week.windows(2) {
        if two[0].1 > two[1].0 {
            findings.push(Finding::WeekOverlaps {
                first: two[0].2.clone(),
                second: two[1].2.clone(),
            });
        }
    }
}

fn placed(weekday: Weekday, midnight: u32, hours: Hours) -> (u32, u32, String) {
    (
        midnight + u32::from(hours.opens()),
        midnight + u32::from(hours.closes()),
        format!("{weekday:?} {hours}"),
    )
}

#[cfg(test)]
mod tests {
    use super::super::{Calendar, CalendarDocument};
    use super::*;
    use crate::Country;

    fn findings(yaml: &str, time_zone: &str) -> Vec<Finding> {
        let document: CalendarDocument = yaml_serde::from_str(yaml).unwrap_or_else(|error| {
            unreachable!("{error}");
        });
        Calendar::compile(Country::Dk, time_zone, &document, 1)
            .err()
            .unwrap_or_default()
    }

    #[test]
    fn everything_wrong_is_found_at_once() {
        let wrong = r#"
schema: 2
opening_hours:
  monday: [07:00-09:00, 08:00-16:00]
  sunday: [22:00-08:00]
own_days:
  - {on: 2026-05-15, names: {en: Closed}}
  - {on: 2026-05-15, names: {en: Closed}}
  - {on: 06-05}
  - {on: 1066-10-14, names: {en: Battle}}
  - {on: christmas_eve, hours: [08:00-12:00, 11:00-13:00]}
"#;
        let said: Vec<String> = findings(wrong, "Europe/Kobenhavn")
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            said,
            [
                "schema 2 is not known; 1 is",
                "Monday 07:00-09:00 and Monday 08:00-16:00 overlap",
                "Sunday 22:00-08:00 and Monday 07:00-09:00 overlap",
                "2026-05-15 is there twice",
                "06-05 has no name",
                "1066-10-14 lies outside 1990 to 2100",
                "the hours of christmas_eve overlap",
                "\"Europe/Kobenhavn\" is not a time zone of the IANA database",
            ]
        );
    }

    #[test]
    fn the_default_calendars_are_without_fault() {
        for &country in Country::ALL {
            let document = CalendarDocument::default_for(country);
            assert_eq!(check(&document), [], "{country}");
        }
    }
}
