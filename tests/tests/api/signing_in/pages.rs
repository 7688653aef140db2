//! The pages on which people sign in and out: the same rules as over the API, with forms.

use onedoor_domain::directory::Role;
use onedoor_domain::signing_in::{code_at, step_of};
use onedoor_service::Clock as _;
use onedoor_testkit::{Answer, TestApp, on_both};

use super::browser::plain;
use super::{Browser, PASSWORD, SIGNE, link_for, somebody, with_password};

const FORM: &str = "application/x-www-form-urlencoded";
const SIGN_IN: &str = "/sign-in/eksempel";
const ACCOUNT: &str = "/account/eksempel";

/// A form as a browser sends it from our own page.
fn submit(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
    let request = browser.request("POST", path);
    let request = request.header("Sec-Fetch-Site", "same-origin");
    let request = request.body(FORM, encoded(fields));
    browser.send(request)
}

fn encoded(fields: &[(&str, &str)]) -> String {
    let percent = |text: &str| -> String {
        let bytes = text.bytes();
        bytes.map(|byte| format!("%{byte:02X}")).collect()
    };
    let pairs: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", percent(value)))
        .collect();
    pairs.join("&")
}

/// What a page says, with the headers that every such page has.
fn page(answer: &Answer, status: u16) -> String {
    let text = answer.text().to_owned();
    assert_eq!(answer.status, status, "{text}");
    let kind = answer.header("content-type").unwrap();
    assert!(kind.starts_with("text/html"), "{kind}");
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
    let policy = answer.header("content-security-policy").unwrap();
    for rule in [
        "default-src 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.contains(rule), "{policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    for inline in ["<script", "style=", "onclick"] {
        assert!(!text.contains(inline), "{text}");
    }
    text
}

/// The token that the forms of a page send along.
fn token(page: &str) -> String {
    let (_, after) = page.split_once("name=\"page\" value=\"").unwrap();
    after.split('"').next().unwrap().to_owned()
}

/// Somebody who signed in on the page.
fn at_the_page(app: &TestApp, email: &str) -> Browser {
    with_password(app, email);
    let mut browser = Browser::new(app);
    let fields = [("email", email), ("password", PASSWORD), ("code", "")];
    let answer = submit(&mut browser, SIGN_IN, &fields);
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert_eq!(answer.header("location"), Some(ACCOUNT));
    browser
}

on_both!(
    fn somebody_signs_in_sees_themselves_and_signs_out(app: &TestApp) {
        let form = page(&Browser::new(app).get(SIGN_IN), 200);
        assert!(form.contains("autocomplete=\"current-password\""), "{form}");
        let mut browser = at_the_page(app, SIGNE);
        browser.get("cases").expect(200);
        let own = page(&browser.get(ACCOUNT), 200);
        assert!(own.contains("Signe Røgbjerg"), "{own}");
        assert!(own.contains(SIGNE), "{own}");
        let (_, reference) = browser.cookie.as_ref().unwrap().split_once('=').unwrap();
        assert!(!own.contains(reference), "what it holds is on no page");
        let held = browser.clone();
        let out = submit(
            &mut browser,
            "/account/eksempel/sign-out",
            &[("page", &token(&own))],
        );
        page(&out, 200);
        let thrown_away = out.header("clear-site-data").unwrap();
        assert!(thrown_away.contains("cache"), "{thrown_away}");
        assert_eq!(browser.cookie, None, "the browser forgets it");
        held.get("cases").problem(401, "unauthenticated");
        page(&held.get(ACCOUNT), 401);
    }
);

on_both!(
    fn a_page_tells_no_more_about_accounts_than_the_api(app: &TestApp) {
        with_password(app, SIGNE);
        let guess = |email: &str, slug: &str| {
            let fields = [("email", email), ("password", "forkert hest batteri")];
            let mut browser = Browser::new(app);
            let answer = submit(&mut browser, &format!("/sign-in/{slug}"), &fields);
            assert_eq!(answer.header("set-cookie"), None);
            let text = page(&answer, 401);
            assert!(!text.contains("forkert"), "no password comes back");
            text.replace(email, "…").replace(slug, "…")
        };
        let known = guess(SIGNE, "eksempel");
        assert_eq!(guess("nobody@eksempel.example", "eksempel"), known);
        assert_eq!(guess(SIGNE, "ingensteds"), known);
        for _ in 0..4 {
            guess(SIGNE, "eksempel");
        }
        let fields = [("email", SIGNE), ("password", PASSWORD)];
        let late = submit(&mut Browser::new(app), SIGN_IN, &fields);
        page(&late, 429);
        let seconds: u32 = late.header("retry-after").unwrap().parse().unwrap();
        assert!((1..=31).contains(&seconds), "{seconds}");
    }
);

on_both!(
    fn whoever_leads_sets_up_a_second_factor_on_the_page(app: &TestApp) {
        let email = somebody(app, Role::Manager, &[]);
        let mut browser = at_the_page(app, &email);
        browser.get("cases").problem(403, "forbidden");
        let own = page(&browser.get(ACCOUNT), 200);
        let factor = "/account/eksempel/second-factor";
        let shown = submit(&mut browser, factor, &[("page", &token(&own))]);
        let shown = page(&shown, 201);
        let (_, secret) = shown.split_once("<code>").unwrap();
        let secret = plain(secret.split('<').next().unwrap());
        let confirm = "/account/eksempel/second-factor/confirm";
        let wrong = [("page", token(&shown)), ("code", "000000".to_owned())];
        let wrong = wrong
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        page(&submit(&mut browser, confirm, &wrong), 422);
        let code = code_at(&secret, step_of(app.clock.now()));
        let right = [("page", token(&shown)), ("code", code)];
        let right = right
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        let codes = page(&submit(&mut browser, confirm, &right), 200);
        assert_eq!(codes.matches("<li><code>").count(), 10, "{codes}");
        browser.get("cases").expect(200);
        // From now on the password alone is not enough here either.
        app.clock.set("2026-03-02T09:05");
        let mut other = Browser::new(app);
        let fields = [("email", email.as_str()), ("password", PASSWORD)];
        page(&submit(&mut other, SIGN_IN, &fields), 401);
        let code = code_at(&secret, step_of(app.clock.now()));
        let fields = [
            ("email", email.as_str()),
            ("password", PASSWORD),
            ("code", &code),
        ];
        assert_eq!(submit(&mut other, SIGN_IN, &fields).status, 303);
        other.get("cases").expect(200);
        // After ten minutes without a proof nothing is set up any more.
        app.clock.set("2026-03-02T09:20");
        let own = page(&other.get(ACCOUNT), 200);
        let late = submit(&mut other, factor, &[("page", &token(&own))]);
        page(&late, 403);
    }
);

on_both!(
    fn a_form_of_another_site_or_session_does_nothing(app: &TestApp) {
        let browser = at_the_page(app, SIGNE);
        let own = token(&page(&browser.get(ACCOUNT), 200));
        let mut other = at_the_page(app, "ane.lindegaard@eksempel.example");
        let theirs = token(&page(&other.get(ACCOUNT), 200));
        let before = app.counts();
        let out = "/account/eksempel/sign-out";
        for (what, site, origin, kind, token) in [
            ("another site", "cross-site", None, FORM, own.as_str()),
            ("a neighbour", "same-site", None, FORM, &own),
            (
                "an old browser",
                "",
                Some("https://evil.example"),
                FORM,
                &own,
            ),
            ("no token", "same-origin", None, FORM, ""),
            (
                "another session's token",
                "same-origin",
                None,
                FORM,
                &theirs,
            ),
            ("plain text", "same-origin", None, "text/plain", &own),
        ] {
            let mut request = browser.request("POST", out);
            if !site.is_empty() {
                request = request.header("Sec-Fetch-Site", site);
            }
            if let Some(origin) = origin {
                request = request.header("Origin", origin);
            }
            let answer = request.body(kind, encoded(&[("page", token)])).send();
            assert_eq!(answer.status, 403, "{what}: {}", answer.text());
            page(&answer, 403);
        }
        // Nobody is signed in from elsewhere, nor a password set.
        for path in [SIGN_IN, "/password/eksempel"] {
            let fields = encoded(&[("email", SIGNE), ("password", PASSWORD), ("link", "x")]);
            let request = app.anonymous().post(path);
            let request = request.header("Sec-Fetch-Site", "cross-site");
            let answer = request.body(FORM, fields).send();
            page(&answer, 403);
            assert_eq!(answer.header("set-cookie"), None);
        }
        assert_eq!(app.counts(), before);
        browser.get("sessions/current").expect(200);
        other.get("sessions/current").expect(200);
        submit(&mut other, out, &[("page", &theirs)]);
        browser.get("sessions/current").expect(200);
    }
);

on_both!(
    fn somebody_ends_their_other_sessions_on_the_page(app: &TestApp) {
        let there = at_the_page(app, SIGNE);
        let mut here = Browser::new(app);
        let fields = [("email", SIGNE), ("password", PASSWORD)];
        assert_eq!(submit(&mut here, SIGN_IN, &fields).status, 303);
        let own = page(&here.get(ACCOUNT), 200);
        let (_, rest) = own
            .split_once("action=\"/account/eksempel/sessions/")
            .unwrap();
        let id = rest.split('/').next().unwrap();
        let path = format!("/account/eksempel/sessions/{id}/end");
        let ended = submit(&mut here, &path, &[("page", &token(&own))]);
        assert_eq!(ended.header("location"), Some(ACCOUNT));
        there.get("cases").problem(401, "unauthenticated");
        here.get("cases").expect(200);
        // A session of somebody else is none of theirs.
        let mut other = at_the_page(app, "ane.lindegaard@eksempel.example");
        let theirs = token(&page(&other.get(ACCOUNT), 200));
        let mine = crate::sample::text(&here.get("sessions/current").expect(200)["session"]["id"]);
        let path = format!("/account/eksempel/sessions/{mine}/end");
        submit(&mut other, &path, &[("page", &theirs)]);
        here.get("cases").expect(200);
    }
);

on_both!(
    fn a_password_is_set_by_a_secret_on_the_page(app: &TestApp) {
        let link = link_for(app, SIGNE);
        let path = "/password/eksempel";
        page(&Browser::new(app).get(path), 200);
        let set = |link: &str, password: &str| {
            let fields = [("link", link), ("password", password), ("code", "")];
            submit(&mut Browser::new(app), path, &fields)
        };
        page(&set("invented", PASSWORD), 404);
        page(&set(&link, "kort"), 422);
        let done = page(&set(&format!(" {link} "), PASSWORD), 200);
        assert!(done.contains("name=\"email\""), "and on to sign in: {done}");
        page(&set(&link, "endnu en ny sætning"), 404);
        Browser::new(app).sign_in(SIGNE, PASSWORD).expect(201);
    }
);

on_both!(
    fn nothing_in_the_address_is_shown_as_it_is(app: &TestApp) {
        for path in [
            "/sign-in/%3Cscript%3E",
            "/sign-in/call%20this%20number",
            "/password/x%22y",
            "/account/..%2f",
        ] {
            let answer = app.anonymous().get(path);
            assert_eq!(answer.status, 404, "{path}");
        }
        let came = app.anonymous().get("/sign-in/eksempel?came=%3Cscript%3E");
        let html = page(&came, 200);
        for shown in [
            "<script",
            "script>",
            "script&gt;",
            "&#60;script",
            "script%3E",
        ] {
            assert!(!html.contains(shown), "{shown}");
        }
    }
);
