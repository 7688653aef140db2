//! Calls, visits, mails and meetings on a case.

use onedoor_store::throwaway;
use onedoor_testkit::{Answer, TestApp, on_both};
use serde_json::{Value, json};

use super::{id_of, opened, promise_on};
use crate::promises::matter::Matter;
use crate::sample::{all, text};

fn call(outcome: &str) -> Value {
    json!({"kind": "call", "direction": "in", "outcome": outcome})
}

fn call_with(field: &str, value: Value) -> Value {
    let mut body = call("reached");
    body[field] = value;
    body
}

fn note(app: &TestApp, case: &str, body: &Value) -> Answer {
    let path = format!("cases/{case}/contact-moments");
    app.front_desk().post(&path).json(body).send()
}

on_both!(
    fn a_call_that_reached_somebody_keeps_the_promise_to_speak_with_them(app: &TestApp) {
        let file = opened(app);
        let case = id_of(&file);
        app.clock.set("2026-03-02T10:00");
        let mut body = call_with(
            "note",
            json!("  Hun spurgte om \u{202e}vin\u{202c}.\r\n\tTak! "),
        );
        body["minutes"] = json!(7);
        body["name"] = json!("Mette");
        let noted = note(app, &case, &body);
        let moment = noted.expect(201);
        assert_eq!(noted.header("etag"), Some("\"1\""));
        assert_eq!(moment["staff_name"], "Birthe Ålykke");
        assert_eq!(moment["at"], "2026-03-02T09:00:00Z");
        let location = noted.header("location").unwrap();
        let read = app.manager().get(location).expect(200);
        assert_eq!(read["note"], body["note"], "word for word");
        assert_eq!(
            (&read["contact_name"], &read["minutes"]),
            (&json!("Mette"), &json!(7))
        );
        for (clock, state) in [("first_human_contact", "met"), ("unit_answer", "running")] {
            assert_eq!(promise_on(app, &case, clock).0, state, "{clock}");
        }
        let matter = Matter {
            by: app.manager(),
            id: case.clone(),
        };
        let events = matter.events();
        let said = |kind: &str| {
            let found = events.iter().find(|(known, _)| known == kind);
            found.map(|(_, sentence)| sentence.clone())
        };
        let sentence = said("contact_moment_recorded");
        assert_eq!(
            sentence.as_deref(),
            Some("The business called; it was reached.")
        );
        assert!(said("progressed").is_some());
        matter.is_clean(app);
    }
);

on_both!(
    fn nobody_reached_and_mail_keep_no_promise_of_human_contact(app: &TestApp) {
        let case = id_of(&opened(app));
        note(app, &case, &call("not_reached")).expect(201);
        for direction in ["in", "out"] {
            let mail = json!({"kind": "mail", "direction": direction, "outcome": "reached"});
            note(app, &case, &mail).expect(201);
        }
        assert_eq!(promise_on(app, &case, "first_human_contact").0, "running");
        let visit = json!({"kind": "visit", "direction": "out", "outcome": "reached"});
        note(app, &case, &visit).expect(201);
        assert_eq!(promise_on(app, &case, "first_human_contact").0, "met");
        let path = format!("cases/{case}/contact-moments");
        let page = app.manager().get(&path).expect(200);
        assert_eq!(
            all(&page["items"], "kind"),
            ["visit", "mail", "mail", "call"]
        );
        let first = app.manager().get(&format!("{path}?limit=3")).expect(200);
        let next = text(&first["next"]);
        let last = app.manager().get(&format!("{path}?limit=3&cursor={next}"));
        assert_eq!(all(&last.expect(200)["items"], "kind"), ["call"]);
    }
);

on_both!(
    fn limited_sight_reads_that_there_was_a_call_and_none_of_its_words(app: &TestApp) {
        let case = id_of(&opened(app));
        let mut body = call_with("note", json!("Fortroligt"));
        body["name"] = json!("Mette Holm");
        let noted = note(app, &case, &body);
        let desk = app.front_desk();
        let listed = desk.get(&format!("cases/{case}/contact-moments"));
        let single = desk.get(noted.header("location").unwrap());
        for answer in [noted, listed, single] {
            assert!(answer.text().contains("reached"), "{}", answer.text());
            for word in ["Fortroligt", "Mette"] {
                assert!(!answer.text().contains(word), "{}", answer.text());
            }
        }
    }
);

