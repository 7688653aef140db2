//! A calendar made ready for counting.

use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::almanac::{Almanac, Closed, YEARS};
use super::check::{Finding, check};
use super::document::CalendarDocument;
use super::hours::Hours;
use super::tables::{self, Minute, Tables};
use crate::guarantee::CalendarKind;
use crate::{Country, Moment};

/// One version of a calendar, compiled once and shared.
///
/// Knows the years 1990 to 2100. Counting that would leave them stops at the last opening of
/// 2100, and a start before them counts from their first opening.
#[derive(Debug)]
pub struct Calendar {
    kind: CalendarKind,
    version: u32,
    almanac: Almanac,
    pub(super) tables: Tables,
}

impl Calendar {
    /// Compiles a municipality's own calendar, or says everything that is wrong with it.
    pub fn compile(
        country: Country,
        time_zone: &str,
        document: &CalendarDocument,
        version: u32,
    ) -> Result<Self, Vec<Finding>> {
        let mut findings = check(document);
        let zone = find_time_zone(time_zone).map_err(|finding| findings.push(finding));
        let (Ok(zone), true) = (zone, findings.is_empty()) else {
            return Err(findings);
        };
        let almanac = Almanac::local(country, document.clone());
        let tables = Tables::compute(&almanac, &zone);
        if let Some(year) = YEARS.clone().find(|&year| !is_ever_open(&tables, year)) {
            return Err(vec![Finding::NeverOpen { year }]);
        }
        Ok(Self {
            kind: CalendarKind::Local,
            version,
            almanac,
            tables,
        })
    }

    /// The calendar of a country's deadline law; `version` is that of the local one beside it.
    ///
    /// Its working days are Monday to Friday without public holidays, from midnight to midnight.
    /// What [`rolling_days`](super::rolling_days) adds bars a period from ending, but not from
    /// being counted.
    pub fn statutory(
        country: Country,
        time_zone: &str,
        version: u32,
    ) -> Result<Self, Vec<Finding>> {
        let zone = find_time_zone(time_zone).map_err(|finding| vec![finding])?;
        let almanac = Almanac::statutory(country);
        Ok(Self {
            kind: CalendarKind::Statutory,
            version,
            tables: Tables::compute(&almanac, &zone),
            almanac,
        })
    }

    /// Which of the two calendars of a municipality it is.
    pub fn kind(&self) -> CalendarKind {
        self.kind
    }

    /// Its version, from 1.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Whether it is open at this moment. At the minute of closing it is closed.
    pub fn is_open(&self, at: Moment) -> bool {
        self.tables.is_open(minute_in(at))
    }

    /// The moment itself if it is open, else the next opening.
    #[must_use]
    pub fn next_opening(&self, from: Moment) -> Moment {
        let minute = minute_in(from);
        match self.tables.next_open(minute) {
            Some(opening) if opening > minute => moment_at(opening * 60),
            Some(_) | None => from,
        }
    }

    /// The day this moment lies in, on the wall clocks of the municipality.
    pub fn date_of(&self, at: Moment) -> Date {
        tables::date_of(self.tables.day_of(minute_in(at)))
    }

    /// The hours that open on `date`; empty if it is closed.
    pub fn hours_on(&self, date: Date) -> &[Hours] {
        self.almanac.hours_on(date)
    }

    /// Why `date` is closed; none if it is a working day.
    pub fn closed_on(&self, date: Date) -> Option<Closed<'_>> {
        self.almanac.closed_on(date)
    }
}

/// The minute in which a moment lies.
pub(super) fn minute_in(at: Moment) -> Minute {
    at.as_micros().div_euclid(MICROS_PER_MINUTE)
}

/// The first whole minute from a moment on.
pub(super) fn minute_from(at: Moment) -> Minute {
    -(-at.as_micros()).div_euclid(MICROS_PER_MINUTE)
}

/// The moment so many seconds after 1970-01-01T00:00:00Z.
pub(super) fn moment_at(second: i64) -> Moment {
    let timestamp = jiff::Timestamp::from_second(second);
    Moment::from(timestamp.unwrap_or(jiff::Timestamp::MAX))
}

const MICROS_PER_MINUTE: i64 = 60_000_000;

/// Only the bundled database: what a machine has installed must not move a promise.
fn find_time_zone(name: &str) -> Result<TimeZone, Finding> {
    TimeZoneDatabase::bundled()
        .get(name)
        .map_err(|_| Finding::UnknownTimeZone {
            time_zone: name.to_owned(),
        })
}

fn is_ever_open(tables: &Tables, year: i16) -> bool {
    let before_year = tables::number_of(jiff::civil::date(year, 1, 1));
    let last_of_year = tables::number_of(jiff::civil::date(year, 12, 31));
    tables.working_days_between(before_year, last_of_year) > 0
}
