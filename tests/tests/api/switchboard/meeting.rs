//! Who sits in a meeting, or goes to one in somebody's place, cannot take the call.

use onedoor_testkit::{TestApp, on_both};
use serde_json::{Value, json};

use super::{id_of, lookup, opened};
use crate::promises::matter::at;
use crate::sample::text;

const ANE: &str = "ane.lindegaard@eksempel.example";

fn reach(app: &TestApp) -> Value {
    let found = lookup(&app.front_desk(), "phone=33991234").expect(200);
    found["cases"][0]["reach"].clone()
}

/// A meeting on the case to which only this person is invited.
fn meet(app: &TestApp, case: &str, staff: &str) {
    let meeting = json!({
        "kind": "joint_meeting",
        "starts_at": at("03-03T10:00"),
        "ends_at": at("03-03T11:00"),
        "place": "Rådhuset, lokale 2",
        "participants": {"units": [], "staff": [staff], "contact": false},
    });
    let path = format!("cases/{case}/meetings");
    app.manager().post(&path).json(&meeting).send().expect(201);
}

on_both!(
    fn whoever_sits_in_a_meeting_cannot_take_the_call(app: &TestApp) {
        let file = opened(app);
        meet(app, &id_of(&file), &text(&file["coordinator"]["id"]));
        app.clock.set("2026-03-03T09:55");
        assert_eq!(reach(app)["availability"], "available");
        app.clock.set("2026-03-03T10:15");
        let met = reach(app);
        assert_eq!(met["availability"], "in_meeting");
        assert_eq!(met["until"], "2026-03-03T10:00:00Z");
        app.clock.set("2026-03-03T11:00");
        assert_eq!(reach(app)["availability"], "available");
    }
);

on_both!(
    fn whoever_goes_in_the_place_of_somebody_away_cannot_take_the_call_either(app: &TestApp) {
        let file = opened(app);
        let coordinator = text(&file["coordinator"]["id"]);
        meet(app, &id_of(&file), &coordinator);
        let ane = app.staff("eksempel", ANE).to_string();
        let absence = json!({"staff": coordinator, "substitute": ane,
            "starts_at": "2026-03-03T00:00:00+01:00", "ends_at": "2026-03-05T00:00:00+01:00"});
        app.admin()
            .post("absences")
            .json(&absence)
            .send()
            .expect(201);
        app.clock.set("2026-03-03T10:15");
        let away = reach(app);
        assert_eq!(away["availability"], "away");
        assert_eq!(away["substitute"]["availability"], "in_meeting");
    }
);
