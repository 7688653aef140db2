//! What a period leaves out: pauses as they happened, and seasons that recur every year.

use jiff::ToSpan;
use jiff::civil::Date;

use super::reasons::PauseReason;
use super::terms::{Season, Terms};
use crate::Moment;
use crate::calendar::Calendar;

/// A time during which a clock stood still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// From when.
    pub from: Moment,
    /// Until when.
    pub to: Moment,
    /// Why; the first reason where several met.
    pub reason: PauseReason,
}

/// Why time is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SkipReason {
    /// The clock was stopped.
    Paused(PauseReason),
    /// The promise does not count in this part of the year.
    OutOfSeason,
}

/// A time that does not count, as instants for hours and as days for longer units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Skip {
    pub(super) from: Moment,
    pub(super) to: Moment,
    /// The days after this one...
    pub(super) after_day: Date,
    /// ...up to and with this one are not counted.
    pub(super) to_day: Date,
    pub(super) reason: SkipReason,
}

/// Everything left out of a period that starts at `start`, by when it begins.
///
/// The day on which something happens is never counted, and counting begins the day after: so it is
/// with the start, and so it is when a clock goes on.
pub(super) fn skips(
    terms: &Terms,
    calendar: &Calendar,
    start: Moment,
    pauses: &[Pause],
) -> Vec<Skip> {
    let long = pauses.iter().filter(|pause| pause.from < pause.to);
    let paused = long.map(|pause| Skip {
        from: pause.from,
        to: pause.to,
        after_day: calendar.date_of(pause.from),
        to_day: calendar.date_of(pause.to),
        reason: SkipReason::Paused(pause.reason),
    });
    let mut skips: Vec<Skip> = paused.collect();
    for season in &terms.seasons {
        skips.extend(every_year(season, calendar, start));
    }
    // Of what begins together, what takes out more days comes first.
    skips.sort_by_key(|skip| (skip.from, skip.after_day));
    skips
}

/// The turns of a season that end after `start`, as far as years are known.
fn every_year(season: &Season, calendar: &Calendar, start: Moment) -> impl Iterator<Item = Skip> {
    let first = calendar.date_of(start).year();
    turns(season, first.saturating_sub(1))
        .map(|(from, until)| Skip {
            from: calendar.start_of(from),
            to: calendar.start_of(until.saturating_add(1.day())),
            after_day: from.saturating_sub(1.day()),
            to_day: until,
            reason: SkipReason::OutOfSeason,
        })
        .filter(move |skip| skip.to > start)
}

/// First and last days of a season from `year` on.
fn turns(season: &Season, year: i16) -> impl Iterator<Item = (Date, Date)> {
    (year..=LAST_YEAR).filter_map(|year| {
        let from = season.from.in_year(year)?;
        let until = season.until.in_year(year).filter(|until| *until >= from);
        let until = until.or_else(|| season.until.in_year(year.saturating_add(1)))?;
        Some((from, until))
    })
}

const LAST_YEAR: i16 = 2100;
