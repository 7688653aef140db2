//! Wall clocks of a place, and the minutes of UTC they show.

use std::iter::Peekable;

use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneFollowingTransitions};
use jiff::{Timestamp, ToSpan};

use super::hours::DAY;
use super::tables::{Minute, first_date};

/// A day on the wall clocks of a place.
pub(super) struct WallDay<'a> {
    pub(super) date: Date,
    pub(super) starts: Minute,
    /// Whether clocks are not changed on it.
    pub(super) runs_straight: bool,
    pub(super) time_zone: &'a TimeZone,
}

impl WallDay<'_> {
    /// The minute of UTC at which clocks show this minute, counted from the day's midnight.
    pub(super) fn minute(&self, minute_of_day: u16) -> Minute {
        if self.runs_straight && minute_of_day <= DAY {
            return self.starts + Minute::from(minute_of_day);
        }
        minute_at(self.date, minute_of_day, self.time_zone)
    }
}

/// Walks over the changes of the clocks, so that the zone is asked only about days near one.
pub(super) struct Clocks<'a> {
    time_zone: &'a TimeZone,
    changes: Peekable<TimeZoneFollowingTransitions<'a>>,
    /// Whether there was one on the day before.
    changed: bool,
}

impl<'a> Clocks<'a> {
    pub(super) fn new(time_zone: &'a TimeZone) -> Self {
        let first = Timestamp::from_second(minute_at(first_date(), 0, time_zone) * 60);
        let changes = time_zone.following(first.unwrap_or(Timestamp::MIN));
        Self {
            time_zone,
            changes: changes.peekable(),
            changed: false,
        }
    }

    /// The midnight that ends `date`, which starts at `starts`. Dates must come in order.
    pub(super) fn midnight_after(&mut self, date: Date, starts: Minute) -> Minute {
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

/// The minute of UTC at which wall clocks show this minute of `date`, counted from its midnight.
///
/// A time that clocks skip in spring is the one as much later; of a time that they show twice in
/// autumn, the first counts.
pub(super) fn minute_at(date: Date, minute_of_day: u16, time_zone: &TimeZone) -> Minute {
    let wall = date
        .to_datetime(jiff::civil::Time::midnight())
        .saturating_add(i64::from(minute_of_day).minutes());
    minute_of(time_zone.to_timestamp(wall).unwrap_or(Timestamp::MAX))
}

fn minute_of(timestamp: Timestamp) -> Minute {
    timestamp.as_second().div_euclid(60)
}
