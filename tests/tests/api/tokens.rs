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

on_both!(
    fn a_narrowed_token_does_nothing_besides(app: &TestApp) {
        let admin = app.admin();
        let issue = |scopes: Value, roles: Value| {
            let mut token = form();
            (token["scopes"], token["roles"]) = (scopes, roles);
            let issued = admin.post("tokens").json(&token).send().expect(201);
            app.bearing(Some(&text(&issued["secret"])))
        };
        let intake = issue(
            json!(["register_enquiry", "list_cases"]),
            json!(["manager"]),
        );
        let id = crate::sample::case_id(&intake.register(&short("Hej")));
        intake.get("cases").expect(200);
        intake.get(&format!("cases/{id}")).problem(404, "not_found");
        intake.get("businesses").problem(403, "forbidden");
        intake.get("events").problem(403, "forbidden");
        let reading = issue(json!(["read"]), json!(["manager"]));
        reading.get(&format!("cases/{id}/enquiries")).expect(200);
        reading.register(&short("Hej")).problem(403, "forbidden");
        // A scope gives nothing that the role does not.
        let program = issue(json!(["read", "administration"]), json!(["integration"]));
        program.get("tokens").problem(403, "forbidden");
        program
            .get(&format!("cases/{id}/enquiries"))
            .problem(403, "forbidden");
        // Whoever is narrowed makes nobody wider.
        let keeper = issue(json!(["manage_tokens", "read"]), json!(["admin"]));
        let wide = keeper.post("tokens").json(&form()).send();
        wide.problem(403, "forbidden");
        let mut narrow = form();
        narrow["scopes"] = json!(["read"]);
        keeper.post("tokens").json(&narrow).send().expect(201);
        narrow["scopes"] = json!(["intake"]);
        keeper
            .post("tokens")
            .json(&narrow)
            .send()
            .problem(403, "forbidden");
        // Nor do they get at what is wider by taking its place.
        let issued = admin.post("tokens").json(&form()).send();
        issued.expect(201);
        let rotate = format!("{}/rotate", issued.header("location").unwrap());
        let taken = keeper.post(&rotate).json(&json!({})).send();
        taken.problem(403, "forbidden");
        for (scopes, pointer, code) in [
            (json!([]), "/scopes", "required"),
            (json!(["king"]), "/scopes/0", "unknown_value"),
            (
                json!(["read", "keep_own_account"]),
                "/scopes/1",
                "unknown_value",
            ),
        ] {
            let mut bad = form();
            bad["scopes"] = scopes;
            let refused = admin.post("tokens").json(&bad).send();
            refused.refuses(&[(pointer, code)]);
        }
    }
);

/// Where something is read, and whether everybody may.
fn reading() -> Vec<(String, bool)> {
    let text = include_str!("../../../openapi/openapi.json");
    let document: Value = serde_json::from_str(text).unwrap();
    let paths = document["paths"].as_object().unwrap().iter();
    let read = paths.filter_map(|(path, methods)| {
        let path = path.strip_prefix("/v1/{municipality}")?;
        let public = methods.get("get")?["security"] == json!([{}]);
        Some((path.trim_start_matches('/').to_owned(), public))
    });
    read.collect()
}

on_both!(
    fn what_a_token_is_not_for_it_does_not_open_anywhere(app: &TestApp) {
        let id = crate::sample::case_id(&app.manager().register(&short("Hej")));
        let mut token = form();
        token["roles"] = json!(["manager", "admin", "coordinator", "handler", "front_desk"]);
        token["scopes"] = json!(["simulate_promise"]);
        let issued = app.admin().post("tokens").json(&token).send().expect(201);
        let narrowed = app.bearing(Some(&text(&issued["secret"])));
        let somewhere = uuid::Uuid::from_u128(7).to_string();
        let mut tried = 0;
        for (path, public) in reading() {
            if public || path == "events/stream" {
                continue;
            }
            let path = match path.strip_prefix("cases/{id}") {
                Some(rest) => format!("cases/{id}{rest}"),
                None if path.is_empty() => "/v1/eksempel".to_owned(),
                None => path.clone(),
            };
            let at = path.replace("{id}", &somewhere);
            let at = at.replace("{staff}", &somewhere);
            let at = at.replace("{unit}", "building").replace("{version}", "1");
            let asked = narrowed.get(&at);
            assert!(
                [401, 403, 404, 422].contains(&asked.status),
                "{at}: {}",
                asked.text()
            );
            tried += 1;
        }
        assert!(tried > 40, "{tried}");
        let simulated = narrowed.post("guarantees/simulate").json(&json!({})).send();
        assert_ne!(simulated.status, 403, "what it is for is open");
    }
);

