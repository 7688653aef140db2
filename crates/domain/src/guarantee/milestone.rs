//! The moments at which something must happen to a running guarantee.

use jiff::SignedDuration;

use super::due::Calendars;
use super::ledger::GuaranteeState;
use super::terms::{LengthUnit, Terms};
use crate::Moment;

/// A share of a guarantee's period, and when it has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Milestone {
    /// The share, in percent; 100 is the due moment itself.
    pub percent: u8,
    /// When it has passed.
    pub at: Moment,
}

/// The next moment at which somebody must be warned or the guarantee is due; none while it waits.
///
/// Warnings are not in the ledger yet, so for now it is the first milestone.
pub fn next_moment(state: &GuaranteeState, calendars: &Calendars) -> Option<Moment> {
    let first = milestones(state, calendars).into_iter().next()?;
    Some(first.at)
}

/// All warnings under the terms and the due moment, in order; none while it waits.
///
/// A share is one of the time that counts: opening time for working hours, the time of working
/// days for working days, all time for days, weeks and months. So half of two working days from
/// Friday noon is on Monday, not on Saturday.
pub fn milestones(state: &GuaranteeState, calendars: &Calendars) -> Vec<Milestone> {
    let GuaranteeState::Running {
        terms,
        start_at,
        due_at,
    } = state
    else {
        return Vec::new();
    };
    let mut percents = terms.thresholds.clone();
    percents.push(100);
    percents.sort_unstable();
    percents.dedup();
    percents
        .into_iter()
        .map(|percent| Milestone {
            percent,
            at: share(percent, terms, calendars, *start_at, *due_at),
        })
        .collect()
}

fn share(
    percent: u8,
    terms: &Terms,
    calendars: &Calendars,
    start_at: Moment,
    due_at: Moment,
) -> Moment {
    if percent == 100 {
        return due_at;
    }
    let of = |whole: SignedDuration| {
        SignedDuration::from_secs(whole.as_secs() * i64::from(percent) / 100)
    };
    match terms.unit {
        LengthUnit::WorkingHours | LengthUnit::WorkingDays => {
            let calendar = calendars.counting(terms);
            let whole = calendar.open_time(start_at, due_at);
            calendar.after_open_time(start_at, of(whole))
        }
        LengthUnit::CalendarDays | LengthUnit::Weeks | LengthUnit::Months => {
            let whole = due_at.timestamp().duration_since(start_at.timestamp());
            start_at.plus(of(whole))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guarantee::CalendarKind;
    use crate::guarantee::vectors::{DENMARK, local, promise, running};

    fn walls(state: &GuaranteeState) -> Vec<(u8, String)> {
        milestones(state, &DENMARK)
            .into_iter()
            .map(|milestone| (milestone.percent, local("Europe/Copenhagen", milestone.at)))
            .collect()
    }

    #[test]
    fn shares_of_working_hours_are_opening_time() {
        let terms = promise(10, LengthUnit::WorkingHours, CalendarKind::Local);
        let state = running(terms, &DENMARK, "2026-03-06T14:00[Europe/Copenhagen]");
        let expected = [
            (50, "2026-03-09T11:00:00".to_owned()),
            (80, "2026-03-09T14:00:00".to_owned()),
            (100, "2026-03-09T16:00:00".to_owned()),
        ];
        assert_eq!(walls(&state), expected);
    }

    #[test]
    fn shares_of_working_days_skip_the_weekend() {
        let terms = promise(2, LengthUnit::WorkingDays, CalendarKind::Local);
        let state = running(terms, &DENMARK, "2026-03-06T12:00[Europe/Copenhagen]");
        let expected = [
            (50, "2026-03-09T14:00:00".to_owned()),
            (80, "2026-03-10T12:00:00".to_owned()),
            (100, "2026-03-10T16:00:00".to_owned()),
        ];
        assert_eq!(walls(&state), expected);
    }

    #[test]
    fn shares_of_weeks_are_of_all_time() {
        let terms = promise(2, LengthUnit::Weeks, CalendarKind::Local);
        let state = running(terms, &DENMARK, "2026-03-02T16:00[Europe/Copenhagen]");
        let expected = [
            (50, "2026-03-09T16:00:00".to_owned()),
            (80, "2026-03-13T20:48:00".to_owned()),
            (100, "2026-03-16T16:00:00".to_owned()),
        ];
        assert_eq!(walls(&state), expected);
    }

    #[test]
    fn the_next_moment_is_the_first_warning_and_none_while_waiting() {
        let terms = promise(10, LengthUnit::WorkingHours, CalendarKind::Local);
        let waiting = GuaranteeState::Waiting {
            terms: terms.clone(),
        };
        assert_eq!(next_moment(&waiting, &DENMARK), None);
        let state = running(terms, &DENMARK, "2026-03-06T14:00[Europe/Copenhagen]");
        let first = milestones(&state, &DENMARK).first().map(|first| first.at);
        assert_eq!(next_moment(&state, &DENMARK), first);
    }
}
