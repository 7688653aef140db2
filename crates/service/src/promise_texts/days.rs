//! Days and moments, as they are said.

use jiff::SignedDuration;
use jiff::civil::{DateTime, Time};
use jiff::tz::TimeZone;
use onedoor_domain::calendar::KnownDay;
use onedoor_domain::{Language, Moment};

use crate::texts::{self, say, say_with};

/// A moment in short: “Mon 2 March 2026 09:00”.
pub fn moment(language: Language, at: Moment, zone: &TimeZone) -> String {
    let at = wall(at, zone);
    with_time(
        language,
        day(language, at, None),
        &texts::time(language, at),
    )
}

/// A stretch of time by its hours, or by its days where it begins and ends with them.
pub fn span(language: Language, from: Moment, to: Moment, zone: &TimeZone) -> String {
    let (starts, ends) = (wall(from, zone), wall(to, zone));
    if is_midnight(starts) && is_midnight(ends) {
        return days(language, from, to, zone);
    }
    let last = last_day(starts, ends);
    let until = if is_midnight(ends) {
        // The midnight at its end is still that day's.
        texts::clock(language, 24, 0)
    } else {
        texts::time(language, ends)
    };
    let since = texts::time(language, starts);
    if starts.date() == last.date() {
        let from = with_time(language, day(language, starts, None), &since);
        return between(language, from, until);
    }
    between(
        language,
        with_time(language, day(language, starts, Some(last)), &since),
        with_time(language, day(language, last, None), &until),
    )
}

/// A stretch of time by the days that it touches: “Thu 2 April – Mon 6 April 2026”.
pub fn days(language: Language, from: Moment, to: Moment, zone: &TimeZone) -> String {
    let starts = wall(from, zone);
    let last = last_day(starts, wall(to, zone));
    let ends = day(language, last, None);
    if starts.date() == last.date() {
        return ends;
    }
    between(language, day(language, starts, Some(last)), ends)
}

pub(super) fn called(day: KnownDay, language: Language) -> String {
    day.names().get(language).to_owned()
}

/// A day with its year, in short.
pub fn date(language: Language, on: jiff::civil::Date) -> String {
    day(language, on.at(0, 0, 0, 0), None)
}

/// A day; without its year where the day at the other end of the dash says the same.
pub(super) fn day(language: Language, at: DateTime, other_end: Option<DateTime>) -> String {
    let key = match other_end {
        Some(last) if last.year() == at.year() => "day-short",
        Some(_) | None => "day-short-year",
    };
    let weekday = at.date().weekday().to_monday_one_offset();
    let weekday = say(language, &format!("weekday-short-{weekday}"));
    let mentions = [
        ("weekday", weekday),
        ("day", at.day().to_string()),
        ("month", say(language, &format!("month-{}", at.month()))),
        ("year", at.year().to_string()),
    ];
    say_with(language, key, &mentions)
}

fn with_time(language: Language, day: String, time: &str) -> String {
    say_with(
        language,
        "moment-short",
        &[("day", day), ("time", time.to_owned())],
    )
}

fn between(language: Language, from: String, to: String) -> String {
    say_with(language, "span", &[("from", from), ("to", to)])
}

/// The last day of what ends before `ends`: midnight ends the day before.
pub(super) fn last_day(starts: DateTime, ends: DateTime) -> DateTime {
    ends.saturating_sub(SignedDuration::from_secs(1))
        .max(starts)
}

fn is_midnight(at: DateTime) -> bool {
    at == at.date().to_datetime(Time::midnight())
}

pub(super) fn wall(at: Moment, zone: &TimeZone) -> DateTime {
    zone.to_datetime(at.timestamp())
}
