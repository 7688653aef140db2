//! With whom a case lay: the working time since it came in, split without remainder.

mod course;
mod parts;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Moment;
use crate::calendar::Calendar;
use crate::guarantee::WaitsFor;

pub use course::Course;

/// With whom a case lies.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", content = "unit", rename_all = "snake_case")]
pub enum Holder {
    /// The business was asked for something.
    Business,
    /// Its coordinator: every unit has answered.
    Coordinator,
    /// A unit works on it.
    Unit(String),
    /// An authority outside the municipality was asked.
    OtherAuthority,
    /// It was offered to units, and nobody has accepted.
    Nobody,
}

/// A time during which something held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// From when.
    pub from: Moment,
    /// Until when; still, if none.
    pub to: Option<Moment>,
}

/// Opening minutes by whom the case lay with; they sum to the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// All of them.
    pub whole: i64,
    /// With whom how many; nobody is left out who had any.
    pub shares: BTreeMap<Holder, i64>,
}

/// Splits the opening time between two moments by whom the case lay with.
///
/// While a clock waits for the business the case lies with the business, whoever else works on it;
/// then with an authority outside; then with the units that have accepted their contributions and
/// do not wait, in equal parts; while there are only unaccepted ones, with nobody; else with the
/// coordinator.
pub fn attribute(calendar: &Calendar, from: Moment, to: Moment, course: &Course) -> Attribution {
    let mut attribution = Attribution {
        whole: calendar.open_time(from, to).as_mins(),
        shares: BTreeMap::new(),
    };
    for pair in moments(from, to, course).windows(2) {
        let minutes =
            minutes_until(calendar, from, pair[1]) - minutes_until(calendar, from, pair[0]);
        if minutes > 0 {
            attribution.give(&course.holders(pair[0]), minutes);
        }
    }
    attribution
}

/// Whole minutes from one fixed start, so that no minute is lost or counted twice at a border.
fn minutes_until(calendar: &Calendar, from: Moment, to: Moment) -> i64 {
    calendar.open_time(from, to).as_mins()
}

/// Every moment at which something may change, in order.
fn moments(from: Moment, to: Moment, course: &Course) -> Vec<Moment> {
    let mut moments = vec![from, to];
    for span in course.spans() {
        moments.push(span.from);
        moments.extend(span.to);
    }
    moments.retain(|at| (from..=to).contains(at));
    moments.sort_unstable();
    moments.dedup();
    moments
}

impl Course {
    fn spans(&self) -> impl Iterator<Item = &Span> {
        let waits = self.waits.iter().map(|(_, span)| span);
        let worked = self.worked.iter().map(|(_, span)| span);
        waits.chain(&self.offered).chain(worked)
    }

    /// With whom it lies from `at` on.
    fn holders(&self, at: Moment) -> Vec<Holder> {
        let waits = |whom| {
            let mut spans = self.waits.iter().filter(|(of, _)| *of == whom);
            spans.any(|(_, span)| span.covers(at))
        };
        if waits(WaitsFor::Business) {
            return vec![Holder::Business];
        }
        if waits(WaitsFor::OtherAuthority) {
            return vec![Holder::OtherAuthority];
        }
        let working = self.worked.iter().filter(|(_, span)| span.covers(at));
        let mut units: Vec<Holder> = working
            .map(|(unit, _)| Holder::Unit(unit.clone()))
            .collect();
        units.sort();
        units.dedup();
        if !units.is_empty() {
            return units;
        }
        if self.offered.iter().any(|span| span.covers(at)) {
            return vec![Holder::Nobody];
        }
        vec![Holder::Coordinator]
    }
}

impl Span {
    fn covers(&self, at: Moment) -> bool {
        self.from <= at && self.to.is_none_or(|to| at < to)
    }
}

impl Attribution {
    /// Shares minutes out equally; what cannot be shared goes to the first, a minute each.
    fn give(&mut self, holders: &[Holder], minutes: i64) {
        let among = i64::try_from(holders.len()).unwrap_or(1).max(1);
        let (each, over) = (minutes / among, minutes % among);
        for (holder, place) in holders.iter().zip(0..) {
            let more = i64::from(place < over);
            *self.shares.entry(holder.clone()).or_default() += each + more;
        }
    }
}

#[cfg(test)]
mod tests;
