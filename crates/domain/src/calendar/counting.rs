//! Counting periods on a calendar.
//!
//! The day of the start is never counted, and a period of weeks or months ends on the same
//! weekday or day number as it started, else on the last day of the month: lag (1930:173) om
//! beräkning av lagstadgad tid, laki säädettyjen määräaikain laskemisesta (150/1930),
//! forældelsesloven § 27, domstolloven §§ 148–149, stjórnsýslulög 37/1993 art. 8. Own promises
//! are counted the same way, so that one sentence explains both.

use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};

use super::compiled::{Calendar, minute_from, minute_in, moment_at};
use super::tables;
use crate::Moment;
use crate::guarantee::{CalendarKind, LengthUnit};

/// More months than there are in the years that are known.
const MONTHS_KNOWN: i32 = 111 * 12;

impl Calendar {
    /// When a period of `length` `unit` from `start` ends. Never before `start`.
    ///
    /// | unit | ends |
    /// |---|---|
    /// | working hours | at the minute in which so much opening time has passed since `start`; a period that is full at closing time ends then, not at the next opening |
    /// | working days | at the end of the so many-th working day after the day of `start`, whether or not that day was a working day and whatever the hour; on the statutory calendar of the first day from it on which a period may end |
    /// | days, weeks, months | at the end of the day so much later, or of the first day from it on which a period may end |
    ///
    /// A working day of a local calendar ends when its hours close, a day of the statutory
    /// calendar, or of the one around the clock, at 23:59:59.
    #[must_use]
    pub fn add(&self, start: Moment, length: u32, unit: LengthUnit) -> Moment {
        let end = match unit {
            LengthUnit::WorkingHours => self.after_working_hours(start, length),
            LengthUnit::WorkingDays => self.after_working_days(start, length),
            LengthUnit::CalendarDays => self.after_calendar_days(start, length),
            LengthUnit::Weeks => self.after_calendar_days(start, length.saturating_mul(7)),
            LengthUnit::Months => self.after_months(start, length),
        };
        end.max(start)
    }

    /// The opening time between two moments, in whole minutes; nothing if they are out of order.
    pub fn open_time(&self, from: Moment, to: Moment) -> SignedDuration {
        let before = self.tables().open_before(minute_from(from));
        let until = self.tables().open_before(minute_in(to));
        SignedDuration::from_mins((until - before).max(0))
    }

    /// How many working days there are after `from`, up to and with `to`.
    pub fn working_days(&self, from: Date, to: Date) -> usize {
        let (from, to) = (tables::number_of(from), tables::number_of(to));
        self.tables().working_days_between(from, to)
    }

    /// When so much opening time has passed since `start`, in whole minutes.
    ///
    /// Counting begins at the first whole minute that is open.
    #[must_use]
    pub fn after_open_time(&self, start: Moment, time: SignedDuration) -> Moment {
        let end = self.tables().after_open(minute_from(start), time.as_mins());
        moment_at(end * 60).max(start)
    }

    /// The `count`th working day after `date`; for none, `date` itself.
    #[must_use]
    pub fn working_day_after(&self, date: Date, count: u32) -> Date {
        let day = tables::number_of(date);
        tables::date_of(self.tables().after_working_days(day, count))
    }

    /// The first day from `date` on which a period may end.
    #[must_use]
    pub fn rolled(&self, date: Date) -> Date {
        tables::date_of(self.tables().rolled(tables::number_of(date)))
    }

    /// The first minute of `date` on the wall clocks of the municipality.
    #[must_use]
    pub fn start_of(&self, date: Date) -> Moment {
        moment_at(self.tables().starting(tables::number_of(date)) * 60)
    }

    /// The last moment of `date` as a period that ends on it has it: when its hours close, or
    /// 23:59:59 where days have no hours. On a closed day, when the last hours before it closed.
    #[must_use]
    pub fn end_of(&self, date: Date) -> Moment {
        self.closing_of(tables::number_of(date))
    }

    /// The last second of `date` on the wall clocks of the municipality, open or not.
    #[must_use]
    pub fn last_second_of(&self, date: Date) -> Moment {
        let next = self.start_of(date.saturating_add(1.day()));
        next.plus(SignedDuration::from_secs(-1))
    }

    /// Its openings between two moments, cut to whole minutes between them.
    pub fn openings(&self, from: Moment, to: Moment) -> impl Iterator<Item = (Moment, Moment)> {
        let (from, to) = (minute_from(from), minute_in(to));
        self.tables()
            .openings(from, to)
            .map(|(opens, closes)| (moment_at(opens * 60), moment_at(closes * 60)))
    }

