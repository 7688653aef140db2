//! What is refused where a contribution stands, and what is told instead.

use onedoor_testkit::on_both;
use serde_json::{Value, json};

use super::desk::{Desk, accepted, does, not_ours};
use crate::sample::text;

fn all_acts() -> [(&'static str, Value); 10] {
    [
        ("accept", Value::Null),
        ("decline", not_ours(None)),
        ("wait", json!({"awaited": "business", "reason": "x"})),
        ("resume", Value::Null),
        ("answer", json!({"text": "x"})),
        ("release", Value::Null),
        (
            "reassign",
            json!({"handler": "01900000-0000-7000-8000-000000000007"}),
        ),
        ("offer", json!({"unit": "legal"})),
        ("cancel", json!({"reason": "x"})),
        ("dependencies", json!({"depends_on": []})),
    ]
}

on_both!(
    fn nothing_more_is_done_with_what_was_answered(app: &TestApp) {
        let desk = Desk::open(app);
        let signe = desk.handler("signe.roegbjerg");
        let part = accepted(&signe, &desk.part("fire"));
        let part = does(&signe, &part, "answer", &json!({"text": "Ja"})).expect(200);
        let coordinator = desk.coordinator();
        let before = app.counts();
        for (what, body) in all_acts() {
            let by = match what {
                "reassign" => &desk.matter.by,
                "offer" | "cancel" | "dependencies" => &coordinator,
                _ => &signe,
            };
            let answer = does(by, &part, what, &body);
            match what {
                "accept" => {
                    answer.problem(409, "accepted_already");
                    assert_eq!(answer.json()["by"]["name"], "Signe Røgbjerg");
                }
                "reassign" => answer.refuses(&[("/handler", "no_such_thing")]),
                _ => {
                    answer.problem(409, "contribution_stage");
                    assert_eq!(answer.json()["allowed_actions"], json!([]), "{what}");
                }
            }
        }
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn a_refusal_says_what_is_possible_instead(app: &TestApp) {
        let desk = Desk::open(app);
        let signe = desk.handler("signe.roegbjerg");
        let answer = does(&signe, &desk.part("fire"), "resume", &Value::Null);
        answer.problem(409, "contribution_stage");
        let may = json!(["accept", "decline"]);
        assert_eq!(answer.json()["allowed_actions"], may);
    }
);

on_both!(
    fn every_change_needs_the_version_that_stands(app: &TestApp) {
        let desk = Desk::open(app);
        let manager = &desk.matter.by;
        let part = desk.part("fire");
        let before = app.counts();
        for (what, body) in all_acts() {
            let by = match what {
                "reassign" | "offer" | "cancel" | "dependencies" => manager.clone(),
                _ => desk.handler("signe.roegbjerg"),
            };
            let mut stale = part.clone();
            stale["version"] = json!(7);
            does(&by, &stale, what, &body).problem(412, "stale");
            let method = if what == "dependencies" {
                "PUT"
            } else {
                "POST"
            };
            let path = format!("contributions/{}/{what}", text(&part["id"]));
            let request = by.request(method, &path);
            let request = if body.is_null() {
                request
            } else {
                request.json(&body)
            };
            request.send().problem(428, "version_required");
        }
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn what_is_said_is_looked_at(app: &TestApp) {
        let desk = Desk::open(app);
        let signe = desk.handler("signe.roegbjerg");
        let part = accepted(&signe, &desk.part("fire"));
        let before = app.counts();
        let wait = json!({"awaited": "godot", "reason": " "});
        let answer = does(&signe, &part, "wait", &wait);
        answer.refuses(&[("/awaited", "unknown_value"), ("/reason", "blank")]);
        let late = json!({"text": " \n", "answered_at": "2027-01-01T00:00:00Z"});
        let answer = does(&signe, &part, "answer", &late);
        answer.refuses(&[("/text", "blank"), ("/answered_at", "in_the_future")]);
        let blank = json!({"reason": ""});
        let cancel = does(&desk.coordinator(), &part, "cancel", &blank);
        cancel.refuses(&[("/reason", "blank")]);
        assert_eq!(app.counts(), before);
        assert_eq!(desk.part("fire")["version"], part["version"]);
    }
);

on_both!(
    fn a_change_under_one_key_is_made_once(app: &TestApp) {
        let desk = Desk::open(app);
        let signe = desk.handler("signe.roegbjerg");
        let part = desk.part("fire");
        let path = format!("contributions/{}/decline", text(&part["id"]));
        let send = || {
            let request = signe.post(&path).header("If-Match", "\"1\"").key("once");
            request.json(&not_ours(Some("legal"))).send()
        };
        let first = send();
        first.expect(200);
        // Although the case is not theirs to see any more.
        let again = send();
        assert_eq!(again.body, first.body);
        assert_eq!(again.header("idempotent-replayed"), Some("true"));
        desk.is_clean();
    }
);
