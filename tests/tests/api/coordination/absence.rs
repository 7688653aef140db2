//! What becomes of the cases of people who are away, and of those who are back.

use onedoor_domain::directory::Role;
use onedoor_testkit::on_both;
use serde_json::{Value, json};

use super::office::{HOUSE, Office};
use crate::directory::{change_of, deleted, etag};
use crate::idempotency::everything_holds;
use crate::sample::{found, text};

on_both!(
    fn whoever_stands_in_acts_while_an_absence_is_short(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("start_advice");
        let vera = office.person("vera", Role::Handler);
        let path = format!("cases/{case}");
        vera.get(&path).problem(404, "not_found");
        assert_eq!(found(&vera, ""), Vec::<String>::new());
        office.away("ane", "2026-03-02", "2026-03-06", Some("vera"));
        app.work();
        assert_eq!(office.coordinator(&case), office.id("ane"));
        let file = vera.get(&path).expect(200);
        let acting = json!({"id": office.id("vera"), "name": "Vera"});
        assert_eq!(file["case"]["acting_coordinator"], acting);
        let allowed = file["case"]["allowed_actions"].as_array().unwrap();
        assert!(allowed.contains(&json!("hand_over")), "{allowed:?}");
        assert_eq!(found(&vera, ""), [case.as_str()]);
        assert_eq!(app.counts()["stand_in"], 0);
        app.clock.set("2026-03-06T08:00");
        app.work();
        vera.get(&path).problem(404, "not_found");
        assert_eq!(found(&vera, ""), Vec::<String>::new());
        let file = office.file(&case);
        assert_eq!(file["case"].get("acting_coordinator"), None);
        everything_holds(app);
    }
);

on_both!(
    fn whoever_stands_in_hands_over_for_the_absent(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("start_advice");
        office.away("ane", "2026-03-02", "2026-03-06", Some("vera"));
        let vera = office.person("vera", Role::Handler);
        office.hand_over(&vera, &case, Some("bo")).expect(200);
        assert_eq!(office.coordinator(&case), office.id("bo"));
        vera.get(&format!("cases/{case}")).problem(404, "not_found");
        everything_holds(app);
    }
);

on_both!(
    fn a_long_absence_hands_over_and_a_return_gives_back(app: &TestApp) {
        let office = Office::of(app);
        let cases = [(); 3].map(|()| office.anes_case("restaurant_cafe"));
        office.away("ane", "2026-03-04", "2026-03-18", Some("bo"));
        app.work();
        for case in &cases {
            assert_eq!(
                office.coordinator(case),
                office.id("ane"),
                "she is still here"
            );
        }
        app.clock.set("2026-03-04T00:00");
        app.work();
        for case in &cases {
            assert_eq!(office.coordinator(case), office.id("bo"));
            let told = office.told(case);
            let concerned =
                json!(["business", {"staff": office.id("bo")}, {"staff": office.id("ane")}]);
            assert_eq!(told[0]["to"], concerned);
        }
        assert_eq!(app.counts()["stand_in"], 3);
        everything_holds(app);
        app.clock.set("2026-03-17T23:59");
        app.work();
        assert_eq!(office.coordinator(&cases[0]), office.id("bo"));
        app.clock.set("2026-03-18T00:00");
        app.work();
        let expected = [("Ane", "opened"), ("Bo", "absence"), ("Ane", "return")];
        let expected = expected.map(|(who, why)| (who.to_owned(), why.to_owned()));
        for case in &cases {
            assert_eq!(office.history(case), expected);
        }
        assert_eq!(app.counts()["stand_in"], 0);
        let before = app.counts();
        app.work();
        assert_eq!(app.counts(), before, "a sweep may run twice");
        everything_holds(app);
    }
);

on_both!(
    fn without_a_substitute_routing_finds_who_stands_in(app: &TestApp) {
        let office = Office::of(app);
        let cases = [(); 8].map(|()| office.anes_case("start_advice"));
        office.away("ane", "2026-03-02", "2026-03-18", None);
        app.work();
        let mut by_person = std::collections::BTreeMap::<String, usize>::new();
        for case in &cases {
            *by_person.entry(office.coordinator(case)).or_default() += 1;
        }
        assert_eq!(by_person.get(&office.id("ane")), None);
        assert_eq!(by_person.len(), 3, "{by_person:?}");
        assert!(
            by_person.values().all(|carried| *carried <= 3),
            "{by_person:?}"
        );
        everything_holds(app);
    }
);

