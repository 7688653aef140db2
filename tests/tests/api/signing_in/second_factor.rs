//! The second factor: required of those who lead, each code once, and codes for the lost phone.

use onedoor_domain::directory::Role;
use onedoor_domain::signing_in::{code_at, step_of};
use onedoor_testkit::on_both;
use serde_json::json;
use std::thread;

use super::{Browser, PASSWORD, SIGNE, id_of, link_for, signed_in, somebody};
use crate::directory::{deleted, etag};
use onedoor_service::Clock as _;

on_both!(
    fn whoever_leads_does_nothing_before_they_have_a_second_factor(app: &TestApp) {
        for role in [Role::Manager, Role::Admin] {
            let email = somebody(app, role, &[]);
            let mut browser = signed_in(app, &email);
            let current = browser.get("sessions/current").expect(200);
            assert_eq!(current["must_set_up_second_factor"], true);
            for path in ["cases", "tokens", "staff", "accounts", "/v1/eksempel"] {
                browser.get(path).problem(403, "forbidden");
            }
            let before = browser.cookie.clone();
            browser.set_up_second_factor(app.clock.now());
            assert_ne!(browser.cookie, before, "the session has another reference");
            let current = browser.get("sessions/current").expect(200);
            assert_eq!(current["must_set_up_second_factor"], false);
            browser.get("cases").expect(200);
            let account = browser.get("account").expect(200);
            assert_eq!(account["recovery_codes_left"], 10);
        }
    }
);

on_both!(
    fn with_a_second_factor_a_password_is_not_enough_and_a_code_counts_once(app: &TestApp) {
        let mut browser = signed_in(app, SIGNE);
        let (secret, _) = browser.set_up_second_factor(app.clock.now());
        let mut other = Browser::new(app);
        other
            .sign_in(SIGNE, PASSWORD)
            .problem(401, "second_factor_required");
        let code = |off: i64| code_at(&secret, step_of(app.clock.now()) + off);
        // The code with which it was set up was used.
        other
            .sign_in_with(SIGNE, PASSWORD, &code(0))
            .problem(401, "sign_in_failed");
        app.clock.set("2026-03-02T09:05");
        other
            .sign_in_with(SIGNE, PASSWORD, &code(-2))
            .problem(401, "sign_in_failed");
        other.sign_in_with(SIGNE, PASSWORD, &code(-1)).expect(201);
        other
            .sign_in_with(SIGNE, PASSWORD, &code(-1))
            .problem(401, "sign_in_failed");
        other.sign_in_with(SIGNE, PASSWORD, &code(1)).expect(201);
        other
            .sign_in_with(SIGNE, PASSWORD, &code(0))
            .problem(401, "sign_in_failed");
        // Without the password, a code tells nothing.
        let wrong = Browser::new(app).sign_in_with(SIGNE, "forkert hest batteri", &code(0));
        wrong.problem(401, "sign_in_failed");
    }
);

on_both!(
    fn of_many_who_show_one_code_at_once_one_is_let_in(app: &TestApp) {
        let mut browser = signed_in(app, SIGNE);
        let (secret, codes) = browser.set_up_second_factor(app.clock.now());
        app.clock.set("2026-03-02T09:05");
        let totp = code_at(&secret, step_of(app.clock.now()));
        for code in [totp, codes[0].clone()] {
            let actor = app.anonymous();
            let body = json!({"email": SIGNE, "password": PASSWORD, "code": code});
            let show = || actor.post("sessions").json(&body).send().status;
            let statuses: Vec<u16> = thread::scope(|scope| {
                let threads: Vec<_> = (0..50).map(|_| scope.spawn(show)).collect();
                threads.into_iter().map(|one| one.join().unwrap()).collect()
            });
            let let_in = statuses.iter().filter(|status| **status == 201).count();
            assert_eq!(let_in, 1, "{statuses:?}");
            let refused = |status: &u16| [201, 401, 429].contains(status);
            assert!(statuses.iter().all(refused), "{statuses:?}");
            app.clock.set("2026-03-02T09:30");
        }
    }
);

on_both!(
    fn being_asked_for_a_code_is_no_guess(app: &TestApp) {
        let mut browser = signed_in(app, SIGNE);
        let (secret, _) = browser.set_up_second_factor(app.clock.now());
        app.clock.set("2026-03-02T09:05");
        let mut other = Browser::new(app);
        for _ in 0..7 {
            other
                .sign_in(SIGNE, PASSWORD)
                .problem(401, "second_factor_required");
        }
        let code = code_at(&secret, step_of(app.clock.now()));
        other.sign_in_with(SIGNE, PASSWORD, &code).expect(201);
        // A wrong code is one.
        for _ in 0..5 {
            let wrong = other.sign_in_with(SIGNE, PASSWORD, "000000");
            wrong.problem(401, "sign_in_failed");
        }
        let late = other.sign_in_with(SIGNE, PASSWORD, "000000");
        late.problem(429, "too_many_attempts");
        other.get("cases").expect(200);
    }
);

