//! Questions of handlers: by way of the coordinator, or directly.

use onedoor_testkit::{Answer, on_both};
use serde_json::{Value, json};

use super::desk::{Desk, handlers_ask};
use crate::sample::{all, text};

fn decide(desk: &Desk, question: &Value, what: &str, body: &Value) -> Answer {
    let path = format!("handler-questions/{}/{what}", text(&question["id"]));
    let seen = format!("\"{}\"", question["version"]);
    let request = desk.matter.by.post(&path).header("If-Match", &seen);
    request.json(body).send()
}

on_both!(
    fn a_question_goes_through_the_coordinator_and_comes_back_answered(app: &TestApp) {
        let desk = Desk::open(app);
        let asked = desk.ask("Hvor mange gæster?").expect(201);
        assert_eq!(asked["stage"], "asked");
        assert_eq!(
            asked["allowed_actions"],
            json!([]),
            "the handler cannot pass it on"
        );
        assert_eq!(desk.read("messages")["items"], json!([]));
        let waiting = desk.read("handler-questions");
        assert_eq!(
            waiting["items"][0]["allowed_actions"],
            json!(["forward", "decline"])
        );

        let words = json!({"subject": "Et spørgsmål", "text": "Hvor mange gæster får I højst?"});
        let forwarded = decide(&desk, &asked, "forward", &words).expect(200);
        assert_eq!(forwarded["stage"], "forwarded");
        assert_eq!(
            forwarded["text"], "Hvor mange gæster?",
            "as the handler wrote it"
        );
        let message = &desk.read("messages")["items"][0];
        assert_eq!(message["text"], "Hvor mange gæster får I højst?");
        assert_eq!(message["purpose"], "question");
        assert_eq!(message["contribution"], desk.part.as_str());
        assert_eq!(forwarded["message"], message["id"]);

        let reply = json!({"text": "Højst 40.", "in_reply_to": message["id"]});
        let received = desk.matter.tell("messages/received", &reply).expect(201);
        assert_eq!(received["message"]["contribution"], desk.part.as_str());
        let path = format!("handler-questions/{}", text(&asked["id"]));
        let answered = desk.handler.get(&path).expect(200);
        assert_eq!(answered["stage"], "answered");
        assert_ne!(answered["answered_at"], Value::Null);
        let unit = desk.told("question_asked");
        assert!(
            unit[0].ends_with("has a question to the business."),
            "{unit:?}"
        );
        assert_eq!(desk.told("question_forwarded").len(), 1);
        desk.matter.is_clean(app);
    }
);

on_both!(
    fn a_question_is_decided_once_and_as_it_was_seen(app: &TestApp) {
        let desk = Desk::open(app);
        let asked = desk.ask("Hvorfor?").expect(201);
        let path = format!("handler-questions/{}/decline", text(&asked["id"]));
        let reason = json!({"reason": "Det står i henvendelsen."});
        let unseen = desk.matter.by.post(&path).json(&reason).send();
        unseen.problem(428, "version_required");
        let stale = desk.matter.by.post(&path).header("If-Match", "\"7\"");
        stale.json(&reason).send().problem(412, "stale");
        let declined = decide(&desk, &asked, "decline", &reason).expect(200);
        assert_eq!(declined["stage"], "declined");
        assert_eq!(declined["reason"], "Det står i henvendelsen.");
        let before = app.counts();
        for what in ["decline", "forward"] {
            let body = if what == "decline" {
                reason.clone()
            } else {
                json!({})
            };
            let again = decide(&desk, &declined, what, &body);
            again.problem(409, "question_decided");
            assert_eq!(again.json()["allowed_actions"], json!([]));
        }
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn a_handler_asks_directly_where_the_municipality_lets_them(app: &TestApp) {
        handlers_ask(app, "directly");
        let desk = Desk::open(app);
        let asked = desk.ask("Hvor mange gæster?").expect(201);
        assert_eq!(asked["stage"], "forwarded");
        let messages = desk.read("messages");
        assert_eq!(all(&messages["items"], "text"), ["Hvor mange gæster?"]);
        assert_eq!(messages["items"][0]["author"], asked["asked_by"]);
        desk.matter.is_clean(app);
    }
);

on_both!(
    fn how_handlers_ask_is_one_of_two_ways(app: &TestApp) {
        let admin = app.admin();
        let now = admin.get("/v1/eksempel").expect(200);
        assert_eq!(now["settings"]["handlers_ask"], "through_coordinator");
        let change = json!({"settings": {"handlers_ask": "sometimes"}});
        let seen = format!("\"{}\"", now["version"]);
        let request = admin
            .patch("/v1/eksempel")
            .header("If-Match", &seen)
            .json(&change);
        request
            .send()
            .refuses(&[("/settings/handlers_ask", "unknown_value")]);
    }
);

on_both!(
    fn a_unit_that_has_answered_asks_nothing_more(app: &TestApp) {
        let desk = Desk::open(app);
        let answered = json!({"progress": "unit_answered", "contribution": desk.part});
        desk.matter.tell("progress", &answered).expect(200);
        let before = app.counts();
        desk.ask("Og?").problem(409, "contribution_stage");
        desk.miss(&json!([{"words": "Mål"}]))
            .problem(409, "contribution_stage");
        assert_eq!(app.counts(), before);
    }
);
