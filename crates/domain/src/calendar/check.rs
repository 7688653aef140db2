//! What is wrong with a calendar before it may be used.

use jiff::civil::Weekday;

use super::almanac::{Almanac, YEARS};
use super::day_rule::DayRule;
use super::document::{CalendarDocument, OpeningHours, OwnDay, OwnHours, Period};
use super::finding::Finding;
use super::hours::{DAY, Hours};
use super::periods::yearly_span;
use crate::Language;

/// Everything that can be seen to be wrong with `document` by reading it.
pub(super) fn check(document: &CalendarDocument) -> Vec<Finding> {
    let mut findings = Vec::new();
    if document.schema != 1 {
        findings.push(Finding::UnknownSchema {
            schema: document.schema,
        });
    }
    findings.extend(check_hours(
        &document.opening_hours,
        &document.own_days,
        &document.periods,
    ));
    for (whose, hours) in others(document) {
        let found = check_hours(&hours.opening_hours, &hours.own_days, &hours.periods);
        findings.extend(found.into_iter().map(|finding| whose.says(finding)));
    }
    findings
}

/// The first year, if any, in which the municipality, its phone or one of its units never opens.
///
/// `local` is the almanac of a document that has no other fault.
pub(super) fn check_open(local: &Almanac, document: &CalendarDocument) -> Vec<Finding> {
    let never = |almanac: &Almanac| {
        let year = YEARS.clone().find(|&year| !almanac.is_ever_open(year))?;
        Some(Finding::NeverOpen { year })
    };
    let beside = others(document)
        .filter_map(|(whose, hours)| Some(whose.says(never(&local.beside(hours))?)));
    never(local).into_iter().chain(beside).collect()
}

/// Whose hours are looked at, beside those of the municipality.
#[derive(Clone, Copy)]
enum Whose<'a> {
    Phone,
    Unit(&'a str),
}

impl Whose<'_> {
    fn says(self, finding: Finding) -> Finding {
        let finding = Box::new(finding);
        match self {
            Self::Phone => Finding::InContactHours { finding },
            Self::Unit(unit) => Finding::InUnit {
                unit: unit.to_owned(),
                finding,
            },
        }
    }
}

fn others(document: &CalendarDocument) -> impl Iterator<Item = (Whose<'_>, &OwnHours)> {
    let phone = document.contact_hours.iter();
    let units = document.units.iter();
    phone
        .map(|hours| (Whose::Phone, hours))
        .chain(units.map(|(unit, hours)| (Whose::Unit(unit), hours)))
}

