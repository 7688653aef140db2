//! Every fault that a ledger can have, provoked.
#![expect(clippy::expect_used, reason = "a test may fail loudly")]

use std::collections::BTreeSet;

use super::super::vectors::promise;
use super::super::{
    CalendarKind, Cause, CompletionOrder, Entry, LedgerFault, LengthUnit, Occasion, PauseReason,
    RemedyKind, RemedyStep, RestartReason, StartOn, Terms, fold,
};
use super::{Recorded, Story};
use crate::Country::Dk;
use crate::catalogue::Extension;
use LedgerFault as Fault;
use PauseReason::{GapAtApplicant, MinorGap, ReferralLate};

fn terms() -> Terms {
    let mut terms = promise(5, LengthUnit::WorkingDays, CalendarKind::Local);
    terms.pauses = vec![GapAtApplicant, MinorGap];
    terms.restarts = vec![RestartReason::CompletionOrder];
    terms.extension = Some(Extension {
        max: Some(5),
        unit: None,
        once: true,
        notice_before_due: true,
    });
    terms
}

/// Due on 2026-03-09 at 16:00.
fn running() -> Story {
    waiting().started("2026-03-02")
}

fn waiting() -> Story {
    Story::begin(Dk, terms(), "2026-03-02")
}

fn paused() -> Story {
    running().paused("2026-03-04", GapAtApplicant)
}

fn missed() -> Story {
    running().missed("2026-03-10")
}

/// Why the line cannot be written at this time.
fn refused(mut story: Story, wall: &str, make: impl FnOnce(&Story) -> Entry) -> LedgerFault {
    let before = story.state.clone();
    let entry = make(&story);
    let fault = story.tell(wall, entry).expect_err("the line cannot stand");
    assert_eq!(story.state, before);
    fault
}

fn pause(story: &Story, reason: PauseReason, from: &str) -> Entry {
    Entry::Paused {
        reason,
        from: story.at(from),
        note: None,
    }
}

fn resume(story: &Story, reason: PauseReason, at: &str, due: Option<&str>) -> Entry {
    Entry::Resumed {
        reason,
        at: story.at(at),
        due_at: due.map(|due| story.at(due)),
    }
}

fn restart(story: &Story, start: &str, order: Option<(&str, &str)>) -> Entry {
    Entry::Restarted {
        reason: RestartReason::CompletionOrder,
        start_at: story.at(start),
        due_at: story.at("2026-03-30"),
        order: order.map(|(ordered, until)| CompletionOrder {
            ordered_at: story.at(ordered),
            in_time_until: story.at(until),
        }),
    }
}

fn extend(story: &Story, by: u32, reason: &str, told: Option<&str>) -> Entry {
    Entry::Extended {
        by,
        reason: reason.to_owned(),
        told_at: told.map(|told| story.at(told)),
        due_at: Some(story.at("2026-03-16T16:00")),
    }
}

fn start(story: &Story, start: &str, due: &str) -> Entry {
    Entry::Started {
        start_at: story.at(start),
        due_at: story.at(due),
        reason: None,
    }
}

fn done(story: &Story, at: &str, reason: &str) -> Entry {
    Entry::Met {
        at: story.at(at),
        by: None,
        reason: Some(reason.to_owned()),
    }
}

fn explain(words: &str) -> Entry {
    Entry::Explained {
        cause: Cause::Mistake,
        words: words.to_owned(),
    }
}

fn remedy(step: RemedyStep) -> Entry {
    Entry::Remedied {
        remedy: RemedyKind::Apology,
        step,
    }
}

fn cancel(reason: &str) -> Entry {
    Entry::Cancelled {
        reason: reason.to_owned(),
    }
}

fn beginning() -> [(Fault, Fault); 3] {
    let line = |entry| Recorded {
        at: waiting().at("2026-03-02"),
        entry,
    };
    let begun = |entry| fold([line(entry)]).expect_err("it cannot begin so");
    [
        (Fault::Empty, fold([]).expect_err("nothing is no ledger")),
        (Fault::NotPromised, begun(cancel("withdrawn"))),
        (
            Fault::PromisedTwice,
            refused(running(), "2026-03-02", |_| Entry::Promised {
                terms: Box::new(terms()),
            }),
        ),
    ]
}

