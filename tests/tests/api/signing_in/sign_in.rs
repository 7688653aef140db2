//! Signing in: who gets in, and that those who do not learn nothing.

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Database, TestApp, on_both};
use serde_json::json;

use super::{Browser, PASSWORD, SIGNE, id_of, signed_in, with_password};
use crate::sample::text;

on_both!(
    fn a_session_gives_what_its_person_may_do(app: &TestApp) {
        let browser = signed_in(app, SIGNE);
        let current = browser.get("sessions/current").expect(200);
        let person = browser
            .get(&format!("staff/{}", id_of(app, SIGNE)))
            .expect(200);
        assert_eq!(current["session"]["staff"], person["id"]);
        assert_eq!(current["roles"], person["roles"]);
        assert_eq!(current["session"]["agent"], "Netscape 4");
        assert_eq!(current["must_set_up_second_factor"], false);
        browser.get("cases").expect(200);
        browser.get("tokens").problem(403, "forbidden");
        let said = json!({"said": "busy", "until": "2026-03-02T12:00:00+01:00"});
        let id = id_of(app, SIGNE);
        let put = browser.request("PUT", &format!("presence/{id}"));
        let status = put.json(&said).send().status;
        assert_ne!(status, 401);
        assert_ne!(status, 403);
    }
);

on_both!(
    fn an_account_that_is_not_there_answers_like_one_that_is(app: &TestApp) {
        with_password(app, SIGNE);
        let admin = app.admin();
        // Somebody without a password, somebody unknown, and somebody who left.
        let ane = "ane.lindegaard@eksempel.example";
        let body = json!({"name": "Ny", "email": "gone@eksempel.example", "phone": "+45 33 99 01 77",
            "title": "Fuldmægtig", "roles": ["front_desk"], "units": ["business_office"], "languages": ["da"]});
        let hired = admin.post("staff").json(&body).send().expect(201);
        with_password(app, "gone@eksempel.example");
        let path = format!("staff/{}", text(&hired["id"]));
        let seen = crate::directory::etag(&admin.get(&path));
        let left = json!({"active": false});
        crate::directory::change_of(&admin, &path, &seen, &left).expect(200);
        let mut told = Vec::new();
        for (email, password) in [
            (SIGNE, "forkert hest batteri"),
            (SIGNE, ""),
            (ane, PASSWORD),
            ("nobody@eksempel.example", PASSWORD),
            ("gone@eksempel.example", PASSWORD),
            ("", PASSWORD),
        ] {
            let answer = Browser::new(app).sign_in(email, password);
            answer.problem(401, "sign_in_failed");
            assert_eq!(answer.header("set-cookie"), None);
            let mut body = answer.json();
            body["instance"] = json!("");
            told.push(body);
        }
        assert!(told.windows(2).all(|two| two[0] == two[1]), "{told:?}");
        let elsewhere = app.anonymous().in_municipality("ingensteds");
        let body = json!({"email": SIGNE, "password": PASSWORD});
        let nowhere = elsewhere.post("sessions").json(&body).send();
        nowhere.problem(401, "sign_in_failed");
    }
);

on_both!(
    fn an_address_is_the_same_however_it_is_written(app: &TestApp) {
        with_password(app, SIGNE);
        let email = format!(" {} ", SIGNE.to_uppercase());
        Browser::new(app).sign_in(&email, PASSWORD).expect(201);
    }
);

on_both!(
    fn what_a_browser_held_before_counts_no_more(app: &TestApp) {
        let mut browser = signed_in(app, SIGNE);
        let before = browser.clone();
        browser.sign_in(SIGNE, PASSWORD).expect(201);
        assert_ne!(browser.cookie, before.cookie);
        browser.get("cases").expect(200);
        before.get("cases").problem(401, "unauthenticated");
        // Nobody can have put a reference there: one that we did not make begins nothing.
        let mut planted = Browser::new(app);
        planted.cookie = Some("__Host-onedoor_session=planted-by-somebody".to_owned());
        planted.get("cases").problem(401, "unauthenticated");
        planted.sign_in(SIGNE, PASSWORD).expect(201);
        assert!(!planted.cookie.unwrap().contains("planted"));
    }
);

on_both!(
    fn a_session_counts_in_its_own_municipality_only(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let browser = signed_in(app, SIGNE);
        let there = app.actor_in(Country::Se, Role::Admin);
        let abroad = Browser {
            actor: app.anonymous().in_municipality(there.municipality()),
            ..browser
        };
        abroad.get("cases").problem(404, "not_found");
        abroad.get("sessions/current").problem(404, "not_found");
        // Nor does the password.
        let mut other = Browser::new(app);
        other.actor = abroad.actor;
        other
            .sign_in(SIGNE, PASSWORD)
            .problem(401, "sign_in_failed");
    }
);

on_both!(
    fn a_body_that_is_more_or_less_than_asked_for_is_refused(app: &TestApp) {
        for body in [
            json!({"email": SIGNE}),
            json!({"email": SIGNE, "password": PASSWORD, "roles": ["admin"]}),
            json!({"email": SIGNE, "password": 7}),
        ] {
            let answer = app.anonymous().post("sessions").json(&body).send();
            answer.problem(422, "invalid_fields");
        }
    }
);
