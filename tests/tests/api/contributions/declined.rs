//! What a unit says is not theirs: it never lies with nobody.

use onedoor_testkit::on_both;
use serde_json::{Value, json};

use super::desk::{Desk, accepted, does, not_ours};
use crate::sample::text;

on_both!(
    fn a_declined_part_goes_to_the_unit_that_is_named(app: &TestApp) {
        let desk = Desk::open(app);
        let signe = desk.handler("signe.roegbjerg");
        let part = accepted(&signe, &desk.part("fire"));
        let events = desk.events();
        let said = json!({"reason": "other", "words": "Jura", "better_unit": "legal"});
        let declined = does(&signe, &part, "decline", &said).expect(200);
        assert_eq!(declined["stage"], "declined");
        assert_eq!(declined["declined_because"], "other");
        assert_eq!(declined["words"], "Jura");
        assert_eq!(declined["handler"], Value::Null);
        let instead = desk.part("legal");
        assert_eq!(declined["passed_to"], instead["id"]);
        assert_eq!(instead["rerouted_from"], declined["id"]);
        assert_eq!(
            (&instead["stage"], &instead["hops"]),
            (&json!("offered"), &json!(1))
        );
        let path = format!("contributions/{}", text(&instead["id"]));
        let read = desk.matter.by.asks(&path).in_language("en").send();
        let because = text(&read.expect(200)["because"][0]);
        assert!(
            because.ends_with("said that this belongs here"),
            "{because}"
        );
        assert_eq!(desk.owed("fire"), ["cancelled"]);
        assert_eq!(desk.owed("legal"), ["running"]);
        let kinds = desk.since(events);
        assert_eq!(
            kinds[..2],
            ["contribution_offered", "contribution_declined"]
        );
        // Whoever gave it away has nothing to do with the case any more.
        signe
            .get(&format!("cases/{}", desk.matter.id))
            .problem(404, "not_found");
        desk.is_clean();
    }
);

on_both!(
    fn a_unit_that_takes_part_gets_no_second_part(app: &TestApp) {
        let desk = Desk::open(app);
        let signe = desk.handler("signe.roegbjerg");
        let before = app.counts()["contribution"];
        let part = desk.part("fire");
        let declined = does(&signe, &part, "decline", &not_ours(Some("waste"))).expect(200);
        assert_eq!(declined["stage"], "declined");
        assert_eq!(declined["passed_to"], desk.part("waste")["id"]);
        assert_eq!(app.counts()["contribution"], before);
        desk.is_clean();
    }
);

on_both!(
    fn a_unit_that_has_declined_is_not_asked_again_by_another(app: &TestApp) {
        let desk = Desk::open(app);
        let signe = desk.handler("signe.roegbjerg");
        let vibeke = desk.handler("vibeke.lovgreen");
        does(
            &signe,
            &desk.part("fire"),
            "decline",
            &not_ours(Some("legal")),
        )
        .expect(200);
        let back = does(
            &vibeke,
            &desk.part("legal"),
            "decline",
            &not_ours(Some("fire")),
        );
        let back = back.expect(200);
        assert_eq!(back["stage"], "returned");
        assert_eq!(back["returned_because"], "declined_before");
        assert_eq!(desk.owed("legal"), ["cancelled"]);
        desk.is_clean();
    }
);

on_both!(
    fn after_three_hops_the_coordinator_decides(app: &TestApp) {
        let desk = Desk::open(app);
        let way = [
            ("fire", "signe.roegbjerg", "legal"),
            ("legal", "vibeke.lovgreen", "finance"),
            ("finance", "leif.moentgren", "survey"),
            ("survey", "poul.kortsoe", "land"),
        ];
        for (unit, name, better) in way {
            let part = desk.part(unit);
            let by = desk.handler(name);
            let answer = does(&by, &part, "decline", &not_ours(Some(better))).expect(200);
            let too_often = unit == "survey";
            let stage = if too_often { "returned" } else { "declined" };
            assert_eq!(answer["stage"], stage, "{answer:#}");
        }
        let part = desk.part("survey");
        assert_eq!(part["hops"], 3);
        assert_eq!(part["returned_because"], "passed_on_too_often");
        desk.is_clean();
    }
);

on_both!(
    fn what_was_given_back_is_offered_to_another_by_the_coordinator(app: &TestApp) {
        let desk = Desk::open(app);
        let signe = desk.handler("signe.roegbjerg");
        let back = does(&signe, &desk.part("fire"), "decline", &not_ours(None)).expect(200);
        assert_eq!(back["stage"], "returned");
        assert_eq!(back["returned_because"], "nobody_named");
        let coordinator = desk.coordinator();
        let part = desk.part("fire");
        for (unit, code) in [("fire", "same_unit"), ("nothing", "no_such_thing")] {
            let answer = does(&coordinator, &part, "offer", &json!({"unit": unit}));
            answer.refuses(&[("/unit", code)]);
        }
        let taken = does(&coordinator, &part, "offer", &json!({"unit": "waste"}));
        taken.problem(409, "unit_takes_part");
        let events = desk.events();
        let vibeke = app.staff("eksempel", "vibeke.lovgreen@eksempel.example");
        let offer = json!({"unit": "legal", "offered_to": vibeke});
        let passed_on = does(&coordinator, &part, "offer", &offer).expect(200);
        assert_eq!(passed_on["stage"], "declined");
        let instead = desk.part("legal");
        assert_eq!(passed_on["passed_to"], instead["id"]);
        assert_eq!(instead["offered_to"]["id"], vibeke.to_string());
        let kinds = desk.since(events);
        assert_eq!(
            kinds[..2],
            ["contribution_offered", "contribution_passed_on"]
        );
        accepted(&desk.handler("vibeke.lovgreen"), &instead);
        desk.is_clean();
    }
);

on_both!(
    fn a_better_unit_is_another_unit_of_the_municipality(app: &TestApp) {
        let desk = Desk::open(app);
        let signe = desk.handler("signe.roegbjerg");
        let part = desk.part("fire");
        let before = app.counts();
        let wrong = [
            ("fire", "same_unit"),
            ("nothing", "no_such_thing"),
            ("x_police", "outside_unit"),
        ];
        for (unit, code) in wrong {
            let answer = does(&signe, &part, "decline", &not_ours(Some(unit)));
            answer.refuses(&[("/better_unit", code)]);
        }
        let answer = does(&signe, &part, "decline", &json!({"reason": "other"}));
        answer.refuses(&[("/words", "required")]);
        let answer = does(&signe, &part, "decline", &json!({"reason": "lazy"}));
        answer.refuses(&[("/reason", "unknown_value")]);
        assert_eq!(app.counts(), before);
        assert_eq!(desk.part("fire")["version"], part["version"]);
    }
);