#[rustfmt::skip] // One fault, one line.
fn clock() -> Vec<(Fault, Fault)> {
    let order = Some(("2026-03-03", "2026-03-23"));
    vec![
        (Fault::StartedTwice, refused(running(), "2026-03-03", |s| start(s, "2026-03-03", "2026-03-10"))),
        (Fault::DueBeforeStart, refused(waiting(), "2026-03-02", |s| start(s, "2026-03-02", "2026-03-01"))),
        (Fault::NotStarted, refused(waiting(), "2026-03-02", |s| pause(s, MinorGap, "2026-03-02"))),
        (Fault::NotStarted, refused(waiting(), "2026-03-02", |s| restart(s, "2026-03-02", order))),
        (Fault::NotStarted, refused(waiting(), "2026-03-02", |s| extend(s, 1, "x", Some("2026-03-02")))),
        (Fault::BackInTime, refused(running(), "2026-03-03", |s| pause(s, MinorGap, "2026-03-01"))),
        (Fault::BackInTime, refused(paused(), "2026-03-05", |s| pause(s, MinorGap, "2026-03-03"))),
        (Fault::BackInTime, refused(paused(), "2026-03-05", |s| resume(s, GapAtApplicant, "2026-03-03", None))),
        (Fault::BackInTime, refused(running(), "2026-03-05", |s| restart(s, "2026-03-01", order))),
        (Fault::BackInTime, refused(running(), "2026-03-05", |s| restart(s, "2026-03-02T11:00", order))),
        (Fault::AheadOfTime, refused(running(), "2026-03-03", |s| pause(s, MinorGap, "2026-03-04"))),
        (Fault::AheadOfTime, refused(paused(), "2026-03-04", |s| resume(s, GapAtApplicant, "2026-03-05", None))),
        (Fault::AheadOfTime, refused(running(), "2026-03-04", |s| restart(s, "2026-03-05", order))),
        (Fault::AheadOfTime, refused(running(), "2026-03-04", |s| extend(s, 1, "x", Some("2026-03-05")))),
        (Fault::AheadOfTime, refused(running(), "2026-03-04", |s| done(s, "2026-03-05", "x"))),
        (Fault::PauseNotAllowed, refused(running(), "2026-03-03", |s| pause(s, ReferralLate, "2026-03-03"))),
        (Fault::PausedAlready, refused(paused(), "2026-03-05", |s| pause(s, GapAtApplicant, "2026-03-05"))),
        (Fault::NotPaused, refused(running(), "2026-03-05", |s| resume(s, GapAtApplicant, "2026-03-05", None))),
        (Fault::NotPaused, refused(paused(), "2026-03-05", |s| resume(s, MinorGap, "2026-03-05", None))),
        (Fault::AfterDue, refused(running(), "2026-03-10", |s| pause(s, MinorGap, "2026-03-09T16:00"))),
        (Fault::AfterDue, refused(running(), "2026-03-11", |s| restart(s, "2026-03-10", order))),
        (Fault::DueMomentMisplaced, refused(paused(), "2026-03-05", |s| resume(s, GapAtApplicant, "2026-03-05", None))),
        (Fault::DueMomentMisplaced, refused(paused().paused("2026-03-05", MinorGap), "2026-03-06", |s| resume(s, GapAtApplicant, "2026-03-06", Some("2026-03-11")))),
        (Fault::DueMomentMisplaced, refused(paused(), "2026-03-05", |s| extend(s, 1, "x", Some("2026-03-05")))),
        (Fault::DueMomentMisplaced, refused(paused(), "2026-03-05", |s| Entry::Amended { due_at: s.at("2026-03-12"), reason: "x".to_owned(), corrected_at: None })),
        (Fault::DueBeforeStart, refused(paused(), "2026-03-05", |s| resume(s, GapAtApplicant, "2026-03-05", Some("2026-03-04")))),
        (Fault::MissedAlready, refused(missed(), "2026-03-10", |s| pause(s, MinorGap, "2026-03-09"))),
        (Fault::Ended, refused(running().met("2026-03-03", "2026-03-03"), "2026-03-03", |s| pause(s, MinorGap, "2026-03-03"))),
    ]
}

