//! Who may do what to a case as a whole.

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Answer, Database, TestApp, on_both};
use serde_json::{Value, json};

use super::desk::Desk;
use crate::sample::coordinator;

/// Everything that the coordinator decides, well-formed.
fn everything(desk: &Desk, other: &str) -> Vec<Answer> {
    let reason = json!({"reason": "Fordi."});
    let post = |what: &str, body: &Value| desk.change_as_seen("POST", what, body, "\"1\"");
    let put = |what: &str, body: &Value| desk.change_as_seen("PUT", what, body, "\"1\"");
    vec![
        post("/wait", &json!({"awaited": "business", "reason": "x"})),
        post("/resume", &Value::Null),
        post("/close", &Value::Null),
        post("/withdraw", &reason),
        post("/reopen", &reason),
        post("/merge", &json!({"into": other})),
        post(
            "/split",
            &json!({"case_types": ["restaurant_cafe"], "reason": "x"}),
        ),
        put(
            "/case-types",
            &json!({"add": ["restaurant_cafe"], "accept": "x"}),
        ),
        put("/labels", &json!({"labels": ["x"]})),
        put("/task-force", &json!({"name": "x", "members": []})),
        desk.change_as_seen(
            "PATCH",
            "",
            &json!({"urgent": true, "reason": "x"}),
            "\"1\"",
        ),
        desk.change_as_seen("DELETE", &format!("/links/{other}"), &Value::Null, "\"1\""),
        desk.adds("links", &json!({"other": other, "kind": "related"})),
        desk.adds("case-types/preview", &json!({"add": ["restaurant_cafe"]})),
        desk.by.get(&format!("cases/{}/closing", desk.id)),
    ]
}

on_both!(
    fn only_the_coordinator_and_managers_decide_about_a_case(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        let other = Desk::open(app, "restaurant_cafe");
        let before = app.counts();
        for by in [app.front_desk(), app.admin(), app.integration()] {
            for answer in everything(&desk.seen_by(&by), &other.id) {
                answer.problem(403, "forbidden");
            }
        }
        for answer in everything(&desk.seen_by(&app.anonymous()), &other.id) {
            answer.problem(401, "unauthenticated");
        }
        assert_eq!(app.counts(), before);
        let email = coordinator(&desk.file());
        let theirs = desk.seen_by(&app.person("eksempel", &email, Role::Coordinator));
        theirs
            .change("PUT", "/labels", &json!({"labels": ["min"]}))
            .expect(200);
        let more = json!({"channel": "phone", "text": "Ringer igen."});
        desk.seen_by(&app.front_desk())
            .adds("enquiries", &more)
            .expect(200);
        desk.seen_by(&app.admin())
            .adds("enquiries", &more)
            .problem(403, "forbidden");
    }
);

on_both!(
    fn another_municipality_cannot_tell_that_a_case_is_there(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let desk = Desk::open(app, "change_of_use_premises");
        let theirs = app.actor_in(Country::Se, Role::Manager);
        let before = app.counts();
        let other = "01920000-0000-7000-8000-000000000001";
        for answer in everything(&desk.seen_by(&theirs), other) {
            answer.problem(404, "not_found");
        }
        let more = json!({"channel": "phone", "text": "Ringer igen."});
        desk.seen_by(&theirs)
            .adds("enquiries", &more)
            .problem(404, "not_found");
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn whoever_changes_a_case_says_which_version_they_saw(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        let path = format!("cases/{}/close", desk.id);
        desk.by.post(&path).send().problem(428, "version_required");
        let path = format!("cases/{}/labels", desk.id);
        let put = desk.by.request("PUT", &path);
        put.json(&json!({"labels": []}))
            .send()
            .problem(428, "version_required");
    }
);
