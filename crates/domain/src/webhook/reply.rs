//! What an answer of a receiver means (Standard Webhooks 1.0).

use jiff::SignedDuration;
use jiff::fmt::rfc2822;

use crate::Moment;
use crate::delivery::{Failure, Trouble};

/// How long a receiver may have us wait at most, whatever it says.
pub const WAIT_AT_MOST: SignedDuration = SignedDuration::from_hours(12);

/// What a receiver answered. Of its body nothing is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// When it wants to be asked again, as it wrote it.
    pub retry_after: Option<String>,
}

/// What that means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// It has taken it on.
    Taken,
    /// It is there no more, and wants nothing more.
    Gone(Trouble),
    /// It has not taken it on; it may later.
    NotNow {
        /// What went wrong.
        trouble: Trouble,
        /// Before when it does not want to be asked again, if it said so.
        not_before: Option<Moment>,
    },
}

/// What an answer means. Only 2xx is taken on: a redirection is a failure like any other, and is
/// never followed.
pub fn meaning(response: &Response, now: Moment) -> Reply {
    let trouble = |failure| Trouble {
        failure,
        reply_code: Some(response.status),
    };
    match response.status {
        200..=299 => Reply::Taken,
        410 => Reply::Gone(trouble(Failure::Refused)),
        _ => Reply::NotNow {
            trouble: trouble(Failure::RefusedForNow),
            not_before: response
                .retry_after
                .as_deref()
                .and_then(|text| asked_for(text, now))
                .map(|at| at.min(now.plus(WAIT_AT_MOST))),
        },
    }
}

/// The moment that `Retry-After` names: in so many seconds, or a date (RFC 9110, section 10.2.3).
fn asked_for(text: &str, now: Moment) -> Option<Moment> {
    let text = text.trim();
    if text.bytes().all(|sign| sign.is_ascii_digit()) {
        // More digits than a number holds mean longer than anybody waits.
        let seconds = text.parse::<u32>().unwrap_or(u32::MAX);
        let wait = SignedDuration::from_secs(i64::from(seconds));
        return (!text.is_empty()).then(|| now.plus(wait.min(WAIT_AT_MOST)));
    }
    let at = rfc2822::DateTimeParser::new().parse_timestamp(text).ok()?;
    Some(Moment::from(at)).filter(|at| *at > now)
}
