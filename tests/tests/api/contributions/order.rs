//! Who takes part later, and who must answer first.

use onedoor_testkit::{Actor, Answer, on_both};
use serde_json::{Value, json};

use super::desk::{Desk, accepted, does, not_ours};
use crate::sample::text;

fn adds(desk: &Desk<'_>, by: &Actor, part: &Value) -> Answer {
    let path = format!("cases/{}/contributions", desk.matter.id);
    by.post(&path).json(part).send()
}

fn roads_after(desk: &Desk<'_>, unit: &str) -> Value {
    let part = json!({
        "unit": "roads", "reason": "Udeservering på vejen",
        "depends_on": [desk.part(unit)["id"]],
    });
    adds(desk, &desk.coordinator(), &part).expect(201)
}

on_both!(
    fn the_coordinator_asks_one_more_unit(app: &TestApp) {
        let desk = Desk::open(app);
        let (events, told) = (desk.events(), desk.told());
        let part = json!({"unit": "roads", "reason": "Udeservering på vejen"});
        let answer = adds(&desk, &desk.coordinator(), &part);
        let added = answer.expect(201);
        let path = format!("/v1/eksempel/contributions/{}", text(&added["id"]));
        assert_eq!(answer.header("location"), Some(path.as_str()));
        assert_eq!(answer.header("etag"), Some("\"1\""));
        assert_eq!(added["stage"], "offered");
        assert_eq!(added["words"], "Udeservering på vejen");
        assert_eq!(desk.owed("roads"), ["running"]);
        let kinds = [
            "contribution_offered",
            "guarantee_promised",
            "guarantee_started",
        ];
        assert_eq!(desk.since(events), kinds);
        assert_eq!(desk.told(), told + 1);
        let again = adds(&desk, &desk.coordinator(), &part);
        again.problem(409, "unit_takes_part");
        // An authority outside lies with the coordinator at once, and owes them nothing.
        let outside = json!({"unit": "x_workenv", "reason": "Støj"});
        let part = adds(&desk, &desk.coordinator(), &outside).expect(201);
        assert_eq!(
            (&part["stage"], &part["manner"]),
            (&json!("accepted"), &json!("external"))
        );
        assert_eq!(desk.owed("x_workenv"), Vec::<String>::new());
        desk.is_clean();
    }
);

on_both!(
    fn a_part_is_held_until_the_one_before_it_is_answered(app: &TestApp) {
        let desk = Desk::open(app);
        let roads = roads_after(&desk, "fire");
        assert_eq!(roads["stage"], "held");
        assert_eq!(roads["depends_on"], json!([desk.part("fire")["id"]]));
        assert_eq!(desk.owed("roads"), Vec::<String>::new());
        desk.is_clean();
        let maja = desk.handler("maja.loevensoe");
        does(&maja, &roads, "accept", &Value::Null).problem(409, "contribution_stage");
        let signe = desk.handler("signe.roegbjerg");
        let fire = accepted(&signe, &desk.part("fire"));
        let events = desk.events();
        does(&signe, &fire, "answer", &json!({"text": "Ja"})).expect(200);
        assert_eq!(desk.part("roads")["stage"], "offered");
        assert_eq!(desk.owed("roads"), ["running"]);
        let kinds = desk.since(events);
        assert_eq!(kinds[..2], ["contribution_answered", "contribution_opened"]);
        accepted(&maja, &desk.part("roads"));
        desk.matter.is_clean(app);
        desk.is_clean();
    }
);

on_both!(
    fn what_is_opened_for_an_authority_outside_lies_with_whoever_coordinates_then(app: &TestApp) {
        let desk = Desk::open(app);
        let before = desk.coordinator();
        let outside = json!({
            "unit": "x_workenv", "reason": "Støj", "depends_on": [desk.part("fire")["id"]],
        });
        let held = adds(&desk, &before, &outside).expect(201);
        assert_eq!(
            (&held["stage"], &held["handler"]),
            (&json!("held"), &Value::Null)
        );
        desk.is_clean();
        let other = app.staff("eksempel", "soerine.baekgaard@eksempel.example");
        let first = desk.matter.file()["coordinator"]["id"].clone();
        assert_ne!(first, json!(other), "else nobody takes over");
        let path = format!("cases/{}/hand-over", desk.matter.id);
        let version = desk.matter.file()["case"]["version"].clone();
        let request = before.post(&path);
        let request = request.header("If-Match", &format!("\"{version}\""));
        let over = json!({"to": other, "reason": "Hun kender virksomheden."});
        request.json(&over).send().expect(200);
        let signe = desk.handler("signe.roegbjerg");
        let fire = accepted(&signe, &desk.part("fire"));
        let told = desk.told();
        does(&signe, &fire, "answer", &json!({"text": "Ja"})).expect(200);
        let opened = desk.part("x_workenv");
        assert_eq!(opened["stage"], "accepted");
        assert_eq!(opened["manner"], "external");
        assert_eq!(opened["handler"]["id"], json!(other));
        assert_eq!(desk.owed("x_workenv"), Vec::<String>::new());
        assert!(desk.told() > told, "they learn that it is their turn");
        desk.is_clean();
    }
);

