//! A promise that nobody gave is due when a real one would be.

use onedoor_domain::Country;
use onedoor_testkit::{Answer, Database, TestApp, on_both};
use serde_json::{Value, json};

use super::matter::{Matter, at};

on_both!(
    fn a_rule_is_due_when_it_was_simulated_to_be(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::No]);
        app.clock.set("2026-02-02T10:00");
        let matter = Matter::open(app, "new_production_hall");
        let simulated = json!({
            "rule": "NO-PBL-12W",
            "start_at": at("02-02T10:00"),
            "pauses": [{"from": at("02-16T10:00"), "to": at("03-02T10:00")}],
            "extended_by": 2,
        });
        let simulated = simulate(&matter, &simulated).expect(200);
        let complete = json!({"reason": "Alt er her."});
        matter.tell("papers/complete", &complete).expect(200);
        let decision = matter.by_rule("decision");
        let extend = json!({
            "kind": "extend", "by": 2, "reason": "Politisk behandling",
            "told_at": at("02-02T10:00"),
        });
        decision.enter(&extend).expect(200);
        let reason = "minor_gap_at_applicant";
        for (day, kind) in [
            ("2026-02-16T10:00", "pause"),
            ("2026-03-02T10:00", "resume"),
        ] {
            app.clock.set(day);
            let line = json!({"kind": kind, "reason": reason});
            decision.enter(&line).expect(200);
        }
        assert_eq!(decision.due_at(), "2026-05-26T21:59:59Z");
        same_way(&simulated, &decision.derivation("en"));
        matter.is_clean(app);
    }
);

on_both!(
    fn an_own_promise_is_due_when_it_was_simulated_to_be(app: &TestApp) {
        app.clock.set("2026-03-26T10:02");
        let matter = Matter::open(app, "nuisance_complaint");
        let answer = matter.own("answer_general");
        let start_at = at("03-26T10:02");
        let by_name = json!({"promise": "answer_general", "start_at": start_at});
        let simulated = simulate(&matter, &by_name).expect(200);
        assert_eq!(simulated["due_at"], "2026-04-10T14:00:00Z");
        same_way(&simulated, &answer.derivation("en"));
        let spelt_out = json!({
            "terms": {"length": 8, "unit": "working_days", "calendar": "local"},
            "start_at": start_at,
        });
        same_way(&simulate(&matter, &spelt_out).expect(200), &simulated);
        let told = simulated["text"].as_array().unwrap();
        assert_eq!(told[0], "Promise: 8 working days");
    }
);

on_both!(
    fn a_simulation_writes_nothing(app: &TestApp) {
        let matter = Matter::open(app, "nuisance_complaint");
        let before = app.counts();
        let question = json!({"promise": "answer_general", "start_at": at("03-26T10:02")});
        for actor in [
            app.front_desk(),
            app.handler(),
            app.admin(),
            app.integration(),
        ] {
            let asked = actor.post("guarantees/simulate").json(&question).send();
            assert_eq!(asked.expect(200)["agrees"], true);
        }
        assert_eq!(app.counts(), before);
        matter.is_clean(app);
    }
);

on_both!(
    fn a_question_that_cannot_be_answered_says_what_is_wrong_with_it(app: &TestApp) {
        let matter = Matter::open(app, "nuisance_complaint");
        let with = |more: Value| {
            let mut question = json!({"start_at": at("03-02T10:00")});
            for (key, value) in more.as_object().unwrap() {
                question[key] = value.clone();
            }
            simulate(&matter, &question)
        };
        let own = "answer_general";
        with(json!({})).refuses(&[("/terms", "required")]);
        let two = with(json!({"promise": own, "rule": "DK-BYG-IND"}));
        two.refuses(&[("/rule", "unknown_field")]);
        let terms = json!({"length": 1, "unit": "weeks", "calendar": "local"});
        let two = with(json!({"promise": own, "terms": terms}));
        two.refuses(&[("/terms", "unknown_field")]);
        with(json!({"promise": "x"})).refuses(&[("/promise", "no_such_thing")]);
        with(json!({"rule": "x"})).refuses(&[("/rule", "no_such_thing")]);
        let odd = json!({"length": 10_001, "unit": "years", "calendar": "lunar"});
        with(json!({"terms": odd})).refuses(&[
            ("/terms/calendar", "unknown_value"),
            ("/terms/length", "out_of_range"),
            ("/terms/unit", "unknown_value"),
        ]);
        let odd = with(json!({"promise": own, "start_at": "tomorrow", "extended_by": 10_001}));
        odd.refuses(&[
            ("/extended_by", "out_of_range"),
            ("/start_at", "not_a_moment"),
        ]);
    }
);

on_both!(
    fn pauses_come_in_order_and_are_not_too_many(app: &TestApp) {
        let matter = Matter::open(app, "nuisance_complaint");
        let with = |pauses: &[Value]| {
            let own = json!({
                "promise": "answer_general", "start_at": at("03-02T08:00"), "pauses": pauses,
            });
            simulate(&matter, &own)
        };
        let minute = |number: usize| {
            let wall =
                |minute: usize| at(&format!("03-02T{:02}:{:02}", 9 + minute / 60, minute % 60));
            json!({"from": wall(number), "to": wall(number + 1)})
        };
        let pauses: Vec<Value> = (0..101).map(minute).collect();
        with(&pauses[..100]).expect(200);
        with(&pauses).refuses(&[("/pauses", "too_many")]);
        let backwards = json!({"from": at("03-03T10:00"), "to": at("03-03T09:00")});
        let code = "ends_before_it_begins";
        with(&[backwards]).refuses(&[("/pauses/0", code)]);
        with(&[minute(5), minute(3)]).refuses(&[("/pauses/1", code)]);
        let early = json!({"from": at("03-01T10:00"), "to": at("03-03T09:00")});
        with(&[early]).refuses(&[("/pauses/0", code)]);
        let odd = json!({"from": "x", "to": "2026"});
        let not = "not_a_moment";
        with(&[odd]).refuses(&[("/pauses/0/from", not), ("/pauses/0/to", not)]);
        let late = json!({"from": at("05-01T10:00"), "to": at("05-02T10:00")});
        super::matter::refused(&with(&[late]), "after_due");
    }
);

fn simulate(matter: &Matter, question: &Value) -> Answer {
    let asked = matter.by.post("guarantees/simulate").in_language("en");
    asked.json(question).send()
}

/// Both count the same, but for what the promise is called and why its clock stood still.
#[track_caller]
fn same_way(one: &Value, other: &Value) {
    let bare = |derived: &Value| {
        assert_eq!(derived["agrees"], true);
        let mut bare = derived.clone();
        bare["text"] = Value::Null;
        for step in bare["steps"].as_array_mut().unwrap() {
            if step["because"] == "paused" {
                step["name"] = Value::Null;
            }
        }
        bare
    };
    assert_eq!(bare(one), bare(other));
}
