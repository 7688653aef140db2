//! Promises whose clock starts when somebody works on it, at what changes a case.

use onedoor_domain::catalogue::Document;
use onedoor_testkit::{TestApp, on_both};
use serde_json::{Value, json};

use super::desk::Desk;
use crate::contributions::catalogue::publish;
use crate::promises::matter::about;
use crate::sample::text;

/// The default catalogue, in which a general answer is promised from when somebody works on it.
fn from_acceptance(app: &TestApp) {
    let promise = "  - id: answer_general\n    clock: final_answer\n    length: 8\n    \
        unit: working_days\n    start: ";
    let yaml = Document::DEFAULT_YAML.replacen(
        &format!("{promise}received"),
        &format!("{promise}accepted"),
        1,
    );
    assert_ne!(yaml, Document::DEFAULT_YAML);
    publish(app, &yaml);
}

/// The promise of an answer that was given last.
fn answer(desk: &Desk) -> Value {
    let file = desk.file();
    let all = file["guarantees"].as_array().unwrap().iter();
    let mut of = all.filter(|of| of["clock"] == "final_answer");
    of.next_back().unwrap().clone()
}

#[track_caller]
fn runs_from(desk: &Desk, at: &str) {
    let promise = answer(desk);
    assert_eq!(promise["state"], "running", "{promise}");
    assert_eq!(promise["start_at"], at, "{promise}");
}

#[track_caller]
fn waits(desk: &Desk) {
    let promise = answer(desk);
    assert_eq!(promise["state"], "waiting", "{promise}");
    assert_eq!(promise["start_at"], Value::Null, "{promise}");
}

on_both!(
    fn what_is_promised_anew_counts_once_somebody_works_on_it_again(app: &TestApp) {
        from_acceptance(app);
        let desk = Desk::open(app, "fire_inspection");
        waits(&desk);
        app.clock.set("2026-03-03T10:00");
        desk.part_does(app, "signe.roegbjerg", "fire", "accept");
        runs_from(&desk, "2026-03-03T09:00:00Z");
        desk.explain(app);
        desk.settle();
        desk.answered(app);
        desk.does("close").expect(200);
        app.clock.set("2026-03-05T10:00");
        let reason = json!({"reason": "De spørger igen."});
        desk.change("POST", "/reopen", &reason).expect(200);
        waits(&desk);
        desk.is_clean(app);
        let late = json!({"unit": "harbour", "reason": "Båden ligger der endnu."});
        desk.adds("contributions", &late).expect(201);
        waits(&desk);
        app.clock.set("2026-03-06T10:00");
        desk.part_does(app, "helge.havnsoe", "harbour", "accept");
        runs_from(&desk, "2026-03-06T09:00:00Z");
        desk.is_clean(app);
    }
);

on_both!(
    fn what_is_promised_anew_while_somebody_works_counts_from_now(app: &TestApp) {
        from_acceptance(app);
        let desk = Desk::open(app, "fire_inspection");
        app.clock.set("2026-03-03T10:00");
        desk.part_does(app, "signe.roegbjerg", "fire", "accept");
        let path = format!("guarantees/{}/entries", text(&answer(&desk)["id"]));
        let met = json!({"kind": "meet", "reason": "Hun fik svar."});
        desk.by.post(&path).json(&met).send().expect(200);
        desk.answered(app);
        app.clock.set("2026-03-05T10:00");
        let reason = json!({"reason": "De spørger igen."});
        desk.change("POST", "/reopen", &reason).expect(200);
        runs_from(&desk, "2026-03-05T09:00:00Z");
        desk.is_clean(app);
    }
);

/// A case with two matters, of which each promises a general answer.
fn two_matters(app: &TestApp) -> Desk {
    from_acceptance(app);
    let mut enquiry = about("fire_inspection");
    enquiry["case_types"] = json!(["fire_inspection", "harbour_matter"]);
    let desk = Desk::register(app, &enquiry);
    app.clock.set("2026-03-03T10:00");
    desk.part_does(app, "signe.roegbjerg", "fire", "accept");
    runs_from(&desk, "2026-03-03T09:00:00Z");
    app.clock.set("2026-03-05T10:00");
    desk
}

on_both!(
    fn a_matter_on_which_somebody_works_is_promised_from_then_when_it_is_split_out(app: &TestApp) {
        let desk = two_matters(app);
        let new = desk.split_out("fire_inspection");
        runs_from(&new, "2026-03-03T09:00:00Z");
        runs_from(&desk, "2026-03-03T09:00:00Z");
        desk.is_clean(app);
        new.is_clean(app);
    }
);

on_both!(
    fn a_matter_on_which_nobody_works_yet_waits_when_it_is_split_out(app: &TestApp) {
        let desk = two_matters(app);
        let new = desk.split_out("harbour_matter");
        waits(&new);
        runs_from(&desk, "2026-03-03T09:00:00Z");
        new.is_clean(app);
        app.clock.set("2026-03-06T10:00");
        new.part_does(app, "helge.havnsoe", "harbour", "accept");
        runs_from(&new, "2026-03-06T09:00:00Z");
        desk.is_clean(app);
        new.is_clean(app);
    }
);
