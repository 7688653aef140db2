//! What papers and other authorities do to them.

use super::*;
use crate::papers::Gap;

impl Case {
    fn missing(&mut self, gap: Gap, received: &str, asked: &str) {
        let (received, asked_at) = (self.at(received), self.at(asked));
        self.when(asked, |promises| {
            promises.papers_missing(gap, received, asked_at);
        });
    }

    fn complete(&mut self, wall: &str) {
        self.complete_since(wall, wall);
    }

    fn complete_since(&mut self, told: &str, since: &str) {
        let since = self.at(since);
        self.when(told, |promises| {
            promises.papers_complete(since, "all is there", None);
        });
    }
}

fn norwegian() -> Case {
    Case::begin(Country::No, rule(Country::No, "NO-PBL-12W"), "2026-02-02")
}

fn swedish() -> Case {
    let terms = rule(Country::Se, "SE-PBL-10W");
    Case::begin(Country::Se, terms, "2026-02-02").received("2026-02-02")
}

#[test]
fn with_a_minor_gap_the_norwegian_period_counts_from_arrival() {
    let mut case = norwegian();
    assert_eq!(case.due(), ["-"]);
    case.missing(Gap::Minor, "2026-02-02", "2026-02-16");
    assert_eq!(case.stage(), GuaranteeStage::Paused);
    case.complete("2026-03-02");
    assert_eq!(case.due(), ["2026-05-11"]);
}

#[test]
fn with_a_basic_gap_the_norwegian_period_waits_for_completion() {
    let mut case = norwegian();
    case.missing(Gap::Basic, "2026-02-02", "2026-02-16");
    assert_eq!(case.stage(), GuaranteeStage::Waiting);
    case.complete("2026-03-02");
    assert_eq!(case.due(), ["2026-05-26"]);
}

#[test]
fn a_completion_order_in_time_moves_the_swedish_start() {
    let mut case = swedish();
    case.missing(Gap::Basic, "2026-02-02", "2026-02-23");
    assert_eq!(case.due(), ["-"]);
    case.complete("2026-03-09");
    assert_eq!(case.due(), ["2026-05-18"]);
}

#[test]
fn a_completion_order_one_day_too_late_moves_nothing() {
    let mut case = swedish();
    case.missing(Gap::Basic, "2026-02-02", "2026-02-24");
    assert_eq!(case.stage(), GuaranteeStage::Running);
    case.complete("2026-03-09");
    assert_eq!(case.due(), ["2026-04-13"]);
}

#[test]
fn what_was_complete_before_it_was_asked_for_takes_nothing_out() {
    let mut case = swedish();
    case.missing(Gap::Basic, "2026-02-02", "2026-02-20");
    case.complete_since("2026-02-25", "2026-02-19");
    // Nothing counts from before the order.
    assert_eq!(case.due(), ["2026-05-04"]);
    let mut case = norwegian();
    case.missing(Gap::Minor, "2026-02-02", "2026-02-16");
    case.complete_since("2026-02-20", "2026-02-10");
    assert_eq!(case.due(), ["2026-04-27"]);
}

#[test]
fn what_is_added_unasked_leaves_an_order_standing() {
    let mut case = swedish();
    case.missing(Gap::Basic, "2026-02-02", "2026-02-10");
    let arrived_at = case.at("2026-02-16");
    case.when("2026-02-16", |promises| {
        promises.papers_supplemented(arrived_at);
    });
    assert_eq!(case.stage(), GuaranteeStage::Paused);
    case.complete("2026-03-09");
    assert_eq!(case.due(), ["2026-05-18"]);
}

#[test]
fn completion_leaves_the_clock_standing_for_another_authority() {
    let mut case = norwegian();
    let started = case.at("2026-02-02");
    case.when("2026-02-02", |promises| {
        promises.start_all(StartOn::Complete, started);
    });
    case.missing(Gap::Basic, "2026-02-02", "2026-02-09");
    let sent_at = case.at("2026-02-10");
    case.when("2026-02-10", |promises| promises.referral_sent(sent_at));
    case.complete("2026-02-20");
    assert_eq!(case.stage(), GuaranteeStage::Paused);
    let answered_at = case.at("2026-03-02");
    case.when("2026-03-02", |promises| {
        promises.referral_answered(None, answered_at, StillWaiting::ForNobody);
    });
    // Twelve weeks from 20 February and ten days: Whit Monday.
    assert_eq!(case.due(), ["2026-05-26"]);
}

#[test]
fn only_what_another_body_is_late_is_taken_out() {
    let answered_on = |wall: &str| {
        let terms = rule(Country::No, "NO-SERV-60D");
        let mut case = Case::begin(Country::No, terms, "2026-03-02").received("2026-03-02");
        let (sent_at, answered_at) = (case.at("2026-03-03"), case.at(wall));
        let reply_by = Some(case.at("2026-03-16"));
        case.when("2026-03-03", |promises| promises.referral_sent(sent_at));
        case.when(wall, |promises| {
            promises.referral_answered(reply_by, answered_at, StillWaiting::ForNobody);
        });
        case.due()
    };
    assert_eq!(answered_on("2026-03-16"), ["2026-05-04"]);
    assert_eq!(answered_on("2026-03-26"), ["2026-05-11"]);
}

#[test]
fn nothing_is_missed_while_another_body_is_late() {
    let terms = rule(Country::No, "NO-SERV-60D");
    let mut case = Case::begin(Country::No, terms, "2026-03-02").received("2026-03-02");
    let (reply_by, answered_at) = (case.at("2026-04-20"), case.at("2026-05-20"));
    let notices = case.when("2026-05-10", |promises| {
        promises.referral_overdue(reply_by);
        promises.clock()
    });
    assert_eq!(
        (case.stage(), notices),
        (GuaranteeStage::Paused, Vec::new())
    );
    case.when("2026-05-20", |promises| {
        promises.referral_answered(Some(reply_by), answered_at, StillWaiting::ForNobody);
    });
    // Sixty days end on 1 May, and thirty more on a Sunday.
    assert_eq!(case.due(), ["2026-06-01"]);
}

#[test]
fn two_bodies_that_are_late_together_are_taken_out_once() {
    let terms = rule(Country::No, "NO-SERV-60D");
    let mut case = Case::begin(Country::No, terms, "2026-03-02").received("2026-03-02");
    let (first, second) = (case.at("2026-03-16"), case.at("2026-03-18"));
    let (one, other) = (case.at("2026-03-20"), case.at("2026-03-26"));
    case.when("2026-03-20", |promises| {
        promises.referral_answered(Some(first), one, StillWaiting::ForOthers);
    });
    case.when("2026-03-26", |promises| {
        promises.referral_answered(Some(second), other, StillWaiting::ForNobody);
    });
    assert_eq!(case.due(), ["2026-05-11"]);
}
