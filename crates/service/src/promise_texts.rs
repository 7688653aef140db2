//! How a due moment came about, told line by line, so that anybody can count along.

use jiff::SignedDuration;
use jiff::civil::{DateTime, Time};
use jiff::tz::TimeZone;
use onedoor_domain::calendar::KnownDay;
use onedoor_domain::guarantee::{
    Amounts, Derivation, LengthUnit, PauseReason, Phase, Step, Terms, Why,
};
use onedoor_domain::{Language, Moment};

use crate::texts::{self, say, say_with};

/// The whole derivation of the promise called `promise`: its terms, a line for every step, and
/// when it is due or why that cannot be said.
pub fn lines(
    language: Language,
    derivation: &Derivation,
    promise: &str,
    zone: &TimeZone,
) -> Vec<String> {
    let mut lines = vec![
        say_with(
            language,
            "derivation-promise",
            &[("promise", promise.to_owned())],
        ),
        terms(language, derivation.state.terms()),
    ];
    lines.extend(restarted(language, derivation, zone));
    lines.extend(extended(language, derivation));
    let steps = derivation.steps.iter();
    lines.extend(steps.map(|step| line(language, step, derivation.amounts_are, zone)));
    lines.push(end(language, derivation, zone));
    if !derivation.agrees() {
        lines.push(say(language, "derivation-disagrees"));
    }
    lines
}

/// From when it counts anew and why, where the clock was set back to nothing.
fn restarted(language: Language, derivation: &Derivation, zone: &TimeZone) -> Option<String> {
    let counting = derivation.state.counting()?;
    let restart = counting.restarted?;
    let at = moment(language, counting.start_at, zone);
    let reason = say(language, &format!("restart-{}", restart.reason));
    let Some(order) = restart.order else {
        let mentions = [("at", at), ("reason", reason)];
        return Some(say_with(language, "derivation-restarted", &mentions));
    };
    let mentions = [
        ("at", at),
        ("reason", reason),
        ("ordered", moment(language, order.ordered_at, zone)),
        ("until", moment(language, order.in_time_until, zone)),
    ];
    Some(say_with(
        language,
        "derivation-restarted_by_order",
        &mentions,
    ))
}

/// One step: its time, and why that counts or not.
pub fn line(language: Language, step: &Step, amounts: Amounts, zone: &TimeZone) -> String {
    let span = match amounts {
        Amounts::Minutes => span(language, step.from, step.to, zone),
        // Where days are counted, the hour at which one was entered matters to nobody.
        Amounts::WorkingDays | Amounts::Days => days(language, step.from, step.to, zone),
    };
    say_with(
        language,
        "derivation-step",
        &[("span", span), ("why", why(language, step, amounts))],
    )
}

/// Why a step counts or not, in words.
pub fn why(language: Language, step: &Step, amounts: Amounts) -> String {
    let bare = |key| (key, "name", String::new());
    let (key, mentions, text) = match &step.why {
        Why::Counted => ("counted", "amount", amount(language, step.amount, amounts)),
        Why::StartDay => bare("start_day"),
        Why::OutsideHours => bare("outside_hours"),
        // The weekday stands in the span; what is told of it is that it is always closed.
        Why::WeeklyClosed => ("weekly_closed", "name", say(language, "why-weekly_closed")),
        Why::PublicHoliday(day) => ("public_holiday", "name", called(*day, language)),
        Why::OwnDay(names) => ("own_day", "name", names.get(language).to_owned()),
        Why::Paused(reason) => ("paused", "reason", pause(language, *reason)),
        Why::OutOfSeason => bare("out_of_season"),
        Why::EndsNoPeriod(day) => ("ends_no_period", "name", called(*day, language)),
        Why::LastDay => bare("last_day"),
        Why::Corrected => bare("corrected"),
    };
    let key = if step.amount > 0 && step.why != Why::Counted {
        "counted_but_ends_no_period"
    } else {
        key
    };
    say_with(language, &format!("why-{key}"), &[(mentions, text)])
}

/// Why a clock stands still, as it follows a colon.
pub fn pause(language: Language, reason: PauseReason) -> String {
    say(language, &format!("pause-{reason}"))
}

/// So much of a period: “12 weeks”.
pub fn length(language: Language, length: u32, unit: LengthUnit) -> String {
    let count = [("count", length.to_string())];
    say_with(language, &format!("length-{unit}"), &count)
}

/// So much that was counted: “7 h 30 min”, “3 working days”.
pub fn amount(language: Language, amount: i64, amounts: Amounts) -> String {
    let mentions = match amounts {
        Amounts::Minutes => vec![
            ("hours", (amount / 60).to_string()),
            ("minutes", (amount % 60).to_string()),
        ],
        Amounts::WorkingDays | Amounts::Days => vec![("count", amount.to_string())],
    };
    say_with(language, &format!("amount-{amounts}"), &mentions)
}

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

fn terms(language: Language, terms: &Terms) -> String {
    say_with(
        language,
        "derivation-terms",
        &[
            ("length", length(language, terms.length, terms.unit)),
            ("start", say(language, &format!("starts-{}", terms.start))),
        ],
    )
}

fn extended(language: Language, derivation: &Derivation) -> Option<String> {
    let by = derivation.state.counting()?.extended_by;
    let more = length(language, by, derivation.state.terms().unit);
    (by > 0).then(|| say_with(language, "derivation-extended", &[("length", more)]))
}

/// The last line: when it is due, or why that cannot be said.
fn end(language: Language, derivation: &Derivation, zone: &TimeZone) -> String {
    if let Some(at) = derivation.due_at {
        let due = texts::due(language, wall(at, zone));
        return say_with(language, "derivation-due", &[("due", due)]);
    }
    match derivation.state.phase() {
        Phase::Paused { standing, .. } => say_with(
            language,
            "derivation-standing",
            &[("reason", pause(language, standing.first))],
        ),
        Phase::Waiting => say(language, "derivation-waiting"),
        Phase::Running { .. }
        | Phase::Missed { .. }
        | Phase::Met { .. }
        | Phase::Cancelled { .. } => {
            let stage = derivation.state.stage();
            format!("{}.", say(language, &format!("state-{stage}")))
        }
    }
}

fn called(day: KnownDay, language: Language) -> String {
    day.names().get(language).to_owned()
}

/// A day with its year, in short.
pub fn date(language: Language, on: jiff::civil::Date) -> String {
    day(language, on.at(0, 0, 0, 0), None)
}

/// A day; without its year where the day at the other end of the dash says the same.
fn day(language: Language, at: DateTime, other_end: Option<DateTime>) -> String {
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
fn last_day(starts: DateTime, ends: DateTime) -> DateTime {
    ends.saturating_sub(SignedDuration::from_secs(1))
        .max(starts)
}

fn is_midnight(at: DateTime) -> bool {
    at == at.date().to_datetime(Time::midnight())
}

fn wall(at: Moment, zone: &TimeZone) -> DateTime {
    zone.to_datetime(at.timestamp())
}

#[cfg(test)]
mod tests;