on_both!(
    fn who_wants_to_be_called_back_is_promised_it_in_the_same_request(app: &TestApp) {
        let case = id_of(&opened(app));
        let mut body = call("call_back");
        body["call_back_at"] = json!("2026-03-02T11:00:00+01:00");
        body["name"] = json!("Mette Holm");
        let before = app.counts();
        let moment = note(app, &case, &body).expect(201);
        let counts = app.counts();
        for table in ["call_back", "contact_moment", "guarantee"] {
            assert_eq!(counts[table], before[table] + 1, "{table}");
        }
        let path = format!("call-backs/{}", text(&moment["call_back"]));
        let call_back = app.manager().get(&path).expect(200);
        assert_eq!(call_back["due_at"], "2026-03-02T14:00:00Z");
        assert_eq!(call_back["name"], "Mette Holm");
        assert_eq!(call_back["phone"], "+4533991234");
        let (state, due_at) = promise_on(app, &case, "call_back");
        assert_eq!((state.as_str(), &due_at), ("running", &call_back["due_at"]));
        assert_eq!(promise_on(app, &case, "first_human_contact").0, "running");
    }
);

on_both!(
    fn the_same_call_is_noted_once(app: &TestApp) {
        let case = id_of(&opened(app));
        let path = format!("cases/{case}/contact-moments");
        let desk = app.front_desk();
        let send = || desk.post(&path).key("call").json(&call("reached")).send();
        let first = send();
        let before = app.counts();
        let again = send();
        assert_eq!(again.header("idempotent-replayed"), Some("true"));
        assert_eq!(again.expect(201), first.expect(201));
        assert_eq!(app.counts(), before);
        let other = desk
            .post(&path)
            .key("call")
            .json(&call("not_reached"))
            .send();
        other.problem(422, "key_reused");
    }
);

on_both!(
    fn a_contact_moment_with_wrong_fields_is_refused_and_nothing_noted(app: &TestApp) {
        let file = opened(app);
        let case = id_of(&file);
        app.clock.set("2026-03-02T10:00");
        let other = app.staff("eksempel", "ane.lindegaard@eksempel.example");
        let before = app.counts();
        let wrong = json!({"kind": "fax", "direction": "up", "outcome": "maybe"});
        note(app, &case, &wrong).refuses(&[
            ("/kind", "unknown_value"),
            ("/direction", "unknown_value"),
            ("/outcome", "unknown_value"),
        ]);
        let mut no_moment = call("call_back");
        note(app, &case, &no_moment).refuses(&[("/call_back_at", "required")]);
        no_moment["call_back_at"] = json!("2026-03-02T10:00:00+01:00");
        note(app, &case, &no_moment).refuses(&[("/call_back_at", "in_the_past")]);
        for (field, value, code) in [
            ("at", json!("2026-03-02T10:01:00+01:00"), "in_the_future"),
            (
                "at",
                json!("2026-03-02T08:59:00+01:00"),
                "not_before_received",
            ),
            ("minutes", json!(1441), "out_of_range"),
            ("note", json!(" "), "blank"),
            ("note", json!("\u{0}"), "nul_character"),
            ("name", json!("a\nb"), "control_character"),
            ("contact", json!(other.to_string()), "no_such_thing"),
            (
                "call_back_at",
                json!("2026-03-02T11:00:00+01:00"),
                "unknown_field",
            ),
        ] {
            let answer = note(app, &case, &call_with(field, value));
            answer.refuses(&[(&format!("/{field}"), code)]);
        }
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn nothing_is_noted_on_a_closed_case(app: &TestApp) {
        let case = id_of(&opened(app));
        let closed = "update \"case\" set stage = 'closed', closed_at = created_at, \
                      closed_as = 'withdrawn'";
        throwaway::execute(&app.database_url(), closed).unwrap();
        let before = app.counts();
        note(app, &case, &call("reached")).problem(409, "case_closed");
        let path = format!("cases/{case}/call-backs");
        let asked = app.front_desk().post(&path).json(&json!({})).send();
        asked.problem(409, "case_closed");
        assert_eq!(app.counts(), before);
    }
);