#[rustfmt::skip] // One fault, one line.
fn terms_and_outcome() -> Vec<(Fault, Fault)> {
    let bare = || Story::begin(Dk, promise(5, LengthUnit::WorkingDays, CalendarKind::Local), "2026-03-02").started("2026-03-02");
    let extended = || running().told("2026-03-04", |s| extend(s, 1, "x", Some("2026-03-04")));
    let share = Entry::Warned { of: Occasion::Share { percent: 50 } };
    let told = Some("2026-03-04");
    vec![
        (Fault::RestartNotAllowed, refused(bare(), "2026-03-04", |s| restart(s, "2026-03-04", None))),
        (Fault::OrderMissing, refused(running(), "2026-03-04", |s| restart(s, "2026-03-04", None))),
        (Fault::OrderedTooLate, refused(running(), "2026-03-04", |s| restart(s, "2026-03-04", Some(("2026-03-04", "2026-03-03"))))),
        (Fault::ExtensionNotAllowed, refused(bare(), "2026-03-04", |s| extend(s, 1, "x", told))),
        (Fault::ExtendedTwice, refused(extended(), "2026-03-04", |s| extend(s, 1, "x", told))),
        (Fault::ExtensionTooLong, refused(running(), "2026-03-04", |s| extend(s, 6, "x", told))),
        (Fault::ExtensionTooLong, refused(running(), "2026-03-04", |s| extend(s, 0, "x", told))),
        (Fault::NoticeTooLate, refused(running(), "2026-03-10", |s| extend(s, 1, "x", Some("2026-03-09T16:00")))),
        (Fault::NoticeTooLate, refused(running(), "2026-03-04", |s| extend(s, 1, "x", None))),
        (Fault::ReasonMissing, refused(running(), "2026-03-04", |s| extend(s, 1, " ", told))),
        (Fault::ReasonMissing, refused(running(), "2026-03-04", |s| done(s, "2026-03-04", " "))),
        (Fault::ReasonMissing, refused(running(), "2026-03-04", |_| cancel(""))),
        (Fault::ReasonMissing, refused(missed(), "2026-03-10", |_| explain(" "))),
        (Fault::NotDueYet, refused(running(), "2026-03-04", |s| Entry::Missed { due_at: s.at("2026-03-09T16:00") })),
        (Fault::NotDueYet, refused(running(), "2026-03-10", |s| Entry::Missed { due_at: s.at("2026-03-08") })),
        (Fault::NotDueYet, refused(running(), "2026-03-10", |_| Entry::Warned { of: Occasion::Due })),
        (Fault::NotStarted, refused(paused(), "2026-03-10", |_| share)),
        (Fault::NotMissed, refused(running(), "2026-03-04", |_| explain("x"))),
        (Fault::NotMissed, refused(running(), "2026-03-04", |_| remedy(RemedyStep::Approved))),
        (Fault::BackInTime, refused(running(), "2026-03-04", |s| done(s, "2026-03-01", "x"))),
        (Fault::Ended, refused(running().met("2026-03-03", "2026-03-03"), "2026-03-03", |_| cancel("x"))),
        (Fault::RemedyOutOfOrder, refused(missed(), "2026-03-10", |_| remedy(RemedyStep::Approved))),
        (Fault::RemedyOutOfOrder, refused(missed(), "2026-03-10", |_| remedy(RemedyStep::Executed { note: "x".to_owned() }))),
    ]
}

#[test]
fn every_fault_is_found_and_changes_nothing() {
    let mut found = BTreeSet::new();
    let all = beginning()
        .into_iter()
        .chain(clock())
        .chain(terms_and_outcome());
    for (place, (expected, fault)) in all.enumerate() {
        assert_eq!(expected, fault, "example {place}");
        found.insert(fault);
    }
    // Refused where the line is made, as the ledger cannot tell who says when papers are complete.
    found.insert(LedgerFault::StartsByEvent);
    assert_eq!(found, BTreeSet::from_iter(LedgerFault::ALL.iter().copied()));
}

#[test]
fn by_hand_starts_only_what_nothing_on_a_case_tells_of() {
    let by_hand = |start_on| {
        let terms = Terms {
            start: start_on,
            ..promise(4, LengthUnit::Weeks, CalendarKind::Statutory)
        };
        let story = Story::begin(Dk, terms, "2026-03-02");
        let line = story.state.start_by_hand(
            &story.calendars,
            story.at("2026-03-02"),
            "Asked.".to_owned(),
        );
        line.map(drop)
    };
    assert_eq!(by_hand(StartOn::RequestReceived), Ok(()));
    assert_eq!(by_hand(StartOn::BoardReady), Ok(()));
    for event in [StartOn::Complete, StartOn::FeePaid, StartOn::ReferralDone] {
        assert_eq!(by_hand(event), Err(LedgerFault::StartsByEvent));
    }
}
