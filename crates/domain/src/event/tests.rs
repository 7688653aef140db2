//! The recorded form of events, which never changes.

use uuid::Uuid;

use super::*;
use crate::{TokenId, TrackingId};

#[test]
fn an_actor_is_read_back_as_it_was_written() {
    let id = Uuid::from_u128(7);
    for actor in [
        Actor::Staff(StaffId(id)),
        Actor::Integration(TokenId(id)),
        Actor::Business(TrackingId(id)),
        Actor::System,
    ] {
        assert_eq!(Actor::parse(&actor.as_text()), Some(actor));
    }
    for word in [
        "",
        "staff",
        "staff:",
        "staff:me",
        "robot:00000000-0000-0000-0000-000000000007",
    ] {
        assert_eq!(Actor::parse(word), None, "{word}");
    }
}

#[test]
fn a_ledger_entry_is_readable_in_its_event() {
    let written = serde_json::json!({
        "kind": "guarantee",
        "guarantee": "01920000-0000-7000-8000-000000000001",
        "entry": {
            "kind": "started",
            "start_at": "2026-03-02T09:02:00Z",
            "due_at": "2026-03-03T15:00:00Z",
        },
    });
    let event: Happened = serde_json::from_value(written.clone()).unwrap();
    assert_eq!(event.kind(), EventKind::GuaranteeStarted);
    assert_eq!(serde_json::to_value(event).unwrap(), written);
}

#[test]
fn a_meeting_is_recorded_by_ids_and_moments() {
    let written = serde_json::json!({
        "kind": "meeting_planned",
        "meeting": "01920000-0000-7000-8000-000000000002",
        "meeting_kind": "joint_meeting",
        "starts_at": "2026-03-12T12:00:00Z",
        "ends_at": "2026-03-12T13:00:00Z",
    });
    let event: Happened = serde_json::from_value(written.clone()).unwrap();
    assert_eq!(event.kind(), EventKind::MeetingPlanned);
    assert_eq!(serde_json::to_value(event).unwrap(), written);
    let written = serde_json::json!({
        "kind": "meeting_action_agreed",
        "meeting": "01920000-0000-7000-8000-000000000002",
        "action": "01920000-0000-7000-8000-000000000003",
        "due_on": "2026-03-19",
    });
    let event: Happened = serde_json::from_value(written.clone()).unwrap();
    assert_eq!(event.kind(), EventKind::MeetingActionAgreed);
    assert_eq!(serde_json::to_value(event).unwrap(), written);
}

#[test]
fn a_hand_over_is_recorded_in_this_form() {
    let written = serde_json::json!({
        "kind": "handed_over",
        "from": "01920000-0000-7000-8000-000000000001",
        "to": "01920000-0000-7000-8000-000000000002",
        "reason": "absence",
        "found": "least_loaded",
        "considered": [
            {"staff": "01920000-0000-7000-8000-000000000001", "against": "barred"},
        ],
    });
    let event: Happened = serde_json::from_value(written.clone()).unwrap();
    assert_eq!(event.kind(), EventKind::HandedOver);
    assert_eq!(serde_json::to_value(event).unwrap(), written);
}

#[test]
fn what_is_said_on_a_case_is_recorded_as_any_event() {
    let written = serde_json::json!({
        "kind": "note_written",
        "note": "01920000-0000-7000-8000-000000000001",
        "only_unit": "building",
    });
    let event: Happened = serde_json::from_value(written.clone()).unwrap();
    assert_eq!(event.kind(), EventKind::NoteWritten);
    assert_eq!(event.only_unit(), Some("building"));
    assert_eq!(serde_json::to_value(event).unwrap(), written);
}

#[test]
fn what_happens_to_the_case_is_recorded_as_any_event() {
    let written = serde_json::json!({
        "kind": "case_waiting",
        "awaited": "business",
        "since": "2026-03-02T09:02:00Z",
        "reason": "Tegninger",
    });
    let event: Happened = serde_json::from_value(written.clone()).unwrap();
    assert_eq!(event.kind(), EventKind::CaseWaiting);
    assert_eq!(serde_json::to_value(event).unwrap(), written);
    let closed = serde_json::to_string(&Happened::Case(CaseEvent::CaseClosed)).unwrap();
    assert_eq!(closed, r#"{"kind":"case_closed"}"#);
}

#[test]
fn a_mail_is_recorded_by_ids() {
    let written = serde_json::json!({
        "kind": "mail_taken",
        "mail": "01920000-0000-7000-8000-000000000001",
        "passed_on_by": "01920000-0000-7000-8000-000000000002",
        "mentions": "01920000-0000-7000-8000-000000000003",
    });
    let event: Happened = serde_json::from_value(written.clone()).unwrap();
    assert_eq!(event.kind(), EventKind::MailTaken);
    assert_eq!(serde_json::to_value(event).unwrap(), written);
}
