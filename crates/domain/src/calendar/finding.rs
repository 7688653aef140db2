//! What can be wrong with a calendar.

use super::day_rule::DayRule;

/// Something that keeps a calendar from being used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// The document has a form we do not read.
    #[error("schema {schema} is not known; 1 is")]
    UnknownSchema {
        /// The form it claims.
        schema: u32,
    },
    /// No time zone has this name.
    #[error("{time_zone:?} is not a time zone of the IANA database")]
    UnknownTimeZone {
        /// The name.
        time_zone: String,
    },
    /// Two intervals of the ordinary week share time.
    #[error("{first} and {second} overlap")]
    WeekOverlaps {
        /// The earlier interval, with its weekday.
        first: String,
        /// The later one.
        second: String,
    },
    /// Two intervals of an own day share time.
    #[error("the hours of {on} overlap")]
    OwnDayOverlaps {
        /// The day.
        on: DayRule,
    },
    /// Two own days fall by the same rule.
    #[error("{on} is there twice")]
    OwnDayTwice {
        /// The day.
        on: DayRule,
    },
    /// An own day has no name that could explain it.
    #[error("{on} has no name")]
    OwnDayWithoutName {
        /// The day.
        on: DayRule,
    },
    /// A date lies outside the years that are known.
    #[error("{on} lies outside 1990 to 2100")]
    OutsideKnownYears {
        /// The day.
        on: DayRule,
    },
    /// A dated period is over before it begins.
    #[error("it ends on {until}, before it begins")]
    EndsBeforeItBegins {
        /// Its last day.
        until: DayRule,
    },
    /// A period begins once and ends every year, or the other way about.
    #[error("its days must be two dates, or two days of every year; it ends on {until}")]
    MixedForms {
        /// Its last day.
        until: DayRule,
    },
    /// A period begins every year and never ends.
    #[error("it begins every year and must end every year")]
    WithoutEnd,
    /// The days of a period change places from year to year, as movable ones may.
    #[error("until {until} it reaches over New Year in some years and not in others")]
    UnsteadyOverNewYear {
        /// Its last day.
        until: DayRule,
    },
    /// It is closed for a whole year: nothing would end in it.
    #[error("it is never open in {year}")]
    NeverOpen {
        /// The first such year.
        year: i16,
    },
    /// Something is wrong with a period.
    #[error("in the period from {from}: {finding}")]
    InPeriod {
        /// Its first day.
        from: DayRule,
        /// What is wrong.
        finding: Box<Finding>,
    },
    /// Something is wrong with the hours of a unit.
    #[error("unit {unit}: {finding}")]
    InUnit {
        /// The unit's id.
        unit: String,
        /// What is wrong.
        finding: Box<Finding>,
    },
    /// Something is wrong with the contact hours.
    #[error("contact hours: {finding}")]
    InContactHours {
        /// What is wrong.
        finding: Box<Finding>,
    },
}
