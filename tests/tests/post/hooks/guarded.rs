//! A webhook leads nobody into the house.

use std::time::Duration;

use onedoor_testkit::{Database, HookReceiver, Setup, courier_allowing, on_both};
use serde_json::json;

use super::stand::{Stand, tell_programs};
use crate::desk::advice;

on_both!(
    fn an_address_that_leads_into_the_house_is_refused(database: Database) {
        let stand = Stand::set_up(Setup::on(database));
        let admin = stand.app.admin();
        let counts = stand.app.counts();
        let inside = stand.receiver.url("/");
        for (url, code) in [
            ("", "not_a_link"),
            ("hooks.example.dk", "not_a_link"),
            ("http://hooks.example.dk/", "not_https"),
            (inside.as_str(), "not_https"),
            ("file:///etc/passwd", "not_https"),
            ("https://a:b@hooks.example.dk/", "address_not_allowed"),
            ("https://hooks.example.dk:22/", "address_not_allowed"),
            ("https://127.1/", "address_not_allowed"),
            ("https://2130706433/", "address_not_allowed"),
            ("https://[::ffff:169.254.169.254]/", "address_not_allowed"),
            (
                "https://169.254.169.254/latest/meta-data",
                "address_not_allowed",
            ),
            ("https://localhost/", "address_not_allowed"),
        ] {
            let hook = json!({ "url": url });
            let refused = admin.post("webhooks").json(&hook).send();
            refused.refuses(&[("/url", code)]);
        }
        let long = format!("https://hooks.example.dk/{}", "x".repeat(2_000));
        let hook = json!({"url": long, "kinds": ["case_opened", "nothing"]});
        let refused = admin.post("webhooks").json(&hook).send();
        refused.refuses(&[("/url", "too_long"), ("/kinds/1", "no_such_thing")]);
        assert_eq!(stand.app.counts(), counts);
        assert_eq!(stand.receiver.connections(), 0);
    }
);

on_both!(
    fn a_name_that_leads_into_the_house_is_not_called(database: Database) {
        let stand = Stand::set_up(Setup::on(database));
        let hook = stand.add_at("https://hooks.inside.example/", &["case_opened"]);
        let nowhere = stand.add_at("https://hooks.nowhere.example/", &["case_opened"]);
        stand.open_case(&advice());
        stand.work();
        let dead = &stand.deliveries(&hook, "")[0];
        assert_eq!(
            (&dead["state"], &dead["failure"]),
            (&json!("dead"), &json!("not_allowed"))
        );
        let waiting = &stand.deliveries(&nowhere, "")[0];
        let stands = (&waiting["state"], &waiting["failure"]);
        assert_eq!(stands, (&json!("waiting"), &json!("unreachable")));
    }
);

on_both!(
    fn what_the_operator_allows_no_more_is_not_called(database: Database) {
        let canary = HookReceiver::start();
        let stand = Stand::open(database);
        let hook = stand.add_at(&canary.url("/"), &["case_opened"]);
        stand.open_case(&advice());
        let strict = courier_allowing("", Duration::from_secs(1));
        stand.app.run(async |services| {
            tell_programs(&services.clone().with_courier(strict)).await;
        });
        let dead = &stand.deliveries(&hook, "")[0];
        assert_eq!(dead["failure"], "not_allowed");
        assert_eq!(canary.connections(), 0);
    }
);
