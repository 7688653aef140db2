//! A promise stands, whatever becomes of calendars and catalogues after it was given.

use onedoor_domain::catalogue::Document;
use onedoor_domain::directory::Role;
use onedoor_testkit::{TestApp, on_both};
use serde_json::{Value, json};

use super::matter::{Matter, Promised, for_a_year};
use crate::catalogues::draft;
use crate::directory::{change_of, etag};

on_both!(
    fn a_new_closed_day_moves_no_promise_that_was_given(app: &TestApp) {
        app.clock.set("2026-03-26T10:02");
        let matter = Matter::open(app, "nuisance_complaint");
        let answer = matter.own("answer_general");
        let (due, terms) = (answer.due_at(), answer.read()["terms"].take());
        let printed = answer.printed("da");
        close(app, "2026-04-07");

        assert_eq!(answer.due_at(), due);
        assert_eq!(answer.read()["terms"], terms);
        assert_eq!(answer.printed("da"), printed);
        // What is promised from now on counts the new day out.
        let new = Matter::open(app, "nuisance_complaint").own("answer_general");
        assert_eq!(new.due_at(), "2026-04-13T14:00:00Z");
        let told = new.printed("da");
        assert!(
            told.iter()
                .any(|line| line.contains("lukket: Rengøringsdag")),
            "{told:#?}"
        );
        matter.is_clean(app);
    }
);

on_both!(
    fn a_clock_that_goes_on_counts_on_the_calendar_it_was_given_on(app: &TestApp) {
        app.clock.set("2026-03-02T09:00");
        let (matter, old) = decision(app);
        assert_eq!(old.due_at(), "2026-03-30T14:00:00Z");
        app.clock.set("2026-03-16T09:00");
        gap(&old, "pause");
        close(app, "2026-03-27");
        app.clock.set("2026-03-18T09:00");
        gap(&old, "resume");
        // Two working days were taken out, and the 27th counts as it did when it was promised.
        assert_eq!(old.due_at(), "2026-04-01T14:00:00Z");
        assert_eq!(old.derivation("da")["agrees"], true);
        let told = old.printed("da");
        assert!(
            !told.iter().any(|line| line.contains("Rengøringsdag")),
            "{told:#?}"
        );
        matter.is_clean(app);
    }
);

on_both!(
    fn a_new_catalogue_moves_no_promise_that_was_given(app: &TestApp) {
        app.clock.set("2026-03-26T10:02");
        let matter = Matter::open(app, "nuisance_complaint");
        let answer = matter.own("answer_general");
        let before = answer.read();
        let printed = answer.printed("da");
        let manager = &matter.by;
        draft(manager, &shorter()).expect(201);
        manager.post("catalogues/2/publish").send().expect(200);

        assert_eq!(answer.read(), before);
        assert_eq!(answer.printed("da"), printed);
        let new = Matter::open(app, "nuisance_complaint").own("answer_general");
        let terms = new.read()["terms"].take();
        assert_eq!(
            (&terms["length"], &terms["catalogue_version"]),
            (&json!(7), &json!(2))
        );
        assert_eq!(new.due_at(), "2026-04-09T14:00:00Z");
        matter.is_clean(app);
    }
);

/// The default catalogue, whose general answer comes after seven working days.
fn shorter() -> String {
    let old = "    clock: final_answer\n    length: 8\n    unit: working_days\n";
    let yaml = Document::DEFAULT_YAML.replacen(old, &old.replace('8', "7"), 1);
    assert_ne!(yaml, Document::DEFAULT_YAML);
    yaml
}

/// A decision in twenty working days whose clock runs.
fn decision(app: &TestApp) -> (Matter, Promised) {
    let matter = Matter::open(app, "change_of_use_premises");
    let complete = json!({"reason": "Alt er her."});
    matter.tell("papers/complete", &complete).expect(200);
    let decision = matter.own("decision_20wd");
    (matter, decision)
}

fn gap(decision: &Promised, kind: &str) {
    let line = json!({"kind": kind, "reason": "gap_at_applicant"});
    decision.enter(&line).expect(200);
}

/// The town hall is closed on one more day.
fn close(app: &TestApp, day: &str) {
    let admin = for_a_year(
        app,
        "eksempel",
        Role::Admin,
        "thor.bitgren@eksempel.example",
    );
    let house = format!("/v1/{}", admin.municipality());
    let answer = admin.get(&house);
    let mut calendar = answer.expect(200)["calendar"].take();
    let languages = ["da", "nb", "nn", "sv", "fi", "en"];
    let names: serde_json::Map<String, Value> = languages
        .map(|language| (language.to_owned(), json!("Rengøringsdag")))
        .into_iter()
        .collect();
    let days = calendar["own_days"].as_array_mut().unwrap();
    days.push(json!({"on": day, "names": names}));
    let change = json!({"calendar": calendar});
    change_of(&admin, &house, &etag(&answer), &change).expect(200);
}
