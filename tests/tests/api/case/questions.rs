//! Handlers' questions whose contribution goes on in another case.

use onedoor_domain::MessageId;
use onedoor_domain::directory::Role;
use onedoor_service::ReceivedInput;
use onedoor_testkit::{TestApp, on_both};
use serde_json::{Value, json};

use super::desk::{Desk, of_business};
use super::loose_ends::{asked, fire};
use crate::directory::etag;
use crate::promises::matter::{about, for_a_year};
use crate::sample::{all, text};

const CVR: &str = "29190623";
const FIRE: &str = "signe.roegbjerg@eksempel.example";

/// The coordinator asks the business what the fire unit wants to know. Answers with the question and
/// the message.
fn forwarded(app: &TestApp, desk: &Desk) -> (String, Value) {
    let question = asked(app, desk);
    let seen = etag(&desk.by.get(&question));
    let request = desk.by.post(&format!("{question}/forward"));
    let request = request.header("If-Match", &seen).json(&json!({}));
    let message = request.send().expect(200)["message"].clone();
    (question, message)
}

/// Ids of the questions of a case.
fn questions(desk: &Desk) -> Vec<String> {
    let path = format!("cases/{}/handler-questions", desk.id);
    all(&desk.by.get(&path).expect(200)["items"], "id")
}

fn answered(desk: &Desk, question: &str) -> Value {
    let read = desk.by.get(question).expect(200);
    assert_eq!(read["stage"], "answered");
    read
}

on_both!(
    fn what_the_business_was_asked_is_answered_where_a_case_is_merged_into(app: &TestApp) {
        let duplicate = Desk::register(app, &of_business("change_of_use_premises", CVR));
        let (question, message) = forwarded(app, &duplicate);
        let kept = Desk::register(app, &of_business("start_advice", CVR));
        duplicate
            .change("POST", "/merge", &json!({"into": kept.id}))
            .expect(200);
        assert_eq!(questions(&kept).len(), 1);
        let there = kept.by.get(&question).expect(200);
        assert_eq!(there["stage"], "forwarded");
        assert_eq!(there["contribution"], fire(&kept).as_str());
        let reply = json!({"text": "Højst 40.", "in_reply_to": message});
        let received = kept.adds("messages/received", &reply).expect(201);
        assert_eq!(
            received["message"]["contribution"],
            fire(&kept).as_str(),
            "it concerns what goes on here"
        );
        let handler = for_a_year(app, "eksempel", Role::Handler, FIRE);
        assert_eq!(handler.get(&question).expect(200)["stage"], "answered");
        kept.is_clean(app);
        duplicate.is_clean(app);
    }
);

on_both!(
    fn a_question_for_what_is_asked_in_both_cases_goes_on_for_what_is_owed_there(app: &TestApp) {
        let kept = Desk::register(app, &of_business("change_of_use_premises", CVR));
        let duplicate = Desk::register(app, &of_business("change_of_use_premises", CVR));
        let (question, message) = forwarded(app, &duplicate);
        duplicate
            .change("POST", "/merge", &json!({"into": kept.id}))
            .expect(200);
        let there = kept.by.get(&question).expect(200);
        assert_eq!(there["contribution"], fire(&kept).as_str());
        let reply = json!({"text": "Højst 40.", "in_reply_to": message});
        let received = kept.adds("messages/received", &reply).expect(201);
        assert_eq!(received["message"]["contribution"], fire(&kept).as_str());
        answered(&kept, &question);
        kept.is_clean(app);
    }
);

on_both!(
    fn the_business_answers_by_the_code_of_the_merged_case(app: &TestApp) {
        let by = crate::promises::matter::manager(app);
        let file = by
            .register(&of_business("change_of_use_premises", CVR))
            .opened();
        let code = text(&file["tracking"]["code"]);
        let duplicate = Desk {
            by,
            id: text(&file["case"]["id"]),
        };
        let (question, message) = forwarded(app, &duplicate);
        let kept = Desk::register(app, &of_business("start_advice", CVR));
        duplicate
            .change("POST", "/merge", &json!({"into": kept.id}))
            .expect(200);
        let reply = ReceivedInput {
            text: "Højst 40.".to_owned(),
            in_reply_to: Some(MessageId(text(&message).parse().unwrap())),
            ..ReceivedInput::default()
        };
        let received = app.run(async |services| services.receive_from_business(&code, reply).await);
        let concerned = received.unwrap().message.record.contribution.unwrap();
        assert_eq!(concerned.to_string(), fire(&kept));
        answered(&kept, &question);
        let last = kept.events();
        assert_eq!(last.last().unwrap(), "message_received", "where it goes on");
        kept.is_clean(app);
        duplicate.is_clean(app);
    }
);

on_both!(
    fn questions_go_along_with_the_matter_that_is_split_out(app: &TestApp) {
        // The fire unit is needed for the change of use alone.
        let mut enquiry = about("change_of_use_premises");
        enquiry["case_types"] = json!(["change_of_use_premises", "harbour_matter"]);
        let desk = Desk::register(app, &enquiry);
        let (question, message) = forwarded(app, &desk);
        let waiting = asked(app, &desk);
        let new = desk.split_out("change_of_use_premises");
        assert_eq!(questions(&desk), [""; 0]);
        assert_eq!(questions(&new).len(), 2);
        for path in [&question, &waiting] {
            let there = new.by.get(path).expect(200);
            assert_eq!(there["contribution"], fire(&new).as_str());
        }
        let seen = etag(&new.by.get(&waiting));
        let request = new.by.post(&format!("{waiting}/forward"));
        let request = request.header("If-Match", &seen).json(&json!({}));
        assert_eq!(request.send().expect(200)["stage"], "forwarded");
        // What the business was asked before is answered here, though it was written there.
        let reply = json!({"text": "Højst 40.", "in_reply_to": message});
        let received = new.adds("messages/received", &reply).expect(201);
        assert_eq!(received["message"]["contribution"], fire(&new).as_str());
        answered(&new, &question);
        desk.is_clean(app);
        new.is_clean(app);
    }
);

on_both!(
    fn questions_stay_with_the_part_that_stays(app: &TestApp) {
        let mut enquiry = about("change_of_use_premises");
        enquiry["case_types"] = json!(["change_of_use_premises", "harbour_matter"]);
        let desk = Desk::register(app, &enquiry);
        let (question, message) = forwarded(app, &desk);
        let new = desk.split_out("harbour_matter");
        assert_eq!(questions(&desk).len(), 1);
        assert_eq!(questions(&new), [""; 0]);
        let reply = json!({"text": "Højst 40.", "in_reply_to": message});
        let elsewhere = new.adds("messages/received", &reply);
        elsewhere.refuses(&[("/in_reply_to", "no_such_thing")]);
        desk.adds("messages/received", &reply).expect(201);
        answered(&desk, &question);
    }
);
