//! What counts, measured.

use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};

use super::super::skips::{Skip, skips};
use super::super::terms::{LengthUnit, Roll, Terms};
use super::{Counting, Stretch};
use crate::Moment;
use crate::calendar::Calendar;

/// A place on the way, and how much must still be counted from it.
#[derive(Clone, Copy)]
pub(super) struct Ruler<'a> {
    calendar: &'a Calendar,
    unit: LengthUnit,
    roll: Roll,
    pub(super) at: Moment,
    day: Date,
    /// Minutes, working days or days.
    left: i64,
    /// The end of what was left out last: nothing is due before it.
    not_before: Option<Moment>,
}

impl<'a> Ruler<'a> {
    pub(super) fn new(terms: &Terms, calendar: &'a Calendar, counting: &Counting) -> Self {
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
                let due_on = ruler.ends_on(correction.due_at);
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
    pub(super) fn length(&self, length: u32, day: Date) -> i64 {
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
        counted + self.count(at, self.ends_on(at))
    }

    /// The day that ends at a moment, or in which it lies: midnight belongs to the day before.
    fn ends_on(&self, at: Moment) -> Date {
        self.calendar
            .date_of(at.plus(SignedDuration::from_micros(-1)))
    }

    /// Counts up to what is left out next; nothing if there is nothing to count.
    pub(super) fn count_until(&mut self, skip: &Skip) -> Option<Stretch> {
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
    pub(super) fn jump(&mut self, skip: &Skip) {
        self.at = self.at.max(skip.to);
        self.day = self.day.max(skip.to_day);
        self.not_before = self.not_before.max(Some(skip.to));
    }

    /// What is left to count, up to its end.
    pub(super) fn rest(&self) -> Option<Stretch> {
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
    pub(super) fn end(&self) -> Moment {
        if self.unit == LengthUnit::WorkingHours {
            return self
                .calendar
                .after_open_time(self.at, SignedDuration::from_mins(self.left));
        }
        let waited = self.not_before.map(|at| self.calendar.date_of(at));
        let day = self.last_day().max(waited.unwrap_or(Date::MIN));
        let is_nothing = self.left == 0 && waited.is_none();
        let stays = self.roll == Roll::Never && self.left > 0;
        let end = match (self.unit, self.roll) {
            (LengthUnit::WorkingDays, _) if is_nothing || stays => self.calendar.end_of(day),
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
