//! Pages of other origins that ask the API from a browser.

use onedoor_api::EdgeSettings;
use onedoor_testkit::{Answer, TestApp};

use super::with;
use crate::sample::cafe;

const OURS: &str = "https://www.eksempel.example";

fn shared() -> TestApp {
    with(EdgeSettings {
        origins: vec![OURS.to_owned()],
        ..EdgeSettings::default()
    })
}

/// What a browser asks before it sends something.
fn beforehand(app: &TestApp, path: &str, origin: &str) -> Answer {
    let request = app.anonymous().request("OPTIONS", path);
    request
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "POST")
        .header(
            "Access-Control-Request-Headers",
            "authorization, content-type",
        )
        .send()
}

#[track_caller]
fn is_not_shared(answer: &Answer) {
    for name in [
        "access-control-allow-origin",
        "access-control-allow-credentials",
        "access-control-allow-methods",
        "access-control-allow-headers",
    ] {
        assert_eq!(answer.header(name), None, "{name}");
    }
}

#[test]
fn nobody_may_ask_from_elsewhere_unless_the_settings_say_so() {
    let app = &with(EdgeSettings::default());
    let asked = beforehand(app, "enquiries", OURS);
    asked.problem(405, "method_not_allowed");
    is_not_shared(&asked);
    let request = app.front_desk().asks("cases").header("Origin", OURS);
    let answer = request.send();
    answer.expect(200);
    is_not_shared(&answer);
    assert_eq!(answer.header("vary"), None);
}

#[test]
fn a_page_of_a_known_origin_is_told_what_it_may_send() {
    let app = &shared();
    let asked = beforehand(app, "enquiries", OURS);
    assert_eq!((asked.status, asked.body.len()), (204, 0));
    assert_eq!(asked.header("access-control-allow-origin"), Some(OURS));
    assert_eq!(asked.header("access-control-allow-methods"), Some("POST"));
    let may_send = asked.header("access-control-allow-headers").unwrap();
    for name in [
        "authorization",
        "content-type",
        "idempotency-key",
        "if-match",
    ] {
        assert!(may_send.contains(name), "{name}");
    }
    assert_eq!(asked.header("access-control-max-age"), Some("600"));
    assert_eq!(asked.header("access-control-allow-credentials"), None);
    assert_eq!(asked.header("vary"), Some("origin"));
    beforehand(app, "nothing", OURS).problem(404, "not_found");
}

#[test]
fn a_page_of_a_known_origin_may_read_answers_and_refusals() {
    let app = &shared();
    let request = app.front_desk().post("enquiries").header("Origin", OURS);
    let answer = request.json(&cafe()).send();
    answer.opened();
    let refused = app.anonymous().asks("cases").header("Origin", OURS).send();
    refused.problem(401, "unauthenticated");
    for answer in [answer, refused] {
        assert_eq!(answer.header("access-control-allow-origin"), Some(OURS));
        assert_eq!(answer.header("access-control-allow-credentials"), None);
        assert_eq!(answer.header("vary"), Some("origin"));
        let may_read = answer.header("access-control-expose-headers").unwrap();
        assert!(may_read.contains("etag") && may_read.contains("retry-after"));
    }
}

#[test]
fn pages_of_other_origins_may_not() {
    let app = &shared();
    for origin in [
        "https://evil.example",
        "http://www.eksempel.example",
        "https://www.eksempel.example:8443",
        "https://www.eksempel.example.evil.example",
        "https://WWW.eksempel.example",
        "null",
        "*",
        "",
    ] {
        let asked = beforehand(app, "enquiries", origin);
        asked.problem(405, "method_not_allowed");
        is_not_shared(&asked);
        let request = app.front_desk().asks("cases").header("Origin", origin);
        let answer = request.send();
        answer.expect(200);
        is_not_shared(&answer);
        // A cache must not give this answer to the page that may.
        assert_eq!(answer.header("vary"), Some("origin"));
    }
}

#[test]
fn only_the_api_is_shared() {
    let app = &shared();
    for path in ["/", "/docs", "/openapi.json", "/t/nothing", "/metrics"] {
        let request = app.anonymous().asks(path).header("Origin", OURS);
        is_not_shared(&request.send());
    }
}
