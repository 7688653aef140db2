//! How sure a provider is of somebody: what it says of second factors and of when they showed who
//! they are, and what becomes of those whom it does not let in.

use onedoor_testkit::on_both;
use serde_json::{Value, json};

use super::fake::{Fake, Signed};
use super::forged::{returns, visits};
use super::{AUDIENCE, back, believed, form, parameter, sent_by};
use crate::sample::text;
use crate::signing_in::Browser;

/// Rules by which somebody leads.
fn leading() -> Value {
    json!([{"group": "byg", "roles": ["manager"], "units": ["building"]}])
}

/// Issues a token: it takes a proof of a short time ago.
fn issues_a_token(browser: &mut Browser) -> u16 {
    let current = browser.get("sessions/current").expect(200);
    browser.page_token = Some(text(&current["page_token"]));
    let token = json!({"label": "Web", "roles": ["handler"]});
    let request = browser.request("POST", "tokens").json(&token);
    request.send().status
}

on_both!(
    fn whoever_leads_comes_in_with_a_second_factor_only_where_the_provider_tells(app: &TestApp) {
        let fake = Fake::serve();
        let words = json!({"second_factor_words": ["mfa", "https://refeds.org/profile/mfa"],
            "rules": leading()});
        let provider = believed(app, &fake.issuer(), &words);
        for (what, change, is_let_in) in [
            ("nothing", json!({}), false),
            ("a password", json!({"amr": ["pwd"]}), false),
            ("another class", json!({"acr": "1"}), false),
            ("no list", json!({"amr": {"mfa": true}}), false),
            ("a way", json!({"amr": ["pwd", "mfa"]}), true),
            (
                "a class",
                json!({"acr": "https://refeds.org/profile/mfa"}),
                true,
            ),
        ] {
            let (browser, answer) = visits(app, &fake, &provider, |claims| {
                for (name, value) in change.as_object().unwrap() {
                    claims[name] = value.clone();
                }
            });
            if is_let_in {
                assert_eq!(answer.status, 303, "{what}: {}", answer.text());
                browser.get("cases").expect(200);
            } else {
                assert_eq!(answer.status, 401, "{what}");
                answer.problem(401, "sign_in_failed");
            }
        }
        // The same for programs that act for them.
        let mut claims = fake.claims(app, "somebody");
        let bare = fake.sign(&claims, Signed::Well);
        app.bearing(Some(&bare))
            .get("cases")
            .problem(401, "unauthenticated");
        claims["amr"] = json!(["mfa"]);
        let sure = fake.sign(&claims, Signed::Well);
        app.bearing(Some(&sure)).get("cases").expect(200);
        // Others come in without, and the provider is asked for a word or none.
        let path = format!("identity-providers/{provider}");
        let change = |body: Value| {
            let seen = crate::directory::etag(&app.admin().get(&path));
            crate::directory::change_of(&app.admin(), &path, &seen, &body)
        };
        let refused = change(json!({"second_factor_words": []}));
        refused.refuses(&[("/second_factor_words", "required")]);
        change(json!({"rules": form("")["rules"]})).expect(200);
        let (_, answer) = visits(app, &fake, &provider, |_| {});
        assert_eq!(answer.status, 303, "{}", answer.text());
        let changed = change(json!({"rules": leading(), "second_factor_words": null}));
        assert_eq!(changed.expect(200)["second_factor_words"], json!(null));
        let (_, answer) = visits(app, &fake, &provider, |_| {});
        assert_eq!(answer.status, 303, "{}", answer.text());
    }
);

on_both!(
    fn a_session_is_as_fresh_as_the_provider_says(app: &TestApp) {
        let fake = Fake::serve();
        let rules = json!([{"group": "byg", "roles": ["admin"], "units": ["building"]}]);
        let provider = believed(app, &fake.issuer(), &json!({"rules": rules}));
        let now = fake.claims(app, "x")["iat"].as_i64().unwrap();
        for (what, anew, auth_time, status) in [
            ("nobody knows", false, json!(null), 403),
            ("long ago", false, json!(now - 601), 403),
            ("long ago, although asked", true, json!(now - 601), 403),
            ("a moment ago", false, json!(now - 60), 201),
            ("asked anew", true, json!(null), 201),
            ("in the future", false, json!(now + 3_600), 201),
        ] {
            let mut browser = Browser::new(app);
            let query = if anew { "?anew=true" } else { "" };
            let address = sent_by(&mut browser, &format!("sign-in/{provider}{query}"));
            assert_eq!(address.contains("prompt=login&max_age=0"), anew, "{what}");
            let answer = returns(app, &fake, &mut browser, &address, |claims| {
                claims["auth_time"] = auth_time.clone();
            });
            assert_eq!(answer.status, 303, "{what}: {}", answer.text());
            assert_eq!(issues_a_token(&mut browser), status, "{what}");
        }
        // What was fresh is so for ten minutes, whatever the provider says of the future.
        let mut browser = Browser::new(app);
        let address = sent_by(&mut browser, &format!("sign-in/{provider}"));
        returns(app, &fake, &mut browser, &address, |claims| {
            claims["auth_time"] = json!(now + 3_600);
        });
        app.clock.set("2026-03-02T09:10");
        assert_eq!(issues_a_token(&mut browser), 403);
    }
);

