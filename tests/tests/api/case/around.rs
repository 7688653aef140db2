//! Weight, labels and task force.

use onedoor_domain::directory::Role;
use onedoor_testkit::on_both;
use serde_json::json;

use super::desk::Desk;
use crate::sample::found;

/// Works at the harbour, which a café does not concern.
const ELSEWHERE: &str = "helge.havnsoe@eksempel.example";

on_both!(
    fn complexity_and_urgency_change_with_a_reason(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        let body = json!({"complexity": "complex", "urgent": true, "reason": "Brand i lokalet."});
        desk.change_as_seen("PATCH", "", &body, "\"9\"")
            .problem(412, "stale");
        let changed = desk.change("PATCH", "", &body).expect(200);
        assert_eq!(changed["case"]["complexity"], "complex");
        assert_eq!(changed["case"]["urgent"], true);
        let calls = |state: &str| {
            let file = desk.file();
            let all = file["guarantees"].as_array().unwrap().iter();
            all.filter(|of| of["basis"] == "urgent_contact" && of["state"] == state)
                .count()
        };
        assert_eq!(calls("running"), 1);
        let calm = json!({"urgent": false, "reason": "Falsk alarm."});
        desk.change("PATCH", "", &calm).expect(200);
        assert_eq!(calls("cancelled"), 1);
        let events = desk.events();
        assert!(
            events.contains(&"complexity_changed".to_owned()),
            "{events:?}"
        );
        assert_eq!(
            events
                .iter()
                .filter(|kind| *kind == "urgency_changed")
                .count(),
            2
        );
        let wrong = json!({"complexity": "huge", "reason": ""});
        assert_eq!(
            desk.change("PATCH", "", &wrong)
                .problem(422, "invalid_fields")
                .len(),
            2
        );
        desk.is_clean(app);
    }
);

on_both!(
    fn a_case_is_found_by_its_label(app: &TestApp) {
        let desk = Desk::open(app, "restaurant_cafe");
        let labels = json!({"labels": ["  Havnen ", "SOMMER  2026", "havnen"]});
        let labelled = desk.change("PUT", "/labels", &labels).expect(200);
        assert_eq!(labelled["case"]["labels"], json!(["havnen", "sommer 2026"]));
        assert_eq!(found(&desk.by, "?label=Sommer%202026"), [desk.id.as_str()]);
        assert_eq!(found(&desk.by, "?label=vinter"), Vec::<String>::new());
        let many: Vec<String> = (0..21).map(|n| format!("m{n}")).collect();
        let wrong = desk.change("PUT", "/labels", &json!({"labels": many}));
        assert_eq!(wrong.problem(422, "invalid_fields")[0].1, "too_many");
        desk.change("PUT", "/labels", &json!({"labels": [""]}))
            .problem(422, "invalid_fields");
        desk.is_clean(app);
    }
);

on_both!(
    fn a_task_force_sees_all_of_its_case(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        let helge = app.person("eksempel", ELSEWHERE, Role::Handler);
        let path = format!("cases/{}", desk.id);
        helge.get(&path).problem(404, "not_found");
        let id = app.staff("eksempel", ELSEWHERE).to_string();
        let together = json!({"name": "Havnegruppen", "members": [id]});
        let file = desk.change("PUT", "/task-force", &together).expect(200);
        assert_eq!(file["task_force"]["members"][0]["id"], id.as_str());
        helge.get(&path).expect(200);
        helge.get(&format!("{path}/enquiries")).expect(200);
        assert_eq!(found(&helge, ""), [desk.id.as_str()]);
        let unknown = json!({"name": "x", "members": [desk.id]});
        desk.change("PUT", "/task-force", &unknown)
            .problem(422, "invalid_fields");
        let over = json!({"name": "Havnegruppen", "members": []});
        desk.change("PUT", "/task-force", &over).expect(200);
        helge.get(&path).problem(404, "not_found");
        desk.is_clean(app);
    }
);
