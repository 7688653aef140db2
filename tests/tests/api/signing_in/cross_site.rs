//! Other sites: they may have a browser send what it holds, and get nothing by it.

use onedoor_domain::directory::Role;
use onedoor_testkit::{Request, on_both};
use serde_json::json;

use super::{PASSWORD, SIGNE, signed_in, somebody, with_password};
use crate::sample::cafe;

on_both!(
    fn a_change_from_another_site_is_refused(app: &TestApp) {
        let email = somebody(app, Role::Coordinator, &[Role::Manager, Role::Admin]);
        let browser = signed_in(app, &email);
        let token = browser.page_token.clone().unwrap();
        let bare = |path: &str| {
            let request = app.anonymous().post(path);
            request.header("Cookie", browser.cookie.as_deref().unwrap())
        };
        let with = |request: Request| request.header("X-Onedoor-Page", &token);
        let before = app.counts();
        for (what, request) in [
            ("no token", bare("enquiries")),
            (
                "a wrong token",
                bare("enquiries").header("X-Onedoor-Page", "x"),
            ),
            (
                "another site",
                with(bare("enquiries")).header("Sec-Fetch-Site", "cross-site"),
            ),
            (
                "a neighbour",
                with(bare("enquiries")).header("Sec-Fetch-Site", "same-site"),
            ),
            (
                "another origin",
                with(bare("enquiries")).header("Origin", "https://evil.example"),
            ),
            (
                "no origin",
                with(bare("enquiries")).header("Origin", "null"),
            ),
        ] {
            let answer = request.json(&cafe()).send();
            assert_eq!(answer.status, 403, "{what}");
            answer.problem(403, "cross_site");
        }
        for (method, path) in [("DELETE", "sessions/current"), ("PUT", "account/password")] {
            let request = app.anonymous().request(method, path);
            let request = request.header("Cookie", browser.cookie.as_deref().unwrap());
            request.json(&json!({})).send().problem(403, "cross_site");
        }
        assert_eq!(app.counts(), before);
        let ours = with(bare("enquiries")).header("Origin", "https://onedoor.example");
        ours.json(&cafe()).send().expect(201);
        let ours = with(bare("enquiries")).header("Sec-Fetch-Site", "same-origin");
        ours.json(&cafe()).send().expect(201);
    }
);

on_both!(
    fn another_site_signs_nobody_in(app: &TestApp) {
        with_password(app, SIGNE);
        let body = json!({"email": SIGNE, "password": PASSWORD});
        for (name, value) in [
            ("Origin", "https://evil.example"),
            ("Sec-Fetch-Site", "cross-site"),
        ] {
            let request = app.anonymous().post("sessions").header(name, value);
            request.json(&body).send().problem(403, "cross_site");
        }
        let form = app.anonymous().post("sessions");
        let form = form.body("text/plain", body.to_string()).send();
        form.problem(415, "unsupported_media_type");
    }
);

on_both!(
    fn reading_needs_no_page_token_and_a_bearer_token_needs_none_at_all(app: &TestApp) {
        let browser = signed_in(app, SIGNE);
        browser.get("cases").expect(200);
        let admin = app.front_desk().post("enquiries");
        let admin = admin.header("Origin", "https://tool.example");
        admin.json(&cafe()).send().expect(201);
        // A token counts before what the browser holds.
        let both = app.admin().asks("tokens");
        let both = both.header("Cookie", browser.cookie.as_deref().unwrap());
        both.send().expect(200);
    }
);
