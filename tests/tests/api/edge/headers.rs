//! What every answer carries, whoever answered and whatever it is.

use onedoor_api::EdgeSettings;
use onedoor_testkit::{Answer, TestApp, on_both};
use serde_json::Value;

use super::{counting, raw, with, writes_nothing};
use crate::sample::{cafe, text};

const ALWAYS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

#[track_caller]
fn is_guarded(answer: &Answer, what: &str) {
    for (name, value) in ALWAYS {
        assert_eq!(answer.header(name), Some(value), "{what}: {name}");
    }
    for name in ["cache-control", "permissions-policy", "x-request-id"] {
        assert!(answer.header(name).is_some(), "{what}: {name}");
    }
    let policy = answer.header("content-security-policy").unwrap_or_default();
    assert!(policy.starts_with("default-src 'none'"), "{what}: {policy}");
    for hole in ["unsafe", "*", "http", "data:"] {
        assert!(!policy.contains(hole), "{what}: {policy}");
    }
    let kind = answer.header("content-type").unwrap_or_default();
    if kind.starts_with("text/html") {
        for part in ["base-uri 'none'", "form-action", "frame-ancestors 'none'"] {
            assert!(policy.contains(part), "{what}: {policy}");
        }
        assert!(kind.ends_with("charset=utf-8"), "{what}: {kind}");
    }
    if !answer.body.is_empty() {
        assert!(!kind.is_empty(), "{what}: no type");
    }
    assert!(answer.header("access-control-allow-origin").is_none());
    // Nobody is sent anywhere else.
    assert!(
        !(300..400).contains(&answer.status) || answer.status == 304,
        "{what}"
    );
    let location = answer.header("location").unwrap_or("/");
    assert!(
        location.starts_with('/') && !location.starts_with("//"),
        "{what}"
    );
}

on_both!(
    fn every_answer_keeps_to_itself(app: &TestApp) {
        let file = app.front_desk().register(&cafe()).opened();
        let track = format!("/t/{}", text(&file["tracking"]["code"]));
        let case = format!("cases/{}", text(&file["case"]["id"]));
        let manager = app.manager();
        for path in [
            "/",
            "/docs",
            "/openapi.json",
            "/problems",
            "/problems/stale",
            "/problems/nothing",
            "/assets/onedoor.css",
            "/health/live",
            "/health/ready",
            "/metrics",
            "/nowhere",
            "/nowhere/x.css",
            "/t/nothing",
            "/v1",
            "cases",
            "cases/nothing",
            "cases?limit=0",
            track.as_str(),
            case.as_str(),
        ] {
            is_guarded(&manager.get(path), path);
            is_guarded(&app.anonymous().get(path), path);
            is_guarded(&manager.request("TRACE", path).send(), path);
        }
        let posted = manager.post("enquiries").raw("{").send();
        is_guarded(&posted, "malformed");
        is_guarded(&app.front_desk().register(&cafe()), "registered");
    }
);

/// Every operation of the description, as method and path of a thing that is not there.
fn operations() -> Vec<(&'static str, String)> {
    let document: Value = serde_json::from_str(onedoor_api::openapi()).unwrap();
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        let path = path.replace("{municipality}", "eksempel");
        let parts = path.split('/').map(|part| match part.starts_with('{') {
            true => "01890000-0000-7000-8000-000000000000",
            false => part,
        });
        let path = parts.collect::<Vec<_>>().join("/");
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
            if item.get(method.to_lowercase()).is_some() {
                operations.push((method, path.clone()));
            }
        }
    }
    assert!(operations.len() > 100);
    operations
}

#[test]
fn every_operation_keeps_to_itself_and_reading_changes_nothing() {
    let app = &with(EdgeSettings::default());
    app.front_desk().register(&cafe()).opened();
    writes_nothing(app, || {
        for (method, path) in operations() {
            let anyone = app.anonymous().request(method, &path).send();
            is_guarded(&anyone, &path);
            assert!(anyone.status < 500, "{method} {path}");
            // A stream does not end by itself.
            if method == "GET" && !path.ends_with("/stream") {
                let answer = app.manager().get(&path);
                is_guarded(&answer, &path);
                assert!(answer.status < 500, "{method} {path}");
            }
        }
    });
}

#[test]
fn who_is_turned_away_at_the_edge_is_told_as_carefully() {
    let app = &with(EdgeSettings {
        hosts: vec!["127.0.0.1".to_owned()],
        ..counting(|paces| paces.token = 1)
    });
    let evil = "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
    is_guarded(&raw(app, evil), "wrong host");
    app.front_desk().get("cases").expect(200);
    let often = app.front_desk().get("cases");
    often.problem(429, "too_many_requests");
    is_guarded(&often, "too often");
}

#[test]
fn browsers_are_told_to_use_https_where_there_is_https() {
    let plain = &with(EdgeSettings::default());
    assert_eq!(header(plain), None);
    let secure = &with(EdgeSettings {
        is_https: true,
        ..EdgeSettings::default()
    });
    let told = header(secure).unwrap();
    assert_eq!(told, "max-age=31536000; includeSubDomains");
}

fn header(app: &TestApp) -> Option<String> {
    let answer = app.anonymous().get("/");
    answer
        .header("strict-transport-security")
        .map(str::to_owned)
}
