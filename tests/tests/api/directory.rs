//! Who works here, where, when they are away, and what the municipality decides about itself.

use jiff::SignedDuration;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, Answer, TestApp, on_both};
use serde_json::{Value, json};

use crate::routing::MUNICIPALITY;
use crate::sample::{all, cafe, cafe_of, coordinator, short, text};

on_both!(
    fn a_staff_member_is_added_read_and_changed(app: &TestApp) {
        let admin = app.admin();
        let added = admin.post("staff").json(&ida()).send();
        let body = added.expect(201);
        let id = text(&body["id"]);
        let location = added.header("location").unwrap();
        assert_eq!(location, format!("/v1/eksempel/staff/{id}"));
        assert_eq!(etag(&added), "\"1\"");
        assert_eq!(body["phone"], "+4533991234");
        let read = admin.get(location);
        assert_eq!((read.expect(200), etag(&read)), (body, etag(&added)));
        let change = json!({"title": "Chefkonsulent", "capacity": 3});
        let changed = change_of(&admin, location, &etag(&read), &change);
        let now = changed.expect(200);
        assert_eq!(etag(&changed), "\"2\"");
        assert_eq!(
            (&now["title"], &now["capacity"], &now["name"]),
            (&json!("Chefkonsulent"), &json!(3), &json!("Ida Strand"))
        );
        assert_eq!(admin.get(location).expect(200), now);
    }
);

on_both!(
    fn a_change_needs_the_version_that_was_read(app: &TestApp) {
        let admin = app.admin();
        let added = admin.post("staff").json(&ida()).send();
        let path = added.header("location").unwrap();
        let first = json!({"title": "Chefkonsulent"});
        change_of(&admin, path, "\"1\"", &first).expect(200);
        let before = state(&admin);
        let second = json!({"title": "Direktør"});
        admin
            .patch(path)
            .json(&second)
            .send()
            .problem(428, "version_required");
        change_of(&admin, path, "\"1\"", &second).problem(412, "stale");
        change_of(&admin, path, "\"3\"", &second).problem(412, "stale");
        for no_version in ["1", "*", "\"x\"", "\"0\"", "W/\"2\""] {
            change_of(&admin, path, no_version, &second).problem(400, "bad_version");
        }
        assert_eq!(state(&admin), before);
        change_of(&admin, path, "\"2\"", &second).expect(200);
    }
);

on_both!(
    fn an_email_address_belongs_to_one_person(app: &TestApp) {
        let admin = app.admin();
        let added = admin.post("staff").json(&ida()).send();
        let path = added.header("location").unwrap();
        let before = state(&admin);
        for email in ["ida@eksempel.example", "IDA@Eksempel.example"] {
            let twin = ida_with("email", json!(email));
            admin
                .post("staff")
                .json(&twin)
                .send()
                .problem(409, "email_taken");
        }
        let taken = json!({"email": "ane.lindegaard@eksempel.example"});
        change_of(&admin, path, "\"1\"", &taken).problem(409, "email_taken");
        assert_eq!(state(&admin), before);
    }
);

