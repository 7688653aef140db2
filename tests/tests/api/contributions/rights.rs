//! Who may do what with a contribution.

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, Answer, Database, TestApp, on_both};
use serde_json::{Value, json};

use super::desk::{Desk, accepted, does, not_ours};
use crate::isolation::hidden;
use crate::sample::text;

/// Everything that can be done with an offered contribution and its case.
fn everything(by: &Actor, case: &str, part: &Value) -> Vec<Answer> {
    let acts = [
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
    ];
    let acts = acts.iter();
    let mut answers: Vec<Answer> = acts
        .map(|(what, body)| does(by, part, what, body))
        .collect();
    let at = |what: &str| format!("cases/{case}/{what}");
    let one_more = json!({"unit": "legal", "reason": "x"});
    answers.push(by.post(&at("contributions")).json(&one_more).send());
    let answer = json!({"answer": true});
    let question = at("questions/building_work/preview");
    answers.push(by.post(&question).json(&answer).send());
    let question = at("questions/building_work/answer");
    let seen = by.post(&question).header("If-Match", "\"1\"");
    answers.push(seen.json(&answer).send());
    answers.push(by.get(&at("questions")));
    answers
}

on_both!(
    fn whoever_has_nothing_to_do_with_it_changes_nothing(app: &TestApp) {
        let desk = Desk::open(app);
        let (case, part) = (&desk.matter.id, desk.part("fire"));
        let before = app.counts();
        for by in [app.front_desk(), app.integration(), app.admin()] {
            for answer in everything(&by, case, &part) {
                answer.problem(403, "forbidden");
            }
            let path = format!("contributions/{}", text(&part["id"]));
            assert_eq!(by.get(&path).expect(200)["allowed_actions"], json!([]));
        }
        let elsewhere = desk.handler("helge.havnsoe");
        for answer in everything(&elsewhere, case, &part) {
            answer.problem(404, "not_found");
        }
        for answer in everything(&app.anonymous(), case, &part) {
            answer.problem(401, "unauthenticated");
        }
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn another_unit_of_the_case_leaves_it_alone(app: &TestApp) {
        let desk = Desk::open(app);
        let waste = desk.handler("carsten.skraeldrup");
        let part = desk.part("fire");
        for what in ["accept", "resume", "release"] {
            does(&waste, &part, what, &Value::Null).problem(403, "forbidden");
        }
        let cancel = json!({"reason": "x"});
        let signe = desk.handler("signe.roegbjerg");
        for by in [&waste, &signe] {
            does(by, &part, "cancel", &cancel).problem(403, "forbidden");
        }
    }
);

on_both!(
    fn what_is_offered_to_one_person_is_theirs_alone_to_take(app: &TestApp) {
        let desk = Desk::open(app);
        let kaj = app.staff("eksempel", "kaj.stenbaeklund@eksempel.example");
        let part = json!({"unit": "roads", "reason": "x", "offered_to": kaj});
        let path = format!("cases/{}/contributions", desk.matter.id);
        let part = desk
            .coordinator()
            .post(&path)
            .json(&part)
            .send()
            .expect(201);
        assert_eq!(part["offered_to"]["id"], kaj.to_string());
        let maja = desk.handler("maja.loevensoe");
        does(&maja, &part, "accept", &Value::Null).problem(403, "forbidden");
        accepted(&desk.person("kaj.stenbaeklund", Role::Handler), &part);
        desk.is_clean();
    }
);

on_both!(
    fn another_municipality_cannot_tell_it_from_one_that_is_not_there(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let desk = Desk::open(app);
        let nobody = "01900000-0000-7000-8000-000000000007";
        let theirs = app.actor_in(Country::Se, Role::Manager);
        let part = desk.part("fire");
        let before = app.counts();
        let found = everything(&theirs, &desk.matter.id, &part);
        let nothing = json!({"id": nobody, "version": 1});
        let random = everything(&theirs, nobody, &nothing);
        for (answer, random) in found.iter().zip(&random) {
            hidden(answer, random);
        }
        assert_eq!(app.counts(), before);
    }
);
