//! One's own password, and showing anew who one is.

use onedoor_testkit::on_both;
use serde_json::json;

use super::{Browser, PASSWORD, SIGNE, id_of, signed_in};
use crate::directory::etag;

on_both!(
    fn a_new_password_ends_all_other_sessions(app: &TestApp) {
        let mut here = signed_in(app, SIGNE);
        let mut there = Browser::new(app);
        there.sign_in(SIGNE, PASSWORD).expect(201);
        let before = here.clone();
        let new = json!({"current_password": PASSWORD, "password": "en helt ny sætning"});
        let changed = here.change("PUT", "account/password", &new);
        assert_eq!(changed.expect(200)["account"]["email"], SIGNE);
        assert_eq!(changed.header("etag"), here.get("account").header("etag"));
        here.get("cases").expect(200);
        there.get("cases").problem(401, "unauthenticated");
        before.get("cases").problem(401, "unauthenticated");
        let mut again = Browser::new(app);
        again
            .sign_in(SIGNE, PASSWORD)
            .problem(401, "sign_in_failed");
        again.sign_in(SIGNE, "en helt ny sætning").expect(201);
    }
);

on_both!(
    fn a_password_is_not_changed_without_the_old_one_and_the_version_that_was_seen(app: &TestApp) {
        let mut browser = signed_in(app, SIGNE);
        let wrong = json!({"current_password": "forkert hest", "password": "en helt ny sætning"});
        let refused = browser.change("PUT", "account/password", &wrong);
        refused.problem(401, "sign_in_failed");
        let weak = json!({"current_password": PASSWORD, "password": "adgangskode123"});
        let refused = browser.change("PUT", "account/password", &weak);
        refused.refuses(&[("/password", "password_too_easy")]);
        let good = json!({"current_password": PASSWORD, "password": "en helt ny sætning"});
        let unseen = browser
            .request("PUT", "account/password")
            .json(&good)
            .send();
        unseen.problem(428, "version_required");
        let stale = browser
            .request("PUT", "account/password")
            .header("If-Match", "\"77\"");
        stale.json(&good).send().problem(412, "stale");
        Browser::new(app).sign_in(SIGNE, PASSWORD).expect(201);
    }
);

on_both!(
    fn credentials_are_made_only_shortly_after_one_showed_who_one_is(app: &TestApp) {
        let email = super::somebody(app, onedoor_domain::directory::Role::Admin, &[]);
        let mut browser = signed_in(app, &email);
        let (_, codes) = browser.set_up_second_factor(onedoor_service::Clock::now(&*app.clock));
        let token = json!({"label": "Formular", "roles": ["integration"]});
        let ask = |browser: &Browser| browser.request("POST", "tokens").json(&token).send();
        ask(&browser).expect(201);
        app.clock.set("2026-03-02T09:11");
        let before = app.counts();
        ask(&browser).problem(403, "proof_required");
        let link = format!("accounts/{}/links", id_of(app, SIGNE));
        let linked = browser.request("POST", &link).send();
        linked.problem(403, "proof_required");
        let begun = browser.change("POST", "account/recovery-codes", &json!({}));
        begun.problem(403, "proof_required");
        browser.get("tokens").expect(200);
        assert_eq!(app.counts(), before);
        let held = browser.cookie.clone();
        for (proof, code) in [
            (json!({"password": "forkert"}), "sign_in_failed"),
            (json!({"password": PASSWORD}), "second_factor_required"),
        ] {
            let request = browser.request("POST", "sessions/current/proof");
            browser.send(request.json(&proof)).problem(401, code);
        }
        let proof = json!({"password": PASSWORD, "code": codes[0]});
        let request = browser.request("POST", "sessions/current/proof");
        browser.send(request.json(&proof)).expect(200);
        assert_ne!(browser.cookie, held);
        ask(&browser).expect(201);
    }
);

on_both!(
    fn a_token_changes_no_account(app: &TestApp) {
        let signe = app.person("eksempel", SIGNE, onedoor_domain::directory::Role::Handler);
        signed_in(app, SIGNE);
        for path in ["account", "sessions/current"] {
            signe.get(path).problem(401, "unauthenticated");
        }
        let new = json!({"current_password": PASSWORD, "password": "en helt ny sætning"});
        let seen = etag(&app.admin().get(&format!("accounts/{}", id_of(app, SIGNE))));
        let request = signe.put("account/password").header("If-Match", &seen);
        request.json(&new).send().problem(401, "unauthenticated");
        signe.get("sessions").expect(200);
    }
);
