//! The file as it is written. What may stand in any order is a set, so that order is no change.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime};
use jiff::fmt::temporal::Pieces;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use serde::{Deserialize, Deserializer, Serialize, de};

use crate::business::Scheme;
use crate::calendar::CalendarDocument;
use crate::directory::{Role, Settings};
use crate::{Country, Language, Moment};

/// A municipality: what it is, who works there, and which businesses it already knows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MunicipalityFile {
    /// The word for it in addresses: `eksempel`. It never changes.
    pub slug: String,
    /// What people call it.
    pub name: String,
    /// Whose law and holidays hold.
    pub country: Country,
    /// The IANA time zone of its wall clocks, in which the file's days and times are meant.
    pub time_zone: String,
    /// The language it answers in when nothing else is known.
    pub language: Language,
    /// What it has decided about intake and routing.
    #[serde(default)]
    pub settings: Settings,
    /// Its calendar document. Absent: the calendar stays, or starts as is usual in the country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<CalendarDocument>,
    /// The units that people belong to, with how to reach them.
    pub units: Vec<UnitEntry>,
    /// Everybody who works with enquiries. Who is missing here is deactivated by an import.
    pub staff: Vec<StaffEntry>,
    /// When people are away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absences: Vec<AbsenceEntry>,
    /// The duty roster.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<DutyEntry>,
    /// Businesses known beforehand. An import adds and changes them, and forgets none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub businesses: Vec<BusinessEntry>,
}

/// A unit of the catalogue, as this municipality has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitEntry {
    /// The unit's id in the catalogue.
    pub id: String,
    /// Its shared mailbox.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mailbox: Option<String>,
    /// Its shared phone, E.164.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// A person who works for the municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffEntry {
    /// Their work address: the key by which the person is known from import to import.
    pub email: String,
    /// Their name as the business hears it.
    pub name: String,
    /// Their title, in the municipality's language.
    pub title: String,
    /// Their work phone, E.164.
    pub phone: String,
    /// What they may do.
    pub roles: BTreeSet<Role>,
    /// The units they belong to.
    pub units: BTreeSet<String>,
    /// The units, among theirs, that they are head of.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub heads: BTreeSet<String>,
    /// Case types or groups of them that they are good at.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub skills: BTreeSet<String>,
    /// The languages they speak.
    pub languages: BTreeSet<Language>,
    /// How many live coordinations they can carry.
    #[serde(default = "usual_capacity")]
    pub capacity: u32,
    /// Whether they still work here.
    #[serde(default = "yes")]
    pub active: bool,
}

/// Days on which somebody is away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AbsenceEntry {
    /// Who is away, by e-mail address.
    pub staff: String,
    /// The first day away.
    #[serde(rename = "from")]
    pub away_on: Date,
    /// The first day back.
    #[serde(rename = "to")]
    pub back_on: Date,
    /// Who acts for them, by e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub substitute: Option<String>,
}

/// A turn on the duty roster. The end is not included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyEntry {
    /// Who is on duty, by e-mail address.
    pub staff: String,
    /// From when, on the municipality's wall clock.
    #[serde(deserialize_with = "wall_time")]
    pub from: DateTime,
    /// Until when, on the municipality's wall clock.
    #[serde(deserialize_with = "wall_time")]
    pub to: DateTime,
}

/// A business that the municipality knows before it asks anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BusinessEntry {
    /// What it is called.
    pub name: String,
    /// What its registers call it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub identifiers: BTreeSet<IdentifierEntry>,
    /// Who always coordinates its cases, by e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_manager: Option<String>,
}

/// An identifier of a business.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdentifierEntry {
    /// Which register issued it.
    pub scheme: Scheme,
    /// The number, in the written form of its register.
    pub value: String,
}

impl MunicipalityFile {
    /// The time zone in which its days and times are meant; none if nobody knows that name.
    ///
    /// Looked up in the rules that are part of the program, so that a file means the same everywhere.
    pub fn zone(&self) -> Option<TimeZone> {
        TimeZoneDatabase::bundled().get(&self.time_zone).ok()
    }
}

impl AbsenceEntry {
    /// When the absence starts and ends in `zone`: at midnight of its days.
    pub fn span(&self, zone: &TimeZone) -> Option<(Moment, Moment)> {
        span(self.away_on.into(), self.back_on.into(), zone)
    }
}

impl DutyEntry {
    /// When the turn starts and ends in `zone`.
    pub fn span(&self, zone: &TimeZone) -> Option<(Moment, Moment)> {
        span(self.from, self.to, zone)
    }
}

/// Both ends as instants, if the calendar holds them and the first is earlier.
fn span(from: DateTime, to: DateTime, zone: &TimeZone) -> Option<(Moment, Moment)> {
    let moment = |at: DateTime| zone.to_timestamp(at).ok().map(Moment::from);
    let (start, end) = (moment(from)?, moment(to)?);
    (start < end).then_some((start, end))
}

/// Reads a date and time without an offset: with one, it could contradict the time zone.
fn wall_time<'de, D: Deserializer<'de>>(source: D) -> Result<DateTime, D::Error> {
    let text = String::deserialize(source)?;
    let pieces = Pieces::parse(&text).map_err(de::Error::custom)?;
    let (None, None, Some(time)) = (
        pieces.offset(),
        pieces.time_zone_annotation(),
        pieces.time(),
    ) else {
        return Err(de::Error::custom(
            "write a local date and time without an offset: 2026-01-01T08:00:00",
        ));
    };
    Ok(pieces.date().to_datetime(time))
}

fn usual_capacity() -> u32 {
    30
}

fn yes() -> bool {
    true
}
