//! Access tokens of a provider as bearer tokens: who made them, for whom, when, and with what key.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use onedoor_domain::Country;
use onedoor_testkit::{Database, TestApp, on_both};
use serde_json::{Value, json};

use super::fake::{Fake, Signed};
use super::{back, believed, parameter, sent};
use crate::signing_in::Browser;

/// Somebody signs in once, so that the provider's word for them is known.
fn known(app: &TestApp, fake: &Fake) -> String {
    let provider = believed(app, &fake.issuer(), &json!({}));
    let mut browser = Browser::new(app);
    let address = sent(&mut browser, &provider);
    let mut claims = fake.claims(app, "somebody");
    claims["aud"] = json!("onedoor");
    claims["nonce"] = json!(parameter(&address, "nonce"));
    fake.give(&fake.sign(&claims, Signed::Well));
    let query = format!("code=any&state={}", parameter(&address, "state"));
    assert_eq!(back(&mut browser, &query).status, 303);
    provider
}

on_both!(
    fn an_access_token_speaks_for_who_signed_in(app: &TestApp) {
        let fake = Fake::serve();
        known(app, &fake);
        let token = fake.sign(&fake.claims(app, "somebody"), Signed::Well);
        let somebody = app.bearing(Some(&token));
        somebody.get("cases").expect(200);
        somebody.get("tokens").problem(403, "forbidden");
        somebody.register(&crate::sample::cafe()).opened();
        app.clock.set("2026-03-02T09:10");
        somebody.get("cases").expect(200);
        app.clock.set("2026-03-02T09:12");
        somebody.get("cases").problem(401, "unauthenticated");
    }
);

on_both!(
    fn a_token_that_was_not_made_for_us_by_them_and_now_does_not_count(app: &TestApp) {
        let fake = Fake::serve();
        known(app, &fake);
        let good = fake.claims(app, "somebody");
        let now = good["iat"].as_i64().unwrap();
        let with = |change: Value| {
            let mut claims = good.clone();
            for (name, value) in change.as_object().unwrap() {
                claims[name] = value.clone();
            }
            fake.sign(&claims, Signed::Well)
        };
        let signed = fake.sign(&good, Signed::Well);
        let parts: Vec<&str> = signed.split('.').collect();
        let coded = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let mut other = good.clone();
        other["sub"] = json!("admin");
        let by_secret = |secret: &[u8]| {
            let mut header = Header::new(Algorithm::HS256);
            header.kid = Some("first".to_owned());
            encode(&header, &good, &EncodingKey::from_secret(secret)).unwrap()
        };
        for (what, token) in [
            (
                "for another API",
                with(json!({"aud": "https://other.example/api"})),
            ),
            ("an identity, not access", with(json!({"aud": "onedoor"}))),
            ("for nobody", with(json!({"aud": null}))),
            (
                "by another issuer",
                with(json!({"iss": "https://evil.example"})),
            ),
            ("expired", with(json!({"exp": now - 61}))),
            ("without an end", with(json!({"exp": null}))),
            ("not begun", with(json!({"nbf": now + 61}))),
            (
                "of somebody who never signed in",
                with(json!({"sub": "admin"})),
            ),
            ("signed by another", fake.sign(&good, Signed::ByAnother)),
            (
                "other claims",
                [parts[0], &coded(&other), parts[2]].join("."),
            ),
            ("no signature", [parts[0], parts[1], ""].join(".")),
            (
                "alg none",
                [&coded(&json!({"alg": "none"})), parts[1], ""].join("."),
            ),
            (
                "alg None",
                [&coded(&json!({"alg": "None"})), parts[1], parts[2]].join("."),
            ),
            (
                "another algorithm",
                [
                    &coded(&json!({"alg": "RS256", "kid": "first"})),
                    parts[1],
                    parts[2],
                ]
                .join("."),
            ),
            (
                "a secret that is public",
                by_secret(b"pfTB3u9rfJgSAdUrf0NLXfCtiqvbCvGdyw1N-MaL3fo"),
            ),
            ("the client's secret", by_secret(b"a-secret-of-the-test")),
            (
                "its own key",
                [
                    &coded(&json!({"alg": "ES256", "jwk": {"kty": "EC"}})),
                    parts[1],
                    parts[2],
                ]
                .join("."),
            ),
            ("nothing", "..".to_owned()),
            ("not JSON", "a.b.c".to_owned()),
        ] {
            let answer = app.bearing(Some(&token)).get("cases");
            assert_eq!(answer.status, 401, "{what}");
            answer.problem(401, "unauthenticated");
        }
        app.bearing(Some(&signed)).get("cases").expect(200);
    }
);

on_both!(
    fn a_new_key_is_asked_for_and_not_for_every_token(app: &TestApp) {
        let fake = Fake::serve();
        known(app, &fake);
        let claims = fake.claims(app, "somebody");
        let before = fake.asked();
        fake.rotate("invented");
        let unknown: Vec<String> = (0..5)
            .map(|at| {
                fake.rotate(&format!("invented-{at}"));
                fake.sign(&claims, Signed::Well)
            })
            .collect();
        fake.rotate("second");
        let good = fake.sign(&claims, Signed::Well);
        // It was asked a moment ago.
        app.bearing(Some(&good))
            .get("cases")
            .problem(401, "unauthenticated");
        assert_eq!(fake.asked(), before);
        app.clock.set("2026-03-02T09:01");
        app.bearing(Some(&good)).get("cases").expect(200);
        assert_eq!(fake.asked(), before + 1);
        for token in unknown {
            app.bearing(Some(&token))
                .get("cases")
                .problem(401, "unauthenticated");
        }
        assert_eq!(
            fake.asked(),
            before + 1,
            "whoever invents keys has nobody ask for them"
        );
    }
);

on_both!(
    fn a_provider_that_is_believed_no_more_speaks_for_nobody(app: &TestApp) {
        let fake = Fake::serve();
        let provider = known(app, &fake);
        let token = fake.sign(&fake.claims(app, "somebody"), Signed::Well);
        let somebody = app.bearing(Some(&token));
        somebody.get("cases").expect(200);
        let path = format!("identity-providers/{provider}");
        let change = |body: Value| {
            let seen = crate::directory::etag(&app.admin().get(&path));
            crate::directory::change_of(&app.admin(), &path, &seen, &body).expect(200);
        };
        change(json!({"audience": null}));
        somebody.get("cases").problem(401, "unauthenticated");
        change(json!({"audience": super::AUDIENCE}));
        somebody.get("cases").expect(200);
        change(json!({"active": false}));
        somebody.get("cases").problem(401, "unauthenticated");
        assert_eq!(app.counts()["session"], 0);
        let ways = app.anonymous().get("sign-in").expect(200);
        assert_eq!(ways["providers"], json!([]));
    }
);

on_both!(
    fn a_token_counts_in_no_municipality_that_does_not_believe_its_maker(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let fake = Fake::serve();
        known(app, &fake);
        let token = fake.sign(&fake.claims(app, "somebody"), Signed::Well);
        let here = app.bearing(Some(&token));
        here.get("cases").expect(200);
        let there = app.actor_in(Country::Se, onedoor_domain::directory::Role::Admin);
        let abroad = here.in_municipality(there.municipality());
        abroad.get("cases").problem(401, "unauthenticated");
        let nowhere = here.in_municipality("ingensteds");
        nowhere.get("cases").problem(401, "unauthenticated");
    }
);
