//! What the business hears when its enquiry has come.

use onedoor_testkit::{Database, Fate, on_both};
use serde_json::json;

use crate::desk::{Desk, WORDS, cafe, to_owner};

on_both!(
    fn a_receipt_says_who_what_next_and_by_when(database: Database) {
        let desk = Desk::open(database);
        let opened = desk.register(&cafe());
        let letters = desk.work();
        let [receipt] = to_owner(&letters)[..] else {
            panic!("{letters:?}");
        };
        let reference = opened["case"]["reference"].as_str().unwrap();
        let coordinator = &opened["coordinator"];
        assert!(
            receipt.subject().contains(reference),
            "{}",
            receipt.subject()
        );
        for said in [
            reference,
            coordinator["name"].as_str().unwrap(),
            coordinator["phone"].as_str().unwrap(),
            coordinator["email"].as_str().unwrap(),
            // What can be done about delay, and what silence means.
            "forsinkede",
            "klage",
        ] {
            assert!(receipt.text.contains(said), "{said}: {}", receipt.text);
            assert!(receipt.html.contains(said), "{said}: {}", receipt.html);
        }
        let due = opened["guarantees"].as_array().unwrap();
        let due = due.iter().filter_map(|one| one["due_text"].as_str());
        assert!(
            due.clone().any(|due| receipt.text.contains(due)),
            "{}",
            receipt.text
        );
        let reply_to = receipt.header("reply-to").unwrap();
        assert!(reply_to.contains(&format!("+{reference}@")), "{reply_to}");
        assert_eq!(receipt.header("auto-submitted").unwrap(), "auto-generated");
        for kept in [WORDS, "Anna Ankersen", "Café Ankeret", "33112233"] {
            assert!(!receipt.text.contains(kept), "{kept}");
            assert!(!receipt.html.contains(kept), "{kept}");
        }
    }
);

on_both!(
    fn a_receipt_that_came_keeps_its_promise(database: Database) {
        let desk = Desk::open(database);
        let opened = desk.register(&cafe());
        let id = opened["case"]["id"].as_str().unwrap();
        let coordinator = desk.coordinator(&opened);
        let stages = || -> Vec<String> {
            let file = coordinator.get(&format!("cases/{id}")).expect(200);
            let all = file["guarantees"].as_array().unwrap().clone();
            let of_receipt = ["acknowledge", "coordinator_assigned"].map(serde_json::Value::from);
            let theirs = all.iter().filter(|one| of_receipt.contains(&one["clock"]));
            theirs
                .map(|one| one["state"].as_str().unwrap().to_owned())
                .collect()
        };
        assert!(!stages().is_empty());
        desk.server.always(Some(Fate::RefusedRecipient(451)));
        desk.work();
        assert!(
            stages().iter().all(|stage| stage == "running"),
            "{:?}",
            stages()
        );
        desk.server.always(None);
        desk.app.clock.advance(jiff::SignedDuration::from_mins(5));
        desk.work();
        assert!(
            stages().iter().all(|stage| stage == "met"),
            "{:?}",
            stages()
        );
    }
);

on_both!(
    fn the_link_of_a_mail_opens_the_case_and_is_the_same_at_every_try(database: Database) {
        let desk = Desk::open(database);
        // At night, when nobody but the business is told: after some failures the way would be shut.
        desk.app.clock.set("2026-03-02T22:30");
        desk.server.always(Some(Fate::DroppedAfterDot));
        let opened = desk.register(&json!({
            "channel": "web_form", "language": "da", "text": "Hvordan starter jeg?",
            "case_types": ["start_advice"],
            "contact": {"email": crate::desk::OWNER},
        }));
        let first = desk.work();
        desk.server.always(None);
        desk.app.clock.advance(jiff::SignedDuration::from_mins(10));
        let again = desk.work();
        let (first, again) = (to_owner(&first)[0], to_owner(&again)[0]);
        assert_eq!(first.id(), again.id());
        let link = first.link("/t/");
        assert_eq!(link, again.link("/t/"));
        let page = desk
            .app
            .anonymous()
            .get(link.strip_prefix("https://onedoor.example").unwrap());
        assert_eq!(page.status, 200);
        let reference = opened["case"]["reference"].as_str().unwrap();
        assert!(page.text().contains(reference));
    }
);

on_both!(
    fn who_gave_no_address_is_not_forgotten(database: Database) {
        let desk = Desk::open(database);
        desk.register(&json!({
            "channel": "phone", "language": "da", "text": "Hvordan starter jeg?",
            "case_types": ["start_advice"],
        }));
        desk.work();
        let unsent = desk.deliveries("&state=no_address");
        assert_eq!(unsent.len(), 1, "{unsent:?}");
        assert_eq!(unsent[0]["tiding"], "receipt");
        assert_eq!(unsent[0]["allowed_actions"], json!(["replay_delivery"]));
    }
);

on_both!(
    fn without_a_mail_server_notices_wait_in_the_outbox(app: &TestApp) {
        app.front_desk().register(&cafe()).opened();
        app.work();
        assert_eq!(app.counts()["delivery"], 0);
        let ready = app.anonymous().get("/health/ready").expect(200);
        assert_eq!(ready["deliveries"]["set_up"], false);
        assert_eq!(ready["deliveries"]["waiting"], 1);
    }
);
