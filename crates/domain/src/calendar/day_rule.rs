//! On which day a closed day falls: a date, a day of every year, or a day known by name.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::known_day::KnownDay;

/// On which day something falls.
///
/// Written `2026-05-15` for one date, `06-05` for that day of every year, or the word of a
/// [`KnownDay`] such as `friday_after_ascension`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum DayRule {
    /// Once, on this date.
    Date(Date),
    /// Every year that has this day.
    EveryYear {
        /// The month, from 1.
        month: i8,
        /// The day of the month, from 1.
        day: i8,
    },
    /// Every year on this day.
    Known(KnownDay),
}

/// Why a text names no day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a day like \"2026-05-15\", \"06-05\" or \"friday_after_ascension\"")]
pub struct NotADay(String);

impl DayRule {
    /// The date in `year`, if the rule names one.
    pub fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Self::Date(date) => (date.year() == year).then_some(date),
            Self::EveryYear { month, day } => Date::new(year, month, day).ok(),
            Self::Known(known) => known.in_year(year),
        }
    }
}

impl FromStr for DayRule {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let refused = || NotADay(text.to_owned());
        if let Some(known) = KnownDay::parse(text) {
            return Ok(Self::Known(known));
        }
        // Every day of the year exists in a leap year.
        let is_of_every_year = text.len() == 5;
        let written = if is_of_every_year {
            format!("2000-{text}")
        } else {
            text.to_owned()
        };
        let date: Date = written.parse().map_err(|_| refused())?;
        if date.to_string() != written {
            return Err(refused());
        }
        if is_of_every_year {
            return Ok(Self::EveryYear {
                month: date.month(),
                day: date.day(),
            });
        }
        Ok(Self::Date(date))
    }
}

impl TryFrom<String> for DayRule {
    type Error = NotADay;

    fn try_from(text: String) -> Result<Self, NotADay> {
        text.parse()
    }
}

impl From<DayRule> for String {
    fn from(rule: DayRule) -> Self {
        rule.to_string()
    }
}

impl fmt::Display for DayRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::EveryYear { month, day } => write!(f, "{month:02}-{day:02}"),
            Self::Known(known) => known.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_written_as_they_are_read() {
        for text in ["2026-05-15", "06-05", "02-29", "friday_after_ascension"] {
            assert_eq!(
                text.parse::<DayRule>().map(String::from),
                Ok(text.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "6-5",
            "02-30",
            "2026-02-29",
            "20260515",
            "easter_tuesday",
        ] {
            assert!(text.parse::<DayRule>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_leap_day_falls_only_in_leap_years() {
        let leap_day = DayRule::EveryYear { month: 2, day: 29 };
        assert_eq!(leap_day.in_year(2024), Some(date(2024, 2, 29)));
        assert_eq!(leap_day.in_year(2026), None);
    }
}