fn check_hours(week: &OpeningHours, own_days: &[OwnDay], periods: &[Period]) -> Vec<Finding> {
    let mut findings = check_week(week);
    for (at, own) in own_days.iter().enumerate() {
        check_own_day(own, &own_days[..at], &mut findings);
    }
    for period in periods {
        let found = check_days(period)
            .into_iter()
            .chain(check_week(&period.opening_hours));
        findings.extend(found.map(|finding| Finding::InPeriod {
            from: period.from,
            finding: Box::new(finding),
        }));
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
    findings.extend(check_year(on));
    let mut hours = own.hours.clone();
    hours.sort_by_key(|hours| hours.opens());
    if hours.windows(2).any(|two| two[0].closes() > two[1].opens()) {
        findings.push(Finding::OwnDayOverlaps { on });
    }
}

fn check_year(on: DayRule) -> Option<Finding> {
    match on {
        DayRule::Date(date) if !YEARS.contains(&date.year()) => {
            Some(Finding::OutsideKnownYears { on })
        }
        DayRule::Date(_) | DayRule::EveryYear { .. } | DayRule::Known(_) => None,
    }
}

/// The days of a period: both once or both every year, and in their order.
fn check_days(period: &Period) -> Vec<Finding> {
    use DayRule::{Date, EveryYear, Known};
    let from = period.from;
    let Some(until) = period.until else {
        return match from {
            Date(_) => check_year(from).into_iter().collect(),
            EveryYear { .. } | Known(_) => vec![Finding::WithoutEnd],
        };
    };
    let years = [from, until].into_iter().filter_map(check_year);
    let order = match (from, until) {
        (Date(first), Date(last)) => {
            (last < first).then_some(Finding::EndsBeforeItBegins { until })
        }
        (EveryYear { .. } | Known(_), EveryYear { .. } | Known(_)) => {
            (!is_steady(from, until)).then_some(Finding::UnsteadyOverNewYear { until })
        }
        (Date(_), EveryYear { .. } | Known(_)) | (EveryYear { .. } | Known(_), Date(_)) => {
            Some(Finding::MixedForms { until })
        }
    };
    years.chain(order).collect()
}

/// Whether a period reaches over New Year either always or never.
fn is_steady(from: DayRule, until: DayRule) -> bool {
    let mut over_new_year = YEARS
        .filter_map(|year| yearly_span(from, until, year))
        .map(|(_, over)| over);
    let first = over_new_year.next();
    over_new_year.all(|over| Some(over) == first)
}

/// The week is a circle: Sunday night may reach into Monday morning.
fn check_week(opening_hours: &OpeningHours) -> Vec<Finding> {
    let mut week: Vec<(u32, u32, String)> = Weekday::Monday
        .cycle_forward()
        .take(7)
        .zip((0u32..).step_by(usize::from(DAY)))
        .flat_map(|(weekday, midnight)| {
            let hours = opening_hours.on(weekday);
            hours
                .iter()
                .map(move |&hours| placed(weekday, midnight, hours))
        })
        .collect();
    week.sort();
    let Some((opens, closes, name)) = week.first().cloned() else {
        return Vec::new();
    };
    let next_week = 7 * u32::from(DAY);
    week.push((opens + next_week, closes + next_week, name));
    week.windows(2)
        .filter(|two| two[0].1 > two[1].0)
        .map(|two| Finding::WeekOverlaps {
            first: two[0].2.clone(),
            second: two[1].2.clone(),
        })
        .collect()
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

    #[test]
    fn periods_units_and_contact_hours_are_checked_like_the_rest() {
        let wrong = r#"
schema: 1
opening_hours: {monday: [08:00-16:00]}
periods:
  - {from: 2026-08-15, until: 2026-06-15, opening_hours: {monday: [08:00-10:00, 09:00-11:00]}}
  - {from: 2026-06-15, until: 08-15, opening_hours: {}}
  - {from: midsummer_eve, until: 2026-08-15, opening_hours: {}}
  - {from: 06-15, opening_hours: {}}
  - {from: 2099-01-01, until: 2101-01-01, opening_hours: {}}
  - {from: easter_sunday, until: 04-10, opening_hours: {}}
units:
  building:
    opening_hours: {monday: [08:00-12:00], sunday: [20:00-09:00]}
    own_days: [{on: 2026-05-15}]
contact_hours:
  opening_hours: {}
  periods: [{from: 1066-10-14, opening_hours: {monday: [08:00-12:00]}}]
"#;
        let said: Vec<String> = findings(wrong, "Europe/Copenhagen")
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            said,
            [
                "in the period from 2026-08-15: it ends on 2026-06-15, before it begins",
                "in the period from 2026-08-15: Monday 08:00-10:00 and Monday 09:00-11:00 overlap",
                "in the period from 2026-06-15: its days must be two dates, or two days of every year; it ends on 08-15",
                "in the period from midsummer_eve: its days must be two dates, or two days of every year; it ends on 2026-08-15",
                "in the period from 06-15: it begins every year and must end every year",
                "in the period from 2099-01-01: 2101-01-01 lies outside 1990 to 2100",
                "in the period from easter_sunday: until 04-10 it reaches over New Year in some years and not in others",
                "contact hours: in the period from 1066-10-14: 1066-10-14 lies outside 1990 to 2100",
                "unit building: Sunday 20:00-09:00 and Monday 08:00-12:00 overlap",
                "unit building: 2026-05-15 has no name",
            ]
        );
    }

    #[test]
    fn nothing_may_stay_closed_for_a_whole_year_by_whatever_period() {
        let closing = r#"
schema: 1
opening_hours: {monday: [08:00-16:00]}
periods: [{from: 2031-01-01, opening_hours: {}}]
units: {building: {opening_hours: {tuesday: [08:00-16:00]}, periods: [{from: 2027-06-01, opening_hours: {}}]}}
contact_hours: {opening_hours: {}}
"#;
        let said: Vec<String> = findings(closing, "Europe/Copenhagen")
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            said,
            [
                "it is never open in 2031",
                "contact hours: it is never open in 1990",
                "unit building: it is never open in 2028",
            ]
        );
    }
}
