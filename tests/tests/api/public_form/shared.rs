//! The form in pages of other sites, and how often somebody may ask.

use onedoor_api::{EdgeSettings, Paces};
use onedoor_testkit::{Database, Setup, TestApp};

use super::{FORM, SEND, anybody, filled, with_challenge};

const SITE: &str = "https://www.eksempel.example";

fn with(edge: EdgeSettings) -> TestApp {
    Setup::on(Database::Sqlite).edge(edge).spawn()
}

#[test]
fn pages_of_known_sites_ask_for_the_form_and_send_it() {
    let app = &with(EdgeSettings {
        origins: vec![SITE.to_owned()],
        paces: Paces::unlimited(),
        ..EdgeSettings::default()
    });
    let from = |origin: &str| anybody(app).asks(FORM).header("Origin", origin).send();
    let ours = from(SITE);
    ours.expect(200);
    assert_eq!(ours.header("access-control-allow-origin"), Some(SITE));
    assert_eq!(ours.header("access-control-allow-credentials"), None);
    let other = from("https://evil.example");
    assert_eq!(other.header("access-control-allow-origin"), None);
    for path in [SEND, "/public/eksempel/attachments"] {
        let beforehand = anybody(app)
            .request("OPTIONS", path)
            .header("Origin", SITE)
            .header("Access-Control-Request-Method", "POST")
            .header(
                "Access-Control-Request-Headers",
                "content-type, idempotency-key",
            )
            .send();
        assert_eq!(beforehand.status, 204, "{path}");
        let methods = beforehand.header("access-control-allow-methods");
        assert!(methods.unwrap().contains("POST"));
    }
    let body = with_challenge(app, filled());
    let sent = anybody(app)
        .post(SEND)
        .header("Origin", SITE)
        .json(&body)
        .send();
    sent.expect(201);
    let shared = sent.header("access-control-expose-headers").unwrap();
    assert!(shared.contains("idempotent-replayed"));
}

#[test]
fn who_asks_too_often_waits_and_who_guesses_codes_waits_longer() {
    let app = &with(EdgeSettings {
        paces: Paces {
            public: 5,
            wrong_credentials: 3,
            ..Paces::unlimited()
        },
        ..EdgeSettings::default()
    });
    for _ in 0..5 {
        anybody(app).get(FORM).expect(200);
    }
    anybody(app).get(FORM).problem(429, "too_many_requests");
    app.clock.advance(jiff::SignedDuration::from_mins(5));
    let guess = |code: &str| {
        let form = onedoor_testkit::Form::with_file("a.txt", "text/plain", b"hello");
        let request = app.bearing(Some(code)).post("/public/eksempel/attachments");
        request.form(&form).send()
    };
    for code in ["a", "b", "c"] {
        guess(code).problem(404, "not_found");
    }
    guess("d").problem(429, "too_many_requests");
}
