//! What holds on each day: ordinary hours, a public holiday, or a day of the municipality's own.

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::day_rule::DayRule;
use super::document::{CalendarDocument, OnPublicHolidays, OpeningHours, OwnDay};
use super::holidays::{public_holidays, rolling_days};
use super::hours::Hours;
use super::known_day::KnownDay;
use crate::Country;

/// The years that are known.
pub(super) const YEARS: RangeInclusive<i16> = 1990..=2100;

/// Why a day is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed<'a> {
    /// That weekday is always closed.
    Weekly,
    /// A public holiday of the country.
    PublicHoliday(KnownDay),
    /// A day the municipality has closed.
    Own(&'a OwnDay),
}

/// What holds on each day of the years that are known.
#[derive(Debug)]
pub(super) struct Almanac {
    document: CalendarDocument,
    /// Positions in the document's own days.
    own_days: HashMap<Date, usize>,
    public_holidays: HashMap<Date, KnownDay>,
    /// Working days on which no period ends.
    rolling: HashSet<Date>,
}

impl Almanac {
    /// The municipality's own: a period may end on every open day.
    pub(super) fn local(country: Country, document: CalendarDocument) -> Self {
        let public_holidays = match document.public_holidays {
            OnPublicHolidays::Closed => holidays_by_date(country),
            OnPublicHolidays::Open => HashMap::new(),
        };
        Self {
            own_days: own_days_by_date(&document.own_days),
            public_holidays,
            rolling: HashSet::new(),
            document,
        }
    }

    /// The country's: Monday to Friday without public holidays, round the clock.
    pub(super) fn statutory(country: Country) -> Self {
        let document = CalendarDocument {
            schema: 1,
            opening_hours: OpeningHours::weekdays(Hours::ALL_DAY),
            public_holidays: OnPublicHolidays::Closed,
            own_days: Vec::new(),
        };
        let rolling = rolling_days(country)
            .iter()
            .flat_map(|day| YEARS.filter_map(|year| day.in_year(year)))
            .collect();
        Self {
            rolling,
            ..Self::local(country, document)
        }
    }

    /// When it is open on `date`; empty means closed.
    pub(super) fn hours_on(&self, date: Date) -> &[Hours] {
        match self.own_day(date) {
            Some(own) if is_dated(own) => &own.hours,
            Some(own) if !self.ordinary_hours_on(date).is_empty() => &own.hours,
            Some(_) | None => self.ordinary_hours_on(date),
        }
    }

    /// Whether a period may end on `date`.
    pub(super) fn ends_periods(&self, date: Date) -> bool {
        !self.hours_on(date).is_empty() && !self.rolling.contains(&date)
    }

    /// Why `date` is closed; none if it is open. Public holidays are named first.
    pub(super) fn closed_on(&self, date: Date) -> Option<Closed<'_>> {
        if !self.hours_on(date).is_empty() {
            return None;
        }
        let holiday = self.public_holidays.get(&date).copied();
        let own = self.own_day(date).filter(|own| own.hours.is_empty());
        Some(match (holiday, own) {
            (Some(day), _) => Closed::PublicHoliday(day),
            (None, Some(own)) => Closed::Own(own),
            (None, None) => Closed::Weekly,
        })
    }

    fn own_day(&self, date: Date) -> Option<&OwnDay> {
        let at = *self.own_days.get(&date)?;
        self.document.own_days.get(at)
    }

    fn ordinary_hours_on(&self, date: Date) -> &[Hours] {
        if self.public_holidays.contains_key(&date) {
            return &[];
        }
        self.document.opening_hours.on(date.weekday())
    }
}

fn is_dated(own: &OwnDay) -> bool {
    matches!(own.on, DayRule::Date(_))
}

/// The own day that counts on each date: the dated one, then the closed one, then the first.
fn own_days_by_date(own_days: &[OwnDay]) -> HashMap<Date, usize> {
    let mut order: Vec<usize> = (0..own_days.len()).collect();
    order.sort_by_key(|&at| (!is_dated(&own_days[at]), !own_days[at].hours.is_empty()));
    let mut by_date = HashMap::new();
    for at in order {
        for date in YEARS.filter_map(|year| own_days[at].on.in_year(year)) {
            by_date.entry(date).or_insert(at);
        }
    }
    by_date
}

fn holidays_by_date(country: Country) -> HashMap<Date, KnownDay> {
    YEARS
        .flat_map(|year| public_holidays(country, year))
        .map(|holiday| (holiday.on, holiday.day))
        .collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn almanac(own_days: &str) -> Almanac {
        let mut document = CalendarDocument::default_for(Country::Dk);
        document.own_days = yaml_serde::from_str(own_days).unwrap();
        Almanac::local(Country::Dk, document)
    }

    #[test]
    fn a_closed_day_says_why() {
        let almanac = almanac("[{on: 06-05, names: {en: Constitution Day}}]");
        assert_eq!(almanac.closed_on(date(2026, 6, 4)), None);
        assert_eq!(almanac.closed_on(date(2026, 6, 6)), Some(Closed::Weekly));
        assert_eq!(
            almanac.closed_on(date(2026, 5, 25)),
            Some(Closed::PublicHoliday(KnownDay::WhitMonday))
        );
        let Some(Closed::Own(own)) = almanac.closed_on(date(2026, 6, 5)) else {
            unreachable!("5 June is closed");
        };
        assert_eq!(own.names().get(crate::Language::En), "Constitution Day");
    }

    #[test]
    fn a_dated_day_can_open_what_is_closed() {
        let almanac = almanac("[{on: 2026-06-06, names: {en: Open house}, hours: [10:00-14:00]}]");
        assert_eq!(almanac.closed_on(date(2026, 6, 6)), None);
        assert_eq!(almanac.closed_on(date(2026, 6, 13)), Some(Closed::Weekly));
    }

    #[test]
    fn where_own_days_meet_the_dated_one_counts_then_the_closed_one() {
        let almanac = almanac(
            "[{on: christmas_eve, hours: [08:00-12:00]},
              {on: 12-24, names: {en: Closed}},
              {on: 2026-12-24, names: {en: Open after all}, hours: [09:00-10:00]}]",
        );
        let hours = |year| almanac.hours_on(date(year, 12, 24));
        assert_eq!(hours(2026), ["09:00-10:00".parse().unwrap()]);
        assert!(hours(2025).is_empty());
    }
}
