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
    assert_eq!(
        story.printed(),
        [
            "2026-03-30T10 .. 2026-03-31T00 StartDay 0 = 0",
            "2026-03-31T00 .. 2026-04-02T00 Counted 2 = 2",
            "2026-04-02T00 .. 2026-04-03T00 PublicHoliday(MaundyThursday) 0 = 2",
            "2026-04-03T00 .. 2026-04-04T00 PublicHoliday(GoodFriday) 0 = 2",
            "2026-04-04T00 .. 2026-04-05T00 WeeklyClosed 0 = 2",
            "2026-04-05T00 .. 2026-04-06T00 PublicHoliday(EasterSunday) 0 = 2",
            "2026-04-06T00 .. 2026-04-07T00 PublicHoliday(EasterMonday) 0 = 2",
            "2026-04-07T00 .. 2026-04-11T00 Counted 4 = 6",
            "2026-04-11T00 .. 2026-04-13T00 WeeklyClosed 0 = 6",
            "2026-04-13T00 .. 2026-04-14T16 Counted 2 = 8",
        ]
    );
}

#[test]
fn a_last_day_on_which_no_period_ends_is_told() {
    let story = Story::begin(Se, promise(4, Weeks, Statutory), "2026-05-22").started("2026-05-22");
    assert_eq!(
        story.printed(),
        [
            "2026-05-22T10 .. 2026-05-23T00 StartDay 0 = 0",
            "2026-05-23T00 .. 2026-06-19T00 Counted 27 = 27",
            "2026-06-19T00 .. 2026-06-20T00 EndsNoPeriod(MidsummerEve) 1 = 28",
            "2026-06-20T00 .. 2026-06-21T00 PublicHoliday(MidsummerDay) 0 = 28",
            "2026-06-21T00 .. 2026-06-22T00 WeeklyClosed 0 = 28",
            "2026-06-22T00 .. 2026-06-22T23:59:59 LastDay 0 = 28",
        ]
    );
}

#[test]
fn pauses_are_told_by_their_reason() {
    let story = Story::begin(No, rule(No, "NO-PBL-12W"), "2026-02-02")
        .started("2026-02-02")
        .paused("2026-02-16", PauseReason::MinorGap)
        .resumed("2026-03-02", PauseReason::MinorGap);
    assert_eq!(
        story.printed(),
        [
            "2026-02-02T10 .. 2026-02-03T00 StartDay 0 = 0",
            "2026-02-03T00 .. 2026-02-17T00 Counted 14 = 14",
            "2026-02-17T00 .. 2026-03-03T00 Paused(MinorGap) 0 = 14",
            "2026-03-03T00 .. 2026-05-11T23:59:59 Counted 70 = 84",
        ]
    );
}

#[test]
fn seasons_are_told() {
    let mut terms = promise(6, Weeks, Statutory);
    terms.seasons = vec![Season {
        from: "06-01".parse().unwrap(),
        until: "08-31".parse().unwrap(),
    }];
    let story = Story::begin(Se, terms, "2026-05-04").started("2026-05-04");
    assert_eq!(
        story.printed(),
        [
            "2026-05-04T10 .. 2026-05-05T00 StartDay 0 = 0",
            "2026-05-05T00 .. 2026-06-01T00 Counted 27 = 27",
            "2026-06-01T00 .. 2026-09-01T00 OutOfSeason 0 = 27",
            "2026-09-01T00 .. 2026-09-15T23:59:59 Counted 15 = 42",
        ]
    );
}

#[test]
fn opening_hours_are_told_to_the_minute() {
    let terms = with_pause(promise(10, WorkingHours, Local));
    let story = Story::on(eight_to_four(Dk, &[]), Dk, terms, "2026-03-06")
        .started("2026-03-06T14:00")
        .paused("2026-03-06T15:30", PauseReason::GapAtApplicant)
        .resumed("2026-03-09T08:30", PauseReason::GapAtApplicant);
    assert_eq!(
        story.printed(),
        [
            "2026-03-06T14 .. 2026-03-06T15:30:00 Counted 90 = 90",
            "2026-03-06T15:30:00 .. 2026-03-09T08:30:00 Paused(GapAtApplicant) 0 = 90",
            "2026-03-09T08:30:00 .. 2026-03-09T16 Counted 450 = 540",
            "2026-03-09T16 .. 2026-03-10T08 OutsideHours 0 = 540",
            "2026-03-10T08 .. 2026-03-10T09 Counted 60 = 600",
        ]
    );
}

#[test]
fn a_clock_that_stands_still_is_told_up_to_where_it_stopped() {
    let terms = with_pause(promise(5, WorkingDays, Local));
    let story = Story::on(eight_to_four(Dk, &[]), Dk, terms, "2026-03-02")
        .started("2026-03-02")
        .paused("2026-03-04", PauseReason::GapAtApplicant);
    assert_eq!(
        story.printed(),
        [
            "2026-03-02T10 .. 2026-03-03T00 StartDay 0 = 0",
            "2026-03-03T00 .. 2026-03-04T10 Counted 2 = 2",
        ]
    );
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
    assert_eq!(
        story.printed(),
        [
            "2026-03-06T10 .. 2026-03-07T00 StartDay 0 = 0",
            "2026-03-07T00 .. 2026-03-09T00 WeeklyClosed 0 = 0",
            "2026-03-09T00 .. 2026-03-11T00 Paused(GapAtApplicant) 0 = 0",
            "2026-03-11T00 .. 2026-03-12T16 Counted 2 = 2",
        ]
    );
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