on_both!(
    fn a_staff_member_with_wrong_fields_is_refused(app: &TestApp) {
        let admin = app.admin();
        let added = admin.post("staff").json(&ida()).send();
        let path = added.header("location").unwrap();
        let before = state(&admin);
        for (field, value, pointer, code) in [
            ("units", json!(["alchemy"]), "/units/0", "no_such_thing"),
            ("units", json!([]), "/units", "required"),
            (
                "skills",
                json!(["food", "alchemy"]),
                "/skills/1",
                "no_such_thing",
            ),
            ("heads", json!(["fire"]), "/heads", "unknown_value"),
            ("roles", json!(["king"]), "/roles/0", "unknown_value"),
            ("roles", json!(["integration"]), "/roles/0", "unknown_value"),
            ("roles", json!([]), "/roles", "required"),
            ("languages", json!(["tlh"]), "/languages/0", "unknown_value"),
            ("phone", json!("112"), "/phone", "not_a_phone"),
            ("phone", json!("ring til mig"), "/phone", "not_a_phone"),
            ("email", json!("ida"), "/email", "not_an_email"),
            ("name", json!("  "), "/name", "blank"),
            ("name", json!("Ida\u{7}"), "/name", "control_character"),
            ("name", json!("Ida\u{202e}"), "/name", "control_character"),
            ("name", json!("Ida\u{0}"), "/name", "nul_character"),
            (
                "title",
                json!("Chef\u{1b}[2J"),
                "/title",
                "control_character",
            ),
            ("capacity", json!(1001), "/capacity", "out_of_range"),
        ] {
            let person = with(
                ida_with("email", json!("ny@eksempel.example")),
                field,
                value.clone(),
            );
            admin
                .post("staff")
                .json(&person)
                .send()
                .refuses(&[(pointer, code)]);
            change_of(&admin, path, "\"1\"", &json!({ field: value })).refuses(&[(pointer, code)]);
        }
        assert_eq!(state(&admin), before);
    }
);

on_both!(
    fn whoever_coordinates_a_live_case_cannot_be_let_go(app: &TestApp) {
        let admin = app.admin();
        let file = app.front_desk().register(&cafe()).opened();
        let path = format!("staff/{}", text(&file["coordinator"]["id"]));
        let seen = admin.get(&path);
        let before = state(&admin);
        change_of(&admin, &path, &etag(&seen), &json!({"active": false}))
            .problem(409, "still_carries_work");
        assert_eq!(state(&admin), before);
        let again = app.front_desk().register(&cafe()).opened();
        assert_eq!(coordinator(&again), coordinator(&file));
    }
);

on_both!(
    fn whoever_was_let_go_is_never_chosen(app: &TestApp) {
        let (admin, program) = small(app);
        let ane = app.staff("lille", ANE);
        let path = format!("staff/{ane}");
        let seen = etag(&admin.get(&path));
        let gone = change_of(&admin, &path, &seen, &json!({"active": false}));
        assert_eq!(gone.expect(200)["active"], false);
        for _ in 0..12 {
            let file = program.register(&short("Hej")).opened();
            assert_ne!(coordinator(&file), ANE);
        }
        // She was account manager of this one.
        let file = program.register(&cafe_of("99007109")).opened();
        assert_ne!(coordinator(&file), ANE);
        let back = json!({"active": true});
        change_of(&admin, &path, &etag(&gone), &back).expect(200);
        assert!(chosen(&program, 6).contains(&ANE.to_owned()));
    }
);

on_both!(
    fn whoever_is_away_gets_no_new_case_until_they_are_back(app: &TestApp) {
        let (admin, program) = small(app);
        let away = json!({
            "staff": app.staff("lille", ANE).to_string(),
            "starts_at": "2026-03-02T09:00:00+01:00",
            "ends_at": "2026-05-02T09:00:00+02:00",
        });
        let noted = admin.post("absences").json(&away).send();
        let body = noted.expect(201);
        let path = noted.header("location").unwrap();
        assert_eq!(path, format!("/v1/lille/absences/{}", text(&body["id"])));
        let read = admin.get(path);
        assert_eq!((read.expect(200), etag(&read)), (body, etag(&noted)));
        assert!(!chosen(&program, 12).contains(&ANE.to_owned()));
        admin.delete(path).send().problem(428, "version_required");
        deleted(&admin, path, "\"9\"").problem(412, "stale");
        assert!(!chosen(&program, 3).contains(&ANE.to_owned()));
        assert_eq!(deleted(&admin, path, &etag(&read)).status, 204);
        admin.get(path).problem(404, "not_found");
        assert!(chosen(&program, 6).contains(&ANE.to_owned()));
    }
);

