//! A municipality's calendar as it is written: one document per version, YAML or JSON.
//!
//! These types are *recorded*: promises counted on a version refer to it for as long as they
//! live. Add fields with defaults; never rename or repurpose one.

use std::collections::BTreeMap;

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

use super::day_rule::DayRule;
use super::hours::Hours;
use crate::{Texts, closed_set};

/// The opening hours and own days of a municipality, and of those of its units that differ.
///
/// All in one document, so that one version number says how everything was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarDocument {
    /// The form of the document itself; 1 is the only one read.
    pub schema: u32,
    /// When it is open in an ordinary week.
    pub opening_hours: OpeningHours,
    /// What happens on the country's public holidays.
    #[serde(default)]
    pub public_holidays: OnPublicHolidays,
    /// Days that differ from the ordinary week.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_days: Vec<OwnDay>,
    /// Times in which another week holds: summer hours, a move, a closure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub periods: Vec<Period>,
    /// Units with hours of their own, by id; the others keep those of the municipality.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub units: BTreeMap<String, OwnHours>,
    /// When the phone is answered; whenever it is open if left out.
    ///
    /// Apart from opening hours because contact closes apart: Lejre answered no phone, mail or
    /// visit in weeks 47 and 48 of 2021, and its working days went on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_hours: Option<OwnHours>,
}

/// Hours of a unit, or of the phone, instead of those of the municipality.
///
/// Public holidays and the own days of the municipality hold for them too; where an own day of
/// theirs falls on the same date, theirs counts. The municipality's periods do not: this week is
/// another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnHours {
    /// When it is open in an ordinary week.
    pub opening_hours: OpeningHours,
    /// Times in which another week holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub periods: Vec<Period>,
    /// Days that differ, beside those of the municipality.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_days: Vec<OwnDay>,
}

/// A time in which another week holds than the ordinary one.
///
/// Once if its days are dates, every year if they are not; then it may reach over New Year. Public
/// holidays and own days hold in it as ever. Where two cover a day, the dated one counts, then the
/// later in the list. Without opening hours it is a closure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// Its first day.
    pub from: DayRule,
    /// Its last day; a dated period without one holds from then on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<DayRule>,
    /// What people call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub names: Option<Texts>,
    /// When it is open in a week of this time.
    pub opening_hours: OpeningHours,
}

/// The ordinary week. A weekday without hours is closed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(missing_docs, reason = "the names of the weekdays say it")]
pub struct OpeningHours {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub monday: Vec<Hours>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tuesday: Vec<Hours>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wednesday: Vec<Hours>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub thursday: Vec<Hours>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub friday: Vec<Hours>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub saturday: Vec<Hours>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sunday: Vec<Hours>,
}

closed_set! {
    /// What happens on public holidays.
    OnPublicHolidays {
        /// Closed, as municipalities are.
        Closed = "closed",
        /// Open as on any such weekday: a hotline around the clock.
        Open = "open",
    }
}

#[expect(
    clippy::derivable_impls,
    reason = "closed_set! owns the derive list of the enum"
)]
impl Default for OnPublicHolidays {
    fn default() -> Self {
        Self::Closed
    }
}

/// A day that differs from the ordinary week.
///
/// Without hours it is closed. A dated day counts whatever weekday or holiday it falls on, so
/// that a Saturday can be opened. A day of every year only shortens a day that would be open: a
/// half day on 24 December opens no Sunday. Where two fall together, the dated one counts, then
/// the one that is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnDay {
    /// When it falls.
    pub on: DayRule,
    /// What people call it; may be left out for a day known by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub names: Option<Texts>,
    /// When it is open that day; empty means closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hours: Vec<Hours>,
}

impl OpeningHours {
    /// The hours of one weekday.
    pub fn on(&self, weekday: Weekday) -> &[Hours] {
        match weekday {
            Weekday::Monday => &self.monday,
            Weekday::Tuesday => &self.tuesday,
            Weekday::Wednesday => &self.wednesday,
            Weekday::Thursday => &self.thursday,
            Weekday::Friday => &self.friday,
            Weekday::Saturday => &self.saturday,
            Weekday::Sunday => &self.sunday,
        }
    }

