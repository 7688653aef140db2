//! The order in which the catalogue has units asked.

use onedoor_domain::catalogue::Document;
use onedoor_testkit::{TestApp, on_both};
use serde_json::{Value, json};

use super::desk::{Desk, does};
use crate::catalogues::draft;

/// The default catalogue, in which the building unit of a café waits for the fire unit.
fn ordered() -> String {
    let line = "    lead: business_office\n    units: [business_office, building, planning, food_control, ";
    let with = format!("    order:\n      - {{unit: building, after: [fire]}}\n{line}");
    let yaml = Document::DEFAULT_YAML.replacen(line, &with, 1);
    assert_ne!(yaml, Document::DEFAULT_YAML);
    yaml
}

/// The default catalogue, in which two units of a café join by the same answer, and the one that is
/// named first waits for the other.
fn ordered_by_answer() -> String {
    let line = "      - {unit: roads, question: outdoor_seating_on_road}\n";
    let with = format!("{line}      - {{unit: harbour, question: outdoor_seating_on_road}}\n");
    let yaml = Document::DEFAULT_YAML.replacen(line, &with, 1);
    let line = "    lead: business_office\n    units: [business_office, building, planning, food_control, ";
    let with = format!("    order:\n      - {{unit: roads, after: [harbour]}}\n{line}");
    let ordered = yaml.replacen(line, &with, 1);
    assert_ne!(yaml, Document::DEFAULT_YAML);
    assert_ne!(ordered, yaml);
    ordered
}

fn publish(app: &TestApp, yaml: &str) {
    let admin = app.admin();
    let drafted = draft(&admin, yaml).expect(201);
    assert_eq!(drafted["findings"], json!([]));
    admin.post("catalogues/2/publish").send().expect(200);
}

on_both!(
    fn a_unit_that_comes_after_another_is_held_until_that_has_answered(app: &TestApp) {
        publish(app, &ordered());
        let desk = Desk::open(app);
        let building = desk.part("building");
        assert_eq!(building["stage"], "held");
        assert_eq!(building["depends_on"], json!([desk.part("fire")["id"]]));
        assert_eq!(desk.owed("building"), Vec::<String>::new());
        let path = format!("cases/{}/routing", desk.matter.id);
        let told = desk.matter.by.get(&path).expect(200);
        let units = told["units"].as_array().unwrap();
        let explained = units.iter().find(|one| one["id"] == "building").unwrap();
        assert_eq!(explained["after"][0]["id"], "fire");
        assert_eq!(explained["after"][0]["case_type"], "restaurant_cafe");
        desk.is_clean();

        let fire = desk.part("fire");
        let signe = desk.handler("signe.roegbjerg");
        does(&signe, &fire, "accept", &Value::Null).expect(200);
        let words = json!({"text": "Flugtveje er i orden."});
        does(&signe, &desk.part("fire"), "answer", &words).expect(200);
        // Whoever is best is named when its turn comes.
        assert_eq!(desk.part("building")["stage"], "accepted");
        assert_eq!(desk.owed("building"), ["running"]);
        desk.is_clean();
    }
);

on_both!(
    fn an_order_in_a_circle_is_no_catalogue(app: &TestApp) {
        let admin = app.admin();
        let circle = ordered().replacen("after: [fire]}", "after: [fire, building]}", 1);
        let refused = draft(&admin, &circle).expect(201);
        let findings = refused["findings"].as_array().unwrap();
        let found = findings
            .iter()
            .find(|one| one["code"] == "circular_order")
            .unwrap();
        assert_eq!(
            found["pointer"],
            "case_types[restaurant_cafe].order[0].after[1]"
        );
    }
);

on_both!(
    fn units_that_one_answer_calls_for_are_asked_in_the_order_of_the_catalogue(app: &TestApp) {
        publish(app, &ordered_by_answer());
        let desk = Desk::open(app);
        let coordinator = desk.coordinator();
        let path = format!(
            "cases/{}/questions/outdoor_seating_on_road/answer",
            desk.matter.id
        );
        let version = desk.matter.file()["case"]["version"].clone();
        let request = coordinator
            .post(&path)
            .header("If-Match", &format!("\"{version}\""));
        request.json(&json!({"answer": true})).send().expect(200);
        let roads = desk.part("roads");
        assert_eq!(roads["stage"], "held");
        assert_eq!(roads["depends_on"], json!([desk.part("harbour")["id"]]));
        assert_eq!(desk.owed("harbour"), ["running"]);
        assert_eq!(desk.owed("roads"), Vec::<String>::new());
        desk.is_clean();
    }
);
