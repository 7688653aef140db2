//! Times that come back every few weeks: "the lots meeting, every second Thursday at 13:00".
//!
//! Counted on wall clocks: a meeting at 13:00 is at 13:00 in summer and in winter. One that falls on
//! a closed day or holiday does not take place, and is not moved: those who come know the rhythm.

use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};

use crate::Moment;
use crate::calendar::Calendar;

/// How many dates are looked at for one question: ten years of weeks. A weekday on which a calendar
/// is always closed has no occurrence, and looking for it must end.
const LOOKED_AT: usize = 520;

/// A rhythm of weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recurrence {
    /// The first date; its weekday is that of all others.
    pub first_on: Date,
    /// How many weeks lie between two dates, at least one.
    pub every_weeks: u32,
    /// When it begins, in minutes after midnight on the wall clock.
    pub starts_minute: u16,
    /// How long it lasts, in minutes of the clock on the wall and of any other.
    pub length_minutes: u32,
}

/// One time at which it takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// The day, on the wall clocks of the municipality.
    pub on: Date,
    /// When it begins.
    pub starts_at: Moment,
    /// When it ends.
    pub ends_at: Moment,
}

impl Recurrence {
    /// When it takes place from a moment on, in order.
    pub fn occurrences(
        self,
        calendar: &Calendar,
        from: Moment,
    ) -> impl Iterator<Item = Occurrence> {
        self.dates(calendar.date_of(from))
            .take(LOOKED_AT)
            .filter(|date| calendar.closed_on(*date).is_none())
            .map(move |date| self.on(calendar, date))
            .filter(move |one| one.starts_at >= from)
    }

    /// The occurrence that begins at exactly this moment, if there is one.
    pub fn occurrence_at(self, calendar: &Calendar, at: Moment) -> Option<Occurrence> {
        let next = self.occurrences(calendar, at).next()?;
        (next.starts_at == at).then_some(next)
    }

    /// The dates of the rhythm from `day` on, closed or not.
    fn dates(self, day: Date) -> impl Iterator<Item = Date> {
        let step = i64::from(self.every_weeks.max(1)) * 7;
        let since = self.first_on.until(day).map_or(0, |span| span.get_days());
        let passed = i64::from(since).max(0).div_euclid(step);
        let first_on = self.first_on;
        (passed..)
            .map_while(move |nth| {
                let days = 1.day().checked_mul(nth.checked_mul(step)?).ok()?;
                first_on.checked_add(days).ok()
            })
            .skip_while(move |date| *date < day)
    }

    fn on(self, calendar: &Calendar, date: Date) -> Occurrence {
        let starts_at = calendar.moment_on(date, self.starts_minute);
        let length = SignedDuration::from_mins(i64::from(self.length_minutes));
        Occurrence {
            on: date,
            starts_at,
            ends_at: starts_at.plus(length),
        }
    }
}

/// The first of these occurrences at which there is room. `taken` holds the beginning of every
/// meeting that has a place, as often as places are taken.
pub fn free_from(
    mut occurrences: impl Iterator<Item = Occurrence>,
    taken: &[Moment],
    capacity: u32,
) -> Option<Occurrence> {
    let capacity = usize::try_from(capacity).unwrap_or(usize::MAX);
    occurrences.find(|one| {
        let places = taken.iter().filter(|at| **at == one.starts_at);
        places.count() < capacity
    })
}
