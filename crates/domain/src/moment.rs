//! Instants as both databases keep them: UTC, whole microseconds.

use std::fmt;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// An instant in UTC, truncated to microseconds where it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(Timestamp);

impl Moment {
    /// The moment that lies `micros` microseconds after 1970-01-01T00:00:00Z, if a calendar holds it.
    pub fn from_micros(micros: i64) -> Option<Self> {
        Timestamp::from_microsecond(micros).ok().map(Self)
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub fn as_micros(self) -> i64 {
        self.0.as_microsecond()
    }

    /// The same instant as jiff counts it.
    pub fn timestamp(self) -> Timestamp {
        self.0
    }

    /// This moment moved by `duration`; stays where it is if that would leave the calendar.
    #[must_use]
    pub fn plus(self, duration: SignedDuration) -> Self {
        self.0.checked_add(duration).map_or(self, Self::from)
    }
}

impl From<Timestamp> for Moment {
    fn from(timestamp: Timestamp) -> Self {
        let micros = timestamp.as_microsecond();
        Self(Timestamp::from_microsecond(micros).unwrap_or(timestamp))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
