//! Who may look after deliveries.

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Database, on_both};

use crate::desk::{Desk, advice};

on_both!(
    fn only_those_who_lead_or_administer_see_deliveries_and_only_their_own(database: Database) {
        let desk = Desk::in_countries(database, &[Country::Dk, Country::Se]);
        desk.register(&advice());
        desk.work();
        let all = desk.deliveries("");
        let id = all[0]["id"].as_str().unwrap();
        let (one, replay) = (
            format!("deliveries/{id}"),
            format!("deliveries/{id}/replay"),
        );
        for role in [
            Role::FrontDesk,
            Role::Coordinator,
            Role::Handler,
            Role::Integration,
        ] {
            let actor = desk.app.actor(role);
            actor.get("deliveries").problem(403, "forbidden");
            actor.get(&one).problem(403, "forbidden");
            let tries = actor.post(&replay).header("If-Match", "\"1\"").send();
            tries.problem(403, "forbidden");
        }
        for role in [Role::Manager, Role::Admin] {
            desk.app.actor(role).get(&one).expect(200);
            let elsewhere = desk.app.actor_in(Country::Se, role);
            elsewhere.get(&one).problem(404, "not_found");
            let tries = elsewhere.post(&replay).header("If-Match", "\"3\"").send();
            tries.problem(404, "not_found");
            let seen = elsewhere.get("deliveries").expect(200);
            assert_eq!(seen["items"], serde_json::json!([]));
        }
        desk.app
            .anonymous()
            .get("deliveries")
            .problem(401, "unauthenticated");
        let manager = desk.app.manager();
        let unknown = manager.get("deliveries?state=lost");
        unknown.refuses(&[("state", "no_such_thing")]);
        let first = manager.get("deliveries?limit=1").expect(200);
        let next = first["next"].as_str().unwrap();
        let second = manager
            .get(&format!("deliveries?limit=1&cursor={next}"))
            .expect(200);
        assert_ne!(first["items"][0]["id"], second["items"][0]["id"]);
    }
);
