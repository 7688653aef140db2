//! Days and hours of a derivation, one step at a time.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::{Step, Why};
use super::{Days, Part, Teller, parts};
use crate::Moment;
use crate::calendar::Closed;
use crate::guarantee::clockwork::{Stretch, Walk};

impl Teller<'_> {
    pub(super) fn hours(&mut self, walk: &Walk) {
        for part in parts(walk) {
            match part {
                Part::Counts(stretch) => {
                    let openings: Vec<_> =
                        self.calendar.openings(stretch.from, stretch.to).collect();
                    for (opens, closes) in openings {
                        self.closed_until(opens);
                        let time = closes.timestamp().duration_since(opens.timestamp());
                        self.count_to(closes, time.as_mins());
                    }
                    self.closed_until(stretch.to);
                }
                Part::Skipped(skip) => {
                    self.closed_until(skip.from);
                    self.skip_to(skip.to, skip.reason.into());
                }
            }
        }
    }

    pub(super) fn days(&mut self, walk: &Walk, days: Days) {
        let first = self.calendar.date_of(self.at);
        self.skip_to(self.after(first), Why::StartDay);
        for part in parts(walk) {
            match part {
                Part::Counts(stretch) => self.count_days(stretch, days),
                Part::Skipped(skip) => {
                    self.closed_until(self.after(skip.after_day));
                    self.skip_to(self.after(skip.to_day), skip.reason.into());
                }
            }
        }
    }

    fn count_days(&mut self, stretch: &Stretch, days: Days) {
        if days == Days::All {
            self.count_to(self.after(stretch.to_day), stretch.amount);
            return;
        }
        let mut date = self.calendar.date_of(self.at);
        while date <= stretch.to_day && stretch.to_day < Date::MAX {
            let next = date.saturating_add(1.day());
            match self.why_closed(date) {
                Some(why) => self.skip_to(self.calendar.start_of(next), why),
                None => self.count_to(self.calendar.start_of(next), 1),
            }
            date = next;
        }
    }

    /// The time until the next opening: outside hours, and closed days by their names.
    fn closed_until(&mut self, opens: Moment) {
        while self.at < opens {
            let date = self.calendar.date_of(self.at);
            let midnight = match self.after(date).min(opens) {
                midnight if midnight > self.at => midnight,
                // Beyond the years that are known no day follows.
                _ => opens,
            };
            let why = self.why_closed(date).unwrap_or(Why::OutsideHours);
            self.skip_to(midnight, why);
        }
    }

    pub(super) fn skip_to(&mut self, to: Moment, why: Why) {
        if to <= self.at {
            return;
        }
        match self.steps.last_mut() {
            Some(last) if last.amount == 0 && last.why == why => last.to = to,
            Some(_) | None => self.steps.push(Step {
                from: self.at,
                to,
                why,
                amount: 0,
                total: self.total,
            }),
        }
        self.at = to;
    }

    fn count_to(&mut self, to: Moment, amount: i64) {
        self.total += amount;
        match self.steps.last_mut() {
            Some(last) if last.why == Why::Counted && last.to == self.at => {
                last.to = to;
                last.amount += amount;
                last.total = self.total;
            }
            Some(_) | None => self.steps.push(Step {
                from: self.at,
                to,
                why: Why::Counted,
                amount,
                total: self.total,
            }),
        }
        self.at = to;
    }

    pub(super) fn why_closed(&self, date: Date) -> Option<Why> {
        Some(match self.calendar.closed_on(date)? {
            Closed::Weekly => Why::WeeklyClosed,
            Closed::PublicHoliday(day) => Why::PublicHoliday(day),
            Closed::Own(own) => Why::OwnDay(own.names()),
            Closed::Period(period) => period.names.clone().map_or(Why::WeeklyClosed, Why::OwnDay),
        })
    }

    /// The first moment of the day after `date`.
    fn after(&self, date: Date) -> Moment {
        self.calendar.start_of(date.saturating_add(1.day()))
    }
}
