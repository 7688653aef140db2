//! What holds for every promise, start and pause.
#![expect(clippy::expect_used, reason = "a test may fail loudly")]

use std::sync::LazyLock;

use jiff::SignedDuration;
use jiff::civil::Date;
use proptest::prelude::*;

use super::super::vectors::{DENMARK, compiled, promise};
use super::super::{
    CalendarKind, Calendars, Counting, Entry, GuaranteeState, LengthUnit, Occasion, Pause,
    PauseReason, Recorded, Roll, Season, Terms, due, fold, milestones, next_milestone, next_moment,
};
use crate::calendar::CalendarDocument;
use crate::{Country, Moment};

static NORWAY: LazyLock<Calendars> =
    LazyLock::new(|| compiled(Country::No, &CalendarDocument::default_for(Country::No)));

fn calendars(norwegian: bool) -> &'static Calendars {
    if norwegian { &NORWAY } else { &DENMARK }
}

/// 2020 to 2040.
fn moments() -> impl Strategy<Value = Moment> {
    let seconds = 1_577_836_800i64..2_208_988_800;
    seconds.prop_filter_map("a moment", |second| Moment::from_micros(second * 1_000_000))
}

fn lengths() -> impl Strategy<Value = (u32, LengthUnit)> {
    (1..60u32, prop::sample::select(LengthUnit::ALL))
}

fn kinds() -> impl Strategy<Value = CalendarKind> {
    prop::sample::select(CalendarKind::ALL)
}

fn hours(many: i64) -> SignedDuration {
    SignedDuration::from_hours(many)
}

/// Pauses in order, so many hours apart and long.
fn pauses(start_at: Moment, gaps: &[(i64, i64)]) -> Vec<Pause> {
    let mut at = start_at;
    let mut pauses = Vec::new();
    for (after, long) in gaps {
        let from = at.plus(hours(*after));
        at = from.plus(hours(*long));
        pauses.push(Pause {
            from,
            to: at,
            reason: PauseReason::GapAtApplicant,
        });
    }
    pauses
}

fn counting(start_at: Moment, pauses: Vec<Pause>) -> Counting {
    Counting {
        pauses,
        ..Counting::from(start_at)
    }
}

fn terms((length, unit): (u32, LengthUnit), kind: CalendarKind) -> Terms {
    let mut terms = promise(length, unit, kind);
    terms.pauses = PauseReason::ALL.to_vec();
    terms
}

fn kil() -> Season {
    let day = |text: &str| text.parse().expect("a day");
    Season {
        from: day("06-01"),
        until: day("08-31"),
    }
}

fn running(terms: Terms, calendars: &Calendars, start_at: Moment) -> GuaranteeState {
    let begun = GuaranteeState::begin(Recorded {
        at: start_at,
        entry: Entry::Promised {
            terms: Box::new(terms),
        },
    })
    .expect("it begins");
    let entry = begun.start(calendars, start_at, None);
    add(begun, start_at, entry)
}

fn add(state: GuaranteeState, at: Moment, entry: Entry) -> GuaranteeState {
    state.then(Recorded { at, entry }).expect("the line stands")
}

fn pause(reason: PauseReason, from: Moment) -> Entry {
    Entry::Paused {
        reason,
        from,
        note: None,
    }
}

