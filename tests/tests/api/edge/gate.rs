//! What is turned away before anybody looks at what it wants.

use onedoor_api::EdgeSettings;

use onedoor_testkit::{TestApp, on_both};

use super::{raw, with};

fn named() -> TestApp {
    with(EdgeSettings {
        hosts: vec!["onedoor.example".to_owned(), "127.0.0.1".to_owned()],
        ..EdgeSettings::default()
    })
}

fn get(target: &str, hosts: &[&str]) -> String {
    let hosts: String = hosts
        .iter()
        .map(|host| format!("Host: {host}\r\n"))
        .collect();
    format!("GET {target} HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n")
}

#[test]
fn a_request_that_is_meant_for_another_is_turned_away() {
    let app = &named();
    for target in ["/", "/docs", "/t/x", "/v1/eksempel/cases", "/nowhere"] {
        for host in [
            "evil.example",
            "onedoor.example.evil.example",
            "evil.example:443",
            "onedoor.example@evil.example",
            "",
        ] {
            let refused = raw(app, &get(target, &[host]));
            if refused.status == 400 && refused.body.is_empty() {
                // The framework takes no such name at all.
                continue;
            }
            refused.problem(421, "wrong_host");
            assert!(!refused.text().contains("evil"), "{target} {host}");
        }
    }
    let absolute = raw(app, &get("http://evil.example/docs", &["onedoor.example"]));
    absolute.problem(421, "wrong_host");
}

#[test]
fn a_request_by_one_of_our_names_is_let_in() {
    let app = &named();
    for host in [
        "onedoor.example",
        "OneDoor.Example:443",
        "onedoor.example.",
        "127.0.0.1:1",
    ] {
        assert_eq!(raw(app, &get("/docs", &[host])).status, 200, "{host}");
    }
    let absolute = get("http://onedoor.example/docs", &["onedoor.example"]);
    assert_eq!(raw(app, &absolute).status, 200);
    // Whoever probes knows only the address of this process.
    for target in ["/health/live", "/health/ready", "/metrics"] {
        assert_eq!(raw(app, &get(target, &["10.1.2.3:8080"])).status, 200);
    }
}

#[test]
fn a_request_that_names_two_hosts_or_none_is_refused() {
    let app = &named();
    for hosts in [&["onedoor.example", "evil.example"][..], &[]] {
        let refused = raw(app, &get("/docs", hosts));
        assert!(matches!(refused.status, 400 | 421), "{}", refused.status);
    }
}

#[test]
fn too_many_or_too_long_headers_are_refused() {
    let app = &with(EdgeSettings::default());
    let long = |bytes: usize| {
        let request = app.front_desk().asks("cases");
        request.header("X-Long", &"x".repeat(bytes)).send()
    };
    long(15 * 1024).expect(200);
    long(17 * 1024).problem(431, "headers_too_large");
    let many = |count: usize| {
        let mut request = app.front_desk().asks("cases");
        for nth in 0..count {
            request = request.header(&format!("X-Header-{nth}"), "x");
        }
        request.send()
    };
    many(60).expect(200);
    many(65).problem(431, "headers_too_large");
    // What the framework refuses by itself never reaches us.
    assert_eq!(many(300).status, 431);
}

#[test]
fn an_address_that_is_too_long_is_refused() {
    let app = &with(EdgeSettings::default());
    let long = |bytes: usize| {
        app.front_desk()
            .get(&format!("cases?q={}", "x".repeat(bytes)))
    };
    long(9 * 1024).problem(414, "address_too_long");
    assert_ne!(long(100).status, 414);
}

#[test]
fn a_parameter_that_stands_twice_is_refused() {
    let app = &with(EdgeSettings::default());
    let desk = app.front_desk();
    for (query, name) in [
        ("limit=1&limit=2", "limit"),
        ("stage=open&stage=closed", "stage"),
        ("limit=1&l%69mit=2", "limit"),
    ] {
        desk.get(&format!("cases?{query}"))
            .refuses(&[(name, "too_many")]);
    }
}

on_both!(
    fn no_parameter_is_too_strange_for_the_database(app: &TestApp) {
        let manager = app.manager();
        for sign in [
            "%00",
            "a%00b",
            "%ef%bf%bf",
            "%e2%80%ae",
            "%0d%0a",
            "%ff",
            "'%22--",
        ] {
            for query in [
                "cases?q",
                "cases?unit",
                "cases?case_type",
                "cases?label",
                "businesses?q",
                "staff?q",
                "lookup?q",
                "lookup?phone",
                "lookup?reference",
                "events?kind",
            ] {
                let status = manager.get(&format!("{query}={sign}")).status;
                assert!(status < 500, "{query}={sign}: {status}");
            }
        }
    }
);
