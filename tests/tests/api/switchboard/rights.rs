//! Who may do what at the switchboard, and what another municipality can tell.

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, Answer, Database, TestApp, on_both};
use serde_json::json;

use super::call_backs::ask;
use super::{id_of, lookup, opened, stranger};
use crate::sample::text;

/// Works on food, which a café concerns.
const CONCERNED: &str = "signe.roegbjerg@eksempel.example";
/// Works at the harbour, which it does not.
const ELSEWHERE: &str = "helge.havnsoe@eksempel.example";

/// Everything that changes something, by this actor.
fn changes(actor: &Actor, case: &str, call_back: &str) -> Vec<Answer> {
    let moment = json!({"kind": "call", "direction": "in", "outcome": "reached"});
    let path = format!("call-backs/{call_back}");
    let post = |at: &str, body: &serde_json::Value| {
        let request = actor.post(at).header("If-Match", "\"1\"");
        request.json(body).send()
    };
    vec![
        post(&format!("cases/{case}/contact-moments"), &moment),
        post(&format!("cases/{case}/call-backs"), &json!({})),
        post(&format!("{path}/kept"), &json!({"outcome": "reached"})),
        post(&format!("{path}/cancel"), &json!({"reason": "x"})),
        actor
            .patch(&path)
            .header("If-Match", "\"1\"")
            .json(&json!({"staff": null}))
            .send(),
    ]
}

/// Everything of one case that can be read.
fn reads(actor: &Actor, case: &str, call_back: &str) -> Vec<Answer> {
    let paths = [
        format!("cases/{case}/contact-moments"),
        format!("call-backs/{call_back}"),
    ];
    paths.iter().map(|path| actor.get(path)).collect()
}

on_both!(
    fn whoever_answers_callers_notes_on_every_case_and_programs_on_none(app: &TestApp) {
        let case = id_of(&opened(app));
        let asked = ask(&app.front_desk(), &case, &json!({})).expect(201);
        let call_back = text(&asked["id"]);
        let before = app.counts();
        for outsider in [app.integration(), app.admin()] {
            for answer in changes(&outsider, &case, &call_back) {
                answer.problem(403, "forbidden");
            }
            for answer in reads(&outsider, &case, &call_back) {
                answer.problem(403, "forbidden");
            }
            outsider.get("call-backs").problem(403, "forbidden");
        }
        lookup(&app.admin(), "q=bager").problem(403, "forbidden");
        let elsewhere = app.person("eksempel", ELSEWHERE, Role::Handler);
        for answer in changes(&elsewhere, &case, &call_back) {
            answer.problem(404, "not_found");
        }
        for answer in reads(&elsewhere, &case, &call_back) {
            answer.problem(404, "not_found");
        }
        let none = elsewhere.get("call-backs").expect(200);
        assert_eq!(none["items"], json!([]));
        for answer in changes(&app.anonymous(), &case, &call_back) {
            answer.problem(401, "unauthenticated");
        }
        lookup(&app.anonymous(), "q=bager").problem(401, "unauthenticated");
        assert_eq!(app.counts(), before);
        for insider in [app.front_desk(), app.coordinator(), app.manager()] {
            for answer in reads(&insider, &case, &call_back) {
                answer.expect(200);
            }
        }
    }
);

on_both!(
    fn a_lookup_tells_each_as_much_as_their_role_allows(app: &TestApp) {
        let case = id_of(&opened(app));
        let program = lookup(&app.integration(), "phone=33991234");
        let told = program.expect(200);
        assert_eq!(
            told["callers"][0]["business"]["name"],
            "Bageriet i Nygade ApS"
        );
        assert_eq!(told["callers"][0]["contacts"], json!([]));
        assert_eq!(told["cases"][0]["allowed_actions"], json!([]));
        assert!(!program.text().contains("Mette"));
        let elsewhere = app.person("eksempel", ELSEWHERE, Role::Handler);
        let nothing = lookup(&elsewhere, "phone=33991234").expect(200);
        assert_eq!(
            (&nothing["callers"], &nothing["cases"]),
            (&json!([]), &json!([]))
        );
        let concerned = app.person("eksempel", CONCERNED, Role::Handler);
        let theirs = lookup(&concerned, "phone=33991234").expect(200);
        assert_eq!(theirs["cases"][0]["case"]["id"], json!(case));
        assert_eq!(
            theirs["callers"][0]["business"]["name"],
            "Bageriet i Nygade ApS"
        );
    }
);

on_both!(
    fn another_municipality_cannot_tell_that_anything_is_there(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let file = opened(app);
        let case = id_of(&file);
        let asked = ask(&app.front_desk(), &case, &json!({})).expect(201);
        let call_back = text(&asked["id"]);
        let before = app.counts();
        let stranger = stranger(app);
        for answer in changes(&stranger, &case, &call_back) {
            answer.problem(404, "not_found");
        }
        for answer in reads(&stranger, &case, &call_back) {
            answer.problem(404, "not_found");
        }
        let reference = text(&file["case"]["reference"]);
        for query in [
            "phone=%2B4533991234".to_owned(),
            "q=bageriet".to_owned(),
            format!("reference={reference}"),
        ] {
            let found = lookup(&stranger, &query).expect(200);
            assert_eq!(
                (&found["callers"], &found["cases"]),
                (&json!([]), &json!([]))
            );
        }
        let listed = stranger.get("call-backs").expect(200);
        assert_eq!(listed["items"], json!([]));
        let there = stranger.in_municipality("eksempel");
        lookup(&there, "q=bager").problem(404, "not_found");
        assert_eq!(app.counts(), before);
    }
);
