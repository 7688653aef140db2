//! Versions of the catalogue: drafted, checked, compared, published, and kept by old cases.

use onedoor_domain::catalogue::Document;
use onedoor_testkit::{Actor, Answer, on_both};
use serde_json::{Value, json};

use crate::directory::etag;
use crate::sample::{cafe, case_id, text};

on_both!(
    fn a_municipality_begins_with_one_published_version(app: &TestApp) {
        for actor in [app.handler(), app.integration()] {
            let versions = actor.get("catalogues").expect(200)["items"].take();
            assert_eq!(standing(&versions), [(1, "published".to_owned())]);
        }
        let admin = app.admin();
        let first = admin.get("catalogues/1").expect(200);
        assert_eq!(admin.get("catalogues/published").expect(200), first);
        assert_eq!(first["document"]["schema"], 2);
        for none in ["0", "2", "draft", "-1"] {
            let path = format!("catalogues/{none}");
            admin.get(&path).problem(404, "not_found");
        }
    }
);

on_both!(
    fn a_published_draft_routes_new_cases_and_old_ones_keep_theirs(app: &TestApp) {
        let (desk, manager, admin) = (app.front_desk(), app.manager(), app.admin());
        let old = case_id(&desk.register(&cafe()));
        let told = routing(&manager, &old);
        let drafted = draft(&admin, &renamed());
        let body = drafted.expect(201);
        assert_eq!(
            drafted.header("location"),
            Some("/v1/eksempel/catalogues/2")
        );
        assert_eq!(body["catalogue"]["version"], 2);
        assert_eq!(body["catalogue"]["status"], "draft");
        assert_eq!(body["findings"], json!([]));
        let between = case_id(&desk.register(&cafe()));
        assert_eq!(routing(&manager, &between)["catalogue_version"], 1);

        let published = admin.post("catalogues/2/publish").send();
        assert_eq!(published.expect(200)["status"], "published");
        assert_ne!(etag(&published), etag(&drafted));
        let versions = admin.get("catalogues").expect(200)["items"].take();
        let retired = [(2, "published".to_owned()), (1, "retired".to_owned())];
        assert_eq!(standing(&versions), retired);
        let house = admin.get("/v1/eksempel").expect(200);
        assert_eq!(house["catalogue_version"], 2);

        let new = routing(&manager, &case_id(&desk.register(&cafe())));
        assert_eq!(new["catalogue_version"], 2);
        assert_eq!(name_of(&new, "building"), "Byggeri");
        assert_eq!(routing(&manager, &old), told);
        assert_eq!(told["catalogue_version"], 1);
        assert_eq!(name_of(&told, "building"), "Byggesag");
    }
);

on_both!(
    fn only_a_draft_is_published_and_only_once(app: &TestApp) {
        let admin = app.admin();
        draft(&admin, &renamed()).expect(201);
        let publish = |version: u32| admin.post(&format!("catalogues/{version}/publish"));
        publish(1).send().problem(409, "not_a_draft");
        publish(3).send().problem(404, "not_found");
        let once = publish(2).key("publish-2").send();
        once.expect(200);
        let before = admin.get("catalogues").expect(200);
        let again = publish(2).key("publish-2").send();
        assert_eq!(again.expect(200), once.json());
        assert_eq!(again.header("idempotent-replayed"), Some("true"));
        publish(2).send().problem(409, "not_a_draft");
        publish(1).send().problem(409, "not_a_draft");
        assert_eq!(admin.get("catalogues").expect(200), before);
    }
);

on_both!(
    fn a_draft_that_cannot_be_read_is_refused_with_places(app: &TestApp) {
        let admin = app.admin();
        let before = admin.get("catalogues").expect(200);
        let unknown =
            Document::DEFAULT_YAML.replacen("    kind: internal", "    kindd: internal", 1);
        for path in ["catalogues", "catalogues/check"] {
            let refused = yaml(&admin, path, &unknown).problem(422, "findings");
            assert!(
                refused
                    .iter()
                    .any(|(at, code)| at.contains("units[") && code == "unknown_key"),
                "{refused:?}"
            );
            let no_yaml = yaml(&admin, path, "units: [").problem(422, "findings");
            assert!(
                no_yaml.iter().any(|(_, code)| code == "syntax"),
                "{no_yaml:?}"
            );
            let json = admin.post(path).json(&json!({"schema": 2})).send();
            json.problem(415, "unsupported_media_type");
        }
        assert_eq!(admin.get("catalogues").expect(200), before);
    }
);

