//! Worked examples of calendars from the law and from practice.

use jiff::civil::date;
use jiff::{SignedDuration, ToSpan, Zoned};

use super::{Calendar, CalendarDocument, Closed, KnownDay};
use crate::guarantee::{CalendarKind, LengthUnit};
use crate::{Country, Moment};
use Country::{Dk, Fi, Is, No, Se};

const COUNTRIES: [(Country, &str); 5] = [
    (Dk, "Europe/Copenhagen"),
    (No, "Europe/Oslo"),
    (Se, "Europe/Stockholm"),
    (Fi, "Europe/Helsinki"),
    (Is, "Atlantic/Reykjavik"),
];

fn zone(country: Country) -> &'static str {
    let [.., (_, last)] = COUNTRIES;
    let found = COUNTRIES.iter().find(|(of, _)| *of == country);
    found.map_or(last, |(_, zone)| zone)
}

#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
fn at(country: Country, wall: &str) -> Moment {
    let zoned: Zoned = format!("{wall}[{}]", zone(country)).parse().unwrap();
    Moment::from(zoned.timestamp())
}

#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
fn wall(country: Country, moment: Moment) -> String {
    let zoned = moment.timestamp().in_tz(zone(country)).unwrap();
    zoned.strftime("%Y-%m-%dT%H:%M:%S").to_string()
}

#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
fn statutory(country: Country) -> Calendar {
    Calendar::statutory(country, zone(country), 1).unwrap()
}

#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
fn continuous(country: Country) -> Calendar {
    Calendar::continuous(zone(country), 1).unwrap()
}

#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
fn written(country: Country, yaml: &str) -> Calendar {
    let document: CalendarDocument = yaml_serde::from_str(yaml).unwrap();
    Calendar::compile(country, zone(country), &document, 1).unwrap()
}

/// From Saturday ten o'clock, a day on the clock, over every change of the clocks in four years.
const SATURDAYS: [(&str, &str); 8] = [
    ("2024-03-30", "2024-03-31T11:00:00"),
    ("2024-10-26", "2024-10-27T09:00:00"),
    ("2025-03-29", "2025-03-30T11:00:00"),
    ("2025-10-25", "2025-10-26T09:00:00"),
    ("2026-03-28", "2026-03-29T11:00:00"),
    ("2026-10-24", "2026-10-25T09:00:00"),
    ("2027-03-27", "2027-03-28T11:00:00"),
    ("2027-10-30", "2027-10-31T09:00:00"),
];

#[test]
fn twenty_four_hours_are_twenty_four_hours_also_when_clocks_change() {
    for (country, _) in COUNTRIES {
        let clock = continuous(country);
        for (saturday, sunday) in SATURDAYS {
            let start = at(country, &format!("{saturday}T10:00"));
            let end = clock.add(start, 24, LengthUnit::WorkingHours);
            assert_eq!(end, start.plus(SignedDuration::from_hours(24)));
            let told = match country {
                // Iceland has not changed its clocks since 1968.
                Is => format!("{}T10:00:00", &sunday[..10]),
                Dk | No | Se | Fi => sunday.to_owned(),
            };
            assert_eq!(wall(country, end), told, "{country}");
        }
    }
}

#[test]
fn a_day_on_which_clocks_change_is_as_long_as_it_is() {
    let clock = continuous(Dk);
    let hours = |day: jiff::civil::Date| {
        let next = clock.start_of(day.saturating_add(1.day()));
        clock.open_time(clock.start_of(day), next).as_hours()
    };
    assert_eq!(hours(date(2024, 3, 31)), 23);
    assert_eq!(hours(date(2027, 3, 28)), 23);
    assert_eq!(hours(date(2026, 10, 25)), 25);
    assert_eq!(hours(date(2026, 10, 26)), 24);
}

#[test]
fn around_the_clock_every_minute_counts_and_every_day_ends_a_period() {
    let clock = continuous(Dk);
    assert_eq!(clock.kind(), CalendarKind::Continuous);
    let christmas = at(Dk, "2026-12-24T22:30");
    assert!(clock.is_open(christmas));
    assert_eq!(clock.closed_on(date(2026, 12, 25)), None);
    assert_eq!(clock.rolled(date(2026, 12, 26)), date(2026, 12, 26));
    #[rustfmt::skip] // One unit, one line.
    let ends = [
        (1, LengthUnit::WorkingHours, "2026-12-24T23:30:00"),
        (24, LengthUnit::WorkingHours, "2026-12-25T22:30:00"),
        (2, LengthUnit::WorkingDays, "2026-12-26T23:59:59"),
        (2, LengthUnit::CalendarDays, "2026-12-26T23:59:59"),
        (1, LengthUnit::Weeks, "2026-12-31T23:59:59"),
        (1, LengthUnit::Months, "2027-01-24T23:59:59"),
    ];
    for (length, unit, end) in ends {
        assert_eq!(wall(Dk, clock.add(christmas, length, unit)), end, "{unit}");
    }
}

