//! The final answer: drafted from the units' answers, and sent once in each round.

use onedoor_testkit::{Answer, on_both};
use serde_json::{Value, json};

use super::desk::Desk;
use crate::contributions::catalogue::publish;
use crate::idempotency::at_once;
use crate::promises::matter::{about, manager};
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

/// The default catalogue, in which two case types say how they are appealed, in the same words, and a
/// third in its own.
fn with_appeals() -> String {
    let mut yaml = onedoor_domain::catalogue::Document::DEFAULT_YAML.to_owned();
    let ways = [
        (
            "change_of_use_premises",
            "Klag til Byggeklageenheden inden fire uger.",
        ),
        ("signage", "Klag til Byggeklageenheden inden fire uger."),
        ("outdoor_seating", "Klag til Vejdirektoratet."),
    ];
    for (case_type, way) in ways {
        let line = format!("\n  - id: {case_type}\n    group: ");
        let texts = ["en", "da", "nb", "nn", "sv", "fi"].map(|code| format!("{code}: {way}"));
        let with = format!(
            "\n  - id: {case_type}\n    appeal: {{{}}}\n    group: ",
            texts.join(", ")
        );
        let more = yaml.replacen(&line, &with, 1);
        assert_ne!(more, yaml, "{case_type}");
        yaml = more;
    }
    yaml
}

on_both!(
    fn a_draft_says_once_how_each_decision_is_appealed(app: &TestApp) {
        publish(app, &with_appeals());
        let types = [
            "change_of_use_premises",
            "signage",
            "outdoor_seating",
            "plan_query",
        ];
        let mut enquiry = about(types[0]);
        enquiry["case_types"] = json!(types);
        let by = manager(app);
        let case = text(&by.register(&enquiry).opened()["case"]["id"]);
        let draft = by.get(&format!("cases/{case}/answer-draft")).expect(200);
        let words = text(&draft["text"]);
        assert_eq!(words.matches("Byggeklageenheden").count(), 1, "{words}");
        assert_eq!(words.matches("Vejdirektoratet").count(), 1, "{words}");
        let at = |what: &str| {
            words
                .find(what)
                .unwrap_or_else(|| panic!("no {what}: {words}"))
        };
        assert!(at("Byggeklageenheden") < at("Vejdirektoratet"), "{words}");
        // It stands before the end of the letter, and is sent as it is if nobody edits it.
        let seen = by.get(&format!("cases/{case}"));
        let request = by.post(&format!("cases/{case}/answer"));
        let seen = crate::directory::etag(&seen);
        request
            .header("If-Match", &seen)
            .json(&json!({}))
            .send()
            .expect(200);
        let messages = by.get(&format!("cases/{case}/messages")).expect(200);
        assert!(text(&messages["items"][0]["text"]).contains("Vejdirektoratet"));
    }
);

on_both!(
    fn a_draft_says_nothing_of_appeals_where_the_catalogue_does_not(app: &TestApp) {
        let desk = Desk::open(app);
        let before = desk.read("answer-draft")["text"].clone();
        publish(app, &with_appeals());
        // The case keeps the catalogue by which it was routed.
        assert_eq!(desk.read("answer-draft")["text"], before);
        assert!(!text(&before).contains("Klag til"), "{before}");
    }
);