on_both!(
    fn whoever_waited_for_what_is_cancelled_waits_no_more(app: &TestApp) {
        let desk = Desk::open(app);
        roads_after(&desk, "fire");
        let why = json!({"reason": "Ingen ombygning"});
        let coordinator = desk.coordinator();
        let cancelled = does(&coordinator, &desk.part("fire"), "cancel", &why).expect(200);
        assert_eq!(cancelled["stage"], "cancelled");
        assert_eq!(cancelled["words"], "Ingen ombygning");
        assert_eq!(desk.owed("fire"), ["cancelled"]);
        assert_eq!(desk.part("roads")["stage"], "offered");
        desk.is_clean();
    }
);

on_both!(
    fn whoever_waited_for_what_is_declined_waits_for_its_successor(app: &TestApp) {
        let desk = Desk::open(app);
        roads_after(&desk, "fire");
        let signe = desk.handler("signe.roegbjerg");
        does(
            &signe,
            &desk.part("fire"),
            "decline",
            &not_ours(Some("legal")),
        )
        .expect(200);
        let roads = desk.part("roads");
        assert_eq!(roads["stage"], "held");
        assert_eq!(roads["depends_on"], json!([desk.part("legal")["id"]]));
        let vibeke = desk.handler("vibeke.lovgreen");
        let legal = accepted(&vibeke, &desk.part("legal"));
        does(&vibeke, &legal, "answer", &json!({"text": "Ja"})).expect(200);
        assert_eq!(desk.part("roads")["stage"], "offered");
        desk.is_clean();
    }
);

on_both!(
    fn the_order_of_offered_parts_is_changed_and_never_a_circle(app: &TestApp) {
        let desk = Desk::open(app);
        let coordinator = desk.coordinator();
        let after = |unit: &str| json!({"depends_on": [desk.part(unit)["id"]]});
        let waste = does(
            &coordinator,
            &desk.part("waste"),
            "dependencies",
            &after("fire"),
        );
        assert_eq!(waste.expect(200)["stage"], "held");
        assert_eq!(desk.owed("waste"), ["cancelled"]);
        let circle = does(
            &coordinator,
            &desk.part("fire"),
            "dependencies",
            &after("waste"),
        );
        circle.refuses(&[("/depends_on", "circular")]);
        let fire = desk.part("fire");
        let own = does(&coordinator, &fire, "dependencies", &after("fire"));
        own.refuses(&[("/depends_on/0", "no_such_thing")]);
        let other = Desk::open(app).part("waste");
        let foreign = json!({"depends_on": [other["id"]]});
        let foreign = does(&coordinator, &fire, "dependencies", &foreign);
        foreign.refuses(&[("/depends_on/0", "no_such_thing")]);
        let none = json!({"depends_on": []});
        does(&coordinator, &desk.part("waste"), "dependencies", &none).expect(200);
        assert_eq!(desk.part("waste")["stage"], "offered");
        assert_eq!(desk.owed("waste"), ["cancelled", "running"]);
        let building = desk.part("building");
        let late = does(&coordinator, &building, "dependencies", &after("fire"));
        late.problem(409, "contribution_stage");
        desk.is_clean();
    }
);

on_both!(
    fn what_is_added_is_looked_at(app: &TestApp) {
        let desk = Desk::open(app);
        let coordinator = desk.coordinator();
        let before = app.counts();
        let fire = desk.part("fire")["id"].clone();
        let kaj = app.staff("eksempel", "kaj.stenbaeklund@eksempel.example");
        let wrong = [
            (
                json!({"unit": "nothing", "reason": "x"}),
                "/unit",
                "no_such_thing",
            ),
            (json!({"unit": "roads", "reason": " "}), "/reason", "blank"),
            (
                json!({"unit": "roads", "reason": "x", "depends_on": [kaj]}),
                "/depends_on/0",
                "no_such_thing",
            ),
            (
                json!({"unit": "legal", "reason": "x", "offered_to": kaj}),
                "/offered_to",
                "not_in_unit",
            ),
            (
                json!({"unit": "roads", "reason": "x", "offered_to": kaj, "depends_on": [fire]}),
                "/offered_to",
                "not_while_held",
            ),
        ];
        for (part, pointer, code) in &wrong {
            adds(&desk, &coordinator, part).refuses(&[(*pointer, *code)]);
        }
        assert_eq!(app.counts(), before);
    }
);
