//! From the walk to its steps: every stretch told by what it is made of.

mod counting;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Step, Why};
use crate::Moment;
use crate::calendar::{Calendar, KnownDay};
use crate::guarantee::clockwork::{Counting, Stretch, Walk};
use crate::guarantee::due::Calendars;
use crate::guarantee::skips::Skip;
use crate::guarantee::terms::{LengthUnit, Roll, Terms};

/// The steps of a walk, from the start to the due moment.
pub(super) fn steps(
    terms: &Terms,
    calendars: &Calendars,
    counting: &Counting,
    walk: &Walk,
) -> Vec<Step> {
    let mut teller = Teller {
        calendar: calendars.counting(terms),
        at: counting.start_at,
        total: 0,
        steps: Vec::new(),
    };
    if let Some(correction) = counting.corrected {
        teller.skip_to(correction.at, Why::Corrected);
    }
    match terms.unit {
        LengthUnit::WorkingHours => teller.hours(walk),
        LengthUnit::WorkingDays => teller.days(walk, Days::Working),
        LengthUnit::CalendarDays | LengthUnit::Weeks | LengthUnit::Months => {
            teller.days(walk, Days::All);
            teller.ends_no_period(terms.roll);
        }
    }
    teller.up_to(walk.due_at);
    teller.steps
}

/// Which days count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Days {
    All,
    Working,
}

/// A part of a walk.
enum Part<'a> {
    Counts(&'a Stretch),
    Skipped(&'a Skip),
}

struct Teller<'a> {
    calendar: &'a Calendar,
    at: Moment,
    total: i64,
    steps: Vec<Step>,
}

impl Teller<'_> {
    /// The last day that counted may be one on which no period ends: it is told by itself.
    fn ends_no_period(&mut self, roll: Roll) {
        let Some(last) = self.steps.last_mut().filter(|last| last.amount > 0) else {
            return;
        };
        let day = self
            .calendar
            .date_of(last.to.plus(jiff::SignedDuration::from_secs(-1)));
        if roll == Roll::Never || self.calendar.rolled(day) == day {
            return;
        }
        let starts = self.calendar.start_of(day);
        let (whole, total) = (last.amount, last.total);
        last.to = starts;
        last.amount = whole - 1;
        last.total = total - 1;
        if last.amount == 0 {
            self.steps.pop();
        }
        let why = self.why_closed(day).or_else(|| no_period_ends_on(day));
        self.steps.push(Step {
            from: starts,
            to: self.at,
            why: why.unwrap_or(Why::WeeklyClosed),
            amount: 1,
            total,
        });
    }

    /// The closed days after what was counted, up to the due moment.
    fn up_to(&mut self, due_at: Moment) {
        let due_on = self.calendar.date_of(due_at);
        let mut date = self.calendar.date_of(self.at);
        while date < due_on && self.at < due_at {
            let next = date.saturating_add(1.day());
            let why = self.why_closed(date).or_else(|| no_period_ends_on(date));
            self.skip_to(
                self.calendar.start_of(next),
                why.unwrap_or(Why::OutsideHours),
            );
            date = next;
        }
        if self.at < due_at {
            self.skip_to(due_at, Why::LastDay);
            return;
        }
        // The last day ends when it closes, and a correction may lie behind what it corrects.
        while self.steps.len() > 1 && self.steps.last().is_some_and(|step| step.from >= due_at) {
            self.steps.pop();
        }
        if let Some(last) = self.steps.last_mut() {
            last.to = due_at.max(last.from);
            self.at = last.to;
        }
    }
}

/// Stretches and what lies between them, in order.
fn parts(walk: &Walk) -> Vec<Part<'_>> {
    let stretches = walk.stretches.iter().map(|s| (s.from, 0, Part::Counts(s)));
    let skipped = walk.skipped.iter().map(|s| (s.from, 1, Part::Skipped(s)));
    let mut parts: Vec<_> = stretches.chain(skipped).collect();
    parts.sort_by_key(|(from, kind, _)| (*from, *kind));
    parts.into_iter().map(|(_, _, part)| part).collect()
}

/// The working day on which the deadline law lets no period end, by its name.
fn no_period_ends_on(date: Date) -> Option<Why> {
    [
        KnownDay::DanishConstitutionDay,
        KnownDay::MidsummerEve,
        KnownDay::ChristmasEve,
        KnownDay::NewYearsEve,
    ]
    .into_iter()
    .find(|day| day.in_year(date.year()) == Some(date))
    .map(Why::EndsNoPeriod)
}
