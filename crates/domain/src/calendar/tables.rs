//! Every day and every opening of the years that are known, in minutes of UTC, with running sums.
//!
//! Minutes count from 1970-01-01T00:00Z. Wall time is turned into UTC once, here, so that nights
//! on which clocks change are as long as they really are, and counting is plain arithmetic.

use std::iter::Peekable;

use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneFollowingTransitions};
use jiff::{Timestamp, ToSpan};

use super::almanac::{Almanac, YEARS};
use super::hours::{DAY, Hours};

/// A minute of UTC.
pub(super) type Minute = i64;

/// One day of the table.
#[derive(Debug)]
struct Day {
    /// Its first minute.
    starts: Minute,
    /// When its last hours close; on a closed day, when the last ones before it closed.
    closes: Minute,
    /// How many working days there are up to and including it.
    worked: usize,
    /// The first day from it on which a period may end.
    rolls_to: usize,
}

/// One time of being open.
#[derive(Debug)]
struct Opening {
    opens: Minute,
    closes: Minute,
    /// The open minutes of all openings before it.
    before: Minute,
}

/// The tables of one calendar. Days are numbered from 0; what lies outside is its first or last.
#[derive(Debug)]
pub(super) struct Tables {
    days: Vec<Day>,
    /// The numbers of the working days.
    working: Vec<usize>,
    openings: Vec<Opening>,
}

impl Tables {
    /// Computes the tables of `almanac` on the wall clocks of `time_zone`.
    pub(super) fn compute(almanac: &Almanac, time_zone: &TimeZone) -> Self {
        let dates: Vec<Date> = first_date().series(1.day()).take(DAYS).collect();
        let mut tables = Self {
            days: Vec::with_capacity(DAYS),
            working: Vec::new(),
            openings: Vec::new(),
        };
        let mut clocks = Clocks::new(time_zone);
        let mut starts = minute_at(first_date(), 0, time_zone);
        for &date in &dates {
            let ends = clocks.midnight_after(date, starts);
            let wall = WallDay {
                date,
                starts,
                runs_straight: ends - starts == Minute::from(DAY),
                time_zone,
            };
            tables.add_day(&wall, almanac.hours_on(date));
            starts = ends;
        }
        tables.roll(|number| almanac.ends_periods(dates[number]));
        tables
    }

    /// Whether it is open in this minute.
    pub(super) fn is_open(&self, minute: Minute) -> bool {
        self.opening_from(minute)
            .is_some_and(|opening| opening.opens <= minute)
    }

    /// This minute if it is open, else the next in which it is; none after the last.
    pub(super) fn next_open(&self, minute: Minute) -> Option<Minute> {
        self.opening_from(minute)
            .map(|opening| opening.opens.max(minute))
    }

    /// How many minutes it was open before this minute.
    pub(super) fn open_before(&self, minute: Minute) -> Minute {
        let begun = self.openings.partition_point(|o| o.opens < minute);
        match begun
            .checked_sub(1)
            .and_then(|last| self.openings.get(last))
        {
            Some(last) => last.before + minute.min(last.closes) - last.opens,
            None => 0,
        }
    }

    /// The end of the `count`th open minute from this minute; the last closing if there are fewer.
    pub(super) fn after_open(&self, minute: Minute, count: Minute) -> Minute {
        if count <= 0 {
            return self.next_open(minute).unwrap_or(minute);
        }
        let wanted = self.open_before(minute).saturating_add(count);
        let short = |o: &Opening| o.before + (o.closes - o.opens) < wanted;
        let reached = self.openings.partition_point(short);
        match self.openings.get(reached) {
            Some(opening) => opening.opens + (wanted - opening.before),
            None => self.last_closing().unwrap_or(minute),
        }
    }

    /// The day in which this minute lies.
    pub(super) fn day_of(&self, minute: Minute) -> usize {
        let last = self.days.len() - 1;
        let first_start = self.days[0].starts;
        let straight = (minute - first_start).max(0) / Minute::from(DAY);
        let mut number = usize::try_from(straight).map_or(last, |number| number.min(last));
        // Summer time shifts midnight by an hour: the straight guess is off by one day at most.
        while number > 0 && self.days[number].starts > minute {
            number -= 1;
        }
        while number < last && self.days[number + 1].starts <= minute {
            number += 1;
        }
        number
    }

    /// The `count`th working day after this day; for none, the day itself.
    pub(super) fn after_working_days(&self, number: usize, count: u32) -> usize {
        if count == 0 {
            return number;
        }
        let worked = self.days[number].worked;
        let wanted = worked.saturating_add(count as usize) - 1;
        match self.working.get(wanted).or(self.working.last()) {
            Some(&day) => day.max(number),
            None => number,
        }
    }

    /// How many working days there are after the first of these days, up to and with the second.
    pub(super) fn working_days_between(&self, first: usize, second: usize) -> usize {
        self.days[second]
            .worked
            .saturating_sub(self.days[first].worked)
    }

    /// The first day from this one on which a period may end.
    pub(super) fn rolled(&self, number: usize) -> usize {
        self.days[number.min(self.days.len() - 1)].rolls_to
    }

    /// When the hours of this day close.
    pub(super) fn closing(&self, number: usize) -> Minute {
        self.days[number].closes
    }

    /// The first minute of this day.
    pub(super) fn starting(&self, number: usize) -> Minute {
        self.days[number].starts
    }

    /// What of every opening lies between two minutes.
    pub(super) fn openings(
        &self,
        from: Minute,
        to: Minute,
    ) -> impl Iterator<Item = (Minute, Minute)> {
        let first = self.openings.partition_point(|o| o.closes <= from);
        self.openings[first..]
            .iter()
            .take_while(move |o| o.opens < to)
            .map(move |o| (o.opens.max(from), o.closes.min(to)))
    }

