//! What is not taken in, and writes nothing.

use jiff::SignedDuration;
use onedoor_testkit::{TestApp, on_both};
use serde_json::{Value, json};

use super::{SEND, anybody, challenge, filled, send, with_challenge};

#[track_caller]
fn writes_nothing(app: &TestApp, body: &Value, fields: &[(&str, &str)]) {
    let before = app.counts();
    send(app, body).refuses(fields);
    assert_eq!(app.counts(), before);
}

on_both!(
    fn a_form_without_its_challenge_is_refused(app: &TestApp) {
        let good = with_challenge(app, filled());
        let mut made_up = good.clone();
        made_up["challenge"] = "bm90IG91cnM".into();
        writes_nothing(app, &made_up, &[("/challenge", "challenge_too_old")]);
        let mut without = good.clone();
        without.as_object_mut().unwrap().remove("challenge");
        writes_nothing(app, &without, &[("/challenge", "required")]);
        let mut unproven = good.clone();
        unproven["proof"] = Value::Null;
        writes_nothing(app, &unproven, &[("/proof", "not_proven")]);
        let mut endless = good;
        endless["proof"] = "0".repeat(33).into();
        writes_nothing(app, &endless, &[("/proof", "not_proven")]);
    }
);

on_both!(
    fn nobody_types_so_fast_and_nobody_so_slowly(app: &TestApp) {
        let (challenge, proof) = challenge(app);
        let mut body = filled();
        body["challenge"] = challenge.into();
        body["proof"] = proof.into();
        app.clock.advance(SignedDuration::from_secs(2));
        writes_nothing(app, &body, &[("/challenge", "challenge_too_fast")]);
        app.clock.advance(SignedDuration::from_hours(24));
        writes_nothing(app, &body, &[("/challenge", "challenge_too_old")]);
    }
);

on_both!(
    fn everything_that_is_wrong_is_told_at_once(app: &TestApp) {
        let mut body = with_challenge(app, filled());
        body["text"] = "  ".into();
        body["contact"] = json!({"email": "no address"});
        body["case_types"] = json!(["no_such_type"]);
        writes_nothing(
            app,
            &body,
            &[
                ("/text", "blank"),
                ("/case_types/0", "no_such_thing"),
                ("/contact/email", "not_an_email"),
                ("/contact/name", "required"),
            ],
        );
    }
);

on_both!(
    fn what_is_known_here_cannot_be_said_there(app: &TestApp) {
        for (field, value) in [
            ("channel", json!("phone")),
            ("received_at", json!("2026-01-01T00:00:00Z")),
            ("urgent", json!(true)),
            ("coordinator", json!("somebody")),
        ] {
            let mut body = with_challenge(app, filled());
            body[field] = value;
            let pointer = format!("/{field}");
            writes_nothing(app, &body, &[(pointer.as_str(), "unknown_field")]);
        }
    }
);

on_both!(
    fn a_municipality_that_is_not_there_takes_nothing_in(app: &TestApp) {
        let body = with_challenge(app, filled());
        let before = app.counts();
        let sent = anybody(app)
            .post("/public/nowhere/enquiries")
            .json(&body)
            .send();
        sent.problem(404, "not_found");
        let plain = anybody(app).post(SEND).body("text/plain", "hello").send();
        plain.problem(415, "unsupported_media_type");
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn a_challenge_counts_where_it_was_given_out(database: onedoor_testkit::Database) {
        use onedoor_domain::Country;
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let body = with_challenge(app, filled());
        let swedish = app.actor_in(Country::Se, onedoor_domain::directory::Role::FrontDesk);
        let there = format!("/public/{}/enquiries", swedish.municipality());
        let before = app.counts();
        let mut body = body;
        body["case_types"] = json!([]);
        body["attributes"] = json!({});
        let sent = anybody(app).post(&there).json(&body).send();
        sent.refuses(&[("/challenge", "challenge_too_old")]);
        assert_eq!(app.counts(), before);
    }
);