on_both!(
    fn of_many_who_rotate_a_token_at_once_one_does(app: &TestApp) {
        let admin = app.admin();
        let issued = admin.post("tokens").json(&form()).send();
        issued.expect(201);
        let path = format!("{}/rotate", issued.header("location").unwrap());
        let rotate = || admin.post(&path).json(&json!({})).send().status;
        let statuses: Vec<u16> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..50).map(|_| scope.spawn(rotate)).collect();
            threads.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let done = statuses.iter().filter(|status| **status == 201).count();
        assert_eq!(done, 1, "{statuses:?}");
        let refused = |status: &u16| [201, 409, 412].contains(status);
        assert!(statuses.iter().all(refused), "{statuses:?}");
    }
);

on_both!(
    fn a_token_is_rotated_with_a_while_in_which_both_count(app: &TestApp) {
        let admin = app.admin();
        let mut token = form();
        token["scopes"] = json!(["intake"]);
        let issued = admin.post("tokens").json(&token).send();
        let path = issued.header("location").unwrap().to_owned();
        let old = app.bearing(Some(&text(&issued.expect(201)["secret"])));
        let rotate = |body: Value| {
            let path = format!("{path}/rotate");
            admin.post(&path).json(&body).send()
        };
        rotate(json!({"overlap_hours": 169})).refuses(&[("/overlap_hours", "out_of_range")]);
        let rotated = rotate(json!({"overlap_hours": 2}));
        let new = rotated.expect(201);
        assert_eq!(new["token"]["scopes"], json!(["intake"]));
        assert_eq!(new["token"]["label"], token["label"]);
        let at = rotated.header("location").unwrap();
        assert_eq!(admin.get(at).expect(200), new["token"]);
        let retired = admin.get(&path).expect(200);
        assert_eq!(retired["expires_at"], "2026-03-02T10:00:00Z");
        assert_eq!(retired["rotated_at"], "2026-03-02T08:00:00Z");
        let next = app.bearing(Some(&text(&new["secret"])));
        for actor in [&old, &next] {
            actor.get("cases").expect(200);
        }
        rotate(json!({})).problem(409, "rotated_already");
        app.clock.set("2026-03-02T11:00");
        old.get("cases").problem(401, "unauthenticated");
        next.get("cases").expect(200);
        rotate(json!({})).problem(409, "already_revoked");
        let forbidden = app.manager().post(&format!("{at}/rotate")).json(&json!({}));
        forbidden.send().problem(403, "forbidden");
    }
);

on_both!(
    fn a_token_tells_when_it_was_used_last(app: &TestApp) {
        let admin = app.admin();
        let issued = admin.post("tokens").json(&form()).send();
        let path = issued.header("location").unwrap().to_owned();
        let program = app.bearing(Some(&text(&issued.expect(201)["secret"])));
        let used = || admin.get(&path).expect(200)["last_used_at"].clone();
        assert_eq!(used(), json!(null));
        app.clock.set("2026-03-02T09:30");
        program.get("cases").expect(200);
        assert_eq!(used(), "2026-03-02T08:30:00Z");
        app.clock.set("2026-03-02T09:30:30");
        program.get("cases").expect(200);
        assert_eq!(used(), "2026-03-02T08:30:00Z", "to the minute");
        app.clock.set("2026-03-02T09:31");
        program.get("cases").expect(200);
        assert_eq!(used(), "2026-03-02T08:31:00Z");
    }
);

/// A token for a program.
fn form() -> Value {
    json!({"label": "Formular på hjemmesiden", "roles": ["integration"]})
}

fn tokens(admin: &Actor) -> Vec<Value> {
    let listed = admin.get("tokens?limit=200").expect(200);
    let mut tokens = listed["items"].as_array().unwrap().clone();
    for token in &mut tokens {
        // Whoever asks uses theirs.
        token["last_used_at"] = json!(null);
    }
    tokens
}