on_both!(
    fn an_access_token_may_be_for_others_too_and_asked_for_by_any_client(app: &TestApp) {
        let fake = Fake::serve();
        let provider = believed(app, &fake.issuer(), &json!({}));
        let (_, answer) = visits(app, &fake, &provider, |claims| {
            claims["azp"] = json!("onedoor");
            claims["email_verified"] = json!("true");
        });
        assert_eq!(answer.status, 303, "{}", answer.text());
        let mut claims = fake.claims(app, "somebody");
        claims["aud"] = json!([AUDIENCE, "account"]);
        claims["azp"] = json!("a-tool-of-theirs");
        let token = fake.sign(&claims, Signed::Well);
        app.bearing(Some(&token)).get("cases").expect(200);
        // Who somebody is, is told to us alone or at our asking.
        let (_, answer) = visits(app, &fake, &provider, |claims| {
            claims["azp"] = json!("a-tool-of-theirs");
        });
        answer.problem(401, "sign_in_failed");
    }
);

on_both!(
    fn whoever_is_taken_in_can_be_called(app: &TestApp) {
        let fake = Fake::serve();
        let provider = believed(app, &fake.issuer(), &json!({}));
        let taken_in = |subject: &str, phone: Value| {
            let (browser, answer) = visits(app, &fake, &provider, |claims| {
                claims["sub"] = json!(subject);
                claims["email"] = json!(format!("{subject}@kommune.example"));
                claims["phone_number"] = phone.clone();
            });
            assert_eq!(answer.status, 303, "{}", answer.text());
            let id = text(&browser.get("sessions/current").expect(200)["session"]["staff"]);
            text(&browser.get(&format!("staff/{id}")).expect(200)["phone"])
        };
        assert_eq!(taken_in("one", json!("33 99 01 77")), "+4533990177");
        let units = app.admin().get("units/building").expect(200);
        for nothing in [json!(null), json!("ring til mig"), json!(7)] {
            let subject = format!("other-{}", nothing.to_string().len());
            assert_eq!(taken_in(&subject, nothing), text(&units["phone"]));
        }
    }
);

on_both!(
    fn a_provider_that_does_not_answer_is_not_asked_for_every_request(app: &TestApp) {
        let fake = Fake::serve();
        let provider = believed(app, &fake.issuer(), &json!({}));
        // What it said before is not believed any more.
        app.clock.advance(jiff::SignedDuration::from_hours(2));
        fake.describe(json!({"issuer": "https://other.example"}));
        let before = fake.described();
        let visit = || app.anonymous().get(&format!("sign-in/{provider}"));
        std::thread::scope(|scope| {
            for _ in 0..10 {
                scope.spawn(|| visit().problem(503, "unavailable"));
            }
        });
        assert_eq!(fake.described(), before + 1);
        fake.describe(json!({}));
        visit().problem(503, "unavailable");
        app.clock.advance(jiff::SignedDuration::from_secs(11));
        assert_eq!(visit().status, 303);
        assert_eq!(fake.described(), before + 2);
    }
);

on_both!(
    fn a_person_who_is_not_let_in_sees_a_page_and_a_program_a_problem(app: &TestApp) {
        let fake = Fake::serve();
        let provider = believed(app, &fake.issuer(), &json!({}));
        let mut browser = Browser::new(app);
        let address = sent_by(&mut browser, &format!("sign-in/{provider}"));
        let query = format!("error=access_denied&state={}", parameter(&address, "state"));
        let path = format!("sign-in/callback?{query}");
        let refused = browser.request("GET", &path).header("Accept", "text/html");
        let refused = refused.send();
        assert_eq!(refused.status, 303, "{}", refused.text());
        let page = refused.header("location").unwrap();
        assert_eq!(page, "/sign-in/eksempel?came=refused");
        assert_eq!(browser.get(page).status, 200);
        back(&mut browser, &query).problem(401, "sign_in_failed");
        for slug in ["%0d%0aset-cookie:%20x", "%2f%2fevil.example", "EVIL"] {
            let elsewhere = app.anonymous().in_municipality(slug);
            let asked = elsewhere.asks("sign-in/callback?state=x&code=y");
            let answer = asked.header("Accept", "text/html").send();
            assert_eq!(answer.status, 401, "{slug}: {}", answer.text());
        }
    }
);

on_both!(
    fn the_page_offers_the_providers_of_the_municipality(app: &TestApp) {
        let fake = Fake::serve();
        let provider = believed(app, &fake.issuer(), &json!({"name": "Login <b>& co</b>"}));
        let page = app.anonymous().get("/sign-in/eksempel");
        let text = page.text();
        let way = format!("href=\"/v1/eksempel/sign-in/{provider}?return_to=/account/eksempel\"");
        assert!(text.contains(&way), "{text}");
        assert!(!text.contains("<b>"), "{text}");
        // Somebody for whom it vouches has no password here to look after.
        let (browser, _) = visits(app, &fake, &provider, |_| {});
        let own = browser.get("/account/eksempel");
        assert_eq!(own.status, 200, "{}", own.text());
        assert!(own.text().contains("ny@kommune.example"));
        assert!(!own.text().contains("second-factor"), "{}", own.text());
    }
);
