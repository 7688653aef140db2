//! What events tell of a case, event by event.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use serde_json::{Value, json};
use uuid::Uuid;

use super::*;

const A: StaffId = StaffId(Uuid::from_u128(0xa));
const B: StaffId = StaffId(Uuid::from_u128(0xb));
const AT: &str = "2026-03-02T09:02:00Z";

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn part(number: u128) -> ContributionId {
    ContributionId(id(number))
}

/// A case that A coordinates, about food and signs, after this has happened, too.
fn after(events: &[Value]) -> Retold {
    let opened = json!({
        "kind": "case_opened", "coordinator": A, "reason": "continuity",
        "case_types": ["food", "signs"], "catalogue_version": 1,
    });
    let past = [&opened].into_iter().chain(events);
    let past = past.map(|event| serde_json::from_value(event.clone()).unwrap());
    Retold::after(&past.collect::<Vec<Happened>>())
}

fn offered(number: u128, manner: &str, handler: Option<StaffId>) -> Value {
    let mut event = json!({
        "kind": "contribution_offered", "contribution": id(number), "unit": "fire",
        "manner": manner, "because": [],
    });
    if let Some(handler) = handler {
        event["handler"] = json!(handler);
    }
    event
}

fn step(number: u128, step: &Value) -> Value {
    json!({"kind": "contribution", "contribution": id(number), "step": step})
}

#[test]
fn a_case_stands_where_it_was_put_last() {
    let waiting =
        json!({"kind": "case_waiting", "awaited": "business", "since": AT, "reason": "x"});
    let resumed = json!({"kind": "case_resumed", "at": AT});
    let answered = json!({"kind": "answer_sent", "message": id(7), "round": 1});
    let closed = json!({"kind": "case_closed"});
    let reopened =
        json!({"kind": "case_reopened", "reason": "x", "round": 2, "coordinator": B, "at": AT});
    let all = [waiting, resumed, answered, closed, reopened];
    let stages = [
        CaseStage::Waiting,
        CaseStage::Open,
        CaseStage::Answered,
        CaseStage::Closed,
        CaseStage::Open,
    ];
    for (many, stage) in stages.into_iter().enumerate() {
        let told = after(&all[..=many]);
        assert_eq!(told.stage, stage);
        assert_eq!(told.awaited.is_some(), stage == CaseStage::Waiting);
        assert_eq!(told.closed_as.is_some(), stage == CaseStage::Closed);
    }
    let told = after(&all);
    assert_eq!((told.round, told.coordinator), (2, Some(B)));
}

#[test]
fn a_contribution_stands_where_its_steps_lead() {
    let accepted = json!({"kind": "accepted", "handler": B});
    let steps = [
        (accepted.clone(), ContributionStage::Accepted, Some(B)),
        (
            json!({"kind": "waiting", "awaited": "others"}),
            ContributionStage::Waiting,
            Some(B),
        ),
        (
            json!({"kind": "resumed"}),
            ContributionStage::Accepted,
            Some(B),
        ),
        (
            json!({"kind": "reassigned", "handler": A, "before": B}),
            ContributionStage::Accepted,
            Some(A),
        ),
        (
            json!({"kind": "released"}),
            ContributionStage::Offered,
            None,
        ),
        (accepted, ContributionStage::Accepted, Some(B)),
        (
            json!({"kind": "answered", "at": AT}),
            ContributionStage::Answered,
            None,
        ),
    ];
    let mut events = vec![offered(1, "pool", None)];
    for (said, stage, handler) in steps {
        events.push(step(1, &said));
        let told = &after(&events).parts[&part(1)];
        assert_eq!((told.stage, told.handler), (stage, handler), "{said}");
    }
}

#[test]
fn what_is_held_stays_so_until_it_is_opened() {
    let held = json!({"kind": "held", "unit": "fire", "manner": "pool", "because": [],
        "depends_on": [id(2)]});
    let mut events = vec![step(1, &held)];
    events.push(step(
        1,
        &json!({"kind": "ordered", "depends_on": [], "held": false}),
    ));
    assert_eq!(
        after(&events).parts[&part(1)].stage,
        ContributionStage::Held
    );
    events.push(step(1, &json!({"kind": "opened", "handler": B})));
    assert_eq!(after(&events).parts[&part(1)].handler, Some(B));
}

#[test]
fn what_the_coordinator_looks_after_goes_with_the_case() {
    let over = json!({"kind": "handed_over", "from": A, "to": B, "reason": "given"});
    let events = [
        offered(1, "external", Some(A)),
        offered(2, "named", Some(A)),
        over,
    ];
    let told = after(&events);
    assert_eq!(told.coordinator, Some(B));
    assert_eq!(told.parts[&part(1)].handler, Some(B));
    assert_eq!(told.parts[&part(2)].handler, Some(A));
}

#[test]
fn what_ends_with_the_case_is_cancelled_and_an_answer_stays() {
    let answered = step(1, &json!({"kind": "answered", "at": AT}));
    let begun = [
        offered(1, "pool", Some(B)),
        answered,
        offered(2, "pool", Some(B)),
    ];
    for end in [
        json!({"kind": "case_withdrawn", "reason": "x", "cancelled": [id(1), id(2)]}),
        json!({"kind": "case_merged", "into": id(9), "reference": "x"}),
        json!({"kind": "case_types_changed", "added": ["roads"], "removed": ["food"],
            "cancelled": [id(1), id(2)]}),
    ] {
        let told = after(&[&begun[..], std::slice::from_ref(&end)].concat());
        assert_eq!(
            told.parts[&part(1)].stage,
            ContributionStage::Answered,
            "{end}"
        );
        assert_eq!(
            told.parts[&part(2)].stage,
            ContributionStage::Cancelled,
            "{end}"
        );
        assert_eq!(told.parts[&part(2)].handler, None, "{end}");
    }
}

#[test]
fn what_comes_from_another_case_stands_as_it_came() {
    let carried = json!({"contribution": id(3), "unit": "roads", "manner": "pool",
        "stage": "waiting", "handler": B});
    for kind in ["case_merged_in", "case_split_off"] {
        let event = json!({"kind": kind, "from": id(9), "reference": "x",
            "contributions": [id(3)], "carried": [carried]});
        let told = after(&[event]);
        let came = &told.parts[&part(3)];
        assert_eq!(
            (came.unit.as_str(), came.stage),
            ("roads", ContributionStage::Waiting)
        );
        assert_eq!(came.handler, Some(B));
    }
}
