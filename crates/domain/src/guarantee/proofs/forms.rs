//! The written form of every line: what was recorded once is read for ever.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use serde_json::{Value, json};

use super::super::vectors::{at, promise};
use super::super::{
    Audience, CalendarKind, Cause, CompletionOrder, Entry, LengthUnit, Occasion, PauseReason,
    Progress, Reduction, RemedyKind, RemedyStep, RestartReason, Terms, Threshold,
};
use crate::catalogue::{FeeBase, FeePer};

fn keeps(entry: &Entry, form: &Value) {
    assert_eq!(serde_json::to_value(entry).unwrap(), *form);
    assert_eq!(
        serde_json::from_value::<Entry>(form.clone()).unwrap(),
        *entry
    );
}

const ONE: &str = "2026-03-02T09:00:00Z";
const DUE: &str = "2026-03-09T15:00:00Z";

#[test]
fn a_promise_is_written_with_its_whole_terms() {
    let entry = Entry::Promised {
        terms: Box::new(promise(5, LengthUnit::WorkingDays, CalendarKind::Local)),
    };
    keeps(
        &entry,
        &json!({"kind": "promised", "terms": {
            "clock": "final_answer", "length": 5, "unit": "working_days", "start": "received",
            "calendar": "local", "calendar_version": 1,
            "basis": {"kind": "promise", "promise": "answer"}, "catalogue_version": 1,
            "thresholds": [
                {"percent": 50, "tell": ["handler"]},
                {"percent": 80, "tell": ["handler", "coordinator", "unit_head"]},
                {"percent": 100, "tell": ["handler", "coordinator", "unit_head", "management"]},
            ],
        }}),
    );
}

#[test]
fn lines_that_start_and_stop_a_clock_keep_their_form() {
    let (one, due_at) = (at(ONE), at(DUE));
    let started = |reason| Entry::Started {
        start_at: one,
        due_at,
        reason,
    };
    keeps(
        &started(None),
        &json!({"kind": "started", "start_at": ONE, "due_at": DUE}),
    );
    keeps(
        &started(Some("papers".to_owned())),
        &json!({"kind": "started", "start_at": ONE, "due_at": DUE, "reason": "papers"}),
    );
    keeps(
        &Entry::Paused {
            reason: PauseReason::MinorGap,
            from: one,
            note: None,
        },
        &json!({"kind": "paused", "reason": "minor_gap_at_applicant", "from": ONE}),
    );
    keeps(
        &Entry::Resumed {
            reason: PauseReason::ReferralLate,
            at: one,
            due_at: Some(due_at),
        },
        &json!({"kind": "resumed", "reason": "referral_late", "at": ONE, "due_at": DUE}),
    );
}

#[test]
fn lines_that_move_the_due_moment_keep_their_form() {
    let (one, due_at) = (at(ONE), at(DUE));
    keeps(
        &Entry::Restarted {
            reason: RestartReason::CompletionOrder,
            start_at: one,
            due_at,
            order: Some(CompletionOrder {
                ordered_at: one,
                in_time_until: due_at,
            }),
        },
        &json!({
            "kind": "restarted", "reason": "supplement_order_within_3w_then_completion",
            "start_at": ONE, "due_at": DUE,
            "order": {"ordered_at": ONE, "in_time_until": DUE},
        }),
    );
    keeps(
        &Entry::Extended {
            by: 10,
            reason: "hard".to_owned(),
            told_at: Some(one),
            due_at: Some(due_at),
        },
        &json!({"kind": "extended", "by": 10, "reason": "hard", "told_at": ONE, "due_at": DUE}),
    );
    keeps(
        &Entry::Amended {
            due_at,
            reason: "agreed".to_owned(),
            corrected_at: None,
        },
        &json!({"kind": "amended", "due_at": DUE, "reason": "agreed"}),
    );
    keeps(
        &Entry::Amended {
            due_at,
            reason: "agreed".to_owned(),
            corrected_at: Some(one),
        },
        &json!({"kind": "amended", "due_at": DUE, "reason": "agreed", "corrected_at": ONE}),
    );
}

#[test]
fn lines_that_tell_how_it_went_keep_their_form() {
    let (one, due_at) = (at(ONE), at(DUE));
    keeps(
        &Entry::Warned {
            of: Occasion::Share { percent: 50 },
        },
        &json!({"kind": "warned", "of": {"kind": "share", "percent": 50}}),
    );
    keeps(
        &Entry::Warned {
            of: Occasion::SeasonBegan,
        },
        &json!({"kind": "warned", "of": {"kind": "season_began"}}),
    );
    keeps(
        &Entry::Missed { due_at },
        &json!({"kind": "missed", "due_at": DUE}),
    );
    keeps(
        &Entry::Met {
            at: one,
            by: Some(Progress::FinalAnswerSent),
            reason: None,
        },
        &json!({"kind": "met", "at": ONE, "by": "final_answer_sent"}),
    );
    keeps(
        &Entry::Cancelled {
            reason: "withdrawn".to_owned(),
        },
        &json!({"kind": "cancelled", "reason": "withdrawn"}),
    );
    keeps(
        &Entry::Explained {
            cause: Cause::OtherUnit,
            words: "late".to_owned(),
        },
        &json!({"kind": "explained", "cause": "other_unit", "words": "late"}),
    );
}

#[test]
fn remedies_keep_their_form() {
    let reduction = Reduction {
        days_late: 8,
        periods: 2,
        percent_each: 25,
        percent: 50,
        per: FeePer::StartedWeek,
        base: FeeBase::TotalFee,
    };
    let steps = [
        (
            RemedyStep::Proposed {
                reduction: Some(reduction),
            },
            json!({"kind": "proposed", "reduction": {
                "days_late": 8, "periods": 2, "percent_each": 25, "percent": 50,
                "per": "started_week", "base": "total_fee",
            }}),
        ),
        (
            RemedyStep::Proposed { reduction: None },
            json!({"kind": "proposed"}),
        ),
        (RemedyStep::Approved, json!({"kind": "approved"})),
        (
            RemedyStep::Declined {
                reason: "paid before".to_owned(),
            },
            json!({"kind": "declined", "reason": "paid before"}),
        ),
        (
            RemedyStep::Executed {
                note: "paid".to_owned(),
            },
            json!({"kind": "executed", "note": "paid"}),
        ),
    ];
    for (step, form) in steps {
        let remedy = RemedyKind::FeeReduction;
        keeps(
            &Entry::Remedied { remedy, step },
            &json!({"kind": "remedied", "remedy": "fee_reduction", "step": form}),
        );
    }
}

#[test]
fn the_first_form_of_thresholds_is_still_read() {
    let form = json!({
        "clock": "final_answer", "length": 5, "unit": "working_days", "start": "received",
        "calendar": "local", "calendar_version": 1,
        "basis": {"kind": "promise", "promise": "answer"}, "catalogue_version": 1,
        "thresholds": [50, 80, 100],
    });
    let terms: Terms = serde_json::from_value(form).unwrap();
    assert_eq!(
        terms,
        promise(5, LengthUnit::WorkingDays, CalendarKind::Local)
    );
}

#[test]
fn a_threshold_may_tell_anybody() {
    let form = json!({"percent": 90, "tell": ["business"]});
    let threshold: Threshold = serde_json::from_value(form).unwrap();
    assert_eq!(threshold.tell, [Audience::Business]);
}
