//! Worked examples from the law and from practice, and what the module's tests share.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::Zoned;

use super::{
    Basis, CalendarKind, Calendars, Clock, Counting, Entry, GuaranteeState, LengthUnit, Recorded,
    Roll, StartOn, Terms, Threshold, due, fold,
};
use crate::calendar::{CalendarDocument, OpeningHours, OwnDay};
use crate::{Country, Moment};
use CalendarKind::{Local, Statutory};
use Country::{Dk, Fi, Is, No, Se};
use LengthUnit::{CalendarDays, Months, Weeks, WorkingDays, WorkingHours};

/// A Danish municipality with the calendar it starts with.
pub(crate) static DENMARK: LazyLock<Calendars> =
    LazyLock::new(|| compiled(Dk, &CalendarDocument::default_for(Dk)));

/// The moment written so, with `Z` or with a zone in brackets.
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
pub(crate) fn at(written: &str) -> Moment {
    let timestamp = match written.contains('[') {
        true => written.parse::<Zoned>().unwrap().timestamp(),
        false => written.parse().unwrap(),
    };
    Moment::from(timestamp)
}

/// What wall clocks of `zone` show at `moment`.
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
pub(super) fn local(zone: &str, moment: Moment) -> String {
    let zoned = moment.timestamp().in_tz(zone).unwrap();
    zoned.datetime().to_string()
}

/// An own promise, except that it is counted on the calendar named.
pub(super) fn promise(length: u32, unit: LengthUnit, calendar: CalendarKind) -> Terms {
    Terms {
        clock: Clock::FinalAnswer,
        length,
        unit,
        start: StartOn::Received,
        calendar,
        calendar_version: 1,
        basis: Basis::Promise {
            promise: "answer".to_owned(),
        },
        catalogue_version: 1,
        owed_by: None,
        pauses: Vec::new(),
        restarts: Vec::new(),
        extension: None,
        seasons: Vec::new(),
        roll: Roll::default(),
        effect: None,
        thresholds: Threshold::usual(),
    }
}

/// A guarantee under `terms` that started so.
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
pub(super) fn running(terms: Terms, calendars: &Calendars, start: &str) -> GuaranteeState {
    let start_at = at(start);
    let due_at = due(&terms, calendars, &Counting::from(start_at));
    let terms = Box::new(terms);
    let lines = [
        Entry::Promised { terms },
        Entry::Started {
            start_at,
            due_at,
            reason: None,
        },
    ];
    fold(lines.map(|entry| Recorded {
        at: start_at,
        entry,
    }))
    .unwrap()
}

pub(super) fn zone(country: Country) -> &'static str {
    match country {
        Dk => "Europe/Copenhagen",
        No => "Europe/Oslo",
        Se => "Europe/Stockholm",
        Fi => "Europe/Helsinki",
        Is => "Atlantic/Reykjavik",
    }
}

#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
pub(super) fn compiled(country: Country, document: &CalendarDocument) -> Calendars {
    Calendars::compile(country, zone(country), document, 1).unwrap()
}

/// Monday to Friday 08-16, closed on public holidays and on `closed`.
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
pub(super) fn eight_to_four(country: Country, closed: &[&str]) -> Calendars {
    let own_days = closed.iter().map(|on| OwnDay {
        on: on.parse().unwrap(),
        names: None,
        hours: Vec::new(),
    });
    let document = CalendarDocument {
        opening_hours: OpeningHours::weekdays("08:00-16:00".parse().unwrap()),
        own_days: own_days.collect(),
        ..CalendarDocument::default_for(country)
    };
    compiled(country, &document)
}

struct Vector {
    country: Country,
    closed: &'static [&'static str],
    counted: (u32, LengthUnit, CalendarKind),
    start: &'static str,
    due: &'static str,
}

const fn vector(
    country: Country,
    closed: &'static [&'static str],
    counted: (u32, LengthUnit, CalendarKind),
    start: &'static str,
    due: &'static str,
) -> Vector {
    Vector {
        country,
        closed,
        counted,
        start,
        due,
    }
}