on_both!(
    fn an_absence_that_cannot_be_is_refused(app: &TestApp) {
        let (admin, _) = small(app);
        let ane = app.staff("lille", ANE).to_string();
        let away = json!({
            "staff": ane,
            "starts_at": "2026-03-09T00:00:00+01:00",
            "ends_at": "2026-03-16T00:00:00+01:00",
        });
        let noted = admin.post("absences").json(&away).send();
        let path = noted.header("location").unwrap();
        let before = state(&admin);
        let nobody = uuid::Uuid::from_u128(7).to_string();
        for (field, value, code) in [
            (
                "ends_at",
                "2026-03-08T00:00:00+01:00",
                "ends_before_it_begins",
            ),
            (
                "ends_at",
                "2026-03-09T00:00:00+01:00",
                "ends_before_it_begins",
            ),
            ("ends_at", "om en uge", "not_a_moment"),
            ("starts_at", "2026-03-09", "not_a_moment"),
            ("substitute", &ane, "same_person"),
            ("substitute", &nobody, "no_such_thing"),
        ] {
            let pointer = format!("/{field}");
            let wrong = with(away.clone(), field, json!(value));
            let refused = admin.post("absences").json(&wrong).send();
            refused.refuses(&[(&pointer, code)]);
            change_of(&admin, path, "\"1\"", &json!({ field: value })).refuses(&[(&pointer, code)]);
        }
        let unknown = with(away, "staff", json!(nobody));
        let refused = admin.post("absences").json(&unknown).send();
        refused.refuses(&[("/staff", "no_such_thing")]);
        assert_eq!(state(&admin), before);
    }
);

on_both!(
    fn a_turn_on_duty_is_added_listed_and_taken_back(app: &TestApp) {
        let (admin, _) = small(app);
        let turn = json!({
            "staff": app.staff("lille", ANE).to_string(),
            "starts_at": "2026-03-06T16:00:00+01:00",
            "ends_at": "2026-03-09T08:00:00+01:00",
        });
        let added = admin.post("duties").json(&turn).send();
        let body = added.expect(201);
        let path = added.header("location").unwrap();
        assert_eq!(path, format!("/v1/lille/duties/{}", text(&body["id"])));
        assert_eq!(admin.get(path).expect(200), body);
        assert_eq!(admin.get("duties").expect(200)["items"], json!([body]));
        let over = admin.get("duties?after=2026-03-09T07:00:00Z").expect(200);
        assert_eq!(over["items"], json!([]));
        let backwards = with(turn, "ends_at", json!("2026-03-06T15:00:00+01:00"));
        let refused = admin.post("duties").json(&backwards).send();
        refused.refuses(&[("/ends_at", "ends_before_it_begins")]);
        deleted(&admin, path, "\"2\"").problem(412, "stale");
        assert_eq!(admin.get("duties").expect(200)["items"], json!([body]));
        assert_eq!(deleted(&admin, path, &etag(&added)).status, 204);
        assert_eq!(admin.get("duties").expect(200)["items"], json!([]));
        deleted(&admin, path, &etag(&added)).problem(404, "not_found");
    }
);

on_both!(
    fn a_unit_is_one_of_the_catalogue_and_there_once(app: &TestApp) {
        let (admin, _) = small(app);
        let before = state(&admin);
        for (id, code) in [("alchemy", "unit_unknown"), ("switchboard", "unit_exists")] {
            let unit = json!({ "id": id });
            admin.post("units").json(&unit).send().problem(409, code);
        }
        let wrong = json!({"id": "fire", "mailbox": "brand", "phone": "112"});
        admin
            .post("units")
            .json(&wrong)
            .send()
            .refuses(&[("/mailbox", "not_an_email"), ("/phone", "not_a_phone")]);
        assert_eq!(state(&admin), before);
        let added = admin.post("units").json(&json!({"id": "fire"})).send();
        assert_eq!(added.expect(201)["members"], 0);
        assert_eq!(added.header("location"), Some("/v1/lille/units/fire"));
    }
);

