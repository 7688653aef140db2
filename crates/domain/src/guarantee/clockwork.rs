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

use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};

use super::due::Calendars;
use super::reasons::RestartReason;
use super::skips::{Pause, Skip, skips};
use super::terms::{LengthUnit, Roll, Terms};
use crate::Moment;
use crate::calendar::Calendar;

/// What decides when a guarantee is due, beside its terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counting {
    /// From when it counts.
    pub start_at: Moment,
    /// Why it counts from then anew, if its clock was set back to nothing.
    pub restarted: Option<RestartReason>,
    /// How many more of the terms' unit it was given.
    pub extended_by: u32,
    /// When the clock stood still: in order, none touching another, none before the start.
    pub pauses: Vec<Pause>,
    /// The correction from which it is counted on, if it was corrected.
    pub corrected: Option<Correction>,
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
            restarted: None,
            extended_by: 0,
            pauses: Vec::new(),
            corrected: None,
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

/// A place on the way, and how much must still be counted from it.
#[derive(Clone, Copy)]
struct Ruler<'a> {
    calendar: &'a Calendar,
    unit: LengthUnit,
    roll: Roll,
    at: Moment,
    day: Date,
    /// Minutes, working days or days.
    left: i64,
    /// The end of what was left out last: nothing is due before it.
    not_before: Option<Moment>,
}

impl<'a> Ruler<'a> {
    fn new(terms: &Terms, calendar: &'a Calendar, counting: &Counting) -> Self {
        let extended = |length: u32| length.saturating_add(counting.extended_by);
        let mut ruler = Self {
            calendar,
            unit: terms.unit,
            roll: terms.roll,
            at: counting.start_at,
            day: calendar.date_of(counting.start_at),
            left: 0,
            not_before: None,
        };
        ruler.left = match counting.corrected {
            None => ruler.length(extended(terms.length), ruler.day),
            Some(correction) => {
                let due_on = calendar.date_of(correction.due_at);
                ruler.at = correction.at;
                ruler.day = calendar.date_of(correction.at);
                let seasons = skips(terms, calendar, correction.at, &[]);
                ruler.counted(correction.due_at, &seasons)
                    + ruler.length(counting.extended_by, due_on)
            }
        };
        ruler
    }

    /// How much a period of `length` from `day` counts.
    fn length(&self, length: u32, day: Date) -> i64 {
        let length = i64::from(length);
        match self.unit {
            LengthUnit::WorkingHours => length * 60,
            LengthUnit::WorkingDays | LengthUnit::CalendarDays => length,
            LengthUnit::Weeks => length * 7,
            LengthUnit::Months => {
                let months = length.min(MONTHS_KNOWN).months();
                days_between(day, day.saturating_add(months))
            }
        }
    }

    /// How much counts from here to there.
    fn count(&self, at: Moment, day: Date) -> i64 {
        match self.unit {
            LengthUnit::WorkingHours => self.calendar.open_time(self.at, at).as_mins(),
            LengthUnit::WorkingDays if day > self.day => {
                i64::try_from(self.calendar.working_days(self.day, day)).unwrap_or(i64::MAX)
            }
            LengthUnit::WorkingDays => 0,
            LengthUnit::CalendarDays | LengthUnit::Weeks | LengthUnit::Months => {
                days_between(self.day, day).max(0)
            }
        }
    }

    /// How much counts from here to there, if this is left out.
    fn counted(mut self, at: Moment, skips: &[Skip]) -> i64 {
        let mut counted = 0;
        for skip in skips.iter().filter(|skip| skip.from < at) {
            counted += self.count(skip.from, skip.after_day);
            self.jump(skip);
        }
        counted + self.count(at, self.calendar.date_of(at))
    }

    /// Counts up to what is left out next; nothing if there is nothing to count.
    fn count_until(&mut self, skip: &Skip) -> Option<Stretch> {
        let to_day = skip.after_day.min(self.last_day());
        let amount = self.count(skip.from, skip.after_day).min(self.left);
        self.left -= amount;
        (amount > 0).then_some(Stretch {
            from: self.at,
            to: skip.from,
            after_day: self.day,
            to_day,
            amount,
        })
    }

    /// Goes on after what is left out.
    fn jump(&mut self, skip: &Skip) {
        self.at = self.at.max(skip.to);
        self.day = self.day.max(skip.to_day);
        self.not_before = self.not_before.max(Some(skip.to));
    }

    /// What is left to count, up to its end.
    fn rest(&self) -> Option<Stretch> {
        (self.left > 0).then(|| Stretch {
            from: self.at,
            to: self.end(),
            after_day: self.day,
            to_day: self.last_day(),
            amount: self.left,
        })
    }

    /// The day on which the last of what is left counts.
    fn last_day(&self) -> Date {
        match self.unit {
            LengthUnit::WorkingDays => {
                let left = u32::try_from(self.left).unwrap_or(u32::MAX);
                self.calendar.working_day_after(self.day, left)
            }
            LengthUnit::WorkingHours => self.calendar.date_of(self.end()),
            LengthUnit::CalendarDays | LengthUnit::Weeks | LengthUnit::Months => {
                self.day.saturating_add(self.left.min(DAYS_KNOWN).days())
            }
        }
    }

    /// When it is over, if nothing more is left out.
    fn end(&self) -> Moment {
        if self.unit == LengthUnit::WorkingHours {
            return self
                .calendar
                .after_open_time(self.at, SignedDuration::from_mins(self.left));
        }
        let waited = self.not_before.map(|at| self.calendar.date_of(at));
        let day = self.last_day().max(waited.unwrap_or(Date::MIN));
        let is_nothing = self.left == 0 && waited.is_none();
        let end = match (self.unit, self.roll) {
            (LengthUnit::WorkingDays, _) if is_nothing => self.calendar.end_of(day),
            (LengthUnit::WorkingDays, _) | (_, Roll::NextDay) => self.end_from(day),
            (_, Roll::Never) => self.calendar.last_second_of(day),
        };
        match self.not_before {
            // It went on after closing time.
            Some(at) if end < at => self.end_from(day.saturating_add(1.day())).max(at),
            Some(_) | None => end,
        }
    }

    /// The end of the first day from `day` on which a period may end.
    fn end_from(&self, day: Date) -> Moment {
        self.calendar.end_of(self.calendar.rolled(day))
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// More months than there are in the years that are known.
const MONTHS_KNOWN: i64 = 111 * 12;
/// More days than there are in them.
const DAYS_KNOWN: i64 = 111 * 366;
