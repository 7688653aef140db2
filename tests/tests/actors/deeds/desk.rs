//! The switchboard, and meetings.

use serde_json::{Value, json};

use super::{Deed, On, deed, said};
use crate::scene::Scene;

pub(super) const DEEDS: &[Deed] = &[
    deed("record_contact_moment", On::Case, "", 6, |scene| {
        let outcome = scene.one(&["reached", "not_reached", "call_back"]);
        let kind = scene.one(&["call", "visit", "mail", "meeting"]);
        let direction = scene.one(&["in", "out"]);
        said(json!({"kind": kind, "direction": direction, "outcome": outcome, "minutes": 4}))
    }),
    deed("ask_call_back", On::Case, "", 5, |scene| {
        let mut body = json!({"reason": "Om vinen", "phone": "33 99 12 34"});
        if scene.dice.happens(30) {
            body["staff"] = json!(scene.somebody());
        }
        said(body)
    }),
    deed(
        "keep_call_back",
        On::Listed("call-backs"),
        "keep_call_back",
        6,
        |scene| {
            let outcome = scene.one(&["reached", "not_reached"]);
            said(json!({ "outcome": outcome }))
        },
    ),
    deed(
        "cancel_call_back",
        On::Listed("call-backs"),
        "cancel_call_back",
        2,
        |_| said(json!({"reason": "Hun skrev i stedet."})),
    ),
    deed(
        "reassign_call_back",
        On::Listed("call-backs"),
        "reassign_call_back",
        3,
        |scene| {
            let staff = scene.dice.happens(70).then(|| scene.somebody());
            said(json!({ "staff": staff }))
        },
    ),
    deed("issue_tracking_code", On::Case, "", 1, |_| said(json!({}))),
    deed("plan_meeting", On::Case, "", 5, |scene| {
        said(meeting(scene))
    }),
    deed(
        "change_meeting",
        On::Listed("meetings"),
        "change",
        5,
        |scene| {
            let mut body = meeting(scene);
            body.as_object_mut()?.remove("kind");
            said(body)
        },
    ),
    deed(
        "cancel_meeting",
        On::Listed("meetings"),
        "cancel",
        2,
        |_| said(json!({"reason": "Syg."})),
    ),
    deed("hold_meeting", On::Listed("meetings"), "hold", 5, |scene| {
        let there = scene.thing["participants"].as_array()?;
        let there: Vec<Value> = there.iter().map(|one| one["id"].clone()).collect();
        said(json!({"attended": there, "minutes": "Enige om det hele."}))
    }),
    deed(
        "add_meeting_action",
        On::Listed("meetings"),
        "add_action",
        4,
        |scene| {
            let day = &scene.in_hours(24 * 9)[..10];
            said(json!({"what": "Sende tegningen", "due_on": day}))
        },
    ),
    deed(
        "finish_meeting_action",
        On::Listed("meetings"),
        "finish_action",
        5,
        |scene| {
            let actions = scene.thing["actions"].as_array().cloned()?;
            let action = scene.dice.pick(&actions)?["id"].as_str()?.to_owned();
            scene.name("action", &action);
            said(json!({"done": true}))
        },
    ),
    deed(
        "keep_meeting_minutes",
        On::Listed("meetings"),
        "keep_minutes",
        2,
        |_| said(json!({"minutes": "Enige om det meste."})),
    ),
];

/// A meeting in the coming days.
fn meeting(scene: &mut Scene<'_>) -> Value {
    let hours = 1 + scene.dice.below(24 * 6);
    let kind = scene.one(&["joint_meeting", "pre_meeting", "visit"]);
    json!({
        "kind": kind,
        "starts_at": scene.in_hours(hours),
        "ends_at": scene.in_hours(hours + 1),
        "place": "Rådhuset",
    })
}
