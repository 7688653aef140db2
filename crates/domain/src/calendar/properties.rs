//! What holds on every calendar, for every start and every length.

use std::sync::LazyLock;

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, ToSpan};
use proptest::prelude::*;

use super::{Calendar, CalendarDocument};
use crate::guarantee::LengthUnit;
use crate::{Country, Moment};

struct Case {
    zone: &'static str,
    calendar: Calendar,
}

/// An office with lunch and an open Saturday, nights, a hotline, and an office with other hours in
/// summer, in the days between the years, and from 2040 on.
const WRITTEN: [&str; 4] = [
    "{schema: 1, opening_hours: {
        monday: [08:00-12:00, 12:30-16:00], tuesday: [08:00-12:00, 12:30-16:00],
        thursday: [08:00-12:00, 12:30-18:00], saturday: [10:00-13:15]},
      own_days: [{on: friday_after_ascension}, {on: christmas_eve, hours: [08:00-12:00]}]}",
    "{schema: 1, opening_hours: {
        monday: [22:00-06:00], wednesday: [16:00-24:00], friday: [05:00-09:00, 20:00-07:00]}}",
    "{schema: 1, public_holidays: open, opening_hours: {
        monday: [00:00-24:00], tuesday: [00:00-24:00], wednesday: [00:00-24:00],
        thursday: [00:00-24:00], friday: [00:00-24:00], saturday: [00:00-24:00],
        sunday: [00:00-24:00]}}",
    "{schema: 1, opening_hours: {monday: [08:00-16:00], wednesday: [08:00-16:00], friday: [20:00-02:00]},
      periods: [
        {from: 06-15, until: 08-15, opening_hours: {tuesday: [09:00-13:00]}},
        {from: christmas_eve, until: 01-06, opening_hours: {}},
        {from: 2040-02-29, opening_hours: {saturday: [06:00-22:00], sunday: [22:00-03:00]}}],
      own_days: [{on: 07-07, names: {en: Outing}, hours: [10:00-11:00]}]}",
];

#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let zones = [
        (Country::Dk, "Europe/Copenhagen"),
        (Country::No, "Europe/Oslo"),
        (Country::Se, "Europe/Stockholm"),
        (Country::Fi, "Europe/Helsinki"),
        (Country::Is, "Atlantic/Reykjavik"),
    ];
    let defaults = zones
        .iter()
        .map(|&(country, _)| CalendarDocument::default_for(country));
    let written = WRITTEN
        .iter()
        .map(|yaml| yaml_serde::from_str(yaml).unwrap());
    defaults
        .chain(written)
        .zip(zones.into_iter().cycle())
        .map(|(document, (country, zone))| Case {
            zone,
            calendar: Calendar::compile(country, zone, &document, 1).unwrap(),
        })
        .chain(zones.into_iter().map(|(country, zone)| Case {
            zone,
            calendar: Calendar::statutory(country, zone, 1).unwrap(),
        }))
        .chain(zones.into_iter().take(1).map(|(_, zone)| Case {
            zone,
            calendar: Calendar::continuous(zone, 1).unwrap(),
        }))
        .collect()
});

/// How many of the cases are local; the statutory ones and the clock come after them.
const LOCAL: usize = 9;
/// How many there are.
const ALL: usize = 15;

fn moments() -> impl Strategy<Value = Moment> {
    // 1995 to 2085, often within weeks of a change of clocks.
    let anywhere = 788_918_400_000_000i64..3_629_000_000_000_000;
    let clocks = prop::sample::select(vec!["2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"]);
    let around = (clocks, -1_209_600i64..1_209_600).prop_map(|(change, seconds)| {
        let change: jiff::Timestamp = change.parse().unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        Moment::from(change).plus(SignedDuration::from_secs(seconds))
    });
    prop_oneof![
        anywhere.prop_filter_map("a moment", Moment::from_micros),
        around
    ]
}

fn units() -> impl Strategy<Value = LengthUnit> {
    prop::sample::select(LengthUnit::ALL)
}

fn wall(case: &Case, at: Moment) -> DateTime {
    let zoned = at.timestamp().in_tz(case.zone);
    zoned.map_or(DateTime::MIN, |zoned| zoned.datetime())
}

/// Whether it is open, read from wall clocks and the calendar's words alone.
fn reads_open(case: &Case, at: Moment) -> bool {
    let wall = wall(case, at);
    let minute = i64::from(wall.hour()) * 60 + i64::from(wall.minute());
    let covers = |date: Date, minute: i64| {
        case.calendar
            .hours_on(date)
            .iter()
            .any(|hours| (i64::from(hours.opens())..i64::from(hours.closes())).contains(&minute))
    };
    let yesterday = wall.date().saturating_sub(1.day());
    covers(wall.date(), minute) || covers(yesterday, minute + 24 * 60)
}

proptest! {
    #[test]
    fn an_end_is_never_before_its_start(
        case in 0..ALL, start in moments(), length in 0..2000u32, unit in units(),
    ) {
        prop_assert!(CASES[case].calendar.add(start, length, unit) >= start);
    }

    #[test]
    fn a_later_start_never_ends_earlier(
        case in 0..ALL, one in moments(), other in moments(), length in 0..500u32, unit in units(),
    ) {
        let calendar = &CASES[case].calendar;
        let (early, late) = (one.min(other), one.max(other));
        prop_assert!(calendar.add(early, length, unit) <= calendar.add(late, length, unit));
    }

    #[test]
    fn a_longer_period_never_ends_earlier(
        case in 0..ALL, start in moments(), length in 0..500u32, more in 0..50u32, unit in units(),
    ) {
        let calendar = &CASES[case].calendar;
        let short = calendar.add(start, length, unit);
        prop_assert!(short <= calendar.add(start, length + more, unit));
    }

    #[test]
    fn working_hours_end_while_open_or_at_closing(
        case in 0..ALL, start in moments(), length in 1..2000u32,
    ) {
        let calendar = &CASES[case].calendar;
        let end = calendar.add(start, length, LengthUnit::WorkingHours);
        prop_assert!(calendar.is_open(end.plus(SignedDuration::from_mins(-1))));
        let counted = calendar.open_time(start, end);
        prop_assert_eq!(counted, SignedDuration::from_hours(i64::from(length)));
    }

    #[test]
    fn the_tables_say_open_when_wall_clocks_do(case in 0..LOCAL, at in moments()) {
        let case = &CASES[case];
        prop_assert_eq!(case.calendar.is_open(at), reads_open(case, at));
        let opening = case.calendar.next_opening(at);
        prop_assert!(case.calendar.is_open(opening));
    }

    #[test]
    fn working_days_are_counted_one_by_one(
        case in 0..ALL, start in moments(), length in 1..60u32,
    ) {
        let case = &CASES[case];
        let first = wall(case, start).date();
        let wanted = first
            .series(1.day())
            .skip(1)
            .filter(|&date| case.calendar.closed_on(date).is_none())
            .nth(length as usize - 1)
            .map(|date| case.calendar.rolled(date));
        let end = case.calendar.add(start, length, LengthUnit::WorkingDays);
        // Hours that reach into the next day end there.
        let end = wall(case, end.plus(SignedDuration::from_hours(-8))).date();
        prop_assert_eq!(Some(end), wanted);
    }
}