    fn last_closing(&self) -> Option<Minute> {
        self.openings.last().map(|opening| opening.closes)
    }

    /// The opening that this minute lies in or before.
    fn opening_from(&self, minute: Minute) -> Option<&Opening> {
        let past = self.openings.partition_point(|o| o.closes <= minute);
        self.openings.get(past)
    }

    /// Adds the day after all others, open in these hours, which may come in any order.
    fn add_day(&mut self, wall: &WallDay<'_>, hours: &[Hours]) {
        if !hours.is_empty() {
            self.working.push(self.days.len());
        }
        let mut hours = hours.to_vec();
        hours.sort_by_key(|hours| hours.opens());
        for hours in hours {
            self.add_opening(wall.minute(hours.opens()), wall.minute(hours.closes()));
        }
        self.days.push(Day {
            starts: wall.starts,
            closes: self.last_closing().unwrap_or(wall.starts),
            worked: self.working.len(),
            rolls_to: self.days.len(),
        });
    }

    /// Adds an opening after all others; what overlaps the one before counts once.
    fn add_opening(&mut self, opens: Minute, closes: Minute) {
        let (from, before) = match self.openings.last() {
            Some(last) => (
                opens.max(last.closes),
                last.before + last.closes - last.opens,
            ),
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
    fn roll(&mut self, may_end: impl Fn(usize) -> bool) {
        let mut rolls_to = self.working.last().copied().unwrap_or(0);
        for number in (0..self.days.len()).rev() {
            if may_end(number) {
                rolls_to = number;
            }
            self.days[number].rolls_to = rolls_to.max(number);
        }
    }
}

/// A day on the wall clocks of a place.
struct WallDay<'a> {
    date: Date,
    starts: Minute,
    /// Whether clocks are not changed on it.
    runs_straight: bool,
    time_zone: &'a TimeZone,
}

impl WallDay<'_> {
    /// The minute of UTC at which clocks show this minute, counted from the day's midnight.
    fn minute(&self, minute_of_day: u16) -> Minute {
        if self.runs_straight && minute_of_day <= DAY {
            return self.starts + Minute::from(minute_of_day);
        }
        minute_at(self.date, minute_of_day, self.time_zone)
    }
}

/// Walks over the changes of the clocks, so that the zone is asked only about days near one.
struct Clocks<'a> {
    time_zone: &'a TimeZone,
    changes: Peekable<TimeZoneFollowingTransitions<'a>>,
    /// Whether there was one on the day before.
    changed: bool,
}

impl<'a> Clocks<'a> {
    fn new(time_zone: &'a TimeZone) -> Self {
        let first = Timestamp::from_second(minute_at(first_date(), 0, time_zone) * 60);
        let changes = time_zone.following(first.unwrap_or(Timestamp::MIN));
        Self {
            time_zone,
            changes: changes.peekable(),
            changed: false,
        }
    }

    /// The midnight that ends `date`, which starts at `starts`. Dates must come in order.
    fn midnight_after(&mut self, date: Date, starts: Minute) -> Minute {
        let straight = starts + Minute::from(DAY);
        let mut changed = false;
        while let Some(change) = self.changes.peek()
            && minute_of(change.timestamp()) <= straight
        {
            self.changes.next();
            changed = true;
        }
        // A change at midnight itself bends the day before it and the day after it.
        let yesterday = std::mem::replace(&mut self.changed, changed);
        match changed || yesterday {
            true => minute_at(date, DAY, self.time_zone),
            false => straight,
        }
    }
}

/// How many days there are in the years that are known.
const DAYS: usize = 40_542;

/// The number of `date`; a date outside the years that are known is the first or last day.
pub(super) fn number_of(date: Date) -> usize {
    let until = first_date().until(date).map_or(0, |span| span.get_days());
    usize::try_from(until).map_or(0, |number| number.min(DAYS - 1))
}

/// The date with this number.
pub(super) fn date_of(number: usize) -> Date {
    let days = i32::try_from(number).unwrap_or(i32::MAX);
    first_date().saturating_add(days.days())
}

fn first_date() -> Date {
    jiff::civil::date(*YEARS.start(), 1, 1)
}

/// The minute of UTC at which wall clocks show this minute of `date`, counted from its midnight.
///
/// A time that clocks skip in spring is the one as much later; of a time that they show twice in
/// autumn, the first counts.
fn minute_at(date: Date, minute_of_day: u16, time_zone: &TimeZone) -> Minute {
    let wall = date
        .to_datetime(jiff::civil::Time::midnight())
        .saturating_add(i64::from(minute_of_day).minutes());
    minute_of(time_zone.to_timestamp(wall).unwrap_or(Timestamp::MAX))
}

fn minute_of(timestamp: Timestamp) -> Minute {
    timestamp.as_second().div_euclid(60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_starts_when_clocks_say_so_also_where_they_change_at_midnight() {
        let zones = [
            "Europe/Copenhagen",
            "Europe/Helsinki",
            "Atlantic/Reykjavik",
            "Asia/Beirut",
            "America/Asuncion",
        ];
        for name in zones {
            let zone = jiff::tz::TimeZoneDatabase::bundled().get(name);
            let zone = zone.unwrap_or(TimeZone::UTC);
            let tables = Tables::compute(&Almanac::continuous(), &zone);
            for (number, day) in tables.days.iter().enumerate() {
                let date = date_of(number);
                assert_eq!(day.starts, minute_at(date, 0, &zone), "{name} {date}");
            }
        }
    }
}
