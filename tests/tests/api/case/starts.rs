//! Promises that count from when somebody works on a part.

use onedoor_domain::catalogue::Document;
use onedoor_testkit::{TestApp, on_both};
use serde_json::{Value, json};

use super::desk::Desk;
use crate::catalogues::draft;

/// The default catalogue, in which a joint meeting is promised from when somebody works on a part.
fn publish(app: &TestApp) {
    let (before, after) = Document::DEFAULT_YAML
        .split_once("  - id: lots_meeting\n")
        .unwrap();
    let after = after.replacen("start: received", "start: accepted", 1);
    let yaml = format!("{before}  - id: lots_meeting\n{after}");
    let admin = app.admin();
    let drafted = draft(&admin, &yaml).expect(201);
    assert_eq!(drafted["findings"], json!([]));
    admin.post("catalogues/2/publish").send().expect(200);
}

#[track_caller]
fn meeting(desk: &Desk) -> (Value, Value) {
    let file = desk.file();
    let mut all = file["guarantees"].as_array().unwrap().iter();
    let found = all.find(|of| of["clock"] == "coordination_meeting_held");
    let found = found.unwrap_or_else(|| panic!("no meeting is promised: {file:#}"));
    (found["state"].clone(), found["start_at"].clone())
}

on_both!(
    fn what_counts_from_work_counts_from_the_opening_where_somebody_is_named(app: &TestApp) {
        publish(app);
        let desk = Desk::open(app, "restaurant_cafe");
        let created = desk.file()["case"]["created_at"].clone();
        assert_eq!(meeting(&desk), (json!("running"), created));
        desk.is_clean(app);
    }
);

on_both!(
    fn what_is_promised_later_counts_from_when_somebody_began_to_work(app: &TestApp) {
        publish(app);
        let desk = Desk::open(app, "change_of_use_premises");
        let created = desk.file()["case"]["created_at"].clone();
        app.clock.set("2026-03-04T09:00");
        let mut wanted = json!({"add": ["restaurant_cafe"]});
        let proposal = desk.adds("case-types/preview", &wanted).expect(200);
        wanted["accept"] = proposal["accept"].clone();
        desk.change("PUT", "/case-types", &wanted).expect(200);
        assert_eq!(meeting(&desk), (json!("running"), created));
        desk.is_clean(app);
    }
);
