//! Fields of the operations on promises that cannot be taken: each by its pointer, nothing written.

use onedoor_testkit::{Answer, TestApp, on_both};
use serde_json::{Value, json};

use super::matter::{Matter, at};

const LATE: &str = "in_the_future";
const EARLY: &str = "not_before_received";
const NOT: &str = "not_a_moment";
const BLANK: &str = "blank";
const NEED: &str = "required";
const OTHER: &str = "unknown_field";
const PLACE: &str = "/contribution";
const WORD: &str = "unknown_value";

/// What is sent, and which fields are refused.
type Case = (Value, &'static [(&'static str, &'static str)]);

on_both!(
    fn a_list_of_missing_papers_is_read_field_by_field(app: &TestApp) {
        let item = json!([{"words": "Tegning"}]);
        let many: Vec<Value> = (0..101).map(|_| json!({"words": "Tegning"})).collect();
        let odd = json!([
            {"document": "moon_map", "unit": "moon"}, {"words": " "}, {}, {"unit": "building"},
        ]);
        let asked = at("03-02T09:30");
        refused_in(
            app,
            "papers/missing",
            [
                (json!({"gap": "big", "items": item}), &[("/gap", WORD)]),
                (
                    json!({"gap": "minor", "items": []}),
                    &[("/items", "required")],
                ),
                (
                    json!({"gap": "minor", "items": many}),
                    &[("/items", "too_many")],
                ),
                (
                    json!({"gap": "minor", "items": odd}),
                    &[
                        ("/items/0/document", "no_such_thing"),
                        ("/items/0/unit", "no_such_thing"),
                        ("/items/1/words", BLANK),
                        ("/items/2/words", "required"),
                        ("/items/3/words", "required"),
                    ],
                ),
                (
                    json!({"gap": "minor", "items": item, "asked_at": at("03-02T10:01")}),
                    &[("/asked_at", LATE)],
                ),
                (
                    json!({"gap": "minor", "items": item, "asked_at": at("03-02T08:59")}),
                    &[("/asked_at", EARLY)],
                ),
                (
                    json!({"gap": "minor", "items": item, "asked_at": "now", "reply_by": "then"}),
                    &[("/asked_at", NOT), ("/reply_by", NOT)],
                ),
                (
                    json!({"gap": "minor", "items": item, "asked_at": asked, "reply_by": asked}),
                    &[("/reply_by", "ends_before_it_begins")],
                ),
                (
                    json!({"gap": "minor", "items": item, "why": "x"}),
                    &[("/why", "unknown_field")],
                ),
                (json!({"items": item}), &[("/gap", "required")]),
                (
                    json!({"gap": "minor", "items": "all"}),
                    &[("/items", "wrong_type")],
                ),
            ],
        );
    }
);

on_both!(
    fn what_becomes_of_papers_is_read_field_by_field(app: &TestApp) {
        let (late, early) = (at("03-02T10:01"), at("03-02T08:59"));
        let long = "x".repeat(301);
        refused_in(
            app,
            "papers/complete",
            [
                (json!({"reason": " \n"}), &[("/reason", BLANK)]),
                (json!({"reason": long}), &[("/reason", "too_long")]),
                (
                    json!({"reason": "a\u{0}b", "complete_at": "x"}),
                    &[("/complete_at", NOT), ("/reason", "nul_character")],
                ),
                (
                    json!({"reason": "x", "complete_at": late}),
                    &[("/complete_at", LATE)],
                ),
                (
                    json!({"reason": "x", "complete_at": early}),
                    &[("/complete_at", EARLY)],
                ),
                (json!({}), &[("/reason", "required")]),
            ],
        );
        refused_in(
            app,
            "papers/supplemented",
            [
                (json!({"note": ""}), &[("/note", BLANK)]),
                (
                    json!({"note": "x", "arrived_at": late}),
                    &[("/arrived_at", LATE)],
                ),
                (
                    json!({"note": "x", "arrived_at": early}),
                    &[("/arrived_at", EARLY)],
                ),
                (json!({"note": 3}), &[("/note", "wrong_type")]),
            ],
        );
    }
);

on_both!(
    fn fees_and_referrals_are_read_field_by_field(app: &TestApp) {
        let (late, early) = (at("03-02T10:01"), at("03-02T08:59"));
        refused_in(
            app,
            "fee-paid",
            [
                (json!({"paid_at": late}), &[("/paid_at", LATE)]),
                (json!({"paid_at": early}), &[("/paid_at", EARLY)]),
                (json!({"paid_at": "03-02"}), &[("/paid_at", NOT)]),
                (json!({"amount": 3}), &[("/amount", "unknown_field")]),
            ],
        );
        refused_in(
            app,
            "referrals",
            [
                (json!({"authority": ""}), &[("/authority", BLANK)]),
                (
                    json!({"authority": "x", "sent_at": late}),
                    &[("/sent_at", LATE)],
                ),
                (
                    json!({"authority": "x", "sent_at": early}),
                    &[("/sent_at", EARLY)],
                ),
                (
                    json!({"authority": "x", "reply_by": at("03-02T10:00")}),
                    &[("/reply_by", "ends_before_it_begins")],
                ),
            ],
        );
    }
);

on_both!(
    fn progress_is_read_field_by_field(app: &TestApp) {
        let nobody = "01900000-0000-7000-8000-000000000007";
        refused_in(
            app,
            "progress",
            [
                (json!({"progress": "coffee_drunk"}), &[("/progress", WORD)]),
                (json!({"progress": "unit_answered"}), &[(PLACE, "required")]),
                (
                    json!({"progress": "unit_answered", "contribution": nobody}),
                    &[(PLACE, "no_such_thing")],
                ),
                (
                    json!({"progress": "decision_made", "contribution": nobody}),
                    &[(PLACE, "unknown_field")],
                ),
                (
                    json!({"progress": "decision_made", "contribution": "x"}),
                    &[(PLACE, "wrong_type")],
                ),
                (
                    json!({"progress": "decision_made", "at": at("03-02T10:01")}),
                    &[("/at", LATE)],
                ),
                (
                    json!({"progress": "decision_made", "at": at("03-02T08:59")}),
                    &[("/at", EARLY)],
                ),
                (json!({}), &[("/progress", "required")]),
            ],
        );
    }
);

on_both!(
    fn a_line_about_the_clock_takes_the_fields_of_its_kind(app: &TestApp) {
        let matter = given(app);
        let decision = matter.own("decision_20wd");
        let enter = |line: &Value| decision.enter(line);
        each(
            app,
            enter,
            [
                (
                    json!({"kind": "amend", "due_at": at("04-01T16:00"), "reason": "x"}),
                    &[("/due_at", OTHER)],
                ),
                (json!({"kind": "forget"}), &[("/kind", WORD)]),
                (json!({"kind": "cancel", "reason": "x"}), &[("/kind", WORD)]),
                (json!({}), &[("/kind", NEED)]),
                (json!({"kind": "pause"}), &[("/reason", NEED)]),
                (
                    json!({"kind": "pause", "reason": "lunch"}),
                    &[("/reason", WORD)],
                ),
                (
                    json!({"kind": "pause", "reason": "gap_at_applicant", "at": at("03-02T09:30"), "by": 2}),
                    &[("/at", OTHER), ("/by", OTHER)],
                ),
                (
                    json!({"kind": "pause", "reason": "gap_at_applicant", "from": "x"}),
                    &[("/from", NOT)],
                ),
                (
                    json!({"kind": "pause", "reason": "gap_at_applicant", "note": "\u{0}"}),
                    &[("/note", "nul_character")],
                ),
                (
                    json!({"kind": "resume", "reason": "lunch", "at": "x"}),
                    &[("/reason", WORD), ("/at", NOT)],
                ),
                (
                    json!({"kind": "extend"}),
                    &[("/by", NEED), ("/reason", NEED)],
                ),
                (
                    json!({"kind": "extend", "by": 0, "reason": " ", "told_at": "x"}),
                    &[
                        ("/by", "out_of_range"),
                        ("/reason", BLANK),
                        ("/told_at", NOT),
                    ],
                ),
                (
                    json!({"kind": "extend", "by": -1, "reason": "x"}),
                    &[("/by", "wrong_type")],
                ),
            ],
        );
    }
);

on_both!(
    fn a_line_about_the_outcome_takes_the_fields_of_its_kind(app: &TestApp) {
        let matter = given(app);
        let decision = matter.own("decision_20wd");
        let enter = |line: &Value| decision.enter(line);
        each(
            app,
            enter,
            [
                (json!({"kind": "meet"}), &[("/reason", NEED)]),
                (
                    json!({"kind": "meet", "reason": "", "at": "x"}),
                    &[("/reason", BLANK), ("/at", NOT)],
                ),
                (
                    json!({"kind": "explain"}),
                    &[("/cause", NEED), ("/words", NEED)],
                ),
                (
                    json!({"kind": "explain", "cause": "weather", "words": " "}),
                    &[("/cause", WORD), ("/words", BLANK)],
                ),
                (
                    json!({"kind": "execute_remedy"}),
                    &[("/note", NEED), ("/remedy", NEED)],
                ),
                (
                    json!({"kind": "execute_remedy", "remedy": "money", "note": ""}),
                    &[("/remedy", WORD), ("/note", BLANK)],
                ),
            ],
        );
    }
);

on_both!(
    fn a_correction_takes_the_fields_of_its_kind_and_no_others(app: &TestApp) {
        let matter = given(app);
        let decision = matter.own("decision_20wd");
        let correct = |line: &Value| decision.correct(line);
        each(
            app,
            correct,
            [
                (json!({"kind": "pause"}), &[("/kind", WORD)]),
                (
                    json!({"kind": "amend"}),
                    &[("/due_at", NEED), ("/reason", NEED)],
                ),
                (
                    json!({"kind": "amend", "due_at": "x", "reason": " "}),
                    &[("/due_at", NOT), ("/reason", BLANK)],
                ),
                (
                    json!({"kind": "amend", "due_at": "9999-01-01T00:00:00Z", "reason": "x"}),
                    &[("/due_at", "too_far_ahead")],
                ),
                (json!({"kind": "cancel"}), &[("/reason", NEED)]),
                (
                    json!({"kind": "cancel", "reason": "x", "remedy": "apology"}),
                    &[("/remedy", "unknown_field")],
                ),
                (json!({"kind": "approve_remedy"}), &[("/remedy", NEED)]),
                (
                    json!({"kind": "approve_remedy", "remedy": "money"}),
                    &[("/remedy", WORD)],
                ),
                (
                    json!({"kind": "decline_remedy", "remedy": "apology"}),
                    &[("/reason", NEED)],
                ),
                (
                    json!({"kind": "decline_remedy", "remedy": "apology", "reason": ""}),
                    &[("/reason", BLANK)],
                ),
            ],
        );
    }
);

on_both!(
    fn a_promise_or_case_that_is_not_there_is_not_found(app: &TestApp) {
        let matter = given(app);
        let nobody = "01900000-0000-7000-8000-000000000007";
        for path in ["guarantees/x", "cases/x/attribution"] {
            matter.by.get(path).problem(404, "not_found");
            let random = path.replace('x', nobody);
            matter.by.get(&random).problem(404, "not_found");
        }
        let derivation = format!("guarantees/{nobody}/derivation");
        matter.by.get(&derivation).problem(404, "not_found");
        for part in ["entries", "corrections"] {
            let line = json!({"kind": "cancel", "reason": "x"});
            let line = if part == "entries" {
                json!({"kind": "pause", "reason": "gap_at_applicant"})
            } else {
                line
            };
            let path = format!("guarantees/{nobody}/{part}");
            let answer = matter.by.post(&path).json(&line).send();
            answer.problem(404, "not_found");
        }
        let paid = format!("cases/{nobody}/fee-paid");
        let answer = matter.by.post(&paid).json(&json!({})).send();
        answer.problem(404, "not_found");
    }
);

/// A case that came in at 9, an hour ago.
fn given(app: &TestApp) -> Matter {
    app.clock.set("2026-03-02T09:00");
    let matter = Matter::open(app, "change_of_use_premises");
    app.clock.set("2026-03-02T10:00");
    matter
}

fn refused_in<const N: usize>(app: &TestApp, what: &str, cases: [Case; N]) {
    let matter = given(app);
    each(app, |body| matter.tell(what, body), cases);
}

#[track_caller]
fn each<const N: usize>(app: &TestApp, send: impl Fn(&Value) -> Answer, cases: [Case; N]) {
    let before = app.counts();
    for (body, wrong) in cases {
        send(&body).refuses(wrong);
    }
    assert_eq!(app.counts(), before);
}
