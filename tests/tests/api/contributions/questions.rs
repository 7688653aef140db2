//! The questions that routing left open.

use onedoor_testkit::{Actor, Answer, on_both};
use serde_json::{Value, json};

use super::desk::Desk;
use crate::sample::all;

const SEATING: &str = "outdoor_seating_on_road";

fn preview(desk: &Desk<'_>, by: &Actor, question: &str, answer: &Value) -> Answer {
    let path = format!("cases/{}/questions/{question}/preview", desk.matter.id);
    by.post(&path).json(&json!({"answer": answer})).send()
}

fn answer(desk: &Desk<'_>, by: &Actor, question: &str, answer: &Value) -> Answer {
    let version = desk.matter.file()["case"]["version"].clone();
    let path = format!("cases/{}/questions/{question}/answer", desk.matter.id);
    let request = by.post(&path).header("If-Match", &format!("\"{version}\""));
    request.json(&json!({"answer": answer})).send()
}

on_both!(
    fn an_answer_shows_what_it_would_change_and_then_changes_it(app: &TestApp) {
        let desk = Desk::open(app);
        let coordinator = desk.coordinator();
        let path = format!("cases/{}/questions", desk.matter.id);
        let open = coordinator.get(&path).expect(200);
        assert!(
            all(&open["items"], "id").contains(&SEATING.to_owned()),
            "{open:#}"
        );
        let before = app.counts();
        let proposal = preview(&desk, &coordinator, SEATING, &json!(true)).expect(200);
        assert_eq!(all(&proposal["joins"], "unit"), ["roads"]);
        assert_eq!(app.counts(), before);
        let none = preview(&desk, &coordinator, SEATING, &json!(false)).expect(200);
        assert_eq!(none["joins"], json!([]));
        assert_eq!(none["stays_out"], json!(["roads"]));

        let events = desk.events();
        let file = answer(&desk, &coordinator, SEATING, &json!(true)).expect(200);
        assert_eq!(desk.part("roads")["stage"], "offered");
        assert!(!all(&file["questions"], "id").contains(&SEATING.to_owned()));
        let kinds = desk.since(events);
        assert_eq!(kinds[..2], ["question_answered", "contribution_offered"]);
        assert_eq!(desk.owed("roads"), ["running"]);
        let told = coordinator.get(&path).expect(200);
        let mut items = told["items"].as_array().unwrap().iter();
        let told = items.find(|of| of["id"] == SEATING).unwrap();
        assert_eq!(told["answer"], true);
        desk.is_clean();
    }
);

on_both!(
    fn a_question_is_answered_once_and_as_it_was_asked(app: &TestApp) {
        let desk = Desk::open(app);
        let coordinator = desk.coordinator();
        answer(&desk, &coordinator, SEATING, &json!(false)).expect(200);
        let before = app.counts();
        for again in [
            answer(&desk, &coordinator, SEATING, &json!(true)),
            preview(&desk, &coordinator, SEATING, &json!(true)),
        ] {
            again.problem(409, "question_answered");
        }
        let wrong = [("/answer", "wrong_answer")];
        answer(&desk, &coordinator, "building_work", &json!("måske")).refuses(&wrong);
        preview(&desk, &coordinator, "building_work", &json!(3)).refuses(&wrong);
        for unknown in ["nothing", "alcohol_served"] {
            answer(&desk, &coordinator, unknown, &json!(true)).problem(404, "not_found");
            preview(&desk, &coordinator, unknown, &json!(true)).problem(404, "not_found");
        }
        let path = format!("cases/{}/questions/building_work/answer", desk.matter.id);
        let request = || coordinator.post(&path).json(&json!({"answer": true}));
        request().send().problem(428, "version_required");
        let stale = request().header("If-Match", "\"1\"").send();
        stale.problem(412, "stale");
        assert_eq!(app.counts(), before);
        desk.is_clean();
    }
);