on_both!(
    fn a_draft_with_a_dead_end_is_kept_but_not_published(app: &TestApp) {
        let admin = app.admin();
        let drafted = draft(&admin, &with_dead_end()).expect(201);
        assert_eq!(drafted["findings"][0]["pointer"], "units[dead_end]");
        assert_eq!(drafted["findings"][0]["code"], "unstaffed_unit");
        assert_ne!(text(&drafted["findings"][0]["detail"]), "");
        let before = admin.get("catalogues").expect(200);
        let refused = admin.post("catalogues/2/publish").send();
        let expected = ("units[dead_end]".to_owned(), "unstaffed_unit".to_owned());
        assert_eq!(refused.problem(422, "findings"), [expected]);
        assert_eq!(admin.get("catalogues").expect(200), before);
        let case = case_id(&app.front_desk().register(&cafe()));
        assert_eq!(routing(&app.manager(), &case)["catalogue_version"], 1);
    }
);

on_both!(
    fn a_check_tells_what_is_wrong_and_writes_nothing(app: &TestApp) {
        let admin = app.admin();
        let before = (app.counts(), admin.get("catalogues").expect(200));
        let fine = yaml(&admin, "catalogues/check", &renamed()).expect(200);
        assert_eq!(fine["findings"], json!([]));
        let dead = yaml(&admin, "catalogues/check", &with_dead_end()).expect(200);
        assert_eq!(dead["findings"][0]["code"], "unstaffed_unit");
        assert_eq!((app.counts(), admin.get("catalogues").expect(200)), before);
    }
);

on_both!(
    fn a_comparison_names_what_changed(app: &TestApp) {
        let admin = app.admin();
        draft(&admin, &renamed()).expect(201);
        draft(&admin, &with_dead_end()).expect(201);
        let diff = |version: &str| admin.get(&format!("catalogues/{version}/diff")).expect(200);
        assert_eq!(
            diff("2"),
            json!({"published": 1, "version": 2, "changes": [
                {"pointer": "units[building]", "kind": "changed", "keys": ["names"]},
            ]})
        );
        assert_eq!(
            diff("3")["changes"],
            json!([{"pointer": "units[dead_end]", "kind": "added", "keys": []}])
        );
        assert_eq!(diff("published")["changes"], json!([]));
        admin.get("catalogues/4/diff").problem(404, "not_found");
    }
);

on_both!(
    fn only_managers_and_administrators_work_on_the_catalogue(app: &TestApp) {
        let manager = app.manager();
        draft(&manager, &renamed()).expect(201);
        let before = manager.get("catalogues").expect(200);
        for actor in [
            app.handler(),
            app.front_desk(),
            app.coordinator(),
            app.integration(),
        ] {
            for path in ["catalogues", "catalogues/check"] {
                yaml(&actor, path, &renamed()).problem(403, "forbidden");
            }
            let publishing = actor.post("catalogues/2/publish").send();
            publishing.problem(403, "forbidden");
        }
        assert_eq!(manager.get("catalogues").expect(200), before);
        manager.post("catalogues/2/publish").send().expect(200);
    }
);

/// The default catalogue with another name for one unit.
pub(crate) fn renamed() -> String {
    let yaml = Document::DEFAULT_YAML.replacen("      da: Byggesag\n", "      da: Byggeri\n", 1);
    assert_ne!(yaml, Document::DEFAULT_YAML);
    yaml
}

/// The default catalogue with a unit in which nobody works.
fn with_dead_end() -> String {
    let unit = "\nunits:\n  - {id: dead_end, kind: internal, names: {en: Nobody, da: Ingen, nb: Ingen, nn: Ingen, sv: Ingen, fi: Ei kukaan}}\n";
    Document::DEFAULT_YAML.replacen("\nunits:\n", unit, 1)
}

fn yaml(actor: &Actor, path: &str, document: &str) -> Answer {
    actor.post(path).body("application/yaml", document).send()
}

pub(crate) fn draft(actor: &Actor, document: &str) -> Answer {
    yaml(actor, "catalogues", document)
}

fn routing(manager: &Actor, case: &str) -> Value {
    let asked = manager.asks(&format!("cases/{case}/routing"));
    asked.in_language("da").send().expect(200)
}

fn name_of(routing: &Value, unit: &str) -> String {
    let units = routing["units"].as_array().unwrap();
    let found = units.iter().find(|one| one["id"] == unit).unwrap();
    text(&found["name"])
}

/// The versions with their status.
fn standing(versions: &Value) -> Vec<(u64, String)> {
    let versions = versions.as_array().unwrap();
    versions
        .iter()
        .map(|one| (one["version"].as_u64().unwrap(), text(&one["status"])))
        .collect()
}
