//! The final answer: drafted from the units' answers, and sent once in each round.

use onedoor_testkit::{Answer, on_both};
use serde_json::{Value, json};

use super::desk::Desk;
use crate::idempotency::at_once;
use crate::sample::text;

fn save(desk: &Desk, seen: &Value, words: &str) -> Answer {
    let seen = format!("\"{}\"", seen["version"]);
    let request = desk
        .matter
        .by
        .put(&desk.at("answer-draft"))
        .header("If-Match", &seen);
    request.json(&json!({"text": words})).send()
}

fn send(desk: &Desk, seen: &str, body: &Value) -> Answer {
    let request = desk
        .matter
        .by
        .post(&desk.at("answer"))
        .header("If-Match", seen);
    request.json(body).send()
}

on_both!(
    fn a_draft_warns_of_units_that_have_not_answered(app: &TestApp) {
        let desk = Desk::open(app);
        let draft = desk.read("answer-draft");
        assert_eq!(draft["edited"], false);
        assert_eq!(draft["answered"], json!([]));
        let silent = draft["unanswered"].as_array().unwrap().len();
        let answered = json!({"progress": "unit_answered", "contribution": desk.part});
        desk.matter.tell("progress", &answered).expect(200);
        let after = desk.read("answer-draft");
        assert_eq!(after["answered"], json!(["fire"]));
        assert_eq!(after["unanswered"].as_array().unwrap().len(), silent - 1);
        assert!(text(&after["text"]).contains("## "), "{after}");
        // What was read before a unit answered is old.
        save(&desk, &draft, "Svar").problem(412, "stale");
    }
);

on_both!(
    fn a_draft_is_edited_as_it_was_seen(app: &TestApp) {
        let desk = Desk::open(app);
        let draft = desk.read("answer-draft");
        let words = "  Kære I\r\n<i>svar</i>\n";
        let edited = save(&desk, &draft, words).expect(200);
        assert_eq!(edited["text"], words);
        assert_eq!(edited["edited"], true);
        assert_eq!(desk.read("answer-draft")["text"], words);
        let before = app.counts();
        save(&desk, &draft, "For sent").problem(412, "stale");
        save(&desk, &edited, "\t").refuses(&[("/text", "blank")]);
        let path = desk.at("answer-draft");
        let unseen = desk
            .matter
            .by
            .put(&path)
            .json(&json!({"text": "Hej"}))
            .send();
        unseen.problem(428, "version_required");
        assert_eq!(app.counts(), before);
        let again = save(&desk, &edited, "Bedre").expect(200);
        assert_eq!(again["text"], "Bedre");
        app.clock.set("2026-03-03T10:00");
        let answered = json!({"progress": "unit_answered", "contribution": desk.part});
        desk.matter.tell("progress", &answered).expect(200);
        assert_eq!(desk.read("answer-draft")["answered_since"], json!(["fire"]));
    }
);

on_both!(
    fn the_answer_is_sent_once_and_keeps_its_promises(app: &TestApp) {
        let desk = Desk::open(app);
        let draft = desk.read("answer-draft");
        let seen = desk.version();
        save(&desk, &draft, "Det må I gerne.").expect(200);
        // What was edited after the case was read is not sent unseen.
        send(&desk, &seen, &json!({})).problem(412, "stale");
        let unseen = desk
            .matter
            .by
            .post(&desk.at("answer"))
            .json(&json!({}))
            .send();
        unseen.problem(428, "version_required");
        let seen = desk.version();
        let sent = send(&desk, &seen, &json!({})).expect(200);
        assert_eq!(sent["case"]["stage"], "answered");
        let message = desk.read("messages")["items"][0].take();
        assert_eq!(message["text"], "Det må I gerne.");
        assert_eq!(message["purpose"], "final_answer");
        assert_eq!(
            desk.told("answer_sent"),
            ["The business got its final answer."]
        );
        let before = app.counts();
        let again = send(&desk, &seen, &json!({"text": "Nej"}));
        again.problem(409, "case_stage");
        let allowed = again.json()["allowed_actions"].take();
        assert!(
            allowed.as_array().unwrap().contains(&json!("close")),
            "{allowed}"
        );
        save(&desk, &desk.read("answer-draft"), "Nej").problem(409, "case_stage");
        assert_eq!(app.counts(), before);
        desk.matter.is_clean(app);
    }
);

on_both!(
    fn of_many_clicks_at_once_one_sends_the_answer(app: &TestApp) {
        let desk = Desk::open(app);
        let seen = desk.version();
        let answers = at_once(12, |_| send(&desk, &seen, &json!({"text": "Svar"})));
        let (sent, rest): (Vec<_>, Vec<_>) =
            answers.iter().partition(|answer| answer.status == 200);
        assert_eq!((sent.len(), rest.len()), (1, 11));
        for answer in rest {
            answer.problem(409, "case_stage");
        }
        assert_eq!(desk.read("messages")["items"].as_array().unwrap().len(), 1);
        desk.matter.is_clean(app);
    }
);

on_both!(
    fn a_draft_speaks_the_language_of_the_business(app: &TestApp) {
        let desk = Desk::open(app);
        let draft = desk.read("answer-draft");
        let words = text(&draft["text"]);
        assert!(words.starts_with("Hej\n"), "{words}");
        assert!(
            words.contains(&text(&desk.matter.file()["case"]["reference"])),
            "{words}"
        );
    }
);
