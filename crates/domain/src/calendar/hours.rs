//! One interval of opening hours, written `08:00-12:00`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The minutes of a day.
pub(super) const DAY: u16 = 24 * 60;

/// From when until when a place is open, in local wall time.
///
/// Belongs to the day on which it opens: `22:00-06:00` on Monday closes on Tuesday morning, even
/// if Tuesday is a closed day. `00:00-24:00` is the whole day; `08:00-08:00` could mean nothing
/// or everything and is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hours {
    opens: u16,
    closes: u16,
}

/// Why a text is no interval of opening hours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not an interval of hours like \"08:00-12:00\"")]
pub struct NotHours(String);

impl Hours {
    /// The whole day, midnight to midnight.
    pub const ALL_DAY: Self = Self::new(0, DAY);

    /// From `opens` until `closes`, in minutes after midnight, where both are known to be right.
    pub(super) const fn new(opens: u16, closes: u16) -> Self {
        Self { opens, closes }
    }

    /// When it opens, in minutes after midnight.
    pub fn opens(self) -> u16 {
        self.opens
    }

    /// When it closes, in minutes after the midnight before it opened; more than 1440 the next day.
    pub fn closes(self) -> u16 {
        self.closes
    }
}

impl FromStr for Hours {
    type Err = NotHours;

    fn from_str(text: &str) -> Result<Self, NotHours> {
        let refused = || NotHours(text.to_owned());
        let (opens, closes) = text.split_once('-').ok_or_else(refused)?;
        let opens = minute_of_day(opens).ok_or_else(refused)?;
        let closes = minute_of_day(closes).ok_or_else(refused)?;
        if opens == DAY || opens == closes {
            return Err(refused());
        }
        let next_day = if closes < opens { DAY } else { 0 };
        Ok(Self::new(opens, closes + next_day))
    }
}

impl TryFrom<String> for Hours {
    type Error = NotHours;

    fn try_from(text: String) -> Result<Self, NotHours> {
        text.parse()
    }
}

impl From<Hours> for String {
    fn from(hours: Hours) -> Self {
        hours.to_string()
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let closes = if self.closes > DAY {
            self.closes - DAY
        } else {
            self.closes
        };
        let (opens_h, opens_m) = (self.opens / 60, self.opens % 60);
        let (closes_h, closes_m) = (closes / 60, closes % 60);
        write!(f, "{opens_h:02}:{opens_m:02}-{closes_h:02}:{closes_m:02}")
    }
}

fn minute_of_day(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    if !two_digits(hour) || !two_digits(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let of_day = hour * 60 + minute;
    (minute < 60 && of_day <= DAY).then_some(of_day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_written_as_they_are_read() {
        for text in ["08:00-12:00", "22:00-06:00", "00:00-24:00", "16:00-24:00"] {
            assert_eq!(
                text.parse::<Hours>().map(String::from),
                Ok(text.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn hours_that_close_before_they_open_close_the_next_day() {
        let night: Result<Hours, _> = "22:00-06:00".parse();
        assert_eq!(night, Ok(Hours::new(22 * 60, 30 * 60)));
    }

    #[test]
    fn anything_else_is_refused() {
        let wrong = [
            "",
            "8-12",
            "8:00-12:00",
            "08:00",
            "08:00-08:00",
            "00:00-00:00",
            "24:00-06:00",
            "08:60-09:00",
            "08:00-24:01",
            "08:00 - 12:00",
            "+8:00-12:00",
        ];
        for text in wrong {
            assert!(text.parse::<Hours>().is_err(), "{text:?}");
        }
    }
}