on_both!(
    fn a_recovery_code_opens_once_and_new_ones_take_the_place_of_all(app: &TestApp) {
        let mut browser = signed_in(app, SIGNE);
        let (_, codes) = browser.set_up_second_factor(app.clock.now());
        let mut other = Browser::new(app);
        let typed = codes[3].to_uppercase().replace('-', " ");
        other.sign_in_with(SIGNE, PASSWORD, &typed).expect(201);
        let again = Browser::new(app).sign_in_with(SIGNE, PASSWORD, &codes[3]);
        again.problem(401, "sign_in_failed");
        let account = other.get("account").expect(200);
        assert_eq!(account["recovery_codes_left"], 9);
        let renewed = other.change("POST", "account/recovery-codes", &json!({}));
        let new = renewed.expect(201);
        assert_eq!(new["codes"].as_array().unwrap().len(), 10);
        let old = Browser::new(app).sign_in_with(SIGNE, PASSWORD, &codes[4]);
        old.problem(401, "sign_in_failed");
        let fresh = new["codes"][0].as_str().unwrap();
        Browser::new(app)
            .sign_in_with(SIGNE, PASSWORD, fresh)
            .expect(201);
    }
);

on_both!(
    fn a_wrong_first_code_sets_nothing_up(app: &TestApp) {
        let mut browser = signed_in(app, SIGNE);
        let begun = browser.change("POST", "account/second-factor", &json!({}));
        let body = begun.expect(201);
        let address = body["address"].as_str().unwrap();
        assert!(address.starts_with("otpauth://totp/Onedoor:signe.roegbjerg@eksempel.example?"));
        let wrong = browser.change("PUT", "account/second-factor", &json!({"code": "000000"}));
        wrong.refuses(&[("/code", "wrong_code")]);
        Browser::new(app).sign_in(SIGNE, PASSWORD).expect(201);
        browser.set_up_second_factor(app.clock.now());
        let twice = browser.change("POST", "account/second-factor", &json!({}));
        twice.problem(409, "second_factor_there");
    }
);

on_both!(
    fn a_lost_second_factor_is_taken_away_by_those_who_manage_accounts(app: &TestApp) {
        let mut browser = signed_in(app, SIGNE);
        let admin = app.admin();
        let path = format!("accounts/{}/second-factor", id_of(app, SIGNE));
        let account = format!("accounts/{}", id_of(app, SIGNE));
        let none = deleted(&admin, &path, &etag(&admin.get(&account)));
        none.problem(409, "no_second_factor");
        browser.set_up_second_factor(app.clock.now());
        let seen = etag(&admin.get(&account));
        deleted(&app.handler(), &path, &seen).problem(403, "forbidden");
        deleted(&admin, &path, "\"1\"").problem(412, "stale");
        browser.get("cases").expect(200);
        deleted(&app.manager(), &path, &seen).expect(200);
        browser.get("cases").problem(401, "unauthenticated");
        Browser::new(app).sign_in(SIGNE, PASSWORD).expect(201);
    }
);

on_both!(
    fn a_link_does_not_go_round_the_second_factor(app: &TestApp) {
        let mut browser = signed_in(app, SIGNE);
        let (_, codes) = browser.set_up_second_factor(app.clock.now());
        let link = link_for(app, SIGNE);
        let set = |code: Option<&str>| {
            let body = json!({"link": link, "password": "en helt ny sætning", "code": code});
            app.anonymous().put("password").json(&body).send()
        };
        set(None).problem(401, "second_factor_required");
        set(Some("000000")).problem(401, "sign_in_failed");
        browser.get("cases").expect(200);
        set(Some(&codes[0])).expect(200);
        browser.get("cases").problem(401, "unauthenticated");
    }
);

on_both!(
    fn one_may_take_ones_own_second_factor_away_and_then_leads_nobody(app: &TestApp) {
        let email = somebody(app, Role::Manager, &[]);
        let mut browser = signed_in(app, &email);
        browser.set_up_second_factor(app.clock.now());
        browser.get("cases").expect(200);
        let dropped = browser.change("DELETE", "account/second-factor", &json!({}));
        assert_eq!(dropped.expect(200)["account"]["recovery_codes_left"], 0);
        browser.get("cases").problem(403, "forbidden");
        browser.set_up_second_factor(app.clock.now());
        browser.get("cases").expect(200);
    }
);
