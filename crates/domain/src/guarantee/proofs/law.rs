//! Worked examples from the law: pauses, restarts, extensions, seasons and fees.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use jiff::civil::date;

use super::super::vectors::{eight_to_four, promise};
use super::super::{
    CalendarKind, Entry, LedgerFault, LengthUnit, PauseReason, RestartReason, Season, Terms, owed,
};
use super::{Story, rule};
use crate::Country::{Dk, Fi, No, Se};
use crate::catalogue::{Effect, EffectKind, FeeBase, FeePer};
use CalendarKind::{Local, Statutory};
use LengthUnit::{Months, Weeks, WorkingDays, WorkingHours};
use PauseReason::{GapAtApplicant, MinorGap, RegionalStateReferral};

fn with_pause(mut terms: Terms) -> Terms {
    terms.pauses = vec![GapAtApplicant];
    terms
}

/// Kil: suspended from 1 June to 31 August.
fn kil(length: u32) -> Terms {
    let mut terms = promise(length, Weeks, Statutory);
    terms.seasons = vec![Season {
        from: "06-01".parse().unwrap(),
        until: "08-31".parse().unwrap(),
    }];
    terms
}

#[test]
fn a_minor_gap_takes_out_only_the_time_of_the_business() {
    let story = Story::begin(No, rule(No, "NO-PBL-12W"), "2026-02-02").started("2026-02-02");
    assert_eq!(story.due(), "2026-04-27T23:59:59");
    let story = story.paused("2026-02-16", MinorGap);
    assert_eq!(story.due(), "-");
    let story = story.resumed("2026-03-02", MinorGap);
    assert_eq!(story.due(), "2026-05-11T23:59:59");
}

#[test]
fn what_is_added_unasked_lets_the_swedish_period_count_anew() {
    let story = Story::begin(Se, rule(Se, "SE-PBL-10W"), "2026-01-05").started("2026-01-05");
    assert_eq!(story.due(), "2026-03-16T23:59:59");
    let story = story.told("2026-01-20", |story| {
        let reason = RestartReason::OwnInitiativeSupplement;
        let arrived_at = story.at("2026-01-19");
        story
            .state
            .restart(&story.calendars, reason, arrived_at, None)
    });
    assert_eq!(story.due(), "2026-03-30T23:59:59");
}

fn extend(story: &Story, by: u32, told_on: &str) -> Entry {
    let told_at = Some(story.at(told_on));
    let reason = "neighbours had to be heard".to_owned();
    story.state.extend(&story.calendars, by, reason, told_at)
}

#[test]
fn a_swedish_period_is_extended_once_by_at_most_ten_weeks_told_before_it_ends() {
    let mut story = Story::begin(Se, rule(Se, "SE-PBL-10W"), "2026-01-05").started("2026-01-05");
    let entry = extend(&story, 11, "2026-03-10");
    let too_long = story.tell("2026-03-10", entry);
    assert_eq!(too_long, Err(LedgerFault::ExtensionTooLong));
    let entry = extend(&story, 10, "2026-03-17T00:00");
    let too_late = story.tell("2026-03-17T00:00", entry);
    assert_eq!(too_late, Err(LedgerFault::NoticeTooLate));
    let mut story = story.told("2026-03-10", |story| extend(story, 10, "2026-03-10"));
    assert_eq!(story.due(), "2026-05-25T23:59:59");
    let entry = extend(&story, 1, "2026-03-11");
    let again = story.tell("2026-03-11", entry);
    assert_eq!(again, Err(LedgerFault::ExtendedTwice));
}

#[test]
fn an_extension_while_the_clock_stands_still_counts_when_it_goes_on() {
    let mut terms = rule(Se, "SE-PBL-10W");
    terms.pauses = vec![GapAtApplicant];
    let story = Story::begin(Se, terms, "2026-01-05")
        .started("2026-01-05")
        .paused("2026-01-12", GapAtApplicant)
        .told("2026-01-13", |story| extend(story, 2, "2026-01-13"))
        .resumed("2026-01-19", GapAtApplicant);
    assert_eq!(story.due(), "2026-04-07T23:59:59");
}

