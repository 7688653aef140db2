//! A Swedish building permit: ten weeks from arrival, unless a completion order came in time.

use onedoor_domain::Country;
use onedoor_testkit::{Database, TestApp, on_both};
use serde_json::{Value, json};

use super::matter::{Matter, Promised, at};

on_both!(
    fn an_order_in_time_lets_the_period_count_from_when_gaps_are_mended(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Se]);
        let (matter, decision) = arrived(app, "2026-02-02T10:00");
        assert_eq!(decision.due_at(), "2026-04-13T21:59:59Z");
        // The last day of the three weeks.
        app.clock.set("2026-02-23T16:00");
        order(&matter);
        assert_eq!(decision.state(), "paused");
        assert_eq!(
            decision.read()["paused_for"],
            json!(["awaiting_completion"])
        );
        app.clock.set("2026-03-09T09:00");
        complete(&matter);
        assert_eq!(decision.state(), "running");
        assert_eq!(decision.due_at(), "2026-05-18T21:59:59Z");
        assert_eq!(
            decision.printed("sv"),
            [
                "Löfte: Beslut om bygglov",
                "10 veckor, som räknas från det att förfrågan kom in.",
                "Räknas på nytt från mån 9 mars 2026 kl. 09.00. Vi begärde komplettering inom tre veckor, och den har kommit in. Föreläggandet kom mån 23 februari 2026 kl. 16.00; det skulle ske senast mån 23 februari 2026 kl. 23.59.",
                "mån 9 mars 2026: startdagen räknas inte",
                "tis 10 mars – mån 18 maj 2026: 70 dagar räknas",
                "Löftet ska vara uppfyllt senast måndag den 18 maj 2026.",
            ]
        );
        matter.is_clean(app);
    }
);

on_both!(
    fn a_completion_order_one_day_too_late_moves_nothing(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Se]);
        let (matter, decision) = arrived(app, "2026-02-02T10:00");
        let before = decision.printed("sv");
        app.clock.set("2026-02-24T08:00");
        order(&matter);
        assert_eq!(decision.state(), "running");
        app.clock.set("2026-03-09T09:00");
        complete(&matter);
        assert_eq!(decision.due_at(), "2026-04-13T21:59:59Z");
        assert_eq!(decision.printed("sv"), before);
        assert_eq!(
            before,
            [
                "Löfte: Beslut om bygglov",
                "10 veckor, som räknas från det att förfrågan kom in.",
                "mån 2 februari 2026: startdagen räknas inte",
                "tis 3 februari – mån 13 april 2026: 70 dagar räknas",
                "Löftet ska vara uppfyllt senast måndag den 13 april 2026.",
            ]
        );
        matter.is_clean(app);
    }
);

on_both!(
    fn what_came_unasked_lets_the_period_count_anew(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Se]);
        let (matter, decision) = arrived(app, "2026-02-02T10:00");
        app.clock.set("2026-03-09T12:00");
        let came = json!({"note": "Nya ritningar", "arrived_at": at("03-09T09:00")});
        matter.tell("papers/supplemented", &came).expect(200);
        assert_eq!(decision.due_at(), "2026-05-18T21:59:59Z");
        // From the supplement on there are three weeks to order what is missing now.
        app.clock.set("2026-03-30T12:00");
        order(&matter);
        assert_eq!(decision.state(), "paused");
        matter.is_clean(app);
    }
);

on_both!(
    fn a_fifth_of_the_fee_is_owed_for_each_started_week(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Se]);
        let (matter, decision) = arrived(app, "2026-01-05T10:00");
        assert_eq!(decision.due_at(), "2026-03-16T22:59:59Z");
        app.clock.set("2026-04-08T10:00");
        app.keep_promises();
        // 23 days late as of today, 29 when it was decided: never more than the whole.
        assert_eq!(proposed(&decision), owed(23, 4, 80));
        app.clock.set("2026-04-14T10:00");
        let decided = json!({"progress": "decision_made"});
        matter.tell("progress", &decided).expect(200);
        assert_eq!(proposed(&decision), owed(29, 5, 100));
        app.clock.set("2026-08-14T10:00");
        assert_eq!(proposed(&decision), owed(29, 5, 100));
        matter.is_clean(app);
    }
);

fn arrived(app: &TestApp, when: &str) -> (Matter, Promised) {
    app.clock.set(when);
    let matter = Matter::open(app, "new_production_hall");
    let decision = matter.by_rule("decision");
    assert_eq!(decision.read()["terms"]["basis"]["rule"], "SE-PBL-10W");
    (matter, decision)
}

fn order(matter: &Matter) {
    let gap = json!({"gap": "basic", "items": [{"words": "Konstruktionsritningar"}]});
    matter.tell("papers/missing", &gap).expect(200);
}

fn complete(matter: &Matter) {
    let complete = json!({"reason": "Ritningarna är här."});
    matter.tell("papers/complete", &complete).expect(200);
}

fn proposed(decision: &Promised) -> Value {
    let read = decision
        .enter(&json!({"kind": "propose_remedy"}))
        .expect(200);
    assert_eq!(read["remedies"].as_array().unwrap().len(), 1);
    read["remedies"][0]["reduction"].clone()
}

fn owed(days_late: u32, periods: u32, percent: u32) -> Value {
    json!({
        "days_late": days_late, "periods": periods, "percent_each": 20, "percent": percent,
        "per": "started_week", "base": "fee_for_decision_part",
    })
}
