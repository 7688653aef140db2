//! The moments at which something must happen to a running guarantee.

use jiff::SignedDuration;

use super::due::Calendars;
use super::entry::Occasion;
use super::skips::{SkipReason, skips};
use super::state::{GuaranteeState, Phase};
use super::terms::{LengthUnit, Terms};
use crate::Moment;
use crate::calendar::Calendar;

/// Something of which those concerned are told by the clock, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Milestone {
    /// What.
    pub of: Occasion,
    /// When.
    pub at: Moment,
}

/// The next moment at which somebody must be told or the guarantee is due; none unless it runs.
pub fn next_moment(state: &GuaranteeState, calendars: &Calendars) -> Option<Moment> {
    outstanding(state, calendars)
        .map(|milestone| milestone.at)
        .min()
}

/// The earliest milestone that has come by `now` and was not told yet.
pub fn next_milestone(
    state: &GuaranteeState,
    calendars: &Calendars,
    now: Moment,
) -> Option<Milestone> {
    outstanding(state, calendars)
        .filter(|milestone| milestone.at <= now)
        .min_by_key(|milestone| (milestone.at, milestone.of == Occasion::Due))
}

/// From when on a running guarantee is at risk: when the last share of its period has passed of
/// which anybody is told before it is due. None unless it runs.
pub fn at_risk_from(state: &GuaranteeState, calendars: &Calendars) -> Option<Moment> {
    let shares = milestones(state, calendars).into_iter();
    shares
        .filter(|milestone| matches!(milestone.of, Occasion::Share { .. }))
        .map(|milestone| milestone.at)
        .max()
}

/// Those of which nobody was told since they came. When a due moment moves, its shares move with
/// it, and what was told before they now come is told again.
fn outstanding(state: &GuaranteeState, calendars: &Calendars) -> impl Iterator<Item = Milestone> {
    milestones(state, calendars)
        .into_iter()
        .filter(|milestone| {
            let told = &state.record().told;
            !told
                .iter()
                .any(|(of, at)| *of == milestone.of && *at >= milestone.at)
        })
}

/// All milestones of a running guarantee, in no order; none unless it runs.
///
/// A share is one of the time that counts: opening time for working hours, the time of working
/// days for working days, all time for days, weeks and months, and never a pause or a season. So
/// half of two working days from Friday noon is on Monday, not on Saturday.
pub fn milestones(state: &GuaranteeState, calendars: &Calendars) -> Vec<Milestone> {
    let Phase::Running { counting, due_at } = state.phase() else {
        return Vec::new();
    };
    let terms = state.terms();
    let calendar = calendars.counting(terms);
    let from = match counting.corrected {
        Some(correction) => correction.at,
        None => counting.start_at,
    };
    let all = skips(terms, calendar, from, &counting.pauses);
    let inside = all.into_iter().filter(|skip| skip.from < *due_at);
    let mut milestones = vec![Milestone {
        of: Occasion::Due,
        at: *due_at,
    }];
    let mut parts = Vec::new();
    let mut at = from;
    for skip in inside {
        parts.push((at, skip.from.max(at)));
        at = at.max(skip.to);
        if skip.reason == SkipReason::OutOfSeason {
            let began = (Occasion::SeasonBegan, skip.from.max(from));
            let ended = (Occasion::SeasonEnded, skip.to);
            let both = [began, ended].into_iter().filter(|(_, at)| at <= due_at);
            milestones.extend(both.map(|(of, at)| Milestone { of, at }));
        }
    }
    parts.push((at, (*due_at).max(at)));
    let shares = terms.thresholds.iter().map(|threshold| threshold.percent);
    milestones.extend(
        shares
            .filter(|percent| *percent < 100)
            .map(|percent| Milestone {
                of: Occasion::Share { percent },
                at: share(percent, terms, calendar, &parts).min(*due_at),
            }),
    );
    milestones
}

/// When so much of the time in these parts has passed.
fn share(percent: u8, terms: &Terms, calendar: &Calendar, parts: &[(Moment, Moment)]) -> Moment {
    let long = |part: &(Moment, Moment)| length(terms, calendar, part.0, part.1);
    let whole: i64 = parts.iter().map(long).sum();
    let mut left = whole * i64::from(percent) / 100;
    let mut last = None;
    for part in parts {
        let long = long(part);
        if left <= long && long > 0 {
            return after(terms, calendar, part.0, left);
        }
        left -= long;
        last = Some(part.1);
    }
    last.unwrap_or_else(|| {
        parts
            .first()
            .map_or(Moment::from(jiff::Timestamp::MAX), |p| p.0)
    })
}

/// How long a part is, in seconds of the time that counts.
fn length(terms: &Terms, calendar: &Calendar, from: Moment, to: Moment) -> i64 {
    if counts_opening_time(terms.unit) {
        calendar.open_time(from, to).as_secs()
    } else {
        let time = to.timestamp().duration_since(from.timestamp());
        time.as_secs()
    }
}

fn after(terms: &Terms, calendar: &Calendar, from: Moment, seconds: i64) -> Moment {
    let time = SignedDuration::from_secs(seconds);
    if counts_opening_time(terms.unit) {
        calendar.after_open_time(from, time)
    } else {
        from.plus(time)
    }
}

fn counts_opening_time(unit: LengthUnit) -> bool {
    match unit {
        LengthUnit::WorkingHours | LengthUnit::WorkingDays => true,
        LengthUnit::CalendarDays | LengthUnit::Weeks | LengthUnit::Months => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guarantee::CalendarKind;
    use crate::guarantee::vectors::{DENMARK, local, promise, running};

    fn walls(state: &GuaranteeState) -> Vec<(Occasion, String)> {
        let mut milestones = milestones(state, &DENMARK);
        milestones.sort_by_key(|milestone| milestone.at);
        milestones
            .into_iter()
            .map(|milestone| (milestone.of, local("Europe/Copenhagen", milestone.at)))
            .collect()
    }

    fn shares(half: &str, fifths: &str, due: &str) -> [(Occasion, String); 3] {
        [
            (Occasion::Share { percent: 50 }, half.to_owned()),
            (Occasion::Share { percent: 80 }, fifths.to_owned()),
            (Occasion::Due, due.to_owned()),
        ]
    }

    #[test]
    fn shares_of_working_hours_are_opening_time() {
        let terms = promise(10, LengthUnit::WorkingHours, CalendarKind::Local);
        let state = running(terms, &DENMARK, "2026-03-06T14:00[Europe/Copenhagen]");
        assert_eq!(
            walls(&state),
            shares(
                "2026-03-09T11:00:00",
                "2026-03-09T14:00:00",
                "2026-03-09T16:00:00"
            )
        );
    }

    #[test]
    fn shares_of_working_days_skip_the_weekend() {
        let terms = promise(2, LengthUnit::WorkingDays, CalendarKind::Local);
        let state = running(terms, &DENMARK, "2026-03-06T12:00[Europe/Copenhagen]");
        assert_eq!(
            walls(&state),
            shares(
                "2026-03-09T14:00:00",
                "2026-03-10T12:00:00",
                "2026-03-10T16:00:00"
            )
        );
    }

    #[test]
    fn shares_of_weeks_are_of_all_time() {
        let terms = promise(2, LengthUnit::Weeks, CalendarKind::Local);
        let state = running(terms, &DENMARK, "2026-03-02T16:00[Europe/Copenhagen]");
        assert_eq!(
            walls(&state),
            shares(
                "2026-03-09T16:00:00",
                "2026-03-13T20:48:00",
                "2026-03-16T16:00:00"
            )
        );
    }
}