#[test]
fn a_season_is_left_out() {
    let story = Story::begin(Se, kil(6), "2026-05-04").started("2026-05-04");
    assert_eq!(story.due(), "2026-09-15T23:59:59");
    let within = Story::begin(Se, kil(6), "2026-07-10").started("2026-07-10");
    assert_eq!(within.due(), "2026-10-12T23:59:59");
    let before = Story::begin(Se, kil(6), "2026-03-02").started("2026-03-02");
    assert_eq!(before.due(), "2026-04-13T23:59:59");
}

#[test]
fn a_period_that_would_roll_into_a_season_ends_after_it() {
    let story = Story::begin(Se, kil(1), "2026-05-23").started("2026-05-23");
    assert_eq!(story.due(), "2026-09-01T23:59:59");
}

#[test]
fn a_pause_within_a_season_counts_once() {
    let mut terms = kil(6);
    terms.pauses = vec![GapAtApplicant];
    let story = Story::begin(Se, terms, "2026-05-04")
        .started("2026-05-04")
        .paused("2026-05-25", GapAtApplicant)
        .resumed("2026-07-01", GapAtApplicant);
    // Six days in May are taken out; the rest of the pause lies in the season.
    assert_eq!(story.due(), "2026-09-21T23:59:59");
}

#[test]
fn months_from_the_end_of_a_month_are_moved_by_the_days_of_the_pause() {
    let terms = with_pause(promise(1, Months, Statutory));
    let story = Story::begin(Dk, terms, "2026-01-31").started("2026-01-31");
    assert_eq!(story.due(), "2026-03-02T23:59:59");
    let story = story
        .paused("2026-02-10", GapAtApplicant)
        .resumed("2026-02-13", GapAtApplicant);
    assert_eq!(story.due(), "2026-03-03T23:59:59");
}

#[test]
fn a_pause_on_the_due_day_keeps_the_period_open_until_it_is_over() {
    let story = Story::begin(No, rule(No, "NO-PBL-12W"), "2026-02-02")
        .started("2026-02-02")
        .paused("2026-04-27", RegionalStateReferral)
        .resumed("2026-05-04", RegionalStateReferral);
    assert_eq!(story.due(), "2026-05-04T23:59:59");
}

#[test]
fn a_clock_that_goes_on_after_closing_on_its_last_day_is_due_the_next() {
    let terms = with_pause(promise(2, WorkingDays, Local));
    let story = Story::on(eight_to_four(Dk, &[]), Dk, terms, "2026-03-02")
        .started("2026-03-02")
        .paused("2026-03-04T15:00", GapAtApplicant)
        .resumed("2026-03-05T18:00", GapAtApplicant);
    assert_eq!(story.due(), "2026-03-06T16:00:00");
}

#[test]
fn a_pause_over_easter_takes_out_working_days_alone() {
    let terms = with_pause(promise(8, WorkingDays, Local));
    let story = Story::on(eight_to_four(Dk, &[]), Dk, terms, "2026-03-30").started("2026-03-30");
    assert_eq!(story.due(), "2026-04-14T16:00:00");
    let story = story
        .paused("2026-04-01T12:00", GapAtApplicant)
        .resumed("2026-04-08T12:00", GapAtApplicant);
    assert_eq!(story.due(), "2026-04-16T16:00:00");
}

#[test]
fn a_pause_over_a_night_takes_out_opening_time_alone() {
    let terms = with_pause(promise(16, WorkingHours, Local));
    let story = Story::on(eight_to_four(Dk, &[]), Dk, terms, "2026-03-02T09:00")
        .started("2026-03-02T09:00");
    assert_eq!(story.due(), "2026-03-04T09:00:00");
    let story = story
        .paused("2026-03-02T14:00", GapAtApplicant)
        .resumed("2026-03-03T10:00", GapAtApplicant);
    assert_eq!(story.due(), "2026-03-04T13:00:00");
}