on_both!(
    fn a_units_mailbox_is_changed_and_taken_away(app: &TestApp) {
        let admin = app.admin();
        let seen = admin.get("units/fire");
        let phone = seen.expect(200)["phone"].take();
        let moved = json!({"mailbox": "beredskab@eksempel.example"});
        let changed = change_of(&admin, "units/fire", &etag(&seen), &moved);
        let now = changed.expect(200);
        assert_eq!(now["mailbox"], "beredskab@eksempel.example");
        assert_eq!(now["phone"], phone);
        assert_ne!(etag(&changed), etag(&seen));
        assert_eq!(admin.get("units/fire").expect(200), now);
        let before = state(&admin);
        change_of(&admin, "units/fire", &etag(&seen), &moved).problem(412, "stale");
        let wrong = json!({"mailbox": "beredskab"});
        change_of(&admin, "units/fire", &etag(&changed), &wrong)
            .refuses(&[("/mailbox", "not_an_email")]);
        assert_eq!(state(&admin), before);
        let none = json!({"mailbox": null});
        let without = change_of(&admin, "units/fire", &etag(&changed), &none).expect(200);
        assert_eq!(without["mailbox"], Value::Null);
        assert_eq!(without["phone"], phone);
    }
);

on_both!(
    fn what_the_municipality_decides_counts_at_once(app: &TestApp) {
        let (admin, desk) = (app.admin(), app.front_desk());
        assert_eq!(desk.register(&cafe()).opened()["case"]["triage"], false);
        let seen = admin.get(HOUSE);
        let before = seen.expect(200);
        let strict = json!({"settings": {"suggestion_threshold": 100, "suggestions_at_most": 1}});
        let changed = change_of(&admin, HOUSE, &etag(&seen), &strict);
        let now = changed.expect(200);
        assert_eq!(now["settings"]["suggestion_threshold"], 100);
        assert_eq!(
            now["settings"]["named_units"],
            before["settings"]["named_units"]
        );
        assert_eq!(now["calendar_version"], before["calendar_version"]);
        assert_ne!(etag(&changed), etag(&seen));
        let unsure = short("Må jeg sætte et skilt op?");
        assert_eq!(desk.register(&unsure).opened()["case"]["triage"], true);
    }
);

on_both!(
    fn what_is_decided_about_mail_is_changed_field_by_field_and_taken_away(app: &TestApp) {
        let admin = app.admin();
        let mut seen = etag(&admin.get(HOUSE));
        let mut change = |mail: &Value| {
            let changed = change_of(&admin, HOUSE, &seen, &json!({"settings": {"mail": mail}}));
            let mut now = changed.expect(200);
            seen = etag(&changed);
            now["settings"]["mail"].take()
        };
        let usual = json!({
            "sender_name": null, "sender_address": null, "colour": "#1f4e79",
            "quiet_from_hour": 19, "quiet_until_hour": 6, "digest_hour": null,
            "morning_hour": 7, "survey_url": null,
        });
        assert_eq!(change(&json!({})), usual);
        let own = json!({
            "sender_name": "Erhverv Eksempel", "sender_address": "erhverv@eksempel.example",
            "colour": "#AA0033", "quiet_from_hour": 20, "quiet_until_hour": 0, "digest_hour": 15,
            "morning_hour": 0, "survey_url": "https://eksempel.example/spoerg",
        });
        assert_eq!(change(&own), own);
        let mut bit = own.clone();
        bit["digest_hour"] = json!(8);
        assert_eq!(change(&json!({"digest_hour": 8})), bit);
        let taken = json!({
            "sender_name": null, "sender_address": null, "digest_hour": null,
            "morning_hour": null, "survey_url": null,
        });
        let mut left = bit.clone();
        for (field, none) in taken.as_object().unwrap() {
            left[field] = none.clone();
        }
        assert_eq!(change(&taken), left);
        assert_eq!(admin.get(HOUSE).expect(200)["settings"]["mail"], left);
    }
);

