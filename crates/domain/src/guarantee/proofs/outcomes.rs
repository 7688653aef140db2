//! How it went: met, missed, corrected, explained, made up for.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::super::vectors::promise;
use super::super::{
    Cause, Entry, GuaranteeStage, LedgerFault, LengthUnit, PauseReason, Phase, RemedyKind,
    RemedyStage, RemedyStep,
};
use super::Story;
use crate::Country::Dk;
use crate::guarantee::CalendarKind::Local;

/// Due on 2026-03-09 at 16:00.
fn story() -> Story {
    let mut terms = promise(5, LengthUnit::WorkingDays, Local);
    terms.pauses = vec![PauseReason::GapAtApplicant];
    Story::begin(Dk, terms, "2026-03-02").started("2026-03-02")
}

fn amend(story: Story, told: &str, due: &str) -> Story {
    story.told(told, |story| Entry::Amended {
        due_at: story.at(due),
        reason: "agreed with the business".to_owned(),
        corrected_at: None,
    })
}

#[test]
fn what_was_done_in_time_and_written_down_late_was_done_in_time() {
    let story = story()
        .missed("2026-03-09T17:00")
        .met("2026-03-10", "2026-03-09T16:00");
    assert_eq!(story.state.stage(), GuaranteeStage::Met);
    assert!(!story.state.needs_explanation());
}

#[test]
fn a_second_late_is_late() {
    let story = story().met("2026-03-10", "2026-03-09T16:00:01");
    assert_eq!(story.state.stage(), GuaranteeStage::MetLate);
    assert!(story.state.needs_explanation());
}

#[test]
fn a_missed_guarantee_can_be_amended_and_counts_again() {
    let story = amend(
        story().missed("2026-03-09T17:00"),
        "2026-03-10",
        "2026-03-12T12:00",
    );
    assert_eq!(story.state.stage(), GuaranteeStage::Running);
    assert_eq!(story.due(), "2026-03-12T12:00:00");
}

#[test]
fn a_missed_guarantee_amended_to_the_past_stays_missed() {
    let story = amend(
        story().missed("2026-03-09T17:00"),
        "2026-03-11",
        "2026-03-10T12:00",
    );
    assert_eq!(story.state.stage(), GuaranteeStage::Missed);
    assert_eq!(story.due(), "2026-03-10T12:00:00");
}

#[test]
fn a_correction_can_make_what_was_late_be_in_time() {
    let story = story().met("2026-03-10", "2026-03-10T09:00");
    assert_eq!(story.state.stage(), GuaranteeStage::MetLate);
    let story = amend(story, "2026-03-11", "2026-03-10T16:00");
    assert_eq!(story.state.stage(), GuaranteeStage::Met);
}

#[test]
fn a_pause_after_a_correction_moves_the_moment_that_was_set() {
    let story = amend(story(), "2026-03-04", "2026-03-12T12:00")
        .paused("2026-03-10", PauseReason::GapAtApplicant)
        .resumed("2026-03-12", PauseReason::GapAtApplicant);
    assert_eq!(story.due(), "2026-03-16T16:00:00");
}

#[test]
fn a_pause_never_brings_a_corrected_moment_forward() {
    // A Saturday, which is no working day.
    let story = amend(story(), "2026-03-04", "2026-03-14T12:00")
        .paused("2026-03-05T09:00", PauseReason::GapAtApplicant)
        .resumed("2026-03-05T10:00", PauseReason::GapAtApplicant);
    assert_eq!(story.due(), "2026-03-14T12:00:00");
}

#[test]
fn what_is_done_while_the_clock_stands_still_is_done_in_time() {
    let story = story()
        .paused("2026-03-04", PauseReason::GapAtApplicant)
        .met("2026-03-20", "2026-03-18");
    assert_eq!(story.state.stage(), GuaranteeStage::Met);
    assert_eq!(story.due(), "-");
    let proof = story.proof();
    assert_eq!(proof.steps.last().unwrap().to, story.at("2026-03-18"));
    let Phase::Met { counting, .. } = story.state.phase() else {
        unreachable!("it was met");
    };
    let pauses = &counting.as_ref().unwrap().pauses;
    assert_eq!(pauses.last().unwrap().to, story.at("2026-03-18"));
}

#[test]
fn lines_back_in_time_are_refused() {
    let mut story = story();
    let reason = "withdrawn".to_owned();
    let back = story.tell("2026-03-02T09:59", Entry::Cancelled { reason });
    assert_eq!(back, Err(LedgerFault::BackInTime));
}

#[test]
fn a_missed_guarantee_is_explained_and_the_last_words_stand() {
    let explain = |words: &str| Entry::Explained {
        cause: Cause::Workload,
        words: words.to_owned(),
    };
    let story = story()
        .missed("2026-03-09T17:00")
        .told("2026-03-10", |_| explain("too few of us"))
        .told("2026-03-11", |_| explain("two of us were ill"));
    let explanation = story.state.record().explanation.as_ref();
    assert_eq!(explanation.unwrap().words, "two of us were ill");
    assert!(!story.state.needs_explanation());
}

#[test]
fn a_remedy_is_proposed_approved_and_carried_out() {
    let remedy = |step| Entry::Remedied {
        remedy: RemedyKind::Apology,
        step,
    };
    let proposed = || remedy(RemedyStep::Proposed { reduction: None });
    let story = story()
        .missed("2026-03-09T17:00")
        .told("2026-03-10", |_| proposed())
        .told("2026-03-11", |_| {
            remedy(RemedyStep::Declined {
                reason: "the wrong case".to_owned(),
            })
        })
        .told("2026-03-12", |_| proposed())
        .told("2026-03-13", |_| remedy(RemedyStep::Approved))
        .told("2026-03-16", |_| {
            remedy(RemedyStep::Executed {
                note: "a letter".to_owned(),
            })
        });
    let stage = story.state.remedy(RemedyKind::Apology).unwrap().stage;
    assert_eq!(stage, RemedyStage::Executed);
}
