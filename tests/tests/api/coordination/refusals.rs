//! What cannot be handed over, and to whom.

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_store::throwaway;
use onedoor_testkit::{Database, TestApp, on_both};
use serde_json::json;

use super::office::{Office, over};
use crate::directory::{change_of, etag};
use crate::idempotency::everything_holds;
use crate::sample::{all, cafe, case_id};

on_both!(
    fn a_hand_over_needs_the_version_that_was_read(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("start_advice");
        let ane = office.person("ane", Role::Coordinator);
        let body = json!({"to": office.id("bo"), "reason": "Ferie"});
        let before = app.counts();
        let path = format!("cases/{case}/hand-over");
        ane.post(&path)
            .json(&body)
            .send()
            .problem(428, "version_required");
        over(&ane, &case, "\"9\"", &body).problem(412, "stale");
        over(&ane, &case, "1", &body).problem(400, "bad_version");
        assert_eq!(app.counts(), before);
        let seen = etag(&office.manager.get(&format!("cases/{case}")));
        over(&ane, &case, &seen, &body).expect(200);
        over(&office.manager, &case, &seen, &body).problem(412, "stale");
        everything_holds(app);
    }
);

on_both!(
    fn nobody_gets_a_case_who_could_not_keep_it(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("start_advice");
        let ib = format!("staff/{}", office.id("ib"));
        let seen = etag(&office.admin.get(&ib));
        change_of(&office.admin, &ib, &seen, &json!({"active": false})).expect(200);
        office.away("eva", "2026-03-01", "2026-04-01", None);
        let before = app.counts();
        let nobody = uuid::Uuid::from_u128(7).to_string();
        for (to, code) in [
            (nobody, "no_such_thing"),
            (office.id("ib"), "not_active"),
            (office.id("niels"), "cannot_coordinate"),
            (office.id("dora"), "cannot_coordinate"),
            (office.id("eva"), "away"),
        ] {
            let body = json!({"to": to, "reason": "Ferie"});
            let seen = etag(&office.manager.get(&format!("cases/{case}")));
            over(&office.manager, &case, &seen, &body).refuses(&[("/to", code)]);
        }
        let seen = etag(&office.manager.get(&format!("cases/{case}")));
        let refused = |body| over(&office.manager, &case, &seen, &body);
        refused(json!({"reason": "  "})).refuses(&[("/reason", "blank")]);
        refused(json!({})).refuses(&[("/reason", "required")]);
        refused(json!({"reason": "x".repeat(301)})).refuses(&[("/reason", "too_long")]);
        refused(json!({"reason": "Ferie", "from": "x"})).refuses(&[("/from", "unknown_field")]);
        refused(json!({"to": office.id("ane"), "reason": "Ferie"}))
            .problem(409, "coordinates_already");
        assert_eq!(app.counts(), before);
        assert_eq!(office.coordinator(&case), office.id("ane"));
    }
);

on_both!(
    fn a_closed_case_stays_with_its_coordinator(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("start_advice");
        let close = "update \"case\" set stage = 'closed', closed_at = created_at, \
                     closed_as = 'withdrawn'";
        throwaway::execute(&app.database_url(), close).unwrap();
        let before = app.counts();
        let refused = office.hand_over(&office.manager, &case, Some("bo"));
        refused.problem(409, "case_stage");
        assert_eq!(refused.json()["allowed_actions"], json!(["reopen"]));
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn the_same_hand_over_under_one_key_happens_once(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("start_advice");
        let seen = etag(&office.manager.get(&format!("cases/{case}")));
        let path = format!("cases/{case}/hand-over");
        let send = |reason: &str| {
            let body = json!({"to": office.id("bo"), "reason": reason});
            let request = office.manager.post(&path).key("once");
            request.header("If-Match", &seen).json(&body).send()
        };
        let first = send("Ferie");
        first.expect(200);
        let again = send("Ferie");
        assert_eq!((again.status, &again.body), (200, &first.body));
        assert_eq!(again.header("idempotent-replayed"), Some("true"));
        assert_eq!(etag(&again), etag(&first));
        send("Barsel").problem(422, "key_reused");
        assert_eq!(office.history(&case).len(), 2);
    }
);

on_both!(
    fn another_municipality_knows_nothing_of_coordinators(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let case = case_id(&app.manager().register(&cafe()));
        let theirs = app.actor_in(Country::Se, Role::Manager);
        let here = app.manager().get(&format!("cases/{case}"));
        let body = json!({"reason": "Ferie"});
        let before = app.counts();
        over(&theirs, &case, &etag(&here), &body).problem(404, "not_found");
        theirs
            .get(&format!("cases/{case}/coordinators"))
            .problem(404, "not_found");
        let admin = app.actor_in(Country::Se, Role::Admin);
        let staff = all(&app.admin().get("staff").expect(200)["items"], "id");
        for path in ["leave", "leave/preview"] {
            let path = format!("staff/{}/{path}", staff[0]);
            let request = admin.post(&path).header("If-Match", "\"1\"");
            request.json(&json!({})).send().problem(404, "not_found");
        }
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn the_history_is_for_those_who_see_the_case_whole(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("start_advice");
        let path = format!("cases/{case}/coordinators");
        for (name, role) in [("ane", Role::Coordinator), ("hans", Role::Handler)] {
            office.person(name, role).get(&path).expect(200);
        }
        let dora = office.person("dora", Role::FrontDesk);
        dora.get(&path).problem(403, "forbidden");
        office.admin.get(&path).problem(403, "forbidden");
        let vera = office.person("vera", Role::Handler);
        vera.get(&path).problem(404, "not_found");
    }
);
