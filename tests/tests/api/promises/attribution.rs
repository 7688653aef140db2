//! With whom the time of a case lay, minute by minute.

use onedoor_testkit::{TestApp, on_both};
use serde_json::{Value, json};

use super::matter::{Matter, at};
use crate::sample::text;

on_both!(
    fn every_opening_minute_lies_with_somebody_and_none_twice(app: &TestApp) {
        // Monday 9 o'clock; the doors are open from 8 to 16.
        let matter = Matter::open(app, "new_production_hall");
        let parts = matter.file()["contributions"].take();
        let (building, others) = split(&parts);

        app.clock.set("2026-03-02T11:00");
        answered(&matter, &building);
        app.clock.set("2026-03-02T15:00");
        let gap = json!({
            "gap": "minor", "items": [{"words": "Farver"}], "asked_at": at("03-02T13:00"),
        });
        matter.tell("papers/missing", &gap).expect(200);
        let complete = json!({"reason": "Farverne er valgt."});
        matter.tell("papers/complete", &complete).expect(200);
        referred(app, &matter);
        app.clock.set("2026-03-03T10:00");
        for part in &others {
            answered(&matter, part);
        }
        app.clock.set("2026-03-03T12:00");

        let told = matter.by.asks(&format!("cases/{}/attribution", matter.id));
        let told = told.in_language("en").send().expect(200);
        assert_eq!(told["minutes"], 420 + 240);
        assert_eq!(told["from"], "2026-03-02T08:00:00Z");
        assert_eq!(told["until"], "2026-03-03T11:00:00Z");
        // Building has taken its part at once and answers at 11; then nobody has taken anything
        // until Tuesday at 10, but for what the business and the authority had in between.
        assert_eq!(
            shares(&told),
            [
                ("business".to_owned(), None, 120),
                ("coordinator".to_owned(), None, 120),
                ("nobody".to_owned(), None, 120 + 30 + 60),
                ("other_authority".to_owned(), None, 30 + 60),
                ("unit".to_owned(), Some("building".to_owned()), 120),
            ]
        );
        matter.is_clean(app);
    }
);

on_both!(
    fn nights_and_weekends_lie_with_nobody_at_all(app: &TestApp) {
        app.clock.set("2026-03-06T15:00");
        let matter = Matter::open(app, "nuisance_complaint");
        app.clock.set("2026-03-09T08:30");
        let path = format!("cases/{}/attribution", matter.id);
        let told = matter.by.get(&path).expect(200);
        assert_eq!(told["minutes"], 60 + 30);
        let sum: i64 = shares(&told).iter().map(|(_, _, minutes)| minutes).sum();
        assert_eq!(sum, 90);
    }
);

/// Asked on Monday at 15:30, answered on Tuesday at 9.
fn referred(app: &TestApp, matter: &Matter) {
    app.clock.set("2026-03-02T15:30");
    let asked = json!({"authority": "Vejdirektoratet"});
    matter.tell("referrals", &asked).expect(200);
    app.clock.set("2026-03-03T09:00");
    let referral = matter.referral();
    let answered = matter.tell(&format!("referrals/{referral}/answered"), &json!({}));
    answered.expect(200);
}

/// The part that is named to somebody at building, and the other parts of the house.
fn split(parts: &Value) -> (String, Vec<String>) {
    let parts = parts.as_array().unwrap().iter();
    let ours = parts.filter(|part| part["unit_kind"] == "internal");
    let (building, others): (Vec<_>, Vec<_>) = ours.partition(|part| part["unit"] == "building");
    assert_eq!(building[0]["stage"], "accepted", "{}", building[0]);
    assert!(others.iter().all(|part| part["stage"] == "offered"));
    let ids = |parts: Vec<&Value>| parts.into_iter().map(|part| text(&part["id"])).collect();
    (text(&building[0]["id"]), ids(others))
}

fn answered(matter: &Matter, contribution: &str) {
    let answer = json!({"progress": "unit_answered", "contribution": contribution});
    matter.tell("progress", &answer).expect(200);
}

fn shares(told: &Value) -> Vec<(String, Option<String>, i64)> {
    let shares = told["shares"].as_array().unwrap().iter();
    let mut shares: Vec<_> = shares
        .map(|share| {
            assert_ne!(text(&share["name"]), "");
            let unit = share["unit"].as_str().map(str::to_owned);
            (
                text(&share["holder"]),
                unit,
                share["minutes"].as_i64().unwrap(),
            )
        })
        .collect();
    shares.sort();
    shares
}
