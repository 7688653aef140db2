//! Who hears of what by phone and in channels, and in which words.

use onedoor_testkit::{Database, on_both};
use serde_json::json;

use super::tower::{SECRET, Tower, at, body, caller};
use crate::desk::{WORDS, cafe};

on_both!(
    fn who_gave_only_a_phone_gets_the_receipt_there(database: Database) {
        let tower = Tower::open(database);
        tower.phones(&["receipt"]);
        let opened = tower.register(&caller("start_advice"));
        let calls = tower.work();
        let [call] = &at(&calls, "/sms")[..] else {
            panic!("{calls:?}");
        };
        assert_eq!(call.header("authorization"), SECRET);
        assert_eq!(
            call.header("content-type"),
            "application/json; charset=utf-8"
        );
        let sent = body(call);
        assert_eq!(sent["recipients"], json!([{"msisdn": "4533112233"}]));
        let message = sent["message"].as_str().unwrap();
        let reference = opened["case"]["reference"].as_str().unwrap();
        let coordinator = &opened["coordinator"];
        for said in [
            reference,
            coordinator["name"].as_str().unwrap(),
            coordinator["phone"].as_str().unwrap(),
        ] {
            assert!(message.contains(said), "{said}: {message}");
        }
        for kept in ["Bodil", "bageri"] {
            assert!(!message.contains(kept), "{message}");
        }
        let link = message.lines().last().unwrap();
        let path = link.strip_prefix("https://onedoor.example").unwrap();
        let page = tower.app.anonymous().get(path);
        assert_eq!(page.status, 200);
        assert!(page.text().contains(reference));
        let [told] = &tower.by_gateway("")[..] else {
            panic!("one is told");
        };
        assert_eq!(
            [
                &told["channel"],
                &told["tiding"],
                &told["recipient"],
                &told["state"]
            ],
            ["sms", "receipt", "business", "delivered"]
        );
        assert_eq!(call.header("idempotency-key"), told["id"].as_str().unwrap());
    }
);

on_both!(
    fn a_receipt_by_phone_keeps_its_promise_too(database: Database) {
        let tower = Tower::open(database);
        tower.phones(&["receipt"]);
        let opened = tower.register(&caller("start_advice"));
        tower.work();
        let id = opened["case"]["id"].as_str().unwrap();
        let file = tower.app.manager().get(&format!("cases/{id}")).expect(200);
        let promises = file["guarantees"].as_array().unwrap().iter();
        let kept: Vec<_> = promises
            .filter(|one| one["clock"] == "acknowledge")
            .map(|one| one["state"].as_str().unwrap())
            .collect();
        assert_eq!(kept, ["met"]);
    }
);

on_both!(
    fn who_reads_mail_is_not_rung_up(database: Database) {
        let tower = Tower::open(database);
        tower.phones(&["receipt", "answer", "urgent"]);
        tower.register(&cafe());
        assert_eq!(tower.work(), []);
        assert!(
            tower
                .mail
                .taken()
                .iter()
                .any(|letter| letter.to == crate::desk::OWNER)
        );
    }
);

on_both!(
    fn what_no_gateway_tells_waits_for_an_address_as_before(database: Database) {
        let tower = Tower::open(database);
        tower.phones(&["answer"]);
        tower.register(&caller("start_advice"));
        assert_eq!(tower.work(), []);
        let unsent = tower.deliveries("&state=no_address");
        assert_eq!(unsent.len(), 1, "{unsent:?}");
        assert_eq!(
            [&unsent[0]["tiding"], &unsent[0]["channel"]],
            ["receipt", "mail"]
        );
    }
);

on_both!(
    fn whoever_is_on_duty_is_rung_up_besides_mail_whatever_the_hour(database: Database) {
        let tower = Tower::open(database);
        tower.app.clock.set("2026-03-02T23:30");
        tower.phones(&["urgent", "offer"]);
        let mut urgent = cafe();
        urgent["urgent"] = json!(true);
        tower.register(&urgent);
        let calls = tower.work();
        let told = tower.by_gateway("");
        let urgent: Vec<_> = told
            .iter()
            .filter(|one| one["tiding"] == "urgent")
            .collect();
        assert!(!urgent.is_empty());
        assert_eq!(calls.len(), urgent.len(), "{told:?}");
        assert!(
            urgent
                .iter()
                .all(|one| one["recipient"] == "staff" && one["state"] == "delivered")
        );
        let waits = told.iter().filter(|one| one["tiding"] == "offer");
        assert!(waits.clone().count() > 0);
        assert!(
            waits.clone().all(|one| one["state"] == "waiting"),
            "{told:?}"
        );
        let mails = tower.mail.taken();
        assert_eq!(
            mails
                .iter()
                .filter(|letter| letter.subject().contains("kan ikke vente"))
                .count(),
            urgent.len(),
            "{mails:?}"
        );
    }
);

on_both!(
    fn a_channel_hears_once_of_what_concerns_its_unit(database: Database) {
        let tower = Tower::open(database);
        tower.channel(Some("fire"), &["offer"]);
        tower.channel(None, &["new_case"]);
        let opened = tower.register(&cafe());
        let calls = tower.work();
        let reference = opened["case"]["reference"].as_str().unwrap();
        for (path, many) in [("/chat/fire", 1), ("/chat/all", 1)] {
            let said = at(&calls, path);
            assert_eq!(said.len(), many, "{path}: {calls:?}");
            let text = body(said[0])["text"].as_str().unwrap().to_owned();
            assert!(text.contains(reference), "{text}");
            for kept in [
                WORDS,
                "Anna Ankersen",
                "Café Ankeret",
                "33112233",
                "/offer/",
                "/t/",
            ] {
                assert!(!text.contains(kept), "{kept}: {text}");
            }
        }
        let told = tower.by_gateway("");
        assert!(
            told.iter().all(|one| one["recipient"] == "channel"),
            "{told:?}"
        );
    }
);

on_both!(
    fn a_channel_that_is_down_keeps_no_letter_waiting(database: Database) {
        let tower = Tower::open(database);
        tower.channel(None, &["new_case", "case_moved", "message_received"]);
        tower
            .receiver
            .always(Some(onedoor_testkit::Reception::Answered(503)));
        let opened = tower.register(&cafe());
        tower.work();
        let id = opened["case"]["id"].as_str().unwrap();
        let message = json!({"text": "Vi ser på det.", "purpose": "update", "channel": "email"});
        let said = tower.app.manager().post(&format!("cases/{id}/messages"));
        said.json(&message).send().expect(201);
        tower.work();
        let letters = tower.mail.taken();
        assert!(
            letters.iter().any(|letter| letter.to == crate::desk::OWNER),
            "{letters:?}"
        );
        assert!(
            tower
                .by_gateway("")
                .iter()
                .all(|one| one["state"] == "waiting")
        );
    }
);