#[rustfmt::skip] // One day, one line.
#[test]
fn a_statutory_period_does_not_end_on_an_eve_its_law_names() {
    let rolls = [
        // lag (1930:173)
        (Se, date(2024, 6, 21), date(2024, 6, 24)),
        (Se, date(2025, 6, 20), date(2025, 6, 23)),
        (Se, date(2026, 6, 19), date(2026, 6, 22)),
        (Se, date(2027, 6, 25), date(2027, 6, 28)),
        (Se, date(2026, 12, 24), date(2026, 12, 28)),
        (Se, date(2026, 12, 31), date(2027, 1, 4)),
        (Se, date(2027, 1, 5), date(2027, 1, 5)),
        // laki 150/1930; New Year's Eve is a day as any
        (Fi, date(2024, 6, 21), date(2024, 6, 24)),
        (Fi, date(2027, 6, 25), date(2027, 6, 28)),
        (Fi, date(2026, 12, 24), date(2026, 12, 28)),
        (Fi, date(2026, 12, 31), date(2026, 12, 31)),
        // forældelsesloven § 27; 1 May is a day as any
        (Dk, date(2025, 6, 5), date(2025, 6, 6)),
        (Dk, date(2026, 12, 24), date(2026, 12, 28)),
        (Dk, date(2026, 12, 31), date(2027, 1, 4)),
        (Dk, date(2026, 5, 1), date(2026, 5, 1)),
        // domstolloven §§ 148-149 names none
        (No, date(2026, 12, 24), date(2026, 12, 24)),
        (No, date(2026, 12, 31), date(2026, 12, 31)),
    ];
    for (country, nominal, end) in rolls {
        assert_eq!(statutory(country).rolled(nominal), end, "{country} {nominal}");
    }
}

#[rustfmt::skip] // One day, one line.
#[test]
fn a_statutory_period_does_not_end_on_a_holiday_that_falls_on_a_weekend() {
    let rolls = [
        (Se, date(2024, 1, 6), date(2024, 1, 8)),
        (Se, date(2026, 6, 6), date(2026, 6, 8)),
        (Se, date(2026, 10, 31), date(2026, 11, 2)),
        (Fi, date(2025, 12, 6), date(2025, 12, 8)),
        (No, date(2025, 5, 17), date(2025, 5, 19)),
        (No, date(2027, 5, 1), date(2027, 5, 3)),
        (Is, date(2026, 12, 26), date(2026, 12, 28)),
        (Dk, date(2027, 12, 25), date(2027, 12, 27)),
    ];
    for (country, nominal, end) in rolls {
        assert_eq!(statutory(country).rolled(nominal), end, "{country} {nominal}");
    }
}

/// Wednesday before Easter and the two eves until noon, as many Norwegian municipalities have it.
const NORWAY: &str = "
schema: 1
opening_hours: {monday: [08:00-16:00], tuesday: [08:00-16:00], wednesday: [08:00-16:00],
  thursday: [08:00-16:00], friday: [08:00-16:00]}
own_days:
  - {on: wednesday_before_easter, hours: [08:00-12:00]}
  - {on: christmas_eve, hours: [08:00-12:00]}
  - {on: new_years_eve, hours: [08:00-12:00]}
";

#[rustfmt::skip] // One example, one line.
#[test]
fn a_half_day_is_a_working_day_with_fewer_hours() {
    let norway = written(No, NORWAY);
    let ends = [
        ("2026-12-23T14:00", 8, LengthUnit::WorkingHours, "2026-12-28T10:00:00"),
        ("2026-12-23T14:00", 1, LengthUnit::WorkingDays, "2026-12-24T12:00:00"),
        ("2026-12-17T10:00", 1, LengthUnit::Weeks, "2026-12-24T12:00:00"),
        ("2026-04-01T11:00", 2, LengthUnit::WorkingHours, "2026-04-07T09:00:00"),
        ("2026-12-22T10:00", 5, LengthUnit::WorkingDays, "2026-12-30T16:00:00"),
        // New Year's Eve of 2028 is a Sunday.
        ("2028-12-29T16:00", 1, LengthUnit::WorkingHours, "2029-01-02T09:00:00"),
    ];
    for (start, length, unit, end) in ends {
        let due = norway.add(at(No, start), length, unit);
        assert_eq!(wall(No, due), end, "{length} {unit} from {start}");
    }
}

