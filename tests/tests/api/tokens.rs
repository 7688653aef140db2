//! API tokens: shown once, never more than their person has, and gone when revoked or expired.

use onedoor_testkit::{Actor, on_both};
use serde_json::{Value, json};

use crate::directory::{deleted, etag};
use crate::sample::{short, text};

on_both!(
    fn a_tokens_secret_is_shown_once(app: &TestApp) {
        let admin = app.admin();
        let issued = admin.post("tokens").json(&form()).send();
        let body = issued.expect(201);
        let (id, secret) = (text(&body["token"]["id"]), text(&body["secret"]));
        let path = issued.header("location").unwrap();
        assert_eq!(path, format!("/v1/eksempel/tokens/{id}"));
        let found = admin.get(path);
        assert_eq!(found.expect(200), body["token"]);
        assert_eq!(etag(&found), etag(&issued));
        let listed = admin.get("tokens?limit=200");
        assert!(
            listed.expect(200)["items"]
                .as_array()
                .unwrap()
                .contains(&body["token"])
        );
        for answer in [&found, &listed] {
            assert!(!answer.text().contains(&secret));
            assert!(!answer.text().contains("secret"));
        }
        app.bearing(Some(&secret)).register(&short("Hej")).opened();
    }
);

on_both!(
    fn a_revoked_token_counts_no_more(app: &TestApp) {
        let admin = app.admin();
        let issued = admin.post("tokens").json(&form()).send();
        let program = app.bearing(Some(&text(&issued.expect(201)["secret"])));
        program.get("cases").expect(200);
        let path = issued.header("location").unwrap();
        let unseen = admin.delete(path).send();
        unseen.problem(428, "version_required");
        deleted(&admin, path, "\"7\"").problem(412, "stale");
        program.get("cases").expect(200);
        let revoked = deleted(&admin, path, &etag(&issued));
        assert_eq!(revoked.expect(200)["revoked_at"], "2026-03-02T08:00:00Z");
        program.get("cases").problem(401, "unauthenticated");
        let before = app.counts();
        program
            .register(&short("Hej"))
            .problem(401, "unauthenticated");
        assert_eq!(app.counts(), before);
        deleted(&admin, path, &etag(&revoked)).problem(409, "already_revoked");
        assert_eq!(
            admin.get(path).expect(200),
            revoked.json(),
            "it stays in the list"
        );
    }
);

on_both!(
    fn a_token_counts_until_it_expires(app: &TestApp) {
        let admin = app.admin();
        let mut hour = form();
        hour["expires_at"] = json!("2026-03-02T10:00:00+01:00");
        let issued = admin.post("tokens").json(&hour).send().expect(201);
        assert_eq!(issued["token"]["expires_at"], "2026-03-02T09:00:00Z");
        let program = app.bearing(Some(&text(&issued["secret"])));
        app.clock.set("2026-03-02T09:59");
        program.get("cases").expect(200);
        app.clock.set("2026-03-02T10:00");
        program.get("cases").problem(401, "unauthenticated");
        admin.get("cases").expect(200);
    }
);

on_both!(
    fn a_token_that_cannot_be_is_refused(app: &TestApp) {
        let admin = app.admin();
        let before = tokens(&admin);
        let ane = app.staff("eksempel", "ane.lindegaard@eksempel.example");
        let signe = app.staff("eksempel", "signe.roegbjerg@eksempel.example");
        let of = |staff: &str, roles: Value| json!({"staff": staff, "roles": roles});
        for (change, pointer, code) in [
            (
                of(&ane.to_string(), json!(["admin"])),
                "/roles",
                "unknown_value",
            ),
            (
                of(&signe.to_string(), json!(["handler", "manager"])),
                "/roles",
                "unknown_value",
            ),
            (
                of(&signe.to_string(), json!(["integration"])),
                "/roles",
                "unknown_value",
            ),
            (
                of(&uuid::Uuid::from_u128(7).to_string(), json!(["handler"])),
                "/staff",
                "no_such_thing",
            ),
            (json!({"roles": ["king"]}), "/roles/0", "unknown_value"),
            (json!({"roles": []}), "/roles", "required"),
            (json!({"label": "  "}), "/label", "blank"),
            (json!({"label": "Web\u{7}"}), "/label", "control_character"),
            (
                json!({"expires_at": "2026-03-02T09:00:00+01:00"}),
                "/expires_at",
                "out_of_range",
            ),
            (
                json!({"expires_at": "2028-01-01T00:00:00Z"}),
                "/expires_at",
                "out_of_range",
            ),
            (
                json!({"expires_at": "i morgen"}),
                "/expires_at",
                "not_a_moment",
            ),
        ] {
            let mut token = form();
            for (field, value) in change.as_object().unwrap() {
                token[field] = value.clone();
            }
            let refused = admin.post("tokens").json(&token).send();
            refused.refuses(&[(pointer, code)]);
        }
        assert_eq!(tokens(&admin), before);
    }
);

on_both!(
    fn a_token_asked_for_twice_under_one_key_is_one_token(app: &TestApp) {
        let admin = app.admin();
        let before = tokens(&admin).len();
        let ask = || admin.post("tokens").key("one-token").json(&form()).send();
        let (first, again) = (ask(), ask());
        assert_eq!(again.expect(201), first.expect(201));
        assert_eq!(first.header("idempotent-replayed"), None);
        assert_eq!(again.header("idempotent-replayed"), Some("true"));
        assert_eq!(tokens(&admin).len(), before + 1);
        let secret = text(&again.json()["secret"]);
        app.bearing(Some(&secret)).get("cases").expect(200);
        let mut other = form();
        other["label"] = json!("Andet");
        let reused = admin.post("tokens").key("one-token").json(&other).send();
        reused.problem(422, "key_reused");
        assert_eq!(tokens(&admin).len(), before + 1);
    }
);

on_both!(
    fn whoever_is_let_go_takes_their_token_along(app: &TestApp) {
        let admin = app.admin();
        let signe = app.staff("eksempel", "signe.roegbjerg@eksempel.example");
        let mut hers = form();
        hers["staff"] = json!(signe.to_string());
        hers["roles"] = json!(["handler"]);
        let issued = admin.post("tokens").json(&hers).send().expect(201);
        let she = app.bearing(Some(&text(&issued["secret"])));
        she.get("cases").expect(200);
        let path = format!("staff/{signe}");
        let seen = etag(&admin.get(&path));
        let gone = json!({"active": false});
        crate::directory::change_of(&admin, &path, &seen, &gone).expect(200);
        she.get("cases").problem(401, "unauthenticated");
    }
);

on_both!(
    fn only_an_administrator_manages_tokens(app: &TestApp) {
        let admin = app.admin();
        let issued = admin.post("tokens").json(&form()).send();
        let path = issued.header("location").unwrap();
        let before = tokens(&admin);
        for actor in [
            app.front_desk(),
            app.coordinator(),
            app.handler(),
            app.manager(),
            app.integration(),
        ] {
            actor.get("tokens").problem(403, "forbidden");
            actor.get(path).problem(403, "forbidden");
            let asked = actor.post("tokens").json(&form()).send();
            asked.problem(403, "forbidden");
            deleted(&actor, path, "\"1\"").problem(403, "forbidden");
        }
        assert_eq!(tokens(&admin), before);
    }
);

/// A token for a program.
fn form() -> Value {
    json!({"label": "Formular på hjemmesiden", "roles": ["integration"]})
}

fn tokens(admin: &Actor) -> Vec<Value> {
    let listed = admin.get("tokens?limit=200").expect(200);
    listed["items"].as_array().unwrap().clone()
}
