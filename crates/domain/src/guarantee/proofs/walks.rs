//! Derivations as they are printed.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::super::vectors::{eight_to_four, promise};
use super::super::{CalendarKind, LengthUnit, PauseReason, Season, Terms};
use super::{Story, rule};
use crate::Country::{Dk, No, Se};
use crate::Moment;
use CalendarKind::{Local, Statutory};
use LengthUnit::{Weeks, WorkingDays, WorkingHours};

fn with_pause(mut terms: Terms) -> Terms {
    terms.pauses = vec![PauseReason::GapAtApplicant];
    terms
}

#[test]
fn holidays_are_told_by_their_names() {
    let terms = promise(8, WorkingDays, Local);
    let story = Story::on(eight_to_four(Dk, &[]), Dk, terms, "2026-03-30").started("2026-03-30");
    assert_eq!(story.printed(), ["?"]);
}

#[test]
fn a_last_day_on_which_no_period_ends_is_told() {
    let story = Story::begin(Se, promise(4, Weeks, Statutory), "2026-05-22").started("2026-05-22");
    assert_eq!(story.printed(), ["?"]);
}

#[test]
fn pauses_are_told_by_their_reason() {
    let story = Story::begin(No, rule(No, "NO-PBL-12W"), "2026-02-02")
        .started("2026-02-02")
        .paused("2026-02-16", PauseReason::MinorGap)
        .resumed("2026-03-02", PauseReason::MinorGap);
    assert_eq!(story.printed(), ["?"]);
}

#[test]
fn seasons_are_told() {
    let mut terms = promise(6, Weeks, Statutory);
    terms.seasons = vec![Season {
        from: "06-01".parse().unwrap(),
        until: "08-31".parse().unwrap(),
    }];
    let story = Story::begin(Se, terms, "2026-05-04").started("2026-05-04");
    assert_eq!(story.printed(), ["?"]);
}

#[test]
fn opening_hours_are_told_to_the_minute() {
    let terms = with_pause(promise(10, WorkingHours, Local));
    let story = Story::on(eight_to_four(Dk, &[]), Dk, terms, "2026-03-06")
        .started("2026-03-06T14:00")
        .paused("2026-03-06T15:30", PauseReason::GapAtApplicant)
        .resumed("2026-03-09T08:30", PauseReason::GapAtApplicant);
    assert_eq!(story.printed(), ["?"]);
}

#[test]
fn a_clock_that_stands_still_is_told_up_to_where_it_stopped() {
    let terms = with_pause(promise(5, WorkingDays, Local));
    let story = Story::on(eight_to_four(Dk, &[]), Dk, terms, "2026-03-02")
        .started("2026-03-02")
        .paused("2026-03-04", PauseReason::GapAtApplicant);
    assert_eq!(story.printed(), ["?"]);
    let proof = story.proof();
    assert!(proof.agrees());
    assert_eq!((proof.due_at, proof.length), (None, 5));
}

#[test]
fn days_left_out_that_would_not_have_counted_are_told_as_closed() {
    let terms = with_pause(promise(2, WorkingDays, Local));
    // It stands still from a Sunday on.
    let story = Story::on(eight_to_four(Dk, &[]), Dk, terms, "2026-03-06")
        .started("2026-03-06")
        .paused("2026-03-08", PauseReason::GapAtApplicant)
        .resumed("2026-03-10", PauseReason::GapAtApplicant);
    assert_eq!(story.printed(), ["?"]);
}

#[test]
fn what_lies_beyond_the_years_that_are_known_is_walked_to_their_end() {
    for &unit in LengthUnit::ALL {
        let terms = promise(u32::MAX, unit, Local);
        let story = Story::begin(Dk, terms, "2098-03-02").started("2098-03-02");
        let proof = story.proof();
        assert!(proof.agrees(), "{unit}");
        let end: Option<Moment> = proof.steps.last().map(|step| step.to);
        assert_eq!(end, story.state.due_at(), "{unit}");
    }
}