fn check(vectors: &[Vector]) {
    let mut compiled = HashMap::new();
    for vector in vectors {
        let (length, unit, calendar) = vector.counted;
        let calendars = compiled
            .entry((vector.country, vector.closed))
            .or_insert_with(|| eight_to_four(vector.country, vector.closed));
        let zone = zone(vector.country);
        let start = at(&format!("{}[{zone}]", vector.start));
        let terms = promise(length, unit, calendar);
        let due_at = due(&terms, calendars, &Counting::from(start));
        assert_eq!(
            local(zone, due_at),
            vector.due,
            "{} {length} {unit} from {}",
            vector.country,
            vector.start
        );
    }
}

const EVES: &[&str] = &["midsummer_eve", "christmas_eve", "new_years_eve"];
const DANISH: &[&str] = &["danish_constitution_day", "christmas_eve", "new_years_eve"];
const BRIDGE: &[&str] = &["friday_after_ascension"];

#[rustfmt::skip] // One example, one line.
#[test]
fn a_statutory_period_that_ends_on_no_working_day_ends_on_the_next() {
    check(&[
        vector(Se, &[], (4, Weeks, Statutory), "2026-05-22T10:00", "2026-06-22T23:59:59"),
        vector(Se, &[], (1, Months, Statutory), "2026-01-31T10:00", "2026-03-02T23:59:59"),
        vector(Fi, &[], (1, Months, Statutory), "2026-11-24T10:00", "2026-12-28T23:59:59"),
        vector(Dk, &[], (7, Months, Statutory), "2026-11-05T10:00", "2027-06-07T23:59:59"),
        vector(No, &[], (12, Weeks, Statutory), "2026-01-05T10:00", "2026-03-30T23:59:59"),
        vector(Se, &[], (10, Weeks, Statutory), "2026-01-05T10:00", "2026-03-16T23:59:59"),
        vector(No, &[], (12, Weeks, Statutory), "2026-02-02T10:00", "2026-04-27T23:59:59"),
        vector(Se, &[], (10, Weeks, Statutory), "2026-03-09T10:00", "2026-05-18T23:59:59"),
        vector(No, &[], (1, Weeks, Statutory), "2027-05-10T10:00", "2027-05-18T23:59:59"),
        vector(Dk, &[], (1, CalendarDays, Statutory), "2028-06-04T10:00", "2028-06-06T23:59:59"),
        vector(Dk, &[], (1, Weeks, Statutory), "2026-12-24T10:00", "2027-01-04T23:59:59"),
        vector(No, &[], (1, Weeks, Statutory), "2026-12-24T10:00", "2026-12-31T23:59:59"),
        vector(Is, &[], (1, Weeks, Statutory), "2026-04-16T10:00", "2026-04-24T23:59:59"),
    ]);
}

#[rustfmt::skip] // One example, one line.
#[test]
fn months_end_on_the_same_day_number_or_the_last_of_the_month() {
    check(&[
        vector(Dk, &[], (1, Months, Statutory), "2024-01-31T10:00", "2024-02-29T23:59:59"),
        vector(Dk, &[], (1, Months, Statutory), "2025-01-31T10:00", "2025-02-28T23:59:59"),
        vector(Dk, &[], (1, Months, Statutory), "2026-02-27T10:00", "2026-03-27T23:59:59"),
        vector(Dk, &[], (12, Months, Statutory), "2024-02-29T10:00", "2025-02-28T23:59:59"),
        vector(Dk, &[], (3, Months, Statutory), "2026-03-31T10:00", "2026-06-30T23:59:59"),
    ]);
}

