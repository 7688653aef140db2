//! What comes back from a provider and is not what we asked for lets nobody in.

use onedoor_domain::Country;
use onedoor_testkit::{Answer, Database, TestApp, on_both};
use serde_json::{Value, json};

use super::fake::{Fake, Signed};
use super::{back, believed, parameter, sent};
use crate::signing_in::{Browser, SIGNE, id_of};

/// Signs in at the fake, which gives a token of these claims; `change` sees them last.
pub(super) fn visits(
    app: &TestApp,
    fake: &Fake,
    provider: &str,
    change: impl Fn(&mut Value),
) -> (Browser, Answer) {
    let mut browser = Browser::new(app);
    let address = sent(&mut browser, provider);
    let answer = returns(app, fake, &mut browser, &address, change);
    (browser, answer)
}

/// Comes back from the fake, where this address sent the browser.
pub(super) fn returns(
    app: &TestApp,
    fake: &Fake,
    browser: &mut Browser,
    address: &str,
    change: impl Fn(&mut Value),
) -> Answer {
    let mut claims = fake.claims(app, "somebody");
    claims["aud"] = json!("onedoor");
    claims["nonce"] = json!(parameter(address, "nonce"));
    change(&mut claims);
    fake.give(&fake.sign(&claims, Signed::Well));
    let query = format!("code=any&state={}", parameter(address, "state"));
    back(browser, &query)
}

on_both!(
    fn somebody_new_is_taken_in_with_what_their_groups_give(app: &TestApp) {
        let fake = Fake::serve();
        let provider = believed(app, &fake.issuer(), &json!({}));
        let (mut browser, answer) = visits(app, &fake, &provider, |_| {});
        assert_eq!(answer.status, 303, "{}", answer.text());
        assert_eq!(answer.header("location"), Some("/cases/7"));
        let current = browser.get("sessions/current").expect(200);
        browser.page_token = Some(crate::sample::text(&current["page_token"]));
        assert_eq!(current["session"]["provider"], provider.as_str());
        assert_eq!(current["roles"], json!(["coordinator", "handler"]));
        let id = crate::sample::text(&current["session"]["staff"]);
        let person = browser.get(&format!("staff/{id}")).expect(200);
        assert_eq!(person["email"], "ny@kommune.example");
        assert_eq!(person["units"], json!(["building"]));
        // The second time they are the same.
        let (again, _) = visits(app, &fake, &provider, |_| {});
        let current = again.get("sessions/current").expect(200);
        assert_eq!(current["session"]["staff"], id.as_str());
        // Signing out says where to sign out there.
        let out = browser.request("DELETE", "sessions/current");
        let out = browser.send(out).expect(200);
        let address = crate::sample::text(&out["provider_url"]);
        assert!(address.starts_with(&format!("{}/end?client_id=onedoor", fake.issuer())));
    }
);

on_both!(
    fn a_token_that_is_not_the_answer_to_our_question_lets_nobody_in(app: &TestApp) {
        let fake = Fake::serve();
        let provider = believed(app, &fake.issuer(), &json!({}));
        let people = app.admin().get("staff?limit=200").expect(200);
        let now = fake.claims(app, "x")["iat"].as_i64().unwrap();
        for (what, change) in [
            ("another nonce", json!({"nonce": "another"})),
            ("no nonce", json!({"nonce": null})),
            ("for another", json!({"aud": "somebody-else"})),
            ("for the API", json!({"aud": super::AUDIENCE})),
            (
                "for us among others, asked by them",
                json!({"aud": ["onedoor", "x"], "azp": "x"}),
            ),
            ("by another", json!({"iss": "https://evil.example"})),
            ("expired", json!({"exp": now - 120})),
            ("without an end", json!({"exp": null})),
            ("not begun", json!({"nbf": now + 120})),
            ("made later", json!({"iat": now + 120})),
            ("about nobody", json!({"sub": ""})),
            ("without groups that count", json!({"groups": ["andre"]})),
            (
                "with an address that is not verified",
                json!({"email_verified": false}),
            ),
        ] {
            let (browser, answer) = visits(app, &fake, &provider, |claims| {
                for (name, value) in change.as_object().unwrap() {
                    claims[name] = value.clone();
                }
            });
            assert_eq!(answer.status, 401, "{what}");
            answer.problem(401, "sign_in_failed");
            browser.get("cases").problem(401, "unauthenticated");
        }
        let after = app.admin().get("staff?limit=200").expect(200);
        assert_eq!(after, people, "nobody was taken in");
        assert_eq!(app.counts()["session"], 0);
    }
);

