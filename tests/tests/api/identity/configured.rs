//! Whose word is believed: who says so, and what is refused.

use onedoor_testkit::on_both;
use serde_json::json;

use super::fake::Fake;
use super::{believed, form};
use crate::directory::{change_of, etag};

on_both!(
    fn a_provider_is_added_read_and_changed_and_its_secret_never_shown(app: &TestApp) {
        let fake = Fake::serve();
        let admin = app.admin();
        let added = admin
            .post("identity-providers")
            .json(&form(&fake.issuer()))
            .send();
        let body = added.expect(201);
        assert_eq!(body["redirect_uri"], super::REDIRECT);
        assert_eq!(body["has_client_secret"], true);
        let path = added.header("location").unwrap().to_owned();
        assert_eq!(admin.get(&path).expect(200), body);
        let listed = admin.get("identity-providers");
        assert_eq!(listed.expect(200)["items"], json!([body]));
        for answer in [&added, &listed, &admin.get(&path)] {
            assert!(!answer.text().contains("a-secret-of-the-test"));
        }
        let ways = app.anonymous().get("sign-in").expect(200);
        assert_eq!(
            ways["providers"],
            json!([{"id": body["id"], "name": "Kommunens login"}])
        );
        let again = admin
            .post("identity-providers")
            .json(&form(&fake.issuer()))
            .send();
        again.problem(409, "provider_exists");
        let change = json!({"name": "Andet login", "client_secret": null});
        change_of(&admin, &path, "\"7\"", &change).problem(412, "stale");
        let changed = change_of(&admin, &path, &etag(&added), &change).expect(200);
        assert_eq!(changed["name"], "Andet login");
        assert_eq!(changed["has_client_secret"], false);
        assert_eq!(changed["rules"], body["rules"]);
    }
);

on_both!(
    fn a_provider_that_cannot_be_believed_is_refused(app: &TestApp) {
        let fake = Fake::serve();
        let admin = app.admin();
        let before = app.counts();
        let ask = |field: &str, value: serde_json::Value| {
            let mut body = form(&fake.issuer());
            body[field] = value;
            admin.post("identity-providers").json(&body).send()
        };
        for (field, value, pointer, code) in [
            (
                "issuer",
                json!("http://login.example.dk"),
                "/issuer",
                "not_https",
            ),
            (
                "issuer",
                json!("file:///etc/passwd"),
                "/issuer",
                "not_https",
            ),
            (
                "issuer",
                json!("http://127.0.0.1:1"),
                "/issuer",
                "not_a_provider",
            ),
            (
                "issuer",
                json!(format!("{}/", fake.issuer())),
                "/issuer",
                "not_a_provider",
            ),
            ("issuer", json!(""), "/issuer", "blank"),
            ("name", json!(" "), "/name", "blank"),
            ("audience", json!("onedoor"), "/audience", "client_itself"),
            (
                "rules",
                json!([{"group": "x", "roles": ["integration"], "units": []}]),
                "/rules/0/roles/0",
                "unknown_value",
            ),
            (
                "rules",
                json!([{"group": "x", "roles": ["handler"], "units": ["nowhere"]}]),
                "/rules/0/units/0",
                "no_such_thing",
            ),
        ] {
            ask(field, value).refuses(&[(pointer, code)]);
        }
        fake.describe(json!({"jwks_uri": "http://169.254.169.254/keys"}));
        ask("name", json!("x")).refuses(&[("/issuer", "not_a_provider")]);
        fake.describe(json!({"issuer": "https://other.example"}));
        ask("name", json!("x")).refuses(&[("/issuer", "not_a_provider")]);
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn only_an_administrator_says_whose_word_counts(app: &TestApp) {
        let fake = Fake::serve();
        let id = believed(app, &fake.issuer(), &json!({}));
        let path = format!("identity-providers/{id}");
        let before = app.counts();
        for actor in [
            app.front_desk(),
            app.coordinator(),
            app.handler(),
            app.manager(),
            app.integration(),
        ] {
            actor.get("identity-providers").problem(403, "forbidden");
            actor.get(&path).problem(403, "forbidden");
            let added = actor
                .post("identity-providers")
                .json(&form("https://x.example"))
                .send();
            added.problem(403, "forbidden");
            let change = json!({"active": false});
            change_of(&actor, &path, "\"1\"", &change).problem(403, "forbidden");
        }
        app.anonymous().get(&path).problem(401, "unauthenticated");
        assert_eq!(app.counts(), before);
    }
);
