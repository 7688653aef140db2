//! How a due moment came about, told line by line, so that anybody can count along.

mod days;

use jiff::tz::TimeZone;
use onedoor_domain::Language;
use onedoor_domain::guarantee::{
    Amounts, Derivation, LengthUnit, PauseReason, Phase, Step, Terms, Why,
};

use days::{called, wall};
pub use days::{date, days, moment, span};

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

#[cfg(test)]
mod tests;
