//! What becomes of a form that was sent.

use onedoor_testkit::on_both;
use serde_json::json;

use super::{SEND, anybody, case_of, challenge, filled, receipt, send, with_challenge};
use crate::sample::text;

on_both!(
    fn a_form_becomes_a_case_and_is_answered_with_the_receipt(app: &TestApp) {
        let before = app.counts();
        let answer = send(app, &with_challenge(app, filled()));
        let receipt = answer.expect(201);
        let person = &receipt["coordinator"];
        assert!(text(&receipt["next"]).contains(&text(&person["name"])));
        assert!(text(&person["phone"]).starts_with('+'));
        let promised = receipt["guarantees"].as_array().unwrap();
        assert!(!promised.is_empty());
        assert!(
            promised
                .iter()
                .all(|one| !text(&one["due_text"]).is_empty())
        );
        assert!(!receipt["documents"].as_array().unwrap().is_empty());
        let url = text(&receipt["tracking"]["url"]);
        assert_eq!(answer.header("location"), Some(url.as_str()));
        let code = text(&receipt["tracking"]["code"]);
        assert_eq!(anybody(app).get(&format!("/t/{code}")).status, 200);

        let after = app.counts();
        assert_eq!(after["case"], before["case"] + 1);
        let id = case_of(app, &receipt);
        let enquiries = app
            .manager()
            .get(&format!("cases/{id}/enquiries"))
            .expect(200);
        let enquiry = &enquiries["items"][0];
        assert_eq!(enquiry["channel"], "web_form");
        assert_eq!(enquiry["text"], filled()["text"]);
        assert_eq!(enquiry["attributes"]["alcohol_served"], true);
        app.work();
        let verified = app.run(async |services| services.verify(|_| {}).await);
        assert_eq!(verified.unwrap().flaws, 0);
    }
);

on_both!(
    fn the_same_form_sent_again_gives_the_same_receipt(app: &TestApp) {
        let body = with_challenge(app, filled());
        let first = send(app, &body).expect(201);
        let before = app.counts();
        let again = send(app, &body);
        assert_eq!(again.expect(201), first);
        assert_eq!(again.header("idempotent-replayed"), Some("true"));
        assert_eq!(app.counts(), before);
        // Whoever shows the challenge of another form sends nothing with it.
        let mut other = body;
        other["text"] = "Noget helt andet.".into();
        send(app, &other).problem(422, "key_reused");
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn a_key_counts_whatever_challenge_comes_with_it(app: &TestApp) {
        let keyed = |body: &serde_json::Value| {
            let request = anybody(app).post(SEND).key("draft-1").json(body);
            request.send()
        };
        let body = with_challenge(app, filled());
        let first = keyed(&body).expect(201);
        let before = app.counts()["case"];
        let later = with_challenge(app, filled());
        let again = keyed(&later);
        assert_eq!(again.expect(201)["reference"], first["reference"]);
        assert_eq!(again.header("idempotent-replayed"), Some("true"));
        // Also once the challenge is far too old: the answer was given.
        app.clock.advance(jiff::SignedDuration::from_hours(23));
        assert_eq!(keyed(&body).expect(201)["reference"], first["reference"]);
        assert_eq!(app.counts()["case"], before);
        let mut other = later;
        other["text"] = "Noget helt andet.".into();
        keyed(&other).problem(422, "key_reused");
    }
);

on_both!(
    fn a_challenge_counts_for_one_form(app: &TestApp) {
        let body = with_challenge(app, filled());
        anybody(app)
            .post(SEND)
            .key("one")
            .json(&body)
            .send()
            .expect(201);
        let before = app.counts()["case"];
        let mut other = body;
        other["text"] = "Noget helt andet.".into();
        let refused = anybody(app).post(SEND).key("two").json(&other).send();
        refused.refuses(&[("/challenge", "challenge_used")]);
        assert_eq!(app.counts()["case"], before);
    }
);

on_both!(
    fn what_was_wrong_is_mended_with_the_same_challenge(app: &TestApp) {
        let mut body = with_challenge(app, filled());
        body["contact"] = json!({"name": "Mette Holm"});
        let before = app.counts();
        send(app, &body).refuses(&[("/contact/email", "required")]);
        assert_eq!(app.counts(), before);
        body["contact"]["phone"] = "33 11 22 33".into();
        send(app, &body).expect(201);
    }
);

on_both!(
    fn what_falls_into_the_trap_is_told_nothing_and_writes_nothing(app: &TestApp) {
        let (challenge, _) = challenge(app);
        let mut body = filled();
        body["challenge"] = challenge.into();
        body["website"] = "https://spam.example".into();
        let before = app.counts();
        assert_eq!(send(app, &body).expect(202), json!({"accepted": true}));
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn many_at_once_with_one_key_make_one_case(app: &TestApp) {
        let body = with_challenge(app, filled());
        let before = app.counts()["case"];
        let sent: Vec<_> = std::thread::scope(|scope| {
            let senders: Vec<_> = (0..8).map(|_| scope.spawn(|| send(app, &body))).collect();
            senders.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let mut references: Vec<String> = sent
            .iter()
            .map(|answer| text(&answer.expect(201)["reference"]))
            .collect();
        references.dedup();
        assert_eq!(references.len(), 1);
        assert_eq!(app.counts()["case"], before + 1);
    }
);

on_both!(
    fn the_receipt_holds_nothing_that_was_filled_in(app: &TestApp) {
        let told = receipt(app).to_string();
        for written in ["Mette", "nygade.example", "Nygade 3", "Bageriet"] {
            assert!(!told.contains(written), "{written}");
        }
    }
);
