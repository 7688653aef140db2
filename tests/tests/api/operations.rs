//! What operators look at.

use onedoor_testkit::on_both;

use crate::sample::{cafe, case_id};

on_both!(
    fn the_application_says_whether_it_lives_and_is_ready(app: &TestApp) {
        let anyone = app.anonymous();
        assert_eq!(anyone.get("/health/live").expect(200)["status"], "live");
        let ready = anyone.get("/health/ready").expect(200);
        assert_eq!(ready["status"], "ready");
        assert_eq!(ready["database"], true);
        app.announce_stop();
        let stopping = anyone.get("/health/ready").expect(503);
        assert_eq!(stopping["stopping"], true);
        assert_eq!(anyone.get("/health/live").expect(200)["status"], "live");
    }
);

on_both!(
    fn metrics_name_patterns_and_nobody(app: &TestApp) {
        let id = case_id(&app.front_desk().register(&cafe()));
        assert_eq!(app.manager().get(&format!("cases/{id}")).status, 200);
        app.anonymous().get("/v1/somewhere-of-my-own/cases");
        let metrics = app.anonymous().get("/metrics");
        assert_eq!(metrics.status, 200);
        let text = metrics.text();
        assert!(
            text.contains(r#"route="/v1/{municipality}/cases/{id}""#),
            "{text}"
        );
        assert!(
            text.contains(r#"route="/v1/{municipality}/enquiries""#),
            "{text}"
        );
        for secret in [
            id.as_str(),
            "eksempel",
            "Nygade",
            "somewhere-of-my-own",
            "onedoor_ey",
        ] {
            assert!(!text.contains(secret), "{secret}");
        }
    }
);

on_both!(
    fn every_answer_names_its_request_and_is_not_kept_by_anybody(app: &TestApp) {
        let mut seen = std::collections::BTreeSet::new();
        for path in ["/health/live", "cases", "/nowhere"] {
            let answer = app.front_desk().get(path);
            assert!(seen.insert(answer.header("x-request-id").unwrap().to_owned()));
            assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
            assert_eq!(answer.header("cache-control"), Some("no-store"));
        }
    }
);
