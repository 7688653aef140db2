//! Waiting, closing, withdrawing and reopening.

use onedoor_testkit::on_both;
use serde_json::{Value, json};

use super::desk::Desk;
use crate::sample::{all, text};

on_both!(
    fn a_case_closes_only_through_the_gate(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        let before = app.counts();
        let refused = desk.does("close").problem(409, "not_ready_to_close");
        let codes: Vec<&str> = refused.iter().map(|(_, code)| code.as_str()).collect();
        for code in ["not_answered", "open_contribution", "promise_owed"] {
            assert!(codes.contains(&code), "{codes:?}");
        }
        assert_eq!(app.counts(), before);
        let gate = desk
            .by
            .get(&format!("cases/{}/closing", desk.id))
            .expect(200);
        assert_eq!(gate["ready"], false);
        assert_eq!(gate["open"].as_array().unwrap().len(), refused.len());

        desk.settle();
        desk.answered(app);
        let gate = desk
            .by
            .get(&format!("cases/{}/closing", desk.id))
            .expect(200);
        assert_eq!(gate["open"], json!([]));
        assert_eq!(gate["ready"], true);
        let closed = desk.does("close").expect(200);
        assert_eq!(closed["case"]["stage"], "closed");
        assert_eq!(closed["case"]["closed_as"], "answered");
        // What never started was called off; what was kept stays kept.
        assert!(!all(&closed["guarantees"], "state").contains(&"waiting".to_owned()));
        assert!(desk.events().contains(&"case_closed".to_owned()));
        desk.is_clean(app);
        let again = desk.does("close");
        again.problem(409, "case_stage");
        let allowed = again.json()["allowed_actions"].take();
        assert_eq!(allowed, json!(["reopen"]));
    }
);

on_both!(
    fn a_miss_must_be_explained_before_a_case_ends(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        app.clock.set("2026-06-01T09:00");
        app.keep_promises();
        let reason = json!({"reason": "Vi flytter alligevel ikke."});
        let refused = desk.change("POST", "/withdraw", &reason);
        let refused = refused.problem(409, "not_ready_to_close");
        assert!(refused.iter().all(|(_, code)| code == "unexplained_miss"));
        for (pointer, _) in refused {
            let id = pointer.rsplit('/').next().unwrap().to_owned();
            let said = json!({"kind": "explain", "cause": "workload", "words": "Ferie."});
            let path = format!("guarantees/{id}/entries");
            desk.by.post(&path).json(&said).send().expect(200);
        }
        let withdrawn = desk.change("POST", "/withdraw", &reason).expect(200);
        assert!(all(&withdrawn["guarantees"], "state").contains(&"missed".to_owned()));
        desk.is_clean(app);
    }
);

on_both!(
    fn a_withdrawn_case_owes_nothing_and_goes_on_under_new_promises(app: &TestApp) {
        let desk = Desk::open(app, "restaurant_cafe");
        let reason = json!({"reason": "De har fundet et andet sted."});
        desk.change_as_seen("POST", "/withdraw", &reason, "\"77\"")
            .problem(412, "stale");
        desk.change("POST", "/withdraw", &json!({"reason": " "}))
            .problem(422, "invalid_fields");
        let withdrawn = desk.change("POST", "/withdraw", &reason).expect(200);
        assert_eq!(withdrawn["case"]["closed_as"], "withdrawn");
        let stages = all(&withdrawn["contributions"], "stage");
        assert!(
            stages.iter().all(|stage| stage == "cancelled"),
            "{stages:?}"
        );
        let states = all(&withdrawn["guarantees"], "state");
        assert!(
            states.iter().all(|state| state == "cancelled"),
            "{states:?}"
        );
        desk.is_clean(app);

        app.clock.set("2026-03-16T09:00");
        let reason = json!({"reason": "Stedet faldt igennem."});
        let reopened = desk.change("POST", "/reopen", &reason).expect(200);
        assert_eq!(reopened["case"]["stage"], "open");
        assert_eq!(reopened["case"]["round"], 2);
        let live: Vec<&Value> = reopened["guarantees"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|of| of["state"] == "running")
            .collect();
        assert!(!live.is_empty());
        for promise in live {
            assert!(
                text(&promise["start_at"]).starts_with("2026-03-16"),
                "{promise}"
            );
        }
        assert!(desk.events().contains(&"case_reopened".to_owned()));
        desk.change("POST", "/reopen", &reason)
            .problem(409, "case_stage");
        desk.is_clean(app);
    }
);

on_both!(
    fn a_case_waits_for_the_business_and_goes_on(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        let wrong = json!({"awaited": "nobody", "reason": "x"});
        let wrong = desk
            .change("POST", "/wait", &wrong)
            .problem(422, "invalid_fields");
        assert_eq!(wrong[0].0, "/awaited");
        desk.does("resume").problem(409, "case_stage");
        let wait = json!({"awaited": "business", "reason": "Ejerens samtykke."});
        let waiting = desk.change("POST", "/wait", &wait).expect(200);
        assert_eq!(waiting["case"]["awaited"], "business");
        assert!(
            desk.states("unit_answer")
                .iter()
                .all(|state| state == "paused")
        );
        desk.change("POST", "/wait", &wait)
            .problem(409, "case_stage");
        desk.is_clean(app);

        app.clock.set("2026-03-04T09:00");
        let on = desk.does("resume").expect(200);
        assert_eq!(on["case"]["stage"], "open");
        assert!(
            desk.states("unit_answer")
                .iter()
                .all(|state| state == "running")
        );
        desk.is_clean(app);
        let path = format!("cases/{}/attribution", desk.id);
        let split = desk.by.get(&path).expect(200).to_string();
        assert!(split.contains("\"business\""), "{split}");
    }
);
