//! Sessions: their end, by time, by their person, by others, and by what becomes of the person.

use onedoor_domain::directory::Role;
use onedoor_testkit::on_both;
use serde_json::json;

use super::{Browser, PASSWORD, SIGNE, id_of, signed_in, somebody, with_password};
use crate::directory::{change_of, etag};
use crate::sample::text;

on_both!(
    fn a_session_that_is_left_alone_ends(app: &TestApp) {
        let browser = signed_in(app, SIGNE);
        for minute in ["09:25", "09:50", "10:15"] {
            app.clock.set(&format!("2026-03-02T{minute}"));
            browser.get("cases").expect(200);
        }
        app.clock.set("2026-03-02T10:44");
        browser.get("cases").expect(200);
        app.clock.set("2026-03-02T11:14");
        browser.get("cases").problem(401, "unauthenticated");
    }
);

on_both!(
    fn a_stream_that_is_left_open_keeps_no_session_alive(app: &TestApp) {
        let browser = signed_in(app, SIGNE);
        let mut stream = browser.request("GET", "events/stream?after=0").follow();
        let desk = app.front_desk();
        for minute in ["09:10", "09:20", "09:29"] {
            app.clock.set(&format!("2026-03-02T{minute}"));
            desk.register(&crate::sample::cafe()).opened();
            app.work();
            // Whoever listens was looked up again.
            stream.event();
        }
        app.clock.set("2026-03-02T09:31");
        browser.get("cases").problem(401, "unauthenticated");
    }
);

on_both!(
    fn no_session_lasts_longer_than_the_municipality_decides(app: &TestApp) {
        let admin = app.admin();
        let long = json!({"settings": {"session_idle_minutes": 480, "session_hours": 2}});
        let path = format!("/v1/{}", admin.municipality());
        change_of(&admin, &path, &etag(&admin.get(&path)), &long).expect(200);
        let browser = signed_in(app, SIGNE);
        app.clock.set("2026-03-02T10:59");
        browser.get("cases").expect(200);
        app.clock.set("2026-03-02T11:00");
        browser.get("cases").problem(401, "unauthenticated");
        let bad = json!({"settings": {"session_idle_minutes": 4, "session_hours": 25}});
        change_of(&admin, &path, &etag(&admin.get(&path)), &bad).refuses(&[
            ("/settings/session_idle_minutes", "out_of_range"),
            ("/settings/session_hours", "out_of_range"),
        ]);
    }
);

on_both!(
    fn somebody_sees_and_ends_their_own_sessions(app: &TestApp) {
        let mut here = signed_in(app, SIGNE);
        let mut there = Browser::new(app);
        there.sign_in(SIGNE, PASSWORD).expect(201);
        let listed = here.get("sessions").expect(200);
        let sessions = listed["items"].as_array().unwrap();
        assert_eq!(sessions.len(), 2);
        let current = there.get("sessions/current").expect(200);
        assert_eq!(sessions[0], current["session"], "newest first");
        let paged = here.get("sessions?limit=1").expect(200);
        let next = format!("sessions?limit=1&cursor={}", text(&paged["next"]));
        assert_eq!(here.get(&next).expect(200)["items"][0], sessions[1]);
        let path = format!("sessions/{}", text(&current["session"]["id"]));
        let ended = here.request("DELETE", &path);
        assert_eq!(here.send(ended).status, 204);
        there.get("cases").problem(401, "unauthenticated");
        here.request("DELETE", &path)
            .send()
            .problem(404, "not_found");
        let out = here.request("DELETE", "sessions/current");
        let held = here.clone();
        let out = here.send(out);
        out.expect(200);
        let thrown_away = out.header("clear-site-data");
        assert_eq!(thrown_away, Some("\"cache\", \"storage\""));
        assert_eq!(here.cookie, None, "the browser forgets it");
        held.get("cases").problem(401, "unauthenticated");
    }
);

on_both!(
    fn others_sessions_are_for_those_who_manage_accounts(app: &TestApp) {
        let browser = signed_in(app, SIGNE);
        let other = somebody(
            app,
            Role::Handler,
            &[Role::Manager, Role::Admin, Role::Coordinator],
        );
        let stranger = signed_in(app, &other);
        let id = id_of(app, SIGNE);
        let session = text(&browser.get("sessions/current").expect(200)["session"]["id"]);
        let (list, one) = (
            format!("sessions?staff={id}"),
            format!("sessions/{session}"),
        );
        stranger.get(&list).problem(403, "forbidden");
        let ending = stranger.request("DELETE", &one);
        ending.send().problem(404, "not_found");
        app.integration().get(&list).problem(403, "forbidden");
        browser.get("cases").expect(200);
        let seen = app.manager().get(&list).expect(200);
        assert_eq!(seen["items"][0]["id"], session.as_str());
        assert_eq!(app.admin().delete(&one).send().status, 204);
        browser.get("cases").problem(401, "unauthenticated");
    }
);

on_both!(
    fn other_roles_and_leaving_end_a_session_at_its_next_request(app: &TestApp) {
        let admin = app.admin();
        let path = format!("staff/{}", id_of(app, SIGNE));
        let browser = signed_in(app, SIGNE);
        browser.get("cases").expect(200);
        let seen = admin.get(&path);
        let mut roles = seen.expect(200)["roles"].as_array().unwrap().clone();
        roles.push(json!("front_desk"));
        change_of(&admin, &path, &etag(&seen), &json!({"roles": roles})).expect(200);
        browser.get("cases").problem(401, "unauthenticated");
        let mut again = Browser::new(app);
        again.sign_in(SIGNE, PASSWORD).expect(201);
        let renamed = json!({"title": "Kontorchef"});
        change_of(&admin, &path, &etag(&admin.get(&path)), &renamed).expect(200);
        again.get("cases").expect(200);
        let left = json!({"active": false});
        change_of(&admin, &path, &etag(&admin.get(&path)), &left).expect(200);
        again.get("cases").problem(401, "unauthenticated");
    }
);

on_both!(
    fn what_a_browser_holds_is_in_no_row_and_no_answer(app: &TestApp) {
        let browser = signed_in(app, SIGNE);
        let cookie = browser.cookie.clone().unwrap();
        let (_, reference) = cookie.split_once('=').unwrap();
        assert!(reference.len() >= 43, "256 bits");
        for path in ["sessions", "sessions/current", "account"] {
            assert!(!browser.get(path).text().contains(reference), "{path}");
        }
    }
);

on_both!(
    fn the_worker_forgets_what_is_of_no_use(app: &TestApp) {
        with_password(app, SIGNE);
        Browser::new(app).sign_in(SIGNE, PASSWORD).expect(201);
        Browser::new(app).sign_in("nobody@eksempel.example", PASSWORD);
        app.work();
        let count = |table: &str| app.counts()[table];
        assert_eq!(count("session"), 1);
        assert!(count("sign_in_attempt") > 0);
        app.clock.set("2026-03-03T10:00");
        app.work();
        assert_eq!(count("session"), 0);
        assert!(count("sign_in_attempt") > 0);
        app.clock.set("2026-04-10T10:00");
        app.work();
        assert_eq!(count("sign_in_attempt"), 0);
        assert_eq!(count("account"), 1);
    }
);
