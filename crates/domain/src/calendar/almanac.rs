//! What holds on each day: ordinary hours, a public holiday, or a day of the municipality's own.

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::day_rule::DayRule;
use super::document::{CalendarDocument, OnPublicHolidays, OpeningHours, OwnDay, OwnHours, Period};
use super::holidays::{public_holidays, rolling_days};
use super::hours::Hours;
use super::known_day::KnownDay;
use super::periods::Periods;
use crate::Country;

/// The years that are known.
pub(super) const YEARS: RangeInclusive<i16> = 1990..=2100;

/// Why a day is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed<'a> {
    /// That weekday is always closed.
    Weekly,
    /// That weekday is closed in a period, and open otherwise.
    Period(&'a Period),
    /// A public holiday of the country.
    PublicHoliday(KnownDay),
    /// A day the municipality, or the unit itself, has closed.
    Own(&'a OwnDay),
}

/// What holds on each day of the years that are known.
#[derive(Debug)]
pub(super) struct Almanac {
    /// Its own days first, then those of the municipality it belongs to.
    hours: OwnHours,
    periods: Periods,
    /// Positions in the own days.
    own_days: HashMap<Date, usize>,
    public_holidays: Arc<HashMap<Date, KnownDay>>,
    /// Working days on which no period ends.
    rolling: HashSet<Date>,
}

impl Almanac {
    /// The municipality's own: a period may end on every open day.
    pub(super) fn local(country: Country, document: &CalendarDocument) -> Self {
        let public_holidays = match document.public_holidays {
            OnPublicHolidays::Closed => holidays_by_date(country),
            OnPublicHolidays::Open => HashMap::new(),
        };
        let hours = OwnHours {
            opening_hours: document.opening_hours.clone(),
            periods: document.periods.clone(),
            own_days: document.own_days.clone(),
        };
        Self::layered(Arc::new(public_holidays), hours, &[])
    }

    /// That of a unit of this municipality, or of its phone.
    pub(super) fn beside(&self, hours: &OwnHours) -> Self {
        let holidays = Arc::clone(&self.public_holidays);
        Self::layered(holidays, hours.clone(), &self.hours.own_days)
    }

    /// The country's: Monday to Friday without public holidays, round the clock.
    pub(super) fn statutory(country: Country) -> Self {
        let rolling = rolling_days(country)
            .iter()
            .flat_map(|day| YEARS.filter_map(|year| day.in_year(year)))
            .collect();
        let hours = OwnHours::ordinary(OpeningHours::weekdays(Hours::ALL_DAY));
        let holidays = Arc::new(holidays_by_date(country));
        Self {
            rolling,
            ..Self::layered(holidays, hours, &[])
        }
    }

    /// Every minute of every day.
    pub(super) fn continuous() -> Self {
        let hours = OwnHours::ordinary(OpeningHours::every_day(Hours::ALL_DAY));
        Self::layered(Arc::default(), hours, &[])
    }

    fn layered(
        public_holidays: Arc<HashMap<Date, KnownDay>>,
        mut hours: OwnHours,
        of_municipality: &[OwnDay],
    ) -> Self {
        let own = hours.own_days.len();
        hours.own_days.extend_from_slice(of_municipality);
        Self {
            periods: Periods::place(&hours.periods),
            own_days: own_days_by_date(&hours.own_days, own),
            hours,
            public_holidays,
            rolling: HashSet::new(),
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

    /// Whether a period may end on `date`, if that is an open day.
    pub(super) fn lets_end(&self, date: Date) -> bool {
        !self.rolling.contains(&date)
    }

    /// Whether any day of `year` is open.
    pub(super) fn is_ever_open(&self, year: i16) -> bool {
        jiff::civil::date(year, 1, 1)
            .series(1.day())
            .take_while(|date| date.year() == year)
            .any(|date| !self.hours_on(date).is_empty())
    }

    /// Why `date` is closed; none if it is open. Public holidays are named first.
    pub(super) fn closed_on(&self, date: Date) -> Option<Closed<'_>> {
        if !self.hours_on(date).is_empty() {
            return None;
        }
        if let Some(&day) = self.public_holidays.get(&date) {
            return Some(Closed::PublicHoliday(day));
        }
        if let Some(own) = self.own_day(date).filter(|own| own.hours.is_empty()) {
            return Some(Closed::Own(own));
        }
        let is_open_otherwise = !self.hours.opening_hours.on(date.weekday()).is_empty();
        Some(match self.period(date) {
            Some(period) if is_open_otherwise => Closed::Period(period),
            Some(_) | None => Closed::Weekly,
        })
    }

    fn own_day(&self, date: Date) -> Option<&OwnDay> {
        let at = *self.own_days.get(&date)?;
        self.hours.own_days.get(at)
    }

    fn period(&self, date: Date) -> Option<&Period> {
        self.hours.periods.get(self.periods.on(date)?)
    }

    fn ordinary_hours_on(&self, date: Date) -> &[Hours] {
        if self.public_holidays.contains_key(&date) {
            return &[];
        }
        let week = match self.period(date) {
            Some(period) => &period.opening_hours,
            None => &self.hours.opening_hours,
        };
        week.on(date.weekday())
    }
}

fn is_dated(own: &OwnDay) -> bool {
    matches!(own.on, DayRule::Date(_))
}

/// The own day that counts on each date: one of the first `own`, which are its own, then the dated
/// one, then the closed one, then the first.
fn own_days_by_date(own_days: &[OwnDay], own: usize) -> HashMap<Date, usize> {
    let mut order: Vec<usize> = (0..own_days.len()).collect();
    order.sort_by_key(|&at| {
        let day = &own_days[at];
        (at >= own, !is_dated(day), !day.hours.is_empty())
    });
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
        Almanac::local(Country::Dk, &document)
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

    const SUMMER: &str = "
schema: 1
opening_hours: {monday: [08:00-16:00], thursday: [08:00-18:00], friday: [08:00-14:00]}
own_days:
  - {on: 2026-07-16, names: {en: Open house}, hours: [10:00-20:00]}
  - {on: 07-09, names: {en: Outing}}
periods:
  - {from: 06-29, until: 08-09, names: {en: Summer}, opening_hours: {monday: [09:00-13:00], thursday: [09:00-13:00]}}
  - {from: 2021-11-22, until: 2021-12-05, names: {en: Clearing the backlog}, opening_hours: {}}
units:
  building:
    opening_hours: {tuesday: [10:00-14:00], thursday: [10:00-17:00], friday: [10:00-12:00]}
    own_days: [{on: 07-09, names: {en: Only shorter}, hours: [10:00-11:00]}, {on: 2026-09-03, names: {en: Training}}]
";

    fn written() -> CalendarDocument {
        yaml_serde::from_str(SUMMER).unwrap()
    }

    fn hours(almanac: &Almanac, date: Date) -> String {
        let hours: Vec<String> = almanac
            .hours_on(date)
            .iter()
            .map(ToString::to_string)
            .collect();
        hours.join(" ")
    }

    #[test]
    fn within_a_period_its_week_stands_for_the_ordinary_one() {
        let almanac = Almanac::local(Country::Dk, &written());
        assert_eq!(hours(&almanac, date(2026, 6, 25)), "08:00-18:00");
        assert_eq!(hours(&almanac, date(2026, 7, 2)), "09:00-13:00");
        assert_eq!(hours(&almanac, date(2030, 7, 4)), "09:00-13:00");
        assert_eq!(hours(&almanac, date(2026, 8, 13)), "08:00-18:00");
    }

    #[test]
    fn own_days_and_public_holidays_hold_within_a_period() {
        let almanac = Almanac::local(Country::Dk, &written());
        assert_eq!(hours(&almanac, date(2026, 7, 16)), "10:00-20:00");
        assert_eq!(hours(&almanac, date(2026, 7, 9)), "");
        let mut easter = written();
        easter.periods = yaml_serde::from_str(
            "[{from: 03-01, until: 05-31, opening_hours: {monday: [08:00-20:00]}}]",
        )
        .unwrap();
        let almanac = Almanac::local(Country::Dk, &easter);
        assert_eq!(
            almanac.closed_on(date(2026, 4, 6)),
            Some(Closed::PublicHoliday(KnownDay::EasterMonday))
        );
    }

    #[test]
    fn a_day_closed_by_a_period_says_so_unless_its_weekday_is_always_closed() {
        let almanac = Almanac::local(Country::Dk, &written());
        let named = |on: Date| match almanac.closed_on(on) {
            Some(Closed::Period(period)) => period.names().get(crate::Language::En).to_owned(),
            other => format!("{other:?}"),
        };
        assert_eq!(named(date(2026, 7, 3)), "Summer");
        assert_eq!(named(date(2026, 7, 7)), "Some(Weekly)");
        assert_eq!(named(date(2021, 11, 25)), "Clearing the backlog");
        assert_eq!(named(date(2021, 12, 6)), "None");
    }

    #[test]
    fn a_unit_keeps_the_closed_days_of_the_municipality_where_it_has_none_of_its_own() {
        let document = written();
        let municipality = Almanac::local(Country::Dk, &document);
        let building = municipality.beside(&document.units["building"]);
        assert_eq!(hours(&building, date(2026, 7, 2)), "10:00-17:00");
        assert_eq!(hours(&building, date(2026, 7, 16)), "10:00-20:00");
        assert_eq!(hours(&building, date(2026, 7, 9)), "10:00-11:00");
        assert_eq!(building.closed_on(date(2026, 7, 6)), Some(Closed::Weekly));
        assert_eq!(
            building.closed_on(date(2026, 5, 14)),
            Some(Closed::PublicHoliday(KnownDay::Ascension))
        );
        let Some(Closed::Own(own)) = building.closed_on(date(2026, 9, 3)) else {
            unreachable!("the unit is closed on 3 September");
        };
        assert_eq!(own.names().get(crate::Language::En), "Training");
        assert_eq!(municipality.closed_on(date(2026, 9, 3)), None);
    }

    #[test]
    fn around_the_clock_no_day_is_closed() {
        let almanac = Almanac::continuous();
        for day in [date(2026, 12, 25), date(2026, 3, 29), date(2026, 6, 6)] {
            assert_eq!(hours(&almanac, day), "00:00-24:00");
            assert!(almanac.lets_end(day));
        }
    }
}