#[rustfmt::skip] // One example, one line.
#[test]
fn working_days_leave_out_public_holidays_and_own_closed_days() {
    check(&[
        vector(Dk, &[], (7, WorkingDays, Local), "2026-05-12T10:00", "2026-05-22T16:00:00"),
        vector(Dk, BRIDGE, (7, WorkingDays, Local), "2026-05-12T10:00", "2026-05-26T16:00:00"),
        vector(Dk, BRIDGE, (7, WorkingDays, Statutory), "2026-05-12T10:00", "2026-05-22T23:59:59"),
        vector(Dk, &[], (7, WorkingDays, Local), "2026-04-30T10:00", "2026-05-11T16:00:00"),
        vector(Se, EVES, (2, WorkingDays, Statutory), "2026-06-18T10:00", "2026-06-22T23:59:59"),
        vector(Se, EVES, (2, WorkingDays, Local), "2026-06-18T10:00", "2026-06-23T16:00:00"),
        vector(Dk, DANISH, (5, WorkingDays, Statutory), "2026-12-22T10:00", "2026-12-30T23:59:59"),
        vector(Dk, DANISH, (5, WorkingDays, Local), "2026-12-22T10:00", "2027-01-04T16:00:00"),
        vector(No, &[], (5, WorkingDays, Local), "2026-12-22T10:00", "2026-12-30T16:00:00"),
        vector(Se, EVES, (5, WorkingDays, Local), "2026-12-22T10:00", "2027-01-04T16:00:00"),
        vector(Fi, &["midsummer_eve", "christmas_eve"], (5, WorkingDays, Local), "2026-12-22T10:00", "2026-12-31T16:00:00"),
    ]);
}

#[rustfmt::skip] // One example, one line.
#[test]
fn the_day_of_the_start_is_not_counted_whatever_the_hour() {
    check(&[
        vector(Dk, &[], (1, WorkingDays, Local), "2026-03-02T00:00", "2026-03-03T16:00:00"),
        vector(Dk, &[], (1, WorkingDays, Local), "2026-03-02T23:59", "2026-03-03T16:00:00"),
        vector(Dk, &[], (1, WorkingDays, Local), "2026-03-07T10:00", "2026-03-09T16:00:00"),
        vector(Dk, &[], (1, WorkingDays, Local), "2026-03-06T17:00", "2026-03-09T16:00:00"),
    ]);
}

#[rustfmt::skip] // One example, one line.
#[test]
fn working_hours_count_opening_time_to_the_minute() {
    check(&[
        vector(Dk, &[], (16, WorkingHours, Local), "2026-05-13T15:30", "2026-05-18T15:30:00"),
        vector(Dk, BRIDGE, (16, WorkingHours, Local), "2026-05-13T15:30", "2026-05-19T15:30:00"),
        vector(No, &[], (8, WorkingHours, Local), "2027-05-14T15:00", "2027-05-18T15:00:00"),
        vector(Dk, &[], (8, WorkingHours, Local), "2026-03-02T08:00", "2026-03-02T16:00:00"),
        vector(Dk, &[], (8, WorkingHours, Local), "2026-03-02T16:00", "2026-03-03T16:00:00"),
        vector(Dk, &[], (1, WorkingHours, Local), "2026-03-07T03:00", "2026-03-09T09:00:00"),
        vector(Dk, &[], (1, WorkingHours, Local), "2026-03-02T09:00:01", "2026-03-02T10:01:00"),
        vector(Dk, &[], (8, WorkingHours, Statutory), "2026-03-02T09:00", "2026-03-03T09:00:00"),
    ]);
}

#[rustfmt::skip] // One example, one line.
#[test]
fn an_own_promise_in_weeks_ends_at_closing_time_of_an_open_day() {
    check(&[
        vector(Dk, &[], (4, Weeks, Local), "2026-03-02T10:00", "2026-03-30T16:00:00"),
        vector(Dk, BRIDGE, (1, Weeks, Local), "2026-05-07T10:00", "2026-05-18T16:00:00"),
        vector(Dk, &[], (1, Months, Local), "2026-01-31T10:00", "2026-03-02T16:00:00"),
        vector(Dk, &[], (5, CalendarDays, Local), "2026-03-02T10:00", "2026-03-09T16:00:00"),
    ]);
}
