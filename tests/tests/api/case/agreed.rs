//! What was agreed at a meeting when its case is merged into another.

use onedoor_testkit::on_both;
use serde_json::{Value, json};

use super::desk::{Desk, of_business};
use super::loose_ends::{planned, told};
use crate::directory::etag;
use crate::sample::text;

const CVR: &str = "29190623";

/// Does something with a meeting as it stands.
#[track_caller]
fn with(desk: &Desk, method: &'static str, (meeting, what): (&str, &str), body: &Value) -> Value {
    let seen = etag(&desk.by.get(meeting));
    let request = desk.by.request(method, &format!("{meeting}{what}"));
    request.header("If-Match", &seen).json(body).send().json()
}

on_both!(
    fn what_was_agreed_is_done_in_the_case_that_another_is_merged_into(app: &TestApp) {
        let duplicate = Desk::register(app, &of_business("change_of_use_premises", CVR));
        let meeting = planned(&duplicate);
        let off = planned(&duplicate);
        with(
            &duplicate,
            "POST",
            (&off, "/cancel"),
            &json!({"reason": "Aflyst."}),
        );
        app.clock.set("2026-03-12T14:05");
        let went = json!({"attended": [], "minutes": "Enige om flugtvejene."});
        let held = with(&duplicate, "POST", (&meeting, "/hold"), &went);
        assert_eq!(held["stage"], "held");
        let agreed = json!({"what": "Sende tegninger", "due_on": "2026-03-20"});
        let path = format!("{meeting}/actions");
        let noted = duplicate.by.post(&path).json(&agreed).send().expect(201);
        let action = text(&noted["actions"][0]["id"]);
        duplicate.explain(app);
        let kept = Desk::register(app, &of_business("start_advice", CVR));
        let before = told(app, &meeting);
        let into = json!({"into": kept.id});
        duplicate.change("POST", "/merge", &into).expect(200);

        let there = kept.by.get(&meeting).expect(200);
        assert_eq!(there["case"], kept.id.as_str());
        assert_eq!(there["stage"], "held");
        assert_eq!(there["minutes"], went["minutes"]);
        let can = json!(["add_action", "finish_action", "keep_minutes"]);
        assert_eq!(there["allowed_actions"], can);
        assert_eq!(
            told(app, &meeting),
            before,
            "nobody is invited to what is over"
        );
        let listed = |desk: &Desk| {
            let path = format!("cases/{}/meetings", desk.id);
            let page = desk.by.get(&path).expect(200);
            crate::sample::all(&page["items"], "stage")
        };
        assert_eq!(listed(&kept), ["held"]);
        assert_eq!(listed(&duplicate), ["cancelled"]);

        let done = json!({"done": true});
        let ticked = with(
            &kept,
            "PATCH",
            (&meeting, &format!("/actions/{action}")),
            &done,
        );
        assert!(ticked["actions"][0]["done_at"].is_string(), "{ticked}");
        assert!(kept.events().contains(&"meeting_action_done".to_owned()));
        let more = json!({"what": "Ringe til brandvæsenet", "due_on": "2026-03-23"});
        kept.by.post(&path).json(&more).send().expect(201);
        kept.is_clean(app);
        duplicate.is_clean(app);
    }
);
