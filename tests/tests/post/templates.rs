//! A municipality's own words.

use onedoor_testkit::{Database, on_both};
use serde_json::json;

use crate::desk::{Desk, advice, to_owner};

const RECEIPT: &str = "mail-templates/receipt/da";

on_both!(
    fn a_municipality_words_its_receipt_and_what_must_be_told_stays(database: Database) {
        let desk = Desk::open(database);
        let admin = desk.app.admin();
        let ours = admin.get(RECEIPT);
        assert_eq!(ours.expect(200)["subject"], json!(null));
        let words = json!({"subject": "Tak fordi du skrev", "words": "Kære ven af {{ municipality }} <3\n\n{{ usual }}"});
        let put = |version: &str, body: &serde_json::Value| {
            admin
                .put(RECEIPT)
                .header("If-Match", version)
                .json(body)
                .send()
        };
        put(ours.header("etag").unwrap(), &words).expect(200);
        put("\"1\"", &words).problem(412, "stale");
        let opened = desk.register(&advice());
        let letters = desk.work();
        let receipt = to_owner(&letters)[0];
        let reference = opened["case"]["reference"].as_str().unwrap();
        assert!(
            receipt.subject().starts_with("Tak fordi du skrev"),
            "{}",
            receipt.subject()
        );
        assert!(
            receipt.subject().contains(reference),
            "{}",
            receipt.subject()
        );
        assert!(receipt.text.contains("Kære ven af"), "{}", receipt.text);
        assert!(receipt.html.contains("&lt;3"), "{}", receipt.html);
        assert!(
            receipt
                .text
                .contains(opened["coordinator"]["phone"].as_str().unwrap())
        );
        assert!(receipt.text.contains("/t/"), "{}", receipt.text);
        let gone = admin.delete(RECEIPT).header("If-Match", "\"2\"").send();
        assert_eq!(gone.status, 204);
        assert_eq!(admin.get(RECEIPT).expect(200)["subject"], json!(null));
    }
);

on_both!(
    fn words_that_cannot_be_rendered_are_refused(database: Database) {
        let desk = Desk::open(database);
        let admin = desk.app.admin();
        let counts = desk.app.counts();
        let put = |body: &serde_json::Value| {
            admin
                .put(RECEIPT)
                .header("If-Match", "\"1\"")
                .json(body)
                .send()
        };
        put(&json!({"subject": "{{ secret }}", "words": "{% if %}"}))
            .refuses(&[("/subject", "bad_template"), ("/words", "bad_template")]);
        put(&json!({"subject": " ", "words": "x"})).refuses(&[("/subject", "required")]);
        let missing = admin.get("mail-templates/receipt/xx");
        missing.problem(404, "not_found");
        let manager = desk.app.manager();
        let tries = manager.put(RECEIPT).header("If-Match", "\"1\"");
        tries
            .json(&json!({"subject": "x", "words": "y"}))
            .send()
            .problem(403, "forbidden");
        assert_eq!(desk.app.counts(), counts);
        assert_eq!(
            desk.app.handler().get("mail-templates").expect(200)["items"],
            json!([])
        );
    }
);

on_both!(
    fn every_mail_can_be_seen_in_every_language_and_sent_to_oneself(database: Database) {
        let desk = Desk::open(database);
        let admin = desk.app.admin();
        let counts = desk.app.counts();
        let tidings = onedoor_domain::delivery::Tiding::ALL;
        for language in onedoor_domain::Language::ALL {
            for tiding in tidings {
                let path = format!("mail-templates/{tiding}/{language}/preview");
                let mail = admin.post(&path).json(&json!({})).send().expect(200);
                for part in ["subject", "text", "html"] {
                    let said = mail[part].as_str().unwrap();
                    assert!(!said.is_empty() && !said.contains("mail-"), "{mail}");
                    assert!(
                        !said.contains('\u{2068}') && !said.contains("{ $"),
                        "{mail}"
                    );
                }
                let html = mail["html"].as_str().unwrap();
                assert!(
                    html.contains(&format!("<html lang=\"{language}\">")),
                    "{html}"
                );
            }
        }
        let words = json!({"words": {"subject": "<b>", "words": "<i>{{ usual }}</i>"}});
        let mail = admin
            .post(&format!("{RECEIPT}/preview"))
            .json(&words)
            .send()
            .expect(200);
        assert!(
            mail["html"].as_str().unwrap().contains("&lt;i&gt;"),
            "{mail}"
        );
        assert_eq!(desk.app.counts(), counts);
        let person = desk.app.person(
            "eksempel",
            "thor.bitgren@eksempel.example",
            onedoor_domain::directory::Role::Admin,
        );
        let sent = person
            .post(&format!("{RECEIPT}/test-send"))
            .json(&words)
            .send();
        assert_eq!(sent.status, 204, "{}", sent.text());
        let [letter] = &desk.server.taken()[..] else {
            panic!("one mail")
        };
        assert_eq!(letter.to, "thor.bitgren@eksempel.example");
        // A program has no mailbox.
        let day = jiff::SignedDuration::from_hours(24);
        let program = desk.app.issue(
            "eksempel",
            onedoor_domain::directory::Role::Admin,
            None,
            day,
        );
        program
            .post(&format!("{RECEIPT}/test-send"))
            .json(&words)
            .send()
            .problem(403, "forbidden");
    }
);
