//! What a receiver is told, and by what it knows us.

use std::collections::BTreeSet;

use http::{HeaderMap, HeaderName, HeaderValue};
use jiff::SignedDuration;
use onedoor_domain::directory::Role;
use onedoor_service::Clock as _;
use onedoor_testkit::{Database, Received, on_both};
use serde_json::{Value, json};
use standardwebhooks::Webhook;

use super::stand::{Stand, ids, is_signed_by};
use crate::desk::{OWNER, WORDS, advice, cafe};

on_both!(
    fn every_event_comes_once_signed_with_ids_and_nothing_else(database: Database) {
        let stand = Stand::open(database);
        let hook = stand.add(&[]);
        let opened = stand.open_case(&cafe());
        let calls = stand.work();
        assert!(calls.len() > 10, "{}", calls.len());
        assert_eq!(ids(&calls), stand.fed(0));
        assert_eq!(calls.len(), ids(&calls).len());
        let (case, reference) = (&opened["case"]["id"], &opened["case"]["reference"]);
        for call in &calls {
            assert!(is_signed_by(call, &hook.secret), "{call:?}");
            assert_eq!(call.path, "/onedoor?key=abc");
            let kind = call.header("content-type");
            assert_eq!(kind, "application/cloudevents+json; charset=utf-8");
            let told: Value = serde_json::from_str(&call.body).unwrap();
            let number = &told["data"]["number"];
            let kind = told["data"]["kind"].as_str().unwrap();
            let expected = json!({
                "specversion": "1.0",
                "id": call.id(),
                "source": "https://onedoor.example/v1/eksempel",
                "type": format!("onedoor.{kind}"),
                "subject": case,
                "time": "2026-03-02T08:00:00Z",
                "datacontenttype": "application/json",
                "data": {
                    "kind": kind, "number": number, "case": case, "reference": reference,
                    "seq": told["data"]["seq"],
                },
            });
            assert_eq!(told, expected);
        }
        let all: String = calls.iter().map(|call| call.body.as_str()).collect();
        let coordinator = opened["coordinator"]["name"].as_str().unwrap();
        for kept in [
            WORDS,
            OWNER,
            "Anna",
            "Ankeret",
            "33112233",
            coordinator,
            "staff:",
        ] {
            assert!(!all.contains(kept), "{kept}");
        }
        // Nothing comes twice.
        assert!(stand.work().is_empty());
    }
);

on_both!(
    fn a_webhook_is_told_what_it_asked_for_and_only_from_then_on(database: Database) {
        let stand = Stand::open(database);
        stand.open_case(&advice());
        stand.app.work();
        let hook = stand.add(&["case_opened", "case_opened"]);
        assert_eq!(stand.webhook(&hook)["kinds"], json!(["case_opened"]));
        let opened = stand.open_case(&advice());
        let calls = stand.work();
        let [call] = &calls[..] else {
            panic!("{calls:?}");
        };
        let told: Value = serde_json::from_str(&call.body).unwrap();
        assert_eq!(told["type"], "onedoor.case_opened");
        assert_eq!(told["subject"], opened["case"]["id"]);
        let read_to = stand.webhook(&hook)["read_to"].as_i64().unwrap();
        assert_eq!(stand.fed(read_to), BTreeSet::new());
        // Every kind from now on.
        stand.change(&hook, &json!({"kinds": []}));
        stand.open_case(&advice());
        assert_eq!(ids(&stand.work()), stand.fed(read_to));
    }
);

on_both!(
    fn what_is_for_one_unit_alone_is_told_to_no_webhook(database: Database) {
        let stand = Stand::open(database);
        stand.add(&[]);
        let mut enquiry = cafe();
        enquiry["protected_identity"] = json!(true);
        let opened = stand.open_case(&enquiry);
        stand.work();
        let case = opened["case"]["id"].as_str().unwrap();
        let path = format!("cases/{case}/notes");
        let manager = stand.app.manager();
        let secret = json!({"text": "x", "only_unit": "building", "legal_ground": "FVL § 28"});
        manager.post(&path).json(&secret).send().expect(201);
        assert!(stand.work().is_empty());
        let open = json!({"text": "Til alle"});
        manager.post(&path).json(&open).send().expect(201);
        let calls = stand.work();
        let [call] = &calls[..] else {
            panic!("{calls:?}");
        };
        assert!(call.body.contains("onedoor.note_written"), "{}", call.body);
    }
);

