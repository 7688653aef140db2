//! A calendar made ready for counting.

use std::sync::OnceLock;

use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::almanac::{Almanac, Closed};
use super::check::{check, check_open};
use super::clocks::minute_at;
use super::document::{CalendarDocument, OwnHours};
use super::finding::Finding;
use super::hours::Hours;
use super::tables::{self, Minute, Tables};
use crate::guarantee::CalendarKind;
use crate::{Country, Moment};

/// One version of a calendar, compiled once and shared.
///
/// Knows the years 1990 to 2100. Counting that would leave them stops at the last opening of
/// 2100, and a start before them counts from their first opening.
///
/// Its tables are computed when first asked for: most municipalities have units whose own hours
/// nothing is counted on for days.
#[derive(Debug)]
pub struct Calendar {
    kind: CalendarKind,
    version: u32,
    almanac: Almanac,
    zone: TimeZone,
    tables: OnceLock<Tables>,
}

impl Calendar {
    /// Compiles a municipality's own calendar, or says everything that is wrong with the document,
    /// its units and contact hours included.
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
        let almanac = Almanac::local(country, document);
        let findings = check_open(&almanac, document);
        if !findings.is_empty() {
            return Err(findings);
        }
        Ok(Self::of(CalendarKind::Local, version, almanac, zone))
    }

    /// The calendar of a unit with these hours, or of the phone, of the municipality whose
    /// calendar this is. The hours stand in its document, and were checked with it.
    #[must_use]
    pub fn beside(&self, hours: &OwnHours) -> Self {
        let almanac = self.almanac.beside(hours);
        Self::of(self.kind, self.version, almanac, self.zone.clone())
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
        Ok(Self::of(CalendarKind::Statutory, version, almanac, zone))
    }

    /// Around the clock: every minute is open, every day is a working day on which a period may
    /// end. An hour on it is an hour, also in nights on which clocks change.
    pub fn continuous(time_zone: &str, version: u32) -> Result<Self, Vec<Finding>> {
        let zone = find_time_zone(time_zone).map_err(|finding| vec![finding])?;
        let almanac = Almanac::continuous();
        Ok(Self::of(CalendarKind::Continuous, version, almanac, zone))
    }

    /// Which kind of calendar it is.
    pub fn kind(&self) -> CalendarKind {
        self.kind
    }

    /// Its version, from 1.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Whether it is open at this moment. At the minute of closing it is closed.
    pub fn is_open(&self, at: Moment) -> bool {
        self.tables().is_open(minute_in(at))
    }

    /// The moment itself if it is open, else the next opening.
    #[must_use]
    pub fn next_opening(&self, from: Moment) -> Moment {
        let minute = minute_in(from);
        match self.tables().next_open(minute) {
            Some(opening) if opening > minute => moment_at(opening * 60),
            Some(_) | None => from,
        }
    }

    /// The day this moment lies in, on the wall clocks of the municipality.
    pub fn date_of(&self, at: Moment) -> Date {
        tables::date_of(self.tables().day_of(minute_in(at)))
    }

    /// The hours that open on `date`; empty if it is closed.
    pub fn hours_on(&self, date: Date) -> &[Hours] {
        self.almanac.hours_on(date)
    }

    /// Why `date` is closed; none if it is a working day.
    pub fn closed_on(&self, date: Date) -> Option<Closed<'_>> {
        self.almanac.closed_on(date)
    }

    /// The moment at which wall clocks show this minute of `date`, counted from its midnight.
    ///
    /// A time that clocks skip in spring is the one as much later; of a time that they show twice
    /// in autumn, the first counts.
    pub fn moment_on(&self, date: Date, minute_of_day: u16) -> Moment {
        moment_at(minute_at(date, minute_of_day, &self.zone) * 60)
    }

    pub(super) fn tables(&self) -> &Tables {
        self.tables
            .get_or_init(|| Tables::compute(&self.almanac, &self.zone))
    }

    fn of(kind: CalendarKind, version: u32, almanac: Almanac, zone: TimeZone) -> Self {
        Self {
            kind,
            version,
            almanac,
            zone,
            tables: OnceLock::new(),
        }
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