    fn after_working_hours(&self, start: Moment, hours: u32) -> Moment {
        self.after_open_time(start, SignedDuration::from_hours(i64::from(hours)))
    }

    fn after_working_days(&self, start: Moment, days: u32) -> Moment {
        let day = self.tables().day_of(minute_in(start));
        let last = self.tables().after_working_days(day, days);
        if days == 0 {
            return self.closing_of(last);
        }
        self.closing_of(self.tables().rolled(last))
    }

    fn after_calendar_days(&self, start: Moment, days: u32) -> Moment {
        let day = self.tables().day_of(minute_in(start));
        self.closing_of(self.tables().rolled(day.saturating_add(days as usize)))
    }

    fn after_months(&self, start: Moment, months: u32) -> Moment {
        let months = i32::try_from(months).map_or(MONTHS_KNOWN, |months| months.min(MONTHS_KNOWN));
        let nominal = self.date_of(start).saturating_add(months.months());
        self.closing_of(self.tables().rolled(tables::number_of(nominal)))
    }

    fn closing_of(&self, day: usize) -> Moment {
        let closing = self.tables().closing(day) * 60;
        match self.kind() {
            CalendarKind::Statutory | CalendarKind::Continuous => moment_at(closing - 1),
            CalendarKind::Local => moment_at(closing),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use jiff::Zoned;
    use jiff::civil::date;

    use super::super::{CalendarDocument, Finding, OpeningHours};
    use super::*;
    use crate::Country;

    const COPENHAGEN: &str = "Europe/Copenhagen";

    fn at(wall: &str) -> Moment {
        let zoned: Zoned = format!("{wall}[{COPENHAGEN}]").parse().unwrap();
        Moment::from(zoned.timestamp())
    }

    fn wall(moment: Moment) -> String {
        let zoned = moment.timestamp().in_tz(COPENHAGEN).unwrap();
        zoned.datetime().to_string()
    }

    fn every_day(hours: &[&str]) -> OpeningHours {
        let hours = || hours.iter().map(|hours| hours.parse().unwrap()).collect();
        OpeningHours {
            monday: hours(),
            tuesday: hours(),
            wednesday: hours(),
            thursday: hours(),
            friday: hours(),
            saturday: hours(),
            sunday: hours(),
        }
    }

    fn open(opening_hours: OpeningHours, public_holidays: &str) -> Calendar {
        let document = CalendarDocument {
            opening_hours,
            public_holidays: serde_json::from_value(public_holidays.into()).unwrap(),
            own_days: Vec::new(),
            ..CalendarDocument::default_for(Country::Dk)
        };
        Calendar::compile(Country::Dk, COPENHAGEN, &document, 1).unwrap()
    }

    fn working_hours(calendar: &Calendar, start: &str, hours: u32) -> String {
        wall(calendar.add(at(start), hours, LengthUnit::WorkingHours))
    }

    #[test]
    fn around_the_clock_an_hour_is_an_hour_when_clocks_change() {
        let hotline = open(every_day(&["00:00-24:00"]), "open");
        assert_eq!(
            working_hours(&hotline, "2026-03-28T10:00", 24),
            "2026-03-29T11:00:00"
        );
        assert_eq!(
            working_hours(&hotline, "2026-10-24T10:00", 24),
            "2026-10-25T09:00:00"
        );
    }

    #[test]
    fn a_night_is_as_long_as_it_really_is_when_clocks_change() {
        let night = open(every_day(&["22:00-06:00"]), "open");
        let length = |opens: &str, closes: &str| night.open_time(at(opens), at(closes)).as_hours();
        assert_eq!(length("2026-03-27T22:00", "2026-03-28T06:00"), 8);
        assert_eq!(length("2026-03-28T22:00", "2026-03-29T06:00"), 7);
        assert_eq!(length("2026-10-24T22:00", "2026-10-25T06:00"), 9);
    }

    #[test]
    fn office_hours_are_wall_time_on_both_sides_of_a_clock_change() {
        let document = CalendarDocument::default_for(Country::Dk);
        let office = Calendar::compile(Country::Dk, COPENHAGEN, &document, 1).unwrap();
        assert_eq!(
            working_hours(&office, "2026-03-27T12:00", 8),
            "2026-03-30T12:00:00"
        );
        let due = office.add(at("2026-10-23T12:00"), 1, LengthUnit::WorkingDays);
        assert_eq!(wall(due), "2026-10-26T16:00:00");
    }

    #[test]
    fn a_night_shift_belongs_to_the_day_on_which_it_opens() {
        let mut hours = OpeningHours::weekdays("22:00-06:00".parse().unwrap());
        hours.friday.clear();
        let night = open(hours, "closed");
        assert!(night.is_open(at("2026-03-06T05:59")));
        assert!(!night.is_open(at("2026-03-06T06:00")));
        assert!(!night.is_open(at("2026-03-06T23:00")));
        assert_eq!(
            wall(night.next_opening(at("2026-03-06T06:00"))),
            "2026-03-09T22:00:00"
        );
        assert_eq!(
            working_hours(&night, "2026-03-05T23:00", 8),
            "2026-03-09T23:00:00"
        );
        let due = night.add(at("2026-03-04T12:00"), 1, LengthUnit::WorkingDays);
        assert_eq!(wall(due), "2026-03-06T06:00:00");
    }

    #[test]
    fn lunch_is_not_counted() {
        // Written in any order.
        let office = open(every_day(&["12:30-16:00", "08:00-12:00"]), "closed");
        assert!(!office.is_open(at("2026-03-02T12:00")));
        assert_eq!(
            wall(office.next_opening(at("2026-03-02T12:00"))),
            "2026-03-02T12:30:00"
        );
        assert_eq!(
            working_hours(&office, "2026-03-02T11:00", 1),
            "2026-03-02T12:00:00"
        );
        assert_eq!(
            working_hours(&office, "2026-03-02T11:00", 2),
            "2026-03-02T13:30:00"
        );
    }

    #[test]
    fn half_days_shorten_but_open_no_closed_day() {
        let document = CalendarDocument::default_for(Country::Is);
        let zone = "Atlantic/Reykjavik";
        let iceland = Calendar::compile(Country::Is, zone, &document, 1).unwrap();
        let opening = |utc: &str| iceland.is_open(utc.parse::<jiff::Timestamp>().unwrap().into());
        assert!(opening("2026-12-24T12:59:00Z"));
        assert!(!opening("2026-12-24T13:00:00Z"));
        assert!(!opening("2027-12-25T10:00:00Z"));
        assert!(!opening("2022-12-24T10:00:00Z"));
    }

    #[test]
    fn a_calendar_that_is_never_open_is_refused() {
        let mut document = CalendarDocument::default_for(Country::Dk);
        document.opening_hours = OpeningHours::default();
        let findings = Calendar::compile(Country::Dk, COPENHAGEN, &document, 1).unwrap_err();
        assert_eq!(findings, [Finding::NeverOpen { year: 1990 }]);
    }

    #[test]
    fn counting_stops_at_the_end_of_the_years_that_are_known() {
        let document = CalendarDocument::default_for(Country::No);
        let office = Calendar::compile(Country::No, "Europe/Oslo", &document, 1).unwrap();
        for &unit in LengthUnit::ALL {
            let due = office.add(at("2026-03-02T10:00"), u32::MAX, unit);
            assert_eq!(wall(due), "2100-12-31T15:30:00", "{unit}");
        }
    }

    #[rustfmt::skip] // One country, one line.
    const WORKING_DAYS: &[(Country, [usize; 4], [usize; 4])] = &[
        (Country::Dk, [254, 253, 254, 255], [251, 250, 251, 253]),
        (Country::No, [252, 252, 253, 255], [252, 252, 253, 255]),
        (Country::Se, [254, 252, 254, 256], [251, 249, 251, 253]),
        (Country::Fi, [254, 253, 254, 255], [252, 251, 252, 253]),
        (Country::Is, [250, 249, 250, 252], [250, 249, 250, 252]),
    ];

    #[test]
    fn a_year_has_as_many_working_days_as_the_almanacs_say() {
        for &(country, statutory, local) in WORKING_DAYS {
            let document = CalendarDocument::default_for(country);
            let own = Calendar::compile(country, COPENHAGEN, &document, 1).unwrap();
            let law = Calendar::statutory(country, COPENHAGEN, 1).unwrap();
            for (year, at) in (2024..=2027).zip(0..) {
                let (from, to) = (date(year - 1, 12, 31), date(year, 12, 31));
                assert_eq!(
                    law.working_days(from, to),
                    statutory[at],
                    "{country} {year}"
                );
                assert_eq!(own.working_days(from, to), local[at], "{country} {year}");
            }
        }
    }
}
