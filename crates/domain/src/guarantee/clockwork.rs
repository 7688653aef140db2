//! When a guarantee is due: the walk from its start over what counts and what does not.
//!
//! | unit | what a pause takes out |
//! |---|---|
//! | working hours | its opening time, to the minute |
//! | working days | the working days after the day it began, up to and with the day it ended |
//! | days, weeks, months | all such days; the end then rolls to a day on which a period may end |
//!
//! A pause that begins once the period is over changes nothing. One that begins before, however
//! late, keeps the period open until the pause is over.

mod ruler;

use jiff::civil::Date;

use ruler::Ruler;

use super::due::Calendars;
use super::entry::CompletionOrder;
use super::reasons::RestartReason;
use super::skips::{Pause, Skip, skips};
use super::terms::{Roll, Terms};
use crate::Moment;

/// What decides when a guarantee is due, beside its terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counting {
    /// From when it counts.
    pub start_at: Moment,
    /// How many more of the terms' unit it was given.
    pub extended_by: u32,
    /// When the clock stood still: in order, none touching another, none before the start.
    pub pauses: Vec<Pause>,
    /// The correction from which it is counted on, if it was corrected.
    pub corrected: Option<Correction>,
    /// Why it was set back to nothing at the start, if it was.
    pub restarted: Option<Restart>,
}

/// Why a clock was set back to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restart {
    /// The reason of the terms.
    pub reason: RestartReason,
    /// The order on which it rests, where it rests on one.
    pub order: Option<CompletionOrder>,
}

/// A due moment that was set by hand. What happened before it no longer matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Correction {
    /// When it was set.
    pub at: Moment,
    /// What it was set to.
    pub due_at: Moment,
}

/// A part of a period that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) from: Moment,
    pub(super) to: Moment,
    /// The days after this one...
    pub(super) after_day: Date,
    /// ...up to and with this one.
    pub(super) to_day: Date,
    /// Minutes, working days or days that count in it.
    pub(super) amount: i64,
}

impl Counting {
    /// The due moment that was set by hand, while nothing has moved it since.
    fn set_by_hand(&self) -> Option<Moment> {
        let is_moved = self.extended_by > 0 || !self.pauses.is_empty();
        let correction = self.corrected.filter(|_| !is_moved)?;
        Some(correction.due_at)
    }
}

/// The whole way from the start to the due moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Walk {
    pub(super) stretches: Vec<Stretch>,
    /// What was left out, in order.
    pub(super) skipped: Vec<Skip>,
    pub(super) due_at: Moment,
}

impl From<Moment> for Counting {
    fn from(start_at: Moment) -> Self {
        Self {
            start_at,
            extended_by: 0,
            pauses: Vec::new(),
            corrected: None,
            restarted: None,
        }
    }
}

/// When a guarantee under `terms` is due. Never before its start.
///
/// `calendars` must be of the version that the terms name. What counts and where a period ends is
/// told at [`Calendar::add`].
#[must_use]
pub fn due(terms: &Terms, calendars: &Calendars, counting: &Counting) -> Moment {
    if let Some(due_at) = counting.set_by_hand() {
        return due_at;
    }
    let is_plain = counting.pauses.is_empty() && terms.seasons.is_empty();
    if is_plain && counting.corrected.is_none() && terms.roll == Roll::NextDay {
        let length = terms.length.saturating_add(counting.extended_by);
        let calendar = calendars.counting(terms);
        return calendar.add(counting.start_at, length, terms.unit);
    }
    walk(terms, calendars, counting).due_at
}

/// The way to the due moment, step by step.
pub(super) fn walk(terms: &Terms, calendars: &Calendars, counting: &Counting) -> Walk {
    let calendar = calendars.counting(terms);
    let mut ruler = Ruler::new(terms, calendar, counting);
    let earliest = counting
        .corrected
        .map_or(counting.start_at, |set| set.due_at);
    let due_from = |ruler: &Ruler<'_>| {
        counting
            .set_by_hand()
            .unwrap_or_else(|| ruler.end().max(earliest))
    };
    let mut walk = Walk {
        stretches: Vec::new(),
        skipped: Vec::new(),
        due_at: due_from(&ruler),
    };
    for skip in skips(terms, calendar, ruler.at, &counting.pauses) {
        if skip.from >= walk.due_at {
            break;
        }
        walk.stretches.extend(ruler.count_until(&skip));
        ruler.jump(&skip);
        walk.skipped.push(skip);
        walk.due_at = due_from(&ruler);
    }
    walk.stretches.extend(ruler.rest());
    walk
}