#[test]
fn two_reasons_that_meet_are_taken_out_once() {
    let story = Story::begin(No, rule(No, "NO-PBL-12W"), "2026-02-02")
        .started("2026-02-02")
        .paused("2026-02-09", MinorGap)
        .paused("2026-02-12", RegionalStateReferral)
        .resumed("2026-02-23", RegionalStateReferral);
    assert_eq!(story.due(), "-");
    // The gap was mended earlier than the answer came, and that is told last.
    let story = story.resumed_since("2026-02-25", MinorGap, "2026-02-16");
    assert_eq!(story.due(), "2026-05-11T23:59:59");
}

#[test]
fn time_between_two_reasons_counts_even_when_it_is_told_late() {
    let story = Story::begin(No, rule(No, "NO-PBL-12W"), "2026-02-02")
        .started("2026-02-02")
        .paused("2026-02-16", MinorGap)
        .paused("2026-03-10", RegionalStateReferral)
        .resumed_since("2026-03-20", MinorGap, "2026-03-02");
    assert_eq!(story.due(), "-");
    let story = story.resumed("2026-03-24", RegionalStateReferral);
    // 28 days later than 27 April, which is Whit Monday.
    assert_eq!(story.due(), "2026-05-26T23:59:59");
}

#[test]
fn what_began_once_it_was_due_stops_nothing() {
    let story = Story::begin(No, rule(No, "NO-PBL-12W"), "2026-02-02")
        .started("2026-02-02")
        .paused("2026-04-20", MinorGap)
        .paused("2026-05-20", RegionalStateReferral)
        .resumed_since("2026-05-21", MinorGap, "2026-04-22");
    assert_eq!(story.due(), "2026-04-29T23:59:59");
}

fn percent(terms: &Terms, due_on: jiff::civil::Date, on: jiff::civil::Date) -> u32 {
    let (_, reduction) = owed(terms, due_on, on).unwrap();
    reduction.unwrap().percent
}

#[test]
fn norway_pays_a_quarter_of_the_fee_back_for_every_week_begun() {
    let (terms, due_on) = (rule(No, "NO-PBL-12W"), date(2026, 3, 30));
    let on = |day| percent(&terms, due_on, date(2026, 4, day));
    assert_eq!([on(6), on(7), on(8)], [25, 50, 50]);
    assert_eq!(percent(&terms, due_on, date(2026, 12, 31)), 100);
}

#[test]
fn sweden_cuts_a_fifth_for_every_week_begun_and_never_more_than_all() {
    let (terms, due_on) = (rule(Se, "SE-PBL-10W"), date(2026, 3, 16));
    let on = |day| percent(&terms, due_on, date(2026, 4, day));
    assert_eq!([on(8), on(14), on(30)], [80, 100, 100]);
}

#[test]
fn a_month_begun_counts_whole_and_an_hour_late_has_begun_the_first() {
    let mut terms = promise(3, Months, Local);
    terms.effect = Some(Effect {
        kind: EffectKind::FeePercentage,
        percent: Some(20),
        per: Some(FeePer::Month),
        base: Some(FeeBase::PermitFee),
        length: None,
        unit: None,
        unless: None,
    });
    let late_on = |month, day| percent(&terms, date(2026, 3, 31), date(2026, month, day));
    assert_eq!(late_on(3, 31), 20);
    assert_eq!([late_on(4, 1), late_on(4, 30), late_on(5, 1)], [20, 20, 40]);
}

#[test]
fn finnish_months_end_on_the_day_of_the_same_number() {
    let terms = with_pause(promise(3, Months, Statutory));
    let story = Story::begin(Fi, terms, "2026-11-30").started("2026-11-30");
    // 28 February 2027 is a Sunday.
    assert_eq!(story.due(), "2027-03-01T23:59:59");
}