on_both!(
    fn what_mail_cannot_be_is_refused_with_its_place(app: &TestApp) {
        let admin = app.admin();
        let before = state(&admin);
        let seen = etag(&admin.get(HOUSE));
        let mail = |mail: Value| json!({"settings": {"mail": mail}});
        for (field, value, code) in [
            ("sender_name", json!("Erhverv\u{7}"), "control_character"),
            ("sender_name", json!("  "), "blank"),
            ("sender_name", json!("x".repeat(201)), "too_long"),
            ("sender_address", json!("erhverv"), "not_an_email"),
            ("colour", json!("red"), "not_a_colour"),
            ("quiet_from_hour", json!(24), "out_of_range"),
            ("quiet_until_hour", json!(24), "out_of_range"),
            ("digest_hour", json!(24), "out_of_range"),
            ("morning_hour", json!(24), "out_of_range"),
            ("survey_url", json!("http://eksempel.example"), "not_a_link"),
        ] {
            let pointer = format!("/settings/mail/{field}");
            let refused = change_of(&admin, HOUSE, &seen, &mail(json!({field: value})));
            refused.refuses(&[(pointer.as_str(), code)]);
        }
        for field in ["colour", "quiet_from_hour", "quiet_until_hour"] {
            let nothing = change_of(&admin, HOUSE, &seen, &mail(json!({field: null})));
            assert_eq!(nothing.status, 422, "{}", nothing.text());
        }
        assert_eq!(state(&admin), before);
    }
);

on_both!(
    fn a_municipality_that_cannot_be_is_refused(app: &TestApp) {
        let admin = app.admin();
        let before = state(&admin);
        let seen = etag(&admin.get(HOUSE));
        let setting = |name: &str, value: Value| json!({"settings": {name: value}});
        for (change, pointer, code) in [
            (
                json!({"calendar": {"schema": 1, "opening_hours": {}}}),
                "/calendar",
                "bad_calendar",
            ),
            (
                setting("suggestion_threshold", json!(101)),
                "/settings/suggestion_threshold",
                "out_of_range",
            ),
            (
                setting("named_units", json!(["alchemy"])),
                "/settings/named_units/0",
                "no_such_thing",
            ),
            (
                json!({"name": "Kommune\n\u{8}"}),
                "/name",
                "control_character",
            ),
            (json!({"language": "tlh"}), "/language", "unknown_value"),
        ] {
            change_of(&admin, HOUSE, &seen, &change).refuses(&[(pointer, code)]);
        }
        let name = json!({"name": "Ny Kommune"});
        let unseen = admin.patch(HOUSE).json(&name).send();
        unseen.problem(428, "version_required");
        change_of(&admin, HOUSE, "\"99\"", &name).problem(412, "stale");
        assert_eq!(state(&admin), before);
    }
);

on_both!(
    fn only_an_administrator_changes_the_directory(app: &TestApp) {
        let admin = app.admin();
        let someone = app.staff("eksempel", "ane.lindegaard@eksempel.example");
        let path = format!("staff/{someone}");
        let span = json!({
            "staff": someone.to_string(),
            "starts_at": "2026-03-06T16:00:00+01:00",
            "ends_at": "2026-03-09T08:00:00+01:00",
        });
        let before = state(&admin);
        for actor in [
            app.front_desk(),
            app.coordinator(),
            app.handler(),
            app.manager(),
        ] {
            for (all, body) in [
                ("staff", ida()),
                ("absences", span.clone()),
                ("duties", span.clone()),
                ("units", json!({"id": "x_tax"})),
            ] {
                actor.post(all).json(&body).send().problem(403, "forbidden");
            }
            for (one, body) in [
                (path.as_str(), json!({"name": "Ane"})),
                ("units/fire", json!({"phone": null})),
                (HOUSE, json!({"name": "Min Kommune"})),
            ] {
                change_of(&actor, one, "\"1\"", &body).problem(403, "forbidden");
            }
            assert_eq!(actor.get(&path).status, 200, "but they may read it");
        }
        assert_eq!(state(&admin), before);
    }
);