    /// The same hours from Monday to Friday, closed at the weekend.
    pub fn weekdays(hours: Hours) -> Self {
        Self {
            monday: vec![hours],
            tuesday: vec![hours],
            wednesday: vec![hours],
            thursday: vec![hours],
            friday: vec![hours],
            saturday: Vec::new(),
            sunday: Vec::new(),
        }
    }

    /// The same hours on all seven days.
    pub fn every_day(hours: Hours) -> Self {
        Self {
            saturday: vec![hours],
            sunday: vec![hours],
            ..Self::weekdays(hours)
        }
    }
}

impl OwnHours {
    /// An ordinary week that nothing interrupts.
    pub(super) fn ordinary(opening_hours: OpeningHours) -> Self {
        Self {
            opening_hours,
            periods: Vec::new(),
            own_days: Vec::new(),
        }
    }
}

impl OwnDay {
    /// What people call it: its own name, else that of the known day.
    pub fn names(&self) -> Texts {
        match (&self.names, self.on) {
            (Some(names), _) => names.clone(),
            (None, DayRule::Known(day)) => day.names(),
            (None, DayRule::Date(_) | DayRule::EveryYear { .. }) => Texts::default(),
        }
    }
}

impl Period {
    /// What people call it; nothing if nobody gave it a name.
    pub fn names(&self) -> Texts {
        self.names.clone().unwrap_or_default()
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    const WRITTEN: &str = r#"
schema: 1
opening_hours:
  monday: [08:00-12:00, 12:30-16:00]
  thursday: [08:00-12:00, 12:30-18:00]
own_days:
  - on: 2026-05-15
    names: {da: Fredag efter Kristi himmelfartsdag, en: Friday after Ascension Day}
  - on: 06-05
    names: {da: Grundlovsdag, en: Constitution Day}
  - on: christmas_eve
    hours: [08:00-12:00]
"#;

    #[test]
    fn a_calendar_is_read_from_yaml_as_people_write_it() {
        let document: CalendarDocument = yaml_serde::from_str(WRITTEN).unwrap();
        assert_eq!(
            serde_json::to_value(&document).unwrap(),
            serde_json::json!({
                "schema": 1,
                "opening_hours": {
                    "monday": ["08:00-12:00", "12:30-16:00"],
                    "thursday": ["08:00-12:00", "12:30-18:00"],
                },
                "public_holidays": "closed",
                "own_days": [
                    {"on": "2026-05-15", "names": {"da": "Fredag efter Kristi himmelfartsdag", "en": "Friday after Ascension Day"}},
                    {"on": "06-05", "names": {"da": "Grundlovsdag", "en": "Constitution Day"}},
                    {"on": "christmas_eve", "hours": ["08:00-12:00"]},
                ],
            })
        );
    }

    #[test]
    fn another_week_a_unit_and_the_phone_have_their_place_in_the_same_document() {
        let written = r#"
schema: 1
opening_hours: {monday: [08:00-16:00]}
periods:
  - from: 06-29
    until: 08-09
    names: {da: Sommer}
    opening_hours: {monday: [09:00-14:00]}
  - {from: 2027-01-04, opening_hours: {monday: [08:00-17:00]}}
units:
  building: {opening_hours: {tuesday: [10:00-14:00]}, own_days: [{on: friday_after_ascension}]}
contact_hours: {opening_hours: {monday: [09:00-12:00]}}
"#;
        let document: CalendarDocument = yaml_serde::from_str(written).unwrap();
        assert_eq!(
            serde_json::to_value(&document).unwrap(),
            serde_json::json!({
                "schema": 1,
                "opening_hours": {"monday": ["08:00-16:00"]},
                "public_holidays": "closed",
                "periods": [
                    {"from": "06-29", "until": "08-09", "names": {"da": "Sommer"}, "opening_hours": {"monday": ["09:00-14:00"]}},
                    {"from": "2027-01-04", "opening_hours": {"monday": ["08:00-17:00"]}},
                ],
                "units": {
                    "building": {"opening_hours": {"tuesday": ["10:00-14:00"]}, "own_days": [{"on": "friday_after_ascension"}]},
                },
                "contact_hours": {"opening_hours": {"monday": ["09:00-12:00"]}},
            })
        );
    }

    #[test]
    fn a_misspelt_field_is_refused() {
        let misspelt = WRITTEN.replace("own_days", "own_dayz");
        assert!(yaml_serde::from_str::<CalendarDocument>(&misspelt).is_err());
    }
}
