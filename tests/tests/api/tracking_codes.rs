//! Tracking codes after the first: shown once, extended, revoked; and the ones that were lost.

use onedoor_testkit::{Actor, TestApp, on_both};
use serde_json::{Value, json};

use crate::directory::{deleted, etag};
use crate::sample::{cafe_with, text};

/// A case whose contact person gave an address; answers the whole answer of its intake.
fn opened(app: &TestApp) -> Value {
    let contact = json!({"name": "Mette Holm", "email": "mette@nygade.example"});
    app.front_desk()
        .register(&cafe_with("contact", contact))
        .opened()
}

fn codes(case: &Value) -> String {
    format!("cases/{}/tracking-codes", text(&case["case"]["id"]))
}

fn page(app: &TestApp, code: &str) -> u16 {
    app.anonymous().get(&format!("/t/{code}")).status
}

on_both!(
    fn another_code_is_shown_once_and_opens_the_case_until_it_is_revoked(app: &TestApp) {
        let case = opened(app);
        let manager = app.manager();
        let issued = manager
            .post(&codes(&case))
            .json(&json!({}))
            .send()
            .expect(201);
        let (code, id) = (text(&issued["code"]), text(&issued["tracking_code"]["id"]));
        assert_eq!(page(app, &code), 200);
        let listed = manager.get(&codes(&case));
        let items = listed.expect(200)["items"].as_array().unwrap().clone();
        assert_eq!(items.len(), 2, "and the first");
        assert_eq!(items[0], issued["tracking_code"]);
        assert_eq!(items[0]["contact"], items[1]["contact"]);
        assert!(!listed.text().contains(&code));
        let one = format!("tracking-codes/{id}");
        assert_eq!(manager.get(&one).expect(200), issued["tracking_code"]);
        assert_eq!(etag(&manager.get(&one)), "\"1\"");
        deleted(&manager, &one, "\"7\"").problem(412, "stale");
        assert_eq!(page(app, &code), 200);
        let revoked = deleted(&manager, &one, "\"1\"");
        assert_eq!(revoked.expect(200)["revoked_at"], "2026-03-02T08:00:00Z");
        assert_eq!(page(app, &code), 404);
        deleted(&manager, &one, &etag(&revoked)).problem(409, "code_ended");
        let first = text(&case["tracking"]["code"]);
        assert_eq!(page(app, &first), 200, "the other stays");
    }
);

on_both!(
    fn a_code_counts_for_a_year_from_when_it_was_extended(app: &TestApp) {
        let case = opened(app);
        let manager = app.manager();
        let items = manager.get(&codes(&case)).expect(200)["items"].clone();
        let extend = format!("tracking-codes/{}/extend", text(&items[0]["id"]));
        app.clock.set("2026-03-20T12:00");
        manager
            .post(&extend)
            .send()
            .problem(428, "version_required");
        let extended = manager.post(&extend).header("If-Match", "\"1\"").send();
        assert_eq!(extended.expect(200)["expires_at"], "2027-03-20T11:00:00Z");
        assert_eq!(etag(&extended), "\"2\"");
    }
);

on_both!(
    fn codes_are_for_who_coordinates(app: &TestApp) {
        let case = opened(app);
        let path = codes(&case);
        let id = text(&app.manager().get(&path).expect(200)["items"][0]["id"]);
        let before = app.counts();
        for actor in [app.front_desk(), app.admin(), app.integration()] {
            refused(&actor, &path, &id, 403);
        }
        let random = format!("cases/{}/tracking-codes", uuid::Uuid::from_u128(7));
        refused(
            &app.manager(),
            &random,
            &uuid::Uuid::from_u128(8).to_string(),
            404,
        );
        let stranger = json!({"contact": uuid::Uuid::from_u128(7)});
        let asked = app.manager().post(&path).json(&stranger).send();
        asked.refuses(&[("/contact", "no_such_thing")]);
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn whoever_lost_a_code_is_answered_the_same_whether_there_is_a_case_or_not(app: &TestApp) {
        let case = opened(app);
        let reference = text(&case["case"]["reference"]);
        let ask = |reference: &str, email: &str| {
            let body = json!({"reference": reference, "email": email});
            app.anonymous().post("lost-codes").json(&body).send()
        };
        let before = app.counts()["outbox"];
        let mut told = Vec::new();
        for (reference, email) in [
            ("2026-1111-1111", "mette@nygade.example"),
            ("nonsense", "mette@nygade.example"),
            (reference.as_str(), "somebody@else.example"),
            (reference.as_str(), "no address"),
        ] {
            told.push(ask(reference, email).expect(202));
        }
        assert_eq!(app.counts()["outbox"], before, "nobody is sent anything");
        told.push(ask(&reference, " Mette@Nygade.example").expect(202));
        assert_eq!(app.counts()["outbox"], before + 1);
        assert!(told.windows(2).all(|two| two[0] == two[1]), "{told:?}");
        let elsewhere = app.anonymous().in_municipality("ingensteds");
        let body = json!({"reference": reference, "email": "mette@nygade.example"});
        let nowhere = elsewhere.post("lost-codes").json(&body).send();
        assert_eq!(nowhere.expect(202), told[0]);
        for _ in 0..2 {
            ask(&reference, "mette@nygade.example").expect(202);
        }
        // Nobody's mailbox is filled: who asks too often is told so, also where there is no case.
        ask(&reference, "mette@nygade.example").problem(429, "too_many_attempts");
        // Both that were no reference count as one.
        for _ in 0..3 {
            ask("2026-1111-1111", "x@y.example").expect(202);
        }
        ask("2026-1111-1111", "x@y.example").problem(429, "too_many_attempts");
        // However patient they are, a mailbox gets three in a day.
        assert_eq!(app.counts()["outbox"], before + 3);
        for quarter in 1..20 {
            app.clock.advance(jiff::SignedDuration::from_mins(16));
            ask(&reference, "mette@nygade.example").expect(202);
            assert_eq!(app.counts()["outbox"], before + 3, "{quarter}");
        }
    }
);

fn refused(actor: &Actor, path: &str, id: &str, status: u16) {
    assert_eq!(actor.get(path).status, status);
    assert_eq!(actor.post(path).json(&json!({})).send().status, status);
    let one = format!("tracking-codes/{id}");
    assert_eq!(actor.get(&one).status, status);
    assert_eq!(deleted(actor, &one, "\"1\"").status, status);
    let extend = actor
        .post(&format!("{one}/extend"))
        .header("If-Match", "\"1\"");
    assert_eq!(extend.send().status, status);
}
