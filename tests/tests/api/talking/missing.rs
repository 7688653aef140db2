//! One list of what is missing, whichever units miss it.

use onedoor_domain::directory::Role;
use onedoor_store::columns::OutboxKind;
use onedoor_testkit::{TestApp, on_both};
use serde_json::{Value, json};

use super::desk::{Desk, part_of};
use crate::promises::matter::{at, waiting};
use crate::sample::all;

/// Two units miss the same plan, and each something of its own.
fn missed(app: &TestApp) -> Desk {
    let desk = Desk::open(app);
    desk.miss(&json!([{"document": "floor_plan_before_after"}, {"words": "Flugtveje"}]))
        .expect(201);
    let building = part_of(&desk.matter.file(), "building");
    let path = format!("contributions/{building}/missing-items");
    let by = app.person("eksempel", "niels.kaerhus@eksempel.example", Role::Handler);
    let items = json!({"items": [{"document": "floor_plan_before_after"}, {"words": "Facade"}]});
    by.post(&path).json(&items).send().expect(201);
    desk
}

fn units(list: &Value) -> Vec<usize> {
    let combined = list["combined"].as_array().unwrap().iter();
    combined
        .map(|item| item["units"].as_array().unwrap().len())
        .collect()
}

on_both!(
    fn the_business_is_asked_once_for_what_all_units_miss(app: &TestApp) {
        let desk = missed(app);
        let list = desk.read("missing-items");
        assert_eq!(units(&list), [2, 1, 1]);
        assert_eq!(list["items"].as_array().unwrap().len(), 4);

        let before = waiting(app, [OutboxKind::MissingPapers, OutboxKind::Message]);
        let ask = json!({"gap": "minor", "reply_by": at("03-16T12:00")});
        let sent = desk.matter.tell("missing-items/send", &ask).expect(200);
        for item in sent["items"].as_array().unwrap() {
            assert_ne!(item["asked_at"], Value::Null);
        }
        let after = waiting(app, [OutboxKind::MissingPapers, OutboxKind::Message]);
        assert_eq!(after, [before[0] + 1, before[1]], "one delivery");
        let papers = desk.matter.file()["papers"]["missing"].take();
        assert_eq!(papers.as_array().unwrap().len(), 1);
        assert_eq!(papers[0]["items"].as_array().unwrap().len(), 3);
        let letter = desk.read("messages")["items"][0].take();
        assert_eq!(letter["purpose"], "missing_items");
        let words = letter["text"].as_str().unwrap();
        for said in ["- Flugtveje", "- Facade", "16. marts 2026 kl. 12.00"] {
            assert!(words.contains(said), "{words}");
        }
        let again = desk.matter.tell("missing-items/send", &ask);
        again.problem(409, "nothing_missing");
        desk.matter.is_clean(app);
    }
);

on_both!(
    fn what_came_is_struck_off_and_the_rest_still_waits(app: &TestApp) {
        let desk = missed(app);
        let ask = json!({"gap": "minor"});
        let sent = desk.matter.tell("missing-items/send", &ask).expect(200);
        let ids = all(&sent["items"], "id");
        let came = json!({"items": [ids[0], ids[2]]});
        let left = desk
            .matter
            .tell("missing-items/received", &came)
            .expect(200);
        assert_eq!(units(&left), [1, 1]);
        let events = desk.told("missing_items_received").len();
        // Told twice changes nothing.
        desk.matter
            .tell("missing-items/received", &came)
            .expect(200);
        assert_eq!(desk.told("missing_items_received").len(), events);
        let complete = json!({"reason": "Alt er her."});
        desk.matter.tell("papers/complete", &complete).expect(200);
        assert_eq!(desk.read("missing-items")["combined"], json!([]));
        desk.matter.is_clean(app);
    }
);

on_both!(
    fn what_is_missed_later_is_a_second_list(app: &TestApp) {
        let desk = missed(app);
        let ask = json!({"gap": "minor"});
        desk.matter.tell("missing-items/send", &ask).expect(200);
        desk.miss(&json!([{"words": "Brandplan"}])).expect(201);
        desk.matter.tell("missing-items/send", &ask).expect(200);
        let papers = desk.matter.file()["papers"]["missing"].take();
        assert_eq!(papers[1]["items"].as_array().unwrap().len(), 1);
        assert_eq!(papers[1]["items"][0]["unit"], "fire");
    }
);

on_both!(
    fn a_list_that_cannot_be_is_refused(app: &TestApp) {
        let desk = Desk::open(app);
        let before = app.counts();
        let ask = json!({"gap": "minor"});
        desk.matter
            .tell("missing-items/send", &ask)
            .problem(409, "nothing_missing");
        desk.miss(&json!([])).refuses(&[("/items", "required")]);
        desk.miss(&json!([{}, {"document": "moon_map"}])).refuses(&[
            ("/items/0/words", "required"),
            ("/items/1/document", "no_such_thing"),
        ]);
        let many: Vec<Value> = (0..101).map(|n| json!({"words": n.to_string()})).collect();
        desk.miss(&json!(many)).refuses(&[("/items", "too_many")]);
        let came = json!({"items": ["01920000-0000-7000-8000-000000000001"]});
        desk.matter
            .tell("missing-items/received", &came)
            .refuses(&[("/items/0", "no_such_thing")]);
        assert_eq!(app.counts(), before);
    }
);
