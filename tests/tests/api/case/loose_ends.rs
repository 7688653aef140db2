//! What becomes of planned meetings and handlers' questions when their case ends.

use onedoor_domain::directory::Role;
use onedoor_store::columns::OutboxKind;
use onedoor_store::outbox;
use onedoor_testkit::{TestApp, on_both};
use serde_json::{Value, json};

use super::desk::{Desk, of_business};
use crate::promises::matter::{at, for_a_year};
use crate::sample::{all, text};

const CVR: &str = "29190623";
const FIRE: &str = "signe.roegbjerg@eksempel.example";

/// Plans a meeting in the week after next, and answers where it is.
fn planned(desk: &Desk) -> String {
    let body = json!({
        "kind": "visit",
        "starts_at": at("03-12T13:00"),
        "ends_at": at("03-12T14:00"),
    });
    format!(
        "meetings/{}",
        text(&desk.adds("meetings", &body).expect(201)["id"])
    )
}

/// The fire unit asks the business something by way of the coordinator.
fn asked(app: &TestApp, desk: &Desk) -> String {
    let path = format!("contributions/{}/questions", fire(desk));
    let by = for_a_year(app, "eksempel", Role::Handler, FIRE);
    let words = json!({"text": "Hvor mange gæster?"});
    let asked = by.post(&path).json(&words).send().expect(201);
    format!("handler-questions/{}", text(&asked["id"]))
}

fn fire(desk: &Desk) -> String {
    let file = desk.file();
    let mut parts = file["contributions"].as_array().unwrap().iter();
    text(&parts.find(|part| part["unit"] == "fire").unwrap()["id"])
}

/// What those invited to a meeting were told of it, in order.
fn told(app: &TestApp, path: &str) -> Vec<String> {
    let far = onedoor_domain::Moment::from_micros(4_000_000_000_000_000).unwrap();
    let rows = app.ask(move |conn| outbox::take(conn, OutboxKind::Meeting, far, 10_000));
    let rows = rows.into_iter();
    let payloads = rows.map(|row| serde_json::from_str::<Value>(&row.payload).unwrap());
    let id = path.rsplit('/').next().unwrap();
    let mut of_it: Vec<Value> = payloads.filter(|of| of["meeting"] == id).collect();
    of_it.sort_by_key(|of| of["sequence"].as_i64());
    of_it.iter().map(|of| text(&of["notice"])).collect()
}

on_both!(
    fn what_was_still_to_come_ends_with_a_withdrawn_case(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        let (meeting, question) = (planned(&desk), asked(app, &desk));
        let reason = json!({"reason": "De har fundet et andet sted."});
        desk.change("POST", "/withdraw", &reason).expect(200);
        let off = desk.by.get(&meeting).expect(200);
        assert_eq!(off["stage"], "cancelled");
        assert_eq!(off["cancel_reason"], reason["reason"]);
        let declined = desk.by.get(&question).expect(200);
        assert_eq!(declined["stage"], "declined");
        assert_eq!(declined["reason"], reason["reason"]);
        let told = told(app, &meeting);
        assert_eq!(told, ["meeting_invited", "meeting_cancelled"]);
        let events = desk.events();
        for kind in ["meeting_cancelled", "question_declined"] {
            assert!(events.contains(&kind.to_owned()), "{events:?}");
        }
        desk.is_clean(app);
    }
);

on_both!(
    fn what_was_still_to_come_ends_with_a_closed_case_and_what_had_begun_stays(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        let question = asked(app, &desk);
        let begun = planned(&desk);
        app.clock.set("2026-03-12T13:30");
        let body = json!({
            "kind": "visit",
            "starts_at": at("03-20T13:00"),
            "ends_at": at("03-20T14:00"),
        });
        let later = desk.adds("meetings", &body).expect(201);
        let later = format!("meetings/{}", text(&later["id"]));
        app.clock.set("2026-03-12T14:00");
        app.keep_promises();
        for promise in desk.file()["guarantees"].as_array().unwrap() {
            if promise["state"] == "missed" {
                let path = format!("guarantees/{}/entries", text(&promise["id"]));
                let said = json!({"kind": "explain", "cause": "workload", "words": "Ferie."});
                desk.by.post(&path).json(&said).send().expect(200);
            }
        }
        desk.settle();
        desk.answered(app);
        desk.does("close").expect(200);
        let stage = |path: &str| text(&desk.by.get(path).expect(200)["stage"]);
        assert_eq!(stage(&later), "cancelled");
        assert_eq!(stage(&begun), "planned");
        assert_eq!(stage(&question), "declined");
    }
);

on_both!(
    fn what_is_still_to_come_goes_on_in_the_case_that_another_is_merged_into(app: &TestApp) {
        let duplicate = Desk::register(app, &of_business("change_of_use_premises", CVR));
        let (meeting, question) = (planned(&duplicate), asked(app, &duplicate));
        let kept = Desk::register(app, &of_business("start_advice", CVR));
        let into = json!({"into": kept.id});
        duplicate.change("POST", "/merge", &into).expect(200);
        let there = kept.by.get(&meeting).expect(200);
        assert_eq!(
            (&there["case"], &there["stage"]),
            (&json!(kept.id), &json!("planned"))
        );
        assert_eq!(told(app, &meeting), ["meeting_invited", "meeting_changed"]);
        let listed = kept.by.get(&format!("cases/{}/meetings", kept.id));
        assert_eq!(listed.expect(200)["items"].as_array().unwrap().len(), 1);
        let waiting = kept.by.get(&format!("cases/{}/handler-questions", kept.id));
        let waiting = waiting.expect(200);
        let path = format!("handler-questions/{}", all(&waiting["items"], "id")[0]);
        assert_eq!(path, question);
        assert_eq!(waiting["items"][0]["contribution"], fire(&kept).as_str());
        let events = kept.events();
        for kind in ["meeting_planned", "question_asked"] {
            assert!(events.contains(&kind.to_owned()), "{events:?}");
        }
        let seen = crate::directory::etag(&kept.by.get(&question));
        let request = kept.by.post(&format!("{question}/forward"));
        let request = request.header("If-Match", &seen).json(&json!({}));
        assert_eq!(request.send().expect(200)["stage"], "forwarded");
        kept.is_clean(app);
        duplicate.is_clean(app);
    }
);
