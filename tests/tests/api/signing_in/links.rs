//! Links by which passwords are set: once, within a day, by nobody above whom their maker is not.

use onedoor_domain::directory::Role;
use onedoor_testkit::on_both;
use serde_json::json;
use std::thread;

use super::{Browser, PASSWORD, SIGNE, id_of, link_for, signed_in, somebody};
use crate::sample::text;

on_both!(
    fn a_link_sets_a_password_once_and_ends_all_sessions(app: &TestApp) {
        let before = signed_in(app, SIGNE);
        let link = link_for(app, SIGNE);
        let set = |password: &str| {
            let body = json!({"link": link, "password": password});
            app.anonymous().put("password").json(&body).send()
        };
        before.get("cases").expect(200);
        set("en helt ny sætning").expect(200);
        before.get("cases").problem(401, "unauthenticated");
        set("endnu en ny sætning").problem(404, "not_found");
        let mut browser = Browser::new(app);
        browser
            .sign_in(SIGNE, PASSWORD)
            .problem(401, "sign_in_failed");
        browser.sign_in(SIGNE, "en helt ny sætning").expect(201);
    }
);

on_both!(
    fn of_many_who_use_a_link_at_once_one_sets_the_password(app: &TestApp) {
        let link = link_for(app, SIGNE);
        let actor = app.anonymous();
        let set = |at: usize| {
            let body = json!({"link": link, "password": format!("sætning nummer {at} af os")});
            actor.put("password").json(&body).send().status
        };
        let statuses: Vec<u16> = thread::scope(|scope| {
            let threads: Vec<_> = (0..50).map(|at| scope.spawn(move || set(at))).collect();
            threads.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let done = statuses.iter().filter(|status| **status == 200).count();
        assert_eq!(done, 1, "{statuses:?}");
        let refused = |status: &u16| [200, 404, 412, 429].contains(status);
        assert!(statuses.iter().all(refused), "{statuses:?}");
    }
);

on_both!(
    fn a_link_that_is_old_replaced_or_invented_sets_nothing(app: &TestApp) {
        let (first, second) = (link_for(app, SIGNE), link_for(app, SIGNE));
        let set = |link: &str| {
            let body = json!({"link": link, "password": PASSWORD});
            app.anonymous().put("password").json(&body).send()
        };
        let before = app.counts();
        set(&first).problem(404, "not_found");
        set("").problem(404, "not_found");
        set(&second[..20]).problem(404, "not_found");
        let elsewhere = app.anonymous().in_municipality("ingensteds");
        let body = json!({"link": second, "password": PASSWORD});
        elsewhere
            .put("password")
            .json(&body)
            .send()
            .problem(404, "not_found");
        app.clock.set("2026-03-03T09:01");
        set(&second).problem(404, "not_found");
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn a_link_of_somebody_who_left_sets_nothing(app: &TestApp) {
        let admin = app.admin();
        let email = "gone@eksempel.example";
        let body = json!({"name": "Ny", "email": email, "phone": "+45 33 99 01 77",
            "title": "Fuldmægtig", "roles": ["front_desk"], "units": ["business_office"],
            "languages": ["da"]});
        let hired = admin.post("staff").json(&body).send().expect(201);
        let link = link_for(app, email);
        let path = format!("staff/{}", text(&hired["id"]));
        let seen = crate::directory::etag(&admin.get(&path));
        let left = json!({"active": false});
        crate::directory::change_of(&admin, &path, &seen, &left).expect(200);
        let set = json!({"link": link, "password": PASSWORD});
        let refused = app.anonymous().put("password").json(&set).send();
        refused.problem(404, "not_found");
        let none = admin.post(&format!("accounts/{}/links", text(&hired["id"])));
        none.send().problem(409, "left_already");
    }
);

on_both!(
    fn credentials_that_are_narrowed_let_nobody_in_who_leads(app: &TestApp) {
        let token = json!({"label": "Konti", "roles": ["admin"], "scopes": ["manage_accounts"]});
        let issued = app.admin().post("tokens").json(&token).send().expect(201);
        let narrowed = app.bearing(Some(&text(&issued["secret"])));
        let path = |email: &str| format!("accounts/{}/links", id_of(app, email));
        for role in [Role::Manager, Role::Admin] {
            let leads = somebody(app, role, &[]);
            let refused = narrowed.post(&path(&leads)).send();
            refused.problem(403, "forbidden");
        }
        narrowed.post(&path(SIGNE)).send().expect(201);
    }
);

on_both!(
    fn a_weak_password_is_refused_and_the_link_stays(app: &TestApp) {
        let link = link_for(app, SIGNE);
        for (password, code) in [
            ("kort", "too_short"),
            ("adgangskode2026", "password_too_easy"),
            ("signe.roegbjerg", "password_too_easy"),
            ("aaaaaaaaaaaaaaaaa", "password_too_easy"),
        ] {
            let body = json!({"link": link, "password": password});
            let refused = app.anonymous().put("password").json(&body).send();
            refused.refuses(&[("/password", code)]);
        }
        let long = json!({"link": link, "password": "abc defg hijk ".repeat(10)});
        let refused = app.anonymous().put("password").json(&long).send();
        refused.refuses(&[("/password", "too_long")]);
        let body = json!({"link": link, "password": PASSWORD});
        app.anonymous()
            .put("password")
            .json(&body)
            .send()
            .expect(200);
    }
);

on_both!(
    fn a_manager_makes_links_for_nobody_who_may_as_much(app: &TestApp) {
        let manager = app.manager();
        let leaders = [Role::Manager, Role::Admin];
        let below = somebody(app, Role::Handler, &leaders);
        let path = |email: &str| format!("accounts/{}/links", id_of(app, email));
        manager.post(&path(&below)).send().expect(201);
        for role in leaders {
            let above = somebody(app, role, &[]);
            let before = app.counts();
            manager.post(&path(&above)).send().problem(403, "forbidden");
            assert_eq!(app.counts(), before);
            app.admin().post(&path(&above)).send().expect(201);
        }
        for actor in [
            app.front_desk(),
            app.coordinator(),
            app.handler(),
            app.integration(),
        ] {
            actor.post(&path(&below)).send().problem(403, "forbidden");
            actor.get("accounts").problem(403, "forbidden");
        }
        let nobody = format!("accounts/{}/links", uuid::Uuid::from_u128(7));
        manager.post(&nobody).send().problem(404, "not_found");
    }
);

on_both!(
    fn a_link_asked_for_twice_under_one_key_is_one_link(app: &TestApp) {
        let path = format!("accounts/{}/links", id_of(app, SIGNE));
        let ask = || app.admin().post(&path).key("one-link").send();
        let (first, again) = (ask().expect(201), ask().expect(201));
        assert_eq!(first, again);
        let body = json!({"link": text(&first["secret"]), "password": PASSWORD});
        app.anonymous()
            .put("password")
            .json(&body)
            .send()
            .expect(200);
    }
);

on_both!(
    fn an_account_that_is_taken_away_opens_nothing(app: &TestApp) {
        let browser = signed_in(app, SIGNE);
        let path = format!("accounts/{}", id_of(app, SIGNE));
        let admin = app.admin();
        let listed = admin.get("accounts").expect(200);
        assert_eq!(listed["items"][0]["email"], SIGNE);
        let found = admin.get(&path);
        assert_eq!(found.expect(200), listed["items"][0]);
        admin.delete(&path).send().problem(428, "version_required");
        crate::directory::deleted(&admin, &path, "\"77\"").problem(412, "stale");
        browser.get("cases").expect(200);
        let seen = crate::directory::etag(&found);
        crate::directory::deleted(&admin, &path, &seen).expect(200);
        browser.get("cases").problem(401, "unauthenticated");
        let again = Browser::new(app).sign_in(SIGNE, PASSWORD);
        again.problem(401, "sign_in_failed");
        assert!(admin.get(&path).expect(200)["password_at"].is_null());
    }
);
