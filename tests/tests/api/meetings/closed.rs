//! Meetings and cases that are closed.

use onedoor_testkit::on_both;
use serde_json::json;

use super::{change, end, joint, matter, plan, planned, read};

on_both!(
    fn nothing_is_planned_or_changed_on_a_closed_case(app: &TestApp) {
        let matter = matter(app);
        let id = planned(&matter, &joint());
        let path = format!("cases/{}/withdraw", matter.id);
        let version = matter.file()["case"]["version"].clone();
        let request = matter.by.post(&path);
        let request = request.header("If-Match", &format!("\"{version}\""));
        let reason = json!({"reason": "De har fundet et andet sted."});
        request.json(&reason).send().expect(200);
        let off = read(&matter.by, &id);
        assert_eq!(off["stage"], "cancelled", "what was to come is called off");
        assert_eq!(off["cancel_reason"], reason["reason"]);
        app.clock.set("2026-03-12T14:05");
        let before = app.counts();
        plan(&matter, &joint()).problem(409, "case_closed");
        let version = read(&matter.by, &id)["version"].as_i64().unwrap();
        let place = json!({"place": "Rådhuset"});
        change(&matter.by, &id, version, &place).problem(409, "case_closed");
        let off = json!({"reason": "Aflyst."});
        end(&matter.by, &id, "cancel", version, &off).problem(409, "case_closed");
        let went = json!({"attended": []});
        end(&matter.by, &id, "hold", version, &went).problem(409, "case_closed");
        assert_eq!(app.counts(), before);
        assert_eq!(read(&matter.by, &id)["allowed_actions"], json!([]));
    }
);
