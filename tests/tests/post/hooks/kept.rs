//! Who says where events are sent, who sees what was, and how it is changed.

use jiff::SignedDuration;
use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, Database, Setup, on_both};
use serde_json::json;

use super::stand::Stand;
use crate::desk::advice;

on_both!(
    fn only_administrators_say_where_events_are_sent(database: Database) {
        let countries = [Country::Dk, Country::Se];
        let stand = Stand::set_up(
            Setup::on(database)
                .countries(&countries)
                .calling("127.0.0.1"),
        );
        let hook = stand.add(&["case_opened"]);
        stand.open_case(&advice());
        stand.app.work();
        let one = format!("webhooks/{}", hook.id);
        let all = format!("{one}/deliveries");
        let sent = format!(
            "{all}/{}",
            stand.deliveries(&hook, "")[0]["id"].as_str().unwrap()
        );
        let (ping, rotate) = (format!("{one}/ping"), format!("{one}/rotate-secret"));
        let replay = format!("{sent}/replay");
        let body = json!({ "url": stand.receiver.url("/") });
        let upkeep = |by: &Actor| {
            [
                by.get("webhooks"),
                by.get(&one),
                by.post("webhooks").json(&body).send(),
                by.patch(&one)
                    .header("If-Match", "\"1\"")
                    .json(&json!({}))
                    .send(),
                by.delete(&one).header("If-Match", "\"1\"").send(),
                by.post(&rotate).send(),
                by.post(&ping).send(),
            ]
        };
        let log = |by: &Actor| {
            let replaying = by.post(&replay).header("If-Match", "\"1\"").send();
            [by.get(&all), by.get(&sent), replaying]
        };
        let counts = stand.app.counts();
        for role in [
            Role::FrontDesk,
            Role::Coordinator,
            Role::Handler,
            Role::Integration,
        ] {
            let by = stand.app.actor(role);
            for answer in upkeep(&by).iter().chain(&log(&by)) {
                answer.problem(403, "forbidden");
            }
        }
        for answer in upkeep(&stand.app.manager()) {
            answer.problem(403, "forbidden");
        }
        let foreign = stand.app.actor_in(Country::Se, Role::Admin);
        for answer in upkeep(&foreign).iter().skip(1).chain(&log(&foreign)) {
            if answer.status != 201 {
                answer.problem(404, "not_found");
            }
        }
        assert_eq!(
            foreign.get("webhooks").expect(200)["items"]
                .as_array()
                .unwrap()
                .len(),
            1
        );
        let own = stand.app.admin().get("webhooks").expect(200);
        assert_eq!(own["items"].as_array().unwrap().len(), 1);
        let now = stand.app.counts();
        // Theirs, at their house.
        assert_eq!(now["webhook"], counts["webhook"] + 1);
        assert_eq!(now["webhook_delivery"], counts["webhook_delivery"]);
    }
);

on_both!(
    fn a_webhook_is_listed_changed_and_removed_as_it_was_seen(database: Database) {
        let stand = Stand::open(database);
        let hook = stand.add(&["case_opened"]);
        let second = stand.add(&[]);
        let admin = stand.app.admin();
        let page = admin.get("webhooks?limit=1").expect(200);
        assert_eq!(page["items"][0]["id"], second.id.as_str());
        let next = page["next"].as_str().unwrap();
        let page = admin
            .get(&format!("webhooks?limit=1&cursor={next}"))
            .expect(200);
        assert_eq!(page["items"][0]["id"], hook.id.as_str());
        assert_eq!(page.get("next"), None);
        let path = format!("webhooks/{}", hook.id);
        let found = admin.get(&path);
        assert_eq!(found.header("etag"), Some("\"1\""));
        assert!(!found.text().contains("whsec_"));
        let change = json!({"description": null, "kinds": ["case_closed"]});
        let changing = |seen: &str| admin.patch(&path).header("If-Match", seen);
        admin
            .patch(&path)
            .json(&change)
            .send()
            .problem(428, "version_required");
        let changed = changing("\"1\"").json(&change).send().expect(200);
        assert_eq!(
            (&changed["description"], &changed["version"]),
            (&json!(""), &json!(2))
        );
        changing("\"1\"").json(&change).send().problem(412, "stale");
        let wrong = json!({"url": "https://10.0.0.1/", "kinds": ["x"]});
        let refused = changing("\"2\"").json(&wrong).send();
        refused.refuses(&[
            ("/url", "address_not_allowed"),
            ("/kinds/0", "no_such_thing"),
        ]);
        let removing = |seen: &str| admin.delete(&path).header("If-Match", seen).send();
        removing("\"1\"").problem(412, "stale");
        stand.open_case(&advice());
        assert_eq!(removing("\"2\"").status, 204);
        admin.get(&path).problem(404, "not_found");
        assert!(stand.work().len() > 1);
    }
);

on_both!(
    fn a_secret_is_shown_once_and_stands_nowhere(database: Database) {
        let stand = Stand::open(database);
        let body = json!({ "url": stand.receiver.url("/") });
        let admin = stand.app.admin();
        let adding = || admin.post("webhooks").key("samme").json(&body).send();
        let made = adding();
        let secret = made.expect(201)["secret"].as_str().unwrap().to_owned();
        assert!(
            secret.starts_with("whsec_") && secret.len() == 50,
            "{secret}"
        );
        assert_eq!(adding().expect(201), made.json());
        assert_eq!(adding().header("idempotent-replayed"), Some("true"));
        let words = secret["whsec_".len()..].to_owned();
        let found = stand
            .app
            .ask(move |conn| onedoor_store::health::mentions(conn, &words));
        assert_eq!(found, Vec::<String>::new());
    }
);

on_both!(
    fn there_are_not_endlessly_many_webhooks(database: Database) {
        let stand = Stand::open(database);
        let admin = stand.app.admin();
        let body = json!({ "url": stand.receiver.url("/") });
        for _ in 0..50 {
            admin.post("webhooks").json(&body).send().expect(201);
        }
        let counts = stand.app.counts();
        admin
            .post("webhooks")
            .json(&body)
            .send()
            .problem(409, "too_many_webhooks");
        assert_eq!(stand.app.counts(), counts);
    }
);

on_both!(
    fn what_ended_is_forgotten_after_thirty_days(database: Database) {
        let stand = Stand::open(database);
        let hook = stand.add(&["case_opened"]);
        stand.open_case(&advice());
        stand.work();
        let year = SignedDuration::from_hours(366 * 24);
        let manager = stand.app.issue("eksempel", Role::Manager, None, year);
        let path = format!("webhooks/{}/deliveries", hook.id);
        let many = || {
            manager.get(&path).expect(200)["items"]
                .as_array()
                .unwrap()
                .len()
        };
        assert_eq!(many(), 1);
        stand
            .app
            .clock
            .advance(SignedDuration::from_hours(30 * 24 - 1));
        stand.app.work();
        assert_eq!(many(), 1);
        stand.app.clock.advance(SignedDuration::from_hours(2));
        stand.app.work();
        assert_eq!(many(), 0);
    }
);