#[test]
fn twenty_four_and_thirty_one_december_end_at_one_in_iceland() {
    let document = CalendarDocument::default_for(Is);
    let iceland = Calendar::compile(Is, zone(Is), &document, 1);
    let Ok(iceland) = iceland else {
        unreachable!("the default calendar is without fault");
    };
    for eve in ["2026-12-24", "2026-12-31"] {
        let due = iceland.add(at(Is, &format!("{eve}T07:00")), 5, LengthUnit::WorkingHours);
        assert_eq!(wall(Is, due), format!("{eve}T13:00:00"));
    }
}

/// Summer hours every year, longer Thursdays from 2027 on, and no phone for two weeks of 2021.
const PERIODS: &str = "
schema: 1
opening_hours: {monday: [08:00-16:00], tuesday: [08:00-16:00], wednesday: [08:00-16:00],
  thursday: [08:00-16:00], friday: [08:00-16:00]}
periods:
  - {from: 2027-01-01, opening_hours: {monday: [08:00-16:00], tuesday: [08:00-16:00],
      wednesday: [08:00-16:00], thursday: [08:00-18:00]}}
  - {from: 06-29, until: 08-09, opening_hours: {monday: [09:00-13:00], tuesday: [09:00-13:00],
      wednesday: [09:00-13:00], thursday: [09:00-13:00]}}
contact_hours:
  opening_hours: {monday: [09:00-12:00], tuesday: [09:00-12:00], wednesday: [09:00-12:00],
    thursday: [09:00-12:00], friday: [09:00-12:00]}
  periods: [{from: 2021-11-22, until: 2021-12-05, names: {da: Lukket for henvendelser}, opening_hours: {}}]
";

#[rustfmt::skip] // One example, one line.
#[test]
fn counting_follows_a_period_and_leaves_it() {
    let office = written(Dk, PERIODS);
    let ends = [
        // Into the summer of 2026 and out of it: a Friday in it is closed.
        ("2026-06-26T12:00", 8, LengthUnit::WorkingHours, "2026-06-29T13:00:00"),
        ("2026-07-01T10:00", 2, LengthUnit::WorkingDays, "2026-07-06T13:00:00"),
        ("2026-08-06T12:00", 2, LengthUnit::WorkingHours, "2026-08-10T09:00:00"),
        ("2026-07-03T10:00", 1, LengthUnit::Weeks, "2026-07-13T13:00:00"),
        // The dated one counts in the summer of 2027.
        ("2027-07-01T10:00", 8, LengthUnit::WorkingHours, "2027-07-01T18:00:00"),
        ("2027-07-01T10:00", 1, LengthUnit::WorkingDays, "2027-07-05T16:00:00"),
    ];
    for (start, length, unit, end) in ends {
        let due = office.add(at(Dk, start), length, unit);
        assert_eq!(wall(Dk, due), end, "{length} {unit} from {start}");
    }
}

#[test]
fn a_closed_phone_stops_no_working_day() {
    let Ok(document) = yaml_serde::from_str::<CalendarDocument>(PERIODS) else {
        unreachable!("it is a calendar document");
    };
    let office = written(Dk, PERIODS);
    let Some(phone) = document.contact_hours.map(|hours| office.beside(&hours)) else {
        unreachable!("it has contact hours");
    };
    let monday = at(Dk, "2021-11-22T10:00");
    assert!(office.is_open(monday));
    assert_eq!(wall(Dk, phone.next_opening(monday)), "2021-12-06T09:00:00");
    assert_eq!(
        wall(Dk, office.add(monday, 1, LengthUnit::WorkingDays)),
        "2021-11-23T16:00:00"
    );
    let Some(Closed::Period(period)) = phone.closed_on(date(2021, 11, 24)) else {
        unreachable!("the phone is closed that week");
    };
    assert_eq!(
        period.names().get(crate::Language::Da),
        "Lukket for henvendelser"
    );
    assert_eq!(
        phone.closed_on(date(2021, 12, 25)),
        Some(Closed::PublicHoliday(KnownDay::ChristmasDay))
    );
}