on_both!(
    fn a_state_counts_once_in_the_browser_that_was_sent_and_in_time(app: &TestApp) {
        let fake = Fake::serve();
        let provider = believed(app, &fake.issuer(), &json!({}));
        let give = |address: &str| {
            let mut claims = fake.claims(app, "somebody");
            claims["aud"] = json!("onedoor");
            claims["nonce"] = json!(parameter(address, "nonce"));
            fake.give(&fake.sign(&claims, Signed::Well));
            format!("code=any&state={}", parameter(address, "state"))
        };
        // Another browser: somebody had it follow their own link.
        let mut victim = Browser::new(app);
        let query = give(&sent(&mut Browser::new(app), &provider));
        back(&mut victim, &query).problem(401, "sign_in_failed");
        // A second time.
        let mut browser = Browser::new(app);
        let query = give(&sent(&mut browser, &provider));
        let held = browser.clone();
        assert_eq!(back(&mut browser, &query).status, 303);
        back(&mut held.clone(), &query).problem(401, "sign_in_failed");
        // Another issuer than the one we asked.
        let mut browser = Browser::new(app);
        let query = give(&sent(&mut browser, &provider));
        let mixed = format!("{query}&iss=https%3A%2F%2Fevil.example");
        back(&mut browser, &mixed).problem(401, "sign_in_failed");
        // Too late, and without anything.
        let mut browser = Browser::new(app);
        let query = give(&sent(&mut browser, &provider));
        app.clock.set("2026-03-02T09:11");
        back(&mut browser, &query).problem(401, "sign_in_failed");
        back(&mut browser, "state=unknown&code=any").problem(401, "sign_in_failed");
        back(&mut browser, "error=access_denied").problem(401, "sign_in_failed");
    }
);

on_both!(
    fn an_address_makes_somebody_the_same_only_where_the_municipality_says_so(app: &TestApp) {
        let fake = Fake::serve();
        let provider = believed(app, &fake.issuer(), &json!({}));
        let as_signe = |verified: bool| {
            visits(app, &fake, &provider, |claims| {
                claims["sub"] = json!("signe-at-the-provider");
                claims["email"] = json!(SIGNE.to_uppercase());
                claims["email_verified"] = json!(verified);
            })
        };
        let (_, answer) = as_signe(true);
        answer.problem(401, "sign_in_failed");
        let path = format!("identity-providers/{provider}");
        let seen = crate::directory::etag(&app.admin().get(&path));
        let links = json!({"links_by_email": true, "rules": []});
        crate::directory::change_of(&app.admin(), &path, &seen, &links).expect(200);
        let (_, answer) = as_signe(false);
        answer.problem(401, "sign_in_failed");
        let (browser, answer) = as_signe(true);
        assert_eq!(answer.status, 303, "{}", answer.text());
        let current = browser.get("sessions/current").expect(200);
        assert_eq!(current["session"]["staff"], id_of(app, SIGNE).to_string());
    }
);

on_both!(
    fn the_same_subject_of_another_provider_is_somebody_else(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let (one, other) = (Fake::serve(), Fake::serve());
        let first = believed(app, &one.issuer(), &json!({}));
        let second = believed(app, &other.issuer(), &json!({}));
        let (browser, _) = visits(app, &one, &first, |_| {});
        let who = browser.get("sessions/current").expect(200);
        let (stranger, answer) = visits(app, &other, &second, |claims| {
            claims["email"] = json!("en.anden@kommune.example");
        });
        assert_eq!(answer.status, 303, "{}", answer.text());
        let someone = stranger.get("sessions/current").expect(200);
        assert_ne!(who["session"]["staff"], someone["session"]["staff"]);
        // The first provider's token does not pass for the second's.
        let (_, answer) = visits(app, &other, &second, |claims| {
            claims["iss"] = json!(one.issuer());
        });
        answer.problem(401, "sign_in_failed");
        // Another municipality does not know either.
        let abroad = app.actor_in(Country::Se, onedoor_domain::directory::Role::Admin);
        let ways = app
            .anonymous()
            .in_municipality(abroad.municipality())
            .get("sign-in");
        assert_eq!(ways.expect(200)["providers"], json!([]));
        let there = app.anonymous().in_municipality(abroad.municipality());
        there
            .get(&format!("sign-in/{first}"))
            .problem(404, "not_found");
    }
);

on_both!(
    fn groups_that_change_change_what_somebody_may_do(app: &TestApp) {
        let fake = Fake::serve();
        let rules = json!({"rules": [
            {"group": "byg", "roles": ["handler"], "units": ["building"]},
            {"group": "skranke", "roles": ["front_desk"], "units": []},
        ]});
        let provider = believed(app, &fake.issuer(), &rules);
        let (before, _) = visits(app, &fake, &provider, |_| {});
        before.get("cases").expect(200);
        let (after, answer) = visits(app, &fake, &provider, |claims| {
            claims["groups"] = json!(["skranke"]);
        });
        assert_eq!(answer.status, 303, "{}", answer.text());
        let current = after.get("sessions/current").expect(200);
        assert_eq!(current["roles"], json!(["front_desk"]));
        before.get("cases").problem(401, "unauthenticated");
    }
);