proptest! {
    #[test]
    fn a_later_start_is_never_due_earlier(
        one in moments(), other in moments(), length in lengths(), kind in kinds(), no in any::<bool>(),
    ) {
        let terms = terms(length, kind);
        let due = |start| due(&terms, calendars(no), &Counting::from(start));
        prop_assert!(due(one.min(other)) <= due(one.max(other)));
    }

    #[test]
    fn a_longer_promise_is_never_due_earlier(
        start in moments(), length in lengths(), more in 0..20u32, kind in kinds(),
        gaps in prop::collection::vec((1..200i64, 1..200i64), 0..3), season in any::<bool>(),
    ) {
        let counting = counting(start, pauses(start, &gaps));
        let due = |more| {
            let mut terms = terms((length.0 + more, length.1), kind);
            terms.seasons = season.then(kil).into_iter().collect();
            due(&terms, &DENMARK, &counting)
        };
        prop_assert!(due(0) <= due(more));
    }

    #[test]
    fn without_pauses_the_walk_ends_where_the_calendar_does(
        start in moments(), length in lengths(), kind in kinds(), no in any::<bool>(),
    ) {
        let terms = terms(length, kind);
        let calendars = calendars(no);
        let walked = super::super::clockwork::walk(&terms, calendars, &Counting::from(start));
        prop_assert_eq!(walked.due_at, calendars.counting(&terms).add(start, length.0, length.1));
    }

    #[test]
    fn what_was_added_in_working_hours_is_measured_again(
        start in moments(), length in 1..400u32,
    ) {
        let terms = terms((length, LengthUnit::WorkingHours), CalendarKind::Local);
        let due_at = due(&terms, &DENMARK, &Counting::from(start));
        let measured = DENMARK.local.open_time(start, due_at);
        prop_assert_eq!(measured, hours(i64::from(length)));
    }

    #[test]
    fn a_pause_moves_working_hours_by_its_opening_time(
        start in moments(), length in 1..100u32, after in 0..2_000i64, long in 0..100_000i64,
    ) {
        let terms = terms((length, LengthUnit::WorkingHours), CalendarKind::Local);
        // Whole minutes, so that no part of one is lost at a border.
        let start = Moment::from_micros(start.as_micros() / 60_000_000 * 60_000_000).unwrap_or(start);
        let without = due(&terms, &DENMARK, &Counting::from(start));
        let from = start.plus(SignedDuration::from_mins(after));
        prop_assume!(from < without);
        let to = from.plus(SignedDuration::from_mins(long));
        let paused = counting(start, vec![Pause { from, to, reason: PauseReason::MinorGap }]);
        let with = due(&terms, &DENMARK, &paused);
        let moved = DENMARK.local.open_time(without, with);
        prop_assert_eq!(moved, DENMARK.local.open_time(from, to));
        prop_assert!(with >= without);
    }

    #[test]
    fn a_pause_moves_working_days_by_those_in_it_before_they_roll(
        start in moments(), length in 1..40u32, after in 0..2_000i64, long in 0..2_000i64,
        kind in kinds(),
    ) {
        let mut terms = terms((length, LengthUnit::WorkingDays), kind);
        terms.roll = Roll::Never;
        let calendar = DENMARK.counting(&terms);
        let without = due(&terms, &DENMARK, &Counting::from(start));
        let from = start.plus(hours(after));
        let to = from.plus(hours(long));
        // On its last day it is kept open instead.
        prop_assume!(calendar.date_of(from) < calendar.date_of(without));
        let paused = counting(start, vec![Pause { from, to, reason: PauseReason::MinorGap }]);
        let with = due(&terms, &DENMARK, &paused);
        let days = |from: Date, to: Date| calendar.working_days(from, to);
        prop_assert_eq!(
            days(calendar.date_of(without), calendar.date_of(with)),
            days(calendar.date_of(from), calendar.date_of(to))
        );
    }

    #[test]
    fn a_pause_moves_longer_periods_by_its_days_before_they_roll(
        start in moments(), length in 1..20u32, after in 0..2_000i64, long in 0..4_000i64,
        unit in prop::sample::select(vec![
            LengthUnit::CalendarDays, LengthUnit::Weeks, LengthUnit::Months,
        ]),
    ) {
        let mut terms = terms((length, unit), CalendarKind::Statutory);
        terms.roll = Roll::Never;
        let calendar = &DENMARK.statutory;
        let without = due(&terms, &DENMARK, &Counting::from(start));
        let from = start.plus(hours(after));
        let to = from.plus(hours(long));
        prop_assume!(from < without);
        let paused = counting(start, vec![Pause { from, to, reason: PauseReason::MinorGap }]);
        let with = due(&terms, &DENMARK, &paused);
        let days = |from, to| calendar.date_of(from).until(calendar.date_of(to)).expect("days").get_days();
        prop_assert_eq!(days(without, with), days(from, to));
    }

    #[test]
    fn two_reasons_may_come_and_go_in_any_order(
        start in moments(), length in lengths(), kind in kinds(),
        starts in (0..400i64, 0..400i64), longs in (0..400i64, 0..400i64),
    ) {
        use PauseReason::{MinorGap, RegionalStateReferral};
        let state = running(terms(length, kind), &DENMARK, start);
        let due_at = state.due_at().expect("it runs");
        let first = start.plus(hours(starts.0.min(starts.1)));
        let second = start.plus(hours(starts.0.max(starts.1)));
        prop_assume!(first < due_at && second < due_at);
        let (first_to, second_to) = (first.plus(hours(longs.0)), second.plus(hours(longs.1)));
        let late = start.plus(hours(9_000));
        let both = add(state.clone(), late, pause(MinorGap, first));
        let both = add(both, late, pause(RegionalStateReferral, second));
        let go = |state: GuaranteeState, reason, at| {
            let entry = state.resume(&DENMARK, reason, at);
            match entry {
                Ok(entry) => add(state, late, entry),
                // It was due before this reason began.
                Err(_) => state,
            }
        };
        let one_way = go(go(both.clone(), MinorGap, first_to), RegionalStateReferral, second_to);
        let other_way = go(go(both, RegionalStateReferral, second_to), MinorGap, first_to);
        prop_assert_eq!(one_way.due_at().is_some(), other_way.due_at().is_some());
        // Told in turn, with the clock running in between where it ran.
        if first_to < second {
            let turn = go(add(state, late, pause(MinorGap, first)), MinorGap, first_to);
            let turn = match turn.clone().then(Recorded { at: late, entry: pause(RegionalStateReferral, second) }) {
                Ok(paused) => go(paused, RegionalStateReferral, second_to),
                Err(_) => turn,
            };
            prop_assert_eq!(one_way.due_at(), turn.due_at());
        } else {
            prop_assert_eq!(one_way.due_at(), other_way.due_at());
        }
    }

    #[test]
    fn warnings_move_no_due_moment(start in moments(), length in lengths(), kind in kinds(), percent in 1..100u8) {
        let state = running(terms(length, kind), &DENMARK, start);
        let warned = Entry::Warned { of: Occasion::Share { percent } };
        let one = add(add(state.clone(), start, warned.clone()), start, pause(PauseReason::MinorGap, start));
        let two = add(state, start, pause(PauseReason::MinorGap, start));
        let later = start.plus(hours(50));
        let resumed = |state: GuaranteeState| state.resume(&DENMARK, PauseReason::MinorGap, later);
        prop_assert_eq!(resumed(one), resumed(two));
    }

    #[test]
    fn milestones_lie_in_order_between_start_and_due(
        start in moments(), length in lengths(), kind in kinds(), season in any::<bool>(),
    ) {
        let mut terms = terms(length, kind);
        terms.seasons = season.then(kil).into_iter().collect();
        let state = running(terms, &DENMARK, start);
        let due_at = state.due_at().expect("it runs");
        let all = milestones(&state, &DENMARK);
        let mut shares: Vec<(u8, Moment)> = all.iter().filter_map(|of| match of.of {
            Occasion::Share { percent } => Some((percent, of.at)),
            Occasion::SeasonBegan | Occasion::SeasonEnded | Occasion::Due => None,
        }).collect();
        shares.sort_unstable();
        prop_assert!(shares.is_sorted_by_key(|(_, at)| *at));
        prop_assert!(all.iter().all(|of| (start..=due_at).contains(&of.at)));
    }

    #[test]
    fn once_the_clock_has_run_nothing_is_left_to_do(
        start in moments(), length in lengths(), kind in kinds(), after in 0..30_000i64,
        season in any::<bool>(),
    ) {
        let mut terms = terms(length, kind);
        terms.seasons = season.then(kil).into_iter().collect();
        let mut state = running(terms, &DENMARK, start);
        let now = start.plus(hours(after));
        let mut lines = 0;
        while let Some(milestone) = next_milestone(&state, &DENMARK, now) {
            let entry = match (milestone.of, state.due_at()) {
                (Occasion::Due, Some(due_at)) => Entry::Missed { due_at },
                (of, _) => Entry::Warned { of },
            };
            state = add(state, now, entry);
            lines += 1;
            prop_assert!(lines < 40);
        }
        prop_assert!(next_moment(&state, &DENMARK).is_none_or(|at| at > now));
    }

    #[test]
    fn replaying_a_ledger_gives_the_same_state(start in moments(), length in lengths(), kind in kinds()) {
        let state = running(terms(length, kind), &DENMARK, start);
        let entries = [
            Entry::Promised { terms: Box::new(state.terms().clone()) },
            Entry::Started { start_at: start, due_at: state.due_at().expect("it runs"), reason: None },
        ];
        let lines = entries.map(|entry| Recorded { at: start, entry });
        prop_assert_eq!(fold(lines.clone()), Ok(state));
        prop_assert_eq!(fold(lines.clone()), fold(lines));
    }
}
