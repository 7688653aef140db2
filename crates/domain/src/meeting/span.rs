//! From when until when people meet.

use jiff::SignedDuration;

use crate::Moment;

/// No meeting is shorter, in minutes.
pub const SHORTEST: u32 = 5;
/// No meeting is longer, in minutes: half a day. Who looks whether somebody is in a meeting need
/// not look further back.
pub const LONGEST: u32 = 12 * 60;
/// How many years ahead a meeting can be planned.
pub const YEARS_AHEAD: u32 = 2;

/// From when until when people meet. The end is not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    starts_at: Moment,
    ends_at: Moment,
}

/// Why nobody can meet then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SpanFault {
    /// It ends before it begins.
    #[error("it ends before it begins")]
    EndsBeforeItBegins,
    /// It is shorter or longer than meetings are.
    #[error("it is too short or too long")]
    Length,
    /// It has begun already.
    #[error("it has begun already")]
    InThePast,
    /// It lies further ahead than anybody plans.
    #[error("it lies too far ahead")]
    TooFarAhead,
}

impl Span {
    /// From when until when.
    ///
    /// # Errors
    /// [`SpanFault::EndsBeforeItBegins`], [`SpanFault::Length`].
    pub fn new(starts_at: Moment, ends_at: Moment) -> Result<Self, SpanFault> {
        if ends_at <= starts_at {
            return Err(SpanFault::EndsBeforeItBegins);
        }
        let span = Self { starts_at, ends_at };
        let length = span.length();
        if length < minutes(SHORTEST) || length > minutes(LONGEST) {
            return Err(SpanFault::Length);
        }
        Ok(span)
    }

    /// Passes if one can still plan for it.
    ///
    /// # Errors
    /// [`SpanFault::InThePast`], [`SpanFault::TooFarAhead`].
    pub fn ahead_of(self, now: Moment) -> Result<Self, SpanFault> {
        let horizon = SignedDuration::from_hours(i64::from(YEARS_AHEAD) * 366 * 24);
        if self.starts_at <= now {
            return Err(SpanFault::InThePast);
        }
        if self.starts_at > now.plus(horizon) {
            return Err(SpanFault::TooFarAhead);
        }
        Ok(self)
    }

    /// When it begins.
    pub fn starts_at(self) -> Moment {
        self.starts_at
    }

    /// When it ends.
    pub fn ends_at(self) -> Moment {
        self.ends_at
    }

    /// How long it lasts.
    pub fn length(self) -> SignedDuration {
        SignedDuration::from_micros(self.ends_at.as_micros() - self.starts_at.as_micros())
    }
}

fn minutes(count: u32) -> SignedDuration {
    SignedDuration::from_mins(i64::from(count))
}