on_both!(
    fn an_absence_that_is_shortened_or_taken_back_gives_back(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("start_advice");
        for round in 0..2 {
            let away = office.away("ane", "2026-03-02", "2026-03-18", Some("bo"));
            app.work();
            assert_eq!(office.coordinator(&case), office.id("bo"));
            let path = format!("absences/{}", text(&away["id"]));
            if round == 0 {
                let over = json!({"ends_at": "2026-03-02T08:00:00+01:00"});
                change_of(&office.admin, &path, "\"1\"", &over).expect(200);
            } else {
                assert_eq!(deleted(&office.admin, &path, "\"1\"").status, 204);
            }
            app.work();
            assert_eq!(office.coordinator(&case), office.id("ane"));
        }
        everything_holds(app);
    }
);

on_both!(
    fn what_somebody_decided_meanwhile_stands(app: &TestApp) {
        let office = Office::of(app);
        let (kept, passed_on) = (
            office.anes_case("start_advice"),
            office.anes_case("start_advice"),
        );
        office.away("ane", "2026-03-02", "2026-03-18", Some("bo"));
        app.work();
        office
            .hand_over(&office.manager, &passed_on, Some("eva"))
            .expect(200);
        assert_eq!(app.counts()["stand_in"], 1);
        app.clock.set("2026-03-18T09:00");
        app.work();
        assert_eq!(office.coordinator(&kept), office.id("ane"));
        assert_eq!(office.coordinator(&passed_on), office.id("eva"));
        everything_holds(app);
    }
);

on_both!(
    fn a_stand_in_who_is_away_too_passes_on_and_the_first_gets_it_back(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("start_advice");
        office.away("ane", "2026-03-02", "2026-03-18", Some("bo"));
        app.work();
        office.away("bo", "2026-03-02", "2026-03-12", Some("eva"));
        app.work();
        assert_eq!(office.coordinator(&case), office.id("eva"));
        app.clock.set("2026-03-12T09:00");
        app.work();
        assert_eq!(office.coordinator(&case), office.id("eva"), "it is Ane's");
        app.clock.set("2026-03-18T09:00");
        app.work();
        assert_eq!(office.coordinator(&case), office.id("ane"));
        everything_holds(app);
    }
);

on_both!(
    fn the_municipality_sets_what_an_absence_does(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("start_advice");
        office.away("ane", "2026-03-02", "2026-03-04", Some("bo"));
        app.work();
        assert_eq!(office.coordinator(&case), office.id("ane"));
        office
            .settings(&json!({"absence_rule": "hand_over"}))
            .expect(200);
        app.work();
        assert_eq!(office.coordinator(&case), office.id("bo"));
        let path = format!("/v1/{HOUSE}");
        let now = office.admin.get(&path).expect(200)["settings"].clone();
        assert_eq!(now["absence_rule"], "hand_over");
        assert_eq!(now["hand_over_after_days"], 5);
        for (name, value, code) in [
            ("absence_rule", json!("ignore"), "unknown_value"),
            ("hand_over_after_days", json!(367), "out_of_range"),
        ] {
            let pointer = format!("/settings/{name}");
            let refused = office.settings(&json!({ name: value }));
            refused.refuses(&[(pointer.as_str(), code)]);
        }
        assert_eq!(office.admin.get(&path).expect(200)["settings"], now);
        everything_holds(app);
    }
);

on_both!(
    fn nobody_passes_round_what_nobody_can_take(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("start_advice");
        let everybody = [
            "ane", "bo", "eva", "ib", "ulla", "hans", "niels", "dora", "vera",
        ];
        for name in everybody {
            office.away(name, "2026-03-02", "2026-03-18", None);
        }
        app.work();
        assert_eq!(office.coordinator(&case), office.id("ane"));
        let eva = absence_of(&office, "eva");
        assert_eq!(deleted(&office.admin, &eva.0, &eva.1).status, 204);
        app.clock.set("2026-03-02T09:30");
        app.work();
        assert_eq!(office.coordinator(&case), office.id("eva"));
        everything_holds(app);
    }
);

/// Where somebody's absence is noted, and its version.
fn absence_of(office: &Office<'_>, name: &str) -> (String, String) {
    let id = office.id(name);
    let page = office.admin.get("absences").expect(200);
    let mut all = page["items"].as_array().unwrap().iter();
    let is_theirs = |of: &&Value| of["staff"] == json!(id);
    let away = all.find(is_theirs).unwrap();
    let path = format!("absences/{}", text(&away["id"]));
    let seen = etag(&office.admin.get(&path));
    (path, seen)
}
