//! How the tables come about.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::super::almanac::{Almanac, YEARS};
use super::super::clocks::{Clocks, WallDay, minute_at};
use super::super::hours::{DAY, Hours};
use super::{Day, Minute, Opening, Tables};

/// How many open minutes lie between two marks.
const STEP: Minute = 1024;

impl Tables {
    /// Computes the tables of `almanac` on the wall clocks of `time_zone`.
    pub(in super::super) fn compute(almanac: &Almanac, time_zone: &TimeZone) -> Self {
        let mut tables = Self {
            days: Vec::with_capacity(DAYS),
            working: Vec::new(),
            openings: Vec::new(),
            marks: Vec::new(),
        };
        let mut may_end = Vec::with_capacity(DAYS);
        let mut clocks = Clocks::new(time_zone);
        let mut starts = minute_at(first_date(), 0, time_zone);
        let mut date = first_date();
        for _ in 0..DAYS {
            let ends = clocks.midnight_after(date, starts);
            let wall = WallDay {
                date,
                starts,
                runs_straight: ends - starts == Minute::from(DAY),
                time_zone,
            };
            let hours = almanac.hours_on(date);
            tables.add_day(&wall, hours);
            may_end.push(!hours.is_empty() && almanac.lets_end(date));
            starts = ends;
            date = date.tomorrow().unwrap_or(Date::MAX);
        }
        tables.roll(&may_end);
        tables.mark();
        tables
    }

    /// Between which openings, by their numbers, so many minutes are full; none if they never are.
    pub(super) fn between_marks(&self, minutes: Minute) -> Option<(usize, usize)> {
        if minutes > self.open_at_all() {
            return None;
        }
        let mark = usize::try_from(minutes / STEP).ok()?;
        let first = *self.marks.get(mark)?;
        let last = self
            .marks
            .get(mark + 1)
            .map_or(self.openings.len(), |last| last + 1);
        Some((first, last.min(self.openings.len())))
    }

    /// Adds the day after all others, open in these hours, which may come in any order.
    fn add_day(&mut self, wall: &WallDay<'_>, hours: &[Hours]) {
        if !hours.is_empty() {
            self.working.push(self.days.len());
        }
        let closed_before = |opening: &Opening| opening.closes <= wall.starts;
        let first_opening = self.openings.iter().rposition(closed_before);
        // By when they really are: hours that clocks skip in spring come later than they say.
        let minutes = |of: &Hours| (wall.minute(of.opens()), wall.minute(of.closes()));
        let mut openings: Vec<(Minute, Minute)> = hours.iter().map(minutes).collect();
        openings.sort_unstable();
        for (opens, closes) in openings {
            self.add_opening(opens, closes);
        }
        self.days.push(Day {
            starts: wall.starts,
            closes: self.last_closing().unwrap_or(wall.starts),
            worked: self.working.len(),
            rolls_to: self.days.len(),
            first_opening: first_opening.map_or(0, |closed| closed + 1),
        });
    }

    /// Adds an opening after all others; what overlaps the one before counts once.
    fn add_opening(&mut self, opens: Minute, closes: Minute) {
        let (from, before) = match self.openings.last() {
            Some(last) => (opens.max(last.closes), last.through()),
            None => (opens, 0),
        };
        if from < closes {
            self.openings.push(Opening {
                opens: from,
                closes,
                before,
            });
        }
    }

    /// Notes for every day the first day from it on which a period may end.
    fn roll(&mut self, may_end: &[bool]) {
        let mut rolls_to = self.working.last().copied().unwrap_or(0);
        for number in (0..self.days.len()).rev() {
            if may_end[number] {
                rolls_to = number;
            }
            self.days[number].rolls_to = rolls_to.max(number);
        }
    }

    /// Notes for every so many open minutes in which opening they are full.
    fn mark(&mut self) {
        let mut reached = 0;
        for mark in 0..=self.open_at_all() / STEP {
            let is_short = |opening: &Opening| opening.through() < mark * STEP;
            while self.openings.get(reached).is_some_and(is_short) {
                reached += 1;
            }
            self.marks.push(reached);
        }
    }
}

/// How many days there are in the years that are known.
const DAYS: usize = 40_542;

/// The number of `date`; a date outside the years that are known is the first or last day.
pub(in super::super) fn number_of(date: Date) -> usize {
    let days = date.duration_since(first_date()).as_hours() / 24;
    usize::try_from(days).map_or(0, |number| number.min(DAYS - 1))
}

/// The date with this number.
pub(in super::super) fn date_of(number: usize) -> Date {
    let days = i32::try_from(number).unwrap_or(i32::MAX);
    first_date().saturating_add(days.days())
}

pub(in super::super) fn first_date() -> Date {
    jiff::civil::date(*YEARS.start(), 1, 1)
}
