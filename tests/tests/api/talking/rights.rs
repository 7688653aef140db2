//! Who may say and read what.

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, Answer, Database, TestApp, on_both};
use serde_json::json;

use super::desk::{Desk, HARBOUR};
use crate::sample::text;

/// What only the coordinator says, as this person tries it.
fn decisions(desk: &Desk, question: &str, by: &Actor) -> Vec<Answer> {
    let seen = desk.version();
    let post = |path: &str, body: serde_json::Value| {
        let request = by.post(path).header("If-Match", &seen);
        request.json(&body).send()
    };
    vec![
        post(&desk.at("messages"), json!({"text": "a"})),
        post(&desk.at("interim-reply"), json!({"text": "a"})),
        post(&desk.at("missing-items/send"), json!({"gap": "minor"})),
        post(&desk.at("answer"), json!({"text": "a"})),
        post(&desk.at("overviews"), json!({})),
        by.post(&desk.at("overviews/1/send")).send(),
        post(&format!("handler-questions/{question}/forward"), json!({})),
        post(
            &format!("handler-questions/{question}/decline"),
            json!({"reason": "a"}),
        ),
        by.put(&desk.at("answer-draft"))
            .header("If-Match", "\"1\"")
            .json(&json!({"text": "a"}))
            .send(),
    ]
}

/// What is read by whoever works on the case.
fn readings(desk: &Desk, question: &str, by: &Actor) -> Vec<Answer> {
    let message = format!("messages/{}", message(desk));
    let paths = [
        "messages",
        &message,
        "handler-questions",
        "notes",
        "missing-items",
        "answer-draft",
        "overviews",
        "overviews/1",
    ];
    let mut answers: Vec<Answer> = paths.iter().map(|path| by.get(&desk.at(path))).collect();
    answers.push(by.get(&format!("handler-questions/{question}")));
    answers
}

/// What a unit says about its own part.
fn of_the_part(desk: &Desk, by: &Actor) -> Vec<Answer> {
    let post = |what: &str, body: serde_json::Value| {
        let path = format!("contributions/{}/{what}", desk.part);
        by.post(&path).json(&body).send()
    };
    vec![
        post("questions", json!({"text": "a"})),
        post("missing-items", json!({"items": [{"words": "a"}]})),
    ]
}

fn message(desk: &Desk) -> String {
    text(&desk.read("messages")["items"][0]["id"])
}

/// A case on which something was said, with an open question.
fn said(app: &TestApp) -> (Desk, String) {
    let desk = Desk::open(app);
    let question = text(&desk.ask("Hvorfor?").expect(201)["id"]);
    desk.matter
        .tell("messages", &json!({"text": "Hej"}))
        .expect(201);
    desk.matter.tell("overviews", &json!({})).expect(201);
    (desk, question)
}

on_both!(
    fn whoever_works_on_a_case_reads_what_is_said_and_only_its_coordinator_decides(app: &TestApp) {
        let (desk, question) = said(app);
        for answer in readings(&desk, &question, &desk.handler) {
            answer.expect(200);
        }
        let before = app.counts();
        for answer in decisions(&desk, &question, &desk.handler) {
            answer.problem(403, "forbidden");
        }
        for answer in of_the_part(&desk, &desk.matter.by) {
            answer.problem(403, "forbidden");
        }
        assert_eq!(app.counts(), before);
        for answer in of_the_part(&desk, &desk.handler) {
            answer.expect(201);
        }
        for answer in readings(&desk, &question, &app.manager()) {
            answer.expect(200);
        }
    }
);

on_both!(
    fn whoever_has_limited_sight_reads_nothing_and_decides_nothing(app: &TestApp) {
        let (desk, question) = said(app);
        let before = app.counts();
        for by in [app.front_desk(), app.integration(), app.admin()] {
            let mut answers = readings(&desk, &question, &by);
            answers.extend(decisions(&desk, &question, &by));
            answers.extend(of_the_part(&desk, &by));
            for answer in answers {
                answer.problem(403, "forbidden");
            }
        }
        assert_eq!(app.counts(), before);
        let receive = |by: &Actor| {
            let request = by.post(&desk.at("messages/received"));
            request.json(&json!({"text": "Brev"})).send()
        };
        receive(&app.front_desk()).expect(201);
        receive(&app.integration()).expect(201);
        receive(&app.admin()).problem(403, "forbidden");
        let note = |by: &Actor| {
            by.post(&desk.at("notes"))
                .json(&json!({"text": "a"}))
                .send()
        };
        note(&app.front_desk()).expect(201);
        note(&app.integration()).problem(403, "forbidden");
        note(&app.admin()).problem(403, "forbidden");
    }
);

fn nothing_is_there(desk: &Desk, question: &str, by: &Actor) {
    let mut answers = readings(desk, question, by);
    answers.extend(decisions(desk, question, by));
    answers.extend(of_the_part(desk, by));
    for what in ["messages/received", "notes"] {
        let request = by.post(&desk.at(what));
        answers.push(request.json(&json!({"text": "a"})).send());
    }
    for answer in answers {
        answer.problem(404, "not_found");
    }
}

on_both!(
    fn a_handler_elsewhere_cannot_tell_that_anything_is_said(app: &TestApp) {
        let (desk, question) = said(app);
        let before = app.counts();
        let elsewhere = app.person("eksempel", HARBOUR, Role::Handler);
        nothing_is_there(&desk, &question, &elsewhere);
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn another_municipality_cannot_tell_that_anything_is_said(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let (desk, question) = said(app);
        let before = app.counts();
        nothing_is_there(&desk, &question, &app.actor_in(Country::Se, Role::Manager));
        let nobody = app.anonymous();
        for answer in readings(&desk, &question, &nobody) {
            answer.problem(401, "unauthenticated");
        }
        assert_eq!(app.counts(), before);
    }
);
