//! What a request says of itself in headers that a proxy might have written.

use onedoor_testkit::on_both;

use super::writes_nothing;
use crate::sample::{cafe, text};

/// Headers by which other programs let people in.
const SIGNED_IN: [&str; 12] = [
    "X-Remote-User",
    "Remote-User",
    "X-Forwarded-User",
    "X-Forwarded-Email",
    "X-Forwarded-Preferred-Username",
    "X-Auth-Request-User",
    "X-Auth-Request-Email",
    "X-Webauth-User",
    "X-Authenticated-User",
    "X-Ms-Client-Principal-Name",
    "X-Client-Cert",
    "X-Ssl-Client-S-Dn",
];

on_both!(
    fn nobody_is_let_in_for_what_a_header_says_of_them(app: &TestApp) {
        let file = app.front_desk().register(&cafe()).opened();
        let email = text(&file["coordinator"]["email"]);
        writes_nothing(app, || {
            for name in SIGNED_IN {
                for said in [email.as_str(), "admin", "manager"] {
                    let request = app.anonymous().asks("cases").header(name, said);
                    request.send().problem(401, "unauthenticated");
                    let request = app.front_desk().post("tokens").header(name, said);
                    let request = request.json(&serde_json::json!({}));
                    let refused = request.send();
                    assert!(matches!(refused.status, 403 | 422), "{name}");
                }
            }
        });
    }
);

on_both!(
    fn links_begin_with_the_public_url_whatever_a_request_says(app: &TestApp) {
        for (name, said) in [
            ("X-Forwarded-Host", "evil.example"),
            ("X-Forwarded-Proto", "javascript"),
            ("X-Forwarded-Prefix", "/evil"),
            ("Forwarded", "host=evil.example;proto=http;for=1.1.1.1"),
            ("X-Original-Url", "/v1/eksempel/tokens"),
            ("X-Rewrite-Url", "/v1/eksempel/tokens"),
            ("X-Http-Method-Override", "DELETE"),
            ("Origin", "https://evil.example"),
            ("Referer", "https://evil.example/"),
        ] {
            let request = app.front_desk().post("enquiries").header(name, said);
            let answer = request.json(&cafe()).send();
            let file = answer.opened();
            let link = text(&file["tracking"]["url"]);
            assert!(link.starts_with("https://onedoor.example/t/"), "{link}");
            assert!(answer.header("location").unwrap().starts_with("/v1/"));
            let told = answer.text();
            assert!(
                !told.contains("evil.example") && !told.contains("/evil"),
                "{name}"
            );
        }
    }
);

on_both!(
    fn markup_in_headers_of_proxies_comes_back_nowhere(app: &TestApp) {
        let markup = "<script>alert(1)</script>";
        for name in [
            "X-Forwarded-For",
            "Forwarded",
            "X-Real-Ip",
            "Cf-Connecting-Ip",
            "User-Agent",
            "Referer",
        ] {
            for path in ["/t/nothing", "/problems/nothing", "/nowhere", "cases"] {
                let answer = app.anonymous().asks(path).header(name, markup).send();
                assert!(!answer.text().contains("<script"), "{name} {path}");
            }
        }
    }
);
