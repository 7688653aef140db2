//! Who may not, and what is not there.

use jiff::SignedDuration;
use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Database, TestApp, on_both};

use super::writes_nothing;
use crate::sample::{cafe, short};

on_both!(
    fn who_has_no_token_that_counts_is_not_let_in(app: &TestApp) {
        writes_nothing(app, || {
            for token in [None, Some(""), Some("onedoor_made_up"), Some("æøå")] {
                let answer = app.bearing(token).register(&short("Hej"));
                answer.problem(401, "unauthenticated");
                assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
            }
            let basic = app
                .anonymous()
                .post("enquiries")
                .header("Authorization", "Basic b25lOmRvb3I=");
            basic.json(&cafe()).send().problem(401, "unauthenticated");
        });
    }
);

on_both!(
    fn a_token_counts_until_it_expires(app: &TestApp) {
        let desk = app.issue(
            "eksempel",
            Role::FrontDesk,
            None,
            SignedDuration::from_mins(5),
        );
        desk.register(&cafe()).opened();
        app.clock.advance(SignedDuration::from_secs(299));
        desk.register(&cafe()).opened();
        app.clock.advance(SignedDuration::from_secs(1));
        writes_nothing(app, || {
            desk.register(&cafe()).problem(401, "unauthenticated");
            desk.get("cases").problem(401, "unauthenticated");
        });
    }
);

on_both!(
    fn a_token_of_another_municipality_does_not_tell_that_it_exists(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let theirs = app.actor_in(Country::Se, Role::FrontDesk);
        let desk = app.front_desk();
        writes_nothing(app, || {
            let at_theirs = desk
                .in_municipality(theirs.municipality())
                .register(&cafe());
            at_theirs.problem(404, "not_found");
            let at_nobodys = desk.in_municipality("ingenting").register(&cafe());
            at_nobodys.problem(404, "not_found");
            let told = |answer: onedoor_testkit::Answer| answer.json()["detail"].clone();
            assert_eq!(told(at_theirs), told(at_nobodys));
        });
    }
);

on_both!(
    fn handlers_and_administrators_register_nothing(app: &TestApp) {
        writes_nothing(app, || {
            for actor in [app.handler(), app.admin()] {
                actor.register(&cafe()).problem(403, "forbidden");
                let preview = actor.post("enquiries/preview").json(&cafe()).send();
                preview.problem(403, "forbidden");
            }
        });
    }
);

on_both!(
    fn what_is_not_there_is_a_problem_like_any_other(app: &TestApp) {
        let desk = app.front_desk();
        for path in [
            "/nowhere",
            "/v1/eksempel/nothing",
            "/v1/eksempel",
            "/v1/eksempel/cases/not-an-id",
            "/v1/eksempel/cases/00000000-0000-7000-8000-000000000000",
            "/v1/eksempel/cases/00000000-0000-7000-8000-000000000000/routing",
            "/v1/%00/cases",
            "/v1/%ff/cases",
            "/v1/..%2f..%2fetc/cases",
            "/v1//cases",
        ] {
            desk.get(path).problem(404, "not_found");
        }
    }
);

on_both!(
    fn a_method_that_an_address_does_not_take_is_told_so(app: &TestApp) {
        let desk = app.front_desk();
        let id = crate::sample::case_id(&desk.register(&cafe()));
        let case = format!("cases/{id}");
        writes_nothing(app, || {
            for (method, path) in [
                ("GET", "enquiries"),
                ("PUT", "enquiries"),
                ("GET", "enquiries/preview"),
                ("POST", "cases"),
                ("DELETE", &case),
                ("PATCH", "cases"),
            ] {
                let answer = desk.request(method, path).send();
                answer.problem(405, "method_not_allowed");
                assert!(answer.header("allow").is_some(), "{method} {path}");
            }
        });
    }
);

on_both!(
    fn an_idempotency_key_is_visible_ascii_and_not_endless(app: &TestApp) {
        let desk = app.front_desk();
        let long = "k".repeat(256);
        writes_nothing(app, || {
            for key in ["", " ", "a b", "nøgle", &long] {
                desk.register_once(key, &cafe())
                    .problem(400, "bad_idempotency_key");
            }
        });
        desk.register_once(&"k".repeat(255), &cafe()).opened();
    }
);