on_both!(
    fn the_next_enquiry_goes_to_the_account_manager_that_a_manager_chose(app: &TestApp) {
        let manager = app.manager();
        let known = manager.get("businesses?q=havbrisens").expect(200)["items"][0].take();
        let path = format!("businesses/{}", text(&known["id"]));
        let fatima = app.staff("eksempel", "fatima.noerlund@eksempel.example");
        let hers = json!({"account_manager": fatima.to_string()});
        let seen = etag(&manager.get(&path));
        for actor in [app.front_desk(), app.coordinator(), app.admin()] {
            change_of(&actor, &path, &seen, &hers).problem(403, "forbidden");
        }
        for (change, pointer, code) in [
            (
                json!({"account_manager": uuid::Uuid::from_u128(7).to_string()}),
                "/account_manager",
                "no_such_thing",
            ),
            (json!({"name": "Røg\u{7}"}), "/name", "control_character"),
        ] {
            change_of(&manager, &path, &seen, &change).refuses(&[(pointer, code)]);
        }
        change_of(&manager, &path, "\"99\"", &hers).problem(412, "stale");
        assert_eq!(manager.get(&path).expect(200), known);
        let changed = change_of(&manager, &path, &seen, &hers);
        assert_eq!(changed.expect(200)["account_manager"], fatima.to_string());
        let file = app.front_desk().register(&cafe_of("99007109")).opened();
        assert_eq!(file["coordinator"]["id"], fatima.to_string());
    }
);

const ANE: &str = "ane@lille.example";
const HOUSE: &str = "/v1/eksempel";

/// Somebody to add.
fn ida() -> Value {
    json!({
        "name": "Ida Strand",
        "title": "Konsulent",
        "email": "ida@eksempel.example",
        "phone": "33 99 12 34",
        "roles": ["handler"],
        "units": ["building"],
        "skills": ["build"],
        "languages": ["da", "en"],
    })
}

fn ida_with(field: &str, value: Value) -> Value {
    with(ida(), field, value)
}

fn with(mut body: Value, field: &str, value: Value) -> Value {
    body[field] = value;
    body
}

/// An administrator and a program of a municipality whose coordinators are each other's equals.
fn small(app: &TestApp) -> (Actor, Actor) {
    app.import(MUNICIPALITY);
    let of = |role| app.issue("lille", role, None, SignedDuration::from_hours(24));
    (of(Role::Admin), of(Role::Integration))
}

/// Who coordinates so many new cases.
fn chosen(program: &Actor, cases: usize) -> Vec<String> {
    (0..cases)
        .map(|_| coordinator(&program.register(&short("Hej")).opened()))
        .collect()
}

/// The `ETag` of an answer.
#[track_caller]
pub(crate) fn etag(answer: &Answer) -> String {
    answer.header("etag").unwrap().to_owned()
}

/// Changes what was seen in this version.
pub(crate) fn change_of(actor: &Actor, path: &str, seen: &str, change: &Value) -> Answer {
    actor
        .patch(path)
        .header("If-Match", seen)
        .json(change)
        .send()
}

/// Deletes what was seen in this version.
pub(crate) fn deleted(actor: &Actor, path: &str, seen: &str) -> Answer {
    actor.delete(path).header("If-Match", seen).send()
}

/// All that the directory says.
fn state(admin: &Actor) -> Vec<Value> {
    let house = format!("/v1/{}", admin.municipality());
    let of = ["staff?limit=200", "units", "absences", "duties", &house];
    let read: Vec<Value> = of.iter().map(|path| admin.get(path).expect(200)).collect();
    assert!(!all(&read[0]["items"], "id").is_empty());
    read
}