on_both!(
    fn a_changed_secret_leaves_a_day_to_change_over(database: Database) {
        let stand = Stand::open(database);
        let hook = stand.add(&["case_opened"]);
        let path = format!("webhooks/{}/rotate-secret", hook.id);
        let rotating = || stand.app.admin().post(&path).key("en-gang").send();
        let made = rotating();
        let secret = made.expect(200)["secret"].as_str().unwrap().to_owned();
        // Sent again after a broken connection, it is the same.
        assert_eq!(rotating().expect(200), made.json());
        assert_ne!(secret, hook.secret);
        let shown = stand.webhook(&hook);
        assert_eq!(shown["old_secret_until"], "2026-03-03T08:00:00Z");
        assert!(!shown.to_string().contains("whsec_"), "{shown}");
        let signatures = |call: &Received| call.header("webhook-signature").split(' ').count();
        stand.open_case(&advice());
        let calls = stand.work();
        assert_eq!((calls.len(), signatures(&calls[0])), (1, 2));
        assert!(is_signed_by(&calls[0], &hook.secret));
        assert!(is_signed_by(&calls[0], &secret));
        stand.app.clock.advance(SignedDuration::from_hours(24));
        stand.open_case(&advice());
        let calls = stand.work();
        assert_eq!((calls.len(), signatures(&calls[0])), (1, 1));
        assert!(!is_signed_by(&calls[0], &hook.secret));
        assert!(is_signed_by(&calls[0], &secret));
    }
);

on_both!(
    fn the_way_can_be_tried(database: Database) {
        let stand = Stand::open(database);
        let hook = stand.add(&["case_closed"]);
        let path = format!("webhooks/{}/ping", hook.id);
        let sent = stand.app.admin().post(&path).send();
        let delivery = sent.expect(201);
        let calls = stand.work();
        let [call] = &calls[..] else {
            panic!("{calls:?}");
        };
        let told: Value = serde_json::from_str(&call.body).unwrap();
        assert_eq!(told["type"], "onedoor.ping");
        assert_eq!(told["data"], json!({"kind": "ping"}));
        assert_eq!(told["id"], delivery["message_id"]);
        assert!(is_signed_by(call, &hook.secret));
        let at = sent.header("location").unwrap();
        let shown = stand.app.manager().get(at).expect(200);
        assert_eq!(
            (&shown["state"], &shown["attempts"], &shown["kind"]),
            (&json!("delivered"), &json!(1), &json!("ping"))
        );
    }
);

/// The library as a receiver uses it, which also looks at the time.
#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the library asks the machine for the time, too"
)]
fn the_library_of_the_standard_takes_our_calls_for_what_they_are() {
    let stand = Stand::open(Database::Sqlite);
    let hook = stand.add(&["case_opened"]);
    let now = jiff::Timestamp::now();
    let late = now.duration_since(stand.app.clock.now().timestamp());
    stand.app.clock.advance(late);
    let day = SignedDuration::from_hours(24);
    let desk = stand.app.issue("eksempel", Role::FrontDesk, None, day);
    desk.register(&advice()).opened();
    let calls = stand.work();
    let library = Webhook::new(&hook.secret).unwrap();
    let headers = |call: &Received| -> HeaderMap {
        let names = ["webhook-id", "webhook-timestamp", "webhook-signature"];
        let each = names.map(|name| {
            let value = HeaderValue::from_str(call.header(name)).unwrap();
            (HeaderName::from_static(name), value)
        });
        each.into_iter().collect()
    };
    assert_eq!(calls.len(), 1);
    let (call, signed) = (&calls[0], headers(&calls[0]));
    library.verify(call.body.as_bytes(), &signed).unwrap();
    let altered = call.body.replace("case_opened", "case_closed");
    assert!(library.verify(altered.as_bytes(), &signed).is_err());
}
