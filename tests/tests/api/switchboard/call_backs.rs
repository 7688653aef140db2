//! Asking to be called back: a promise with a clock of its own.

use onedoor_store::columns::OutboxKind;
use onedoor_testkit::{Actor, Answer, TestApp, on_both};
use serde_json::{Value, json};

use super::{id_of, opened, promise_on};
use crate::directory::{change_of, etag};
use crate::promises::matter::{Matter, waiting};
use crate::sample::text;

pub(super) fn ask(actor: &Actor, case: &str, body: &Value) -> Answer {
    let path = format!("cases/{case}/call-backs");
    actor.post(&path).json(body).send()
}

/// A call-back on the café's case, and where it is.
pub(super) fn asked(app: &TestApp, body: &Value) -> (String, Answer) {
    let case = id_of(&opened(app));
    let answer = ask(&app.front_desk(), &case, body);
    answer.expect(201);
    (case, answer)
}

pub(super) fn do_to(actor: &Actor, seen: &Answer, what: &str, body: &Value) -> Answer {
    let id = text(&seen.json()["id"]);
    actor
        .post(&format!("call-backs/{id}/{what}"))
        .header("If-Match", &etag(seen))
        .json(body)
        .send()
}

on_both!(
    fn who_asks_is_promised_a_call_within_four_open_hours(app: &TestApp) {
        let (case, answer) = asked(app, &json!({"reason": "Om vinen"}));
        let call_back = answer.expect(201);
        assert_eq!(call_back["due_at"], "2026-03-02T12:00:00Z");
        assert_eq!(call_back["phone"], "+4533991234", "the number of the case");
        assert_eq!(
            (&call_back["stage"], &call_back["attempts"]),
            (&json!("open"), &json!(0))
        );
        assert_eq!(call_back["for_coordinator"], true);
        let file = app.manager().get(&format!("cases/{case}")).expect(200);
        assert_eq!(call_back["staff"], file["coordinator"]["id"]);
        let moves = json!(["keep_call_back", "cancel_call_back", "reassign_call_back"]);
        assert_eq!(call_back["allowed_actions"], moves);
        assert_eq!(promise_on(app, &case, "call_back").0, "running");
        for (language, name) in [
            ("en", "A person calls you back as you asked"),
            ("da", "En medarbejder ringer tilbage, som du bad om"),
            ("fi", "Työntekijämme soittaa takaisin, kuten pyysit"),
        ] {
            let path = format!("cases/{case}");
            let file = app.manager().asks(&path).in_language(language).send();
            let told = file.expect(200)["guarantees"].as_array().unwrap().clone();
            let told = told.iter().find(|of| of["clock"] == "call_back").unwrap();
            assert_eq!(told["name"], name);
            assert_eq!(told["internal"], false);
        }
        assert_eq!(waiting(app, [OutboxKind::CallBack]), [1]);
        let read = app.manager().get(answer.header("location").unwrap());
        assert_eq!(read.header("etag"), answer.header("etag"));
        everything(app, &case);
    }
);

/// Chains, ledgers and derivations hold, and the time of the case is split without remainder.
fn everything(app: &TestApp, case: &str) {
    let matter = Matter {
        by: app.manager(),
        id: case.to_owned(),
    };
    matter.is_clean(app);
    let path = format!("cases/{case}/attribution");
    let attributed = app.manager().get(&path).expect(200);
    let shares = attributed["shares"].as_array().unwrap().iter();
    let sum: i64 = shares.map(|share| share["minutes"].as_i64().unwrap()).sum();
    assert_eq!(Some(sum), attributed["minutes"].as_i64());
}

on_both!(
    fn the_promise_counts_from_the_wished_moment_and_ends_within_the_wish(app: &TestApp) {
        for (wish, due_at) in [
            (
                json!({"after": "2026-03-03T10:15:00+01:00"}),
                "2026-03-03T13:15:00Z",
            ),
            (
                json!({"after": "2026-03-02T20:00:00+01:00"}),
                "2026-03-03T11:00:00Z",
            ),
            (
                json!({"after": "2026-03-07T12:00:00+01:00"}),
                "2026-03-09T11:00:00Z",
            ),
            (
                json!({"before": "2026-03-02T11:30:00+01:00"}),
                "2026-03-02T10:00:00Z",
            ),
            (
                json!({"before": "2026-03-02T09:30:00+01:00"}),
                "2026-03-02T09:00:00Z",
            ),
            (
                json!({"after": "2026-03-03T09:00:00+01:00", "before": "2026-03-03T11:00:00+01:00"}),
                "2026-03-03T10:00:00Z",
            ),
        ] {
            let (case, answer) = asked(app, &wish);
            assert_eq!(answer.json()["due_at"], due_at, "{wish}");
            assert_eq!(promise_on(app, &case, "call_back").1, due_at);
            everything(app, &case);
        }
    }
);

on_both!(
    fn who_is_called_before_the_wished_moment_was_called_in_time(app: &TestApp) {
        let (case, answer) = asked(app, &json!({"after": "2026-03-03T10:15:00+01:00"}));
        app.clock.set("2026-03-02T10:00");
        let kept = do_to(
            &app.front_desk(),
            &answer,
            "kept",
            &json!({"outcome": "reached"}),
        );
        assert_eq!(kept.expect(200)["stage"], "kept");
        assert_eq!(promise_on(app, &case, "call_back").0, "met");
        everything(app, &case);
    }
);

on_both!(
    fn an_attempt_is_counted_and_only_a_person_reached_keeps_it(app: &TestApp) {
        let (case, first) = asked(app, &json!({}));
        let desk = app.front_desk();
        app.clock.set("2026-03-02T10:00");
        let missed = json!({"outcome": "not_reached", "note": "Telefonsvarer"});
        let second = do_to(&desk, &first, "kept", &missed);
        let call_back = second.expect(200);
        assert_eq!(
            (&call_back["stage"], &call_back["attempts"]),
            (&json!("open"), &json!(1))
        );
        assert_eq!(promise_on(app, &case, "call_back").0, "running");
        assert_eq!(promise_on(app, &case, "first_human_contact").0, "running");
        app.clock.set("2026-03-02T11:00");
        let reached =
            json!({"outcome": "reached", "minutes": 4, "at": "2026-03-02T10:59:00+01:00"});
        let third = do_to(&desk, &second, "kept", &reached);
        let call_back = third.expect(200);
        assert_eq!(
            (&call_back["stage"], &call_back["attempts"]),
            (&json!("kept"), &json!(1))
        );
        assert_eq!(call_back["ended_at"], "2026-03-02T09:59:00Z");
        assert_eq!(call_back["allowed_actions"], json!([]));
        assert_eq!(promise_on(app, &case, "call_back").0, "met");
        assert_eq!(promise_on(app, &case, "first_human_contact").0, "met");
        let path = format!("cases/{case}/contact-moments");
        let moments = app.manager().get(&path).expect(200);
        assert_eq!(moments["items"][1]["note"], "Telefonsvarer");
        assert_eq!(moments["items"][0]["call_back"], call_back["id"]);
        let kinds: Vec<String> = Matter {
            by: app.manager(),
            id: case.clone(),
        }
        .events()
        .into_iter()
        .map(|(kind, _)| kind)
        .collect();
        for kind in ["call_back_asked", "call_back_attempted", "call_back_kept"] {
            assert!(kinds.contains(&kind.to_owned()), "{kind}");
        }
        everything(app, &case);
    }
);

on_both!(
    fn a_call_back_that_comes_too_late_is_missed_and_then_met_late(app: &TestApp) {
        let (case, answer) = asked(app, &json!({}));
        app.clock.set("2026-03-02T13:00");
        app.keep_promises();
        assert_eq!(promise_on(app, &case, "call_back").0, "missed");
        app.clock.set("2026-03-02T13:30");
        do_to(
            &app.front_desk(),
            &answer,
            "kept",
            &json!({"outcome": "reached"}),
        )
        .expect(200);
        assert_eq!(promise_on(app, &case, "call_back").0, "met_late");
        everything(app, &case);
    }
);

on_both!(
    fn what_has_ended_takes_nothing_more(app: &TestApp) {
        let (case, first) = asked(app, &json!({}));
        let desk = app.front_desk();
        let why = json!({"reason": "Hun skrev i stedet"});
        let ended = do_to(&desk, &first, "cancel", &why);
        let call_back = ended.expect(200);
        assert_eq!(call_back["stage"], "cancelled");
        assert_eq!(call_back["ended_because"], "Hun skrev i stedet");
        assert_eq!(promise_on(app, &case, "call_back").0, "cancelled");
        everything(app, &case);
        let before = app.counts();
        let reached = json!({"outcome": "reached"});
        let path = format!("call-backs/{}", text(&call_back["id"]));
        for answer in [
            do_to(&desk, &ended, "kept", &reached),
            do_to(&desk, &ended, "cancel", &why),
            change_of(&desk, &path, &etag(&ended), &json!({"staff": null})),
        ] {
            answer.problem(409, "call_back_ended");
            assert_eq!(answer.json()["allowed_actions"], json!([]));
        }
        assert_eq!(app.counts(), before);
        let open = desk.get("call-backs").expect(200);
        assert_eq!(open["items"], json!([]));
    }
);

on_both!(
    fn a_change_needs_the_version_that_was_read_and_counts_once(app: &TestApp) {
        let (_, first) = asked(app, &json!({}));
        let desk = app.front_desk();
        let path = format!("call-backs/{}", text(&first.json()["id"]));
        let body = json!({"outcome": "not_reached"});
        let before = app.counts();
        for what in ["kept", "cancel"] {
            let bare = desk.post(&format!("{path}/{what}")).json(&body).send();
            bare.problem(428, "version_required");
        }
        let bare = desk.patch(&path).json(&json!({"staff": null})).send();
        bare.problem(428, "version_required");
        assert_eq!(app.counts(), before);
        let send = || {
            let request = desk.post(&format!("{path}/kept")).key("attempt");
            request.header("If-Match", &etag(&first)).json(&body).send()
        };
        let counted = send();
        let before = app.counts();
        let again = send();
        assert_eq!(again.header("idempotent-replayed"), Some("true"));
        assert_eq!(again.expect(200), counted.expect(200));
        do_to(&desk, &first, "kept", &body).problem(412, "stale");
        do_to(&desk, &first, "cancel", &json!({"reason": "x"})).problem(412, "stale");
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn a_call_back_with_wrong_fields_is_refused_and_nothing_promised(app: &TestApp) {
        let case = id_of(&opened(app));
        let desk = app.front_desk();
        let before = app.counts();
        let elsewhere = app.staff("eksempel", "helge.havnsoe@eksempel.example");
        for (body, field, code) in [
            (json!({"phone": "112"}), "/phone", "not_a_phone"),
            (json!({"name": "a\nb"}), "/name", "control_character"),
            (json!({"reason": "\u{0}"}), "/reason", "nul_character"),
            (json!({"after": "soon"}), "/after", "not_a_moment"),
            (
                json!({"before": "2026-03-02T08:00:00+01:00"}),
                "/before",
                "in_the_past",
            ),
            (
                json!({"after": "2027-03-20T08:00:00+01:00"}),
                "/after",
                "too_many_days_ahead",
            ),
            (
                json!({"after": "2026-03-03T10:00:00+01:00", "before": "2026-03-03T10:00:00+01:00"}),
                "/before",
                "ends_before_it_begins",
            ),
            (
                json!({"staff": "01920000-0000-7000-8000-000000000001"}),
                "/staff",
                "no_such_thing",
            ),
            (
                json!({"staff": elsewhere.to_string()}),
                "/staff",
                "may_not_see",
            ),
        ] {
            ask(&desk, &case, &body).refuses(&[(field, code)]);
        }
        assert_eq!(app.counts(), before);
        let (_, answer) = asked(app, &json!({}));
        app.clock.set("2026-03-02T10:00");
        let before = app.counts();
        for (body, field, code) in [
            (json!({"outcome": "call_back"}), "/outcome", "unknown_value"),
            (
                json!({"outcome": "reached", "minutes": 1441}),
                "/minutes",
                "out_of_range",
            ),
            (json!({"outcome": "reached", "note": ""}), "/note", "blank"),
            (
                json!({"outcome": "reached", "at": "2026-03-02T10:01:00+01:00"}),
                "/at",
                "in_the_future",
            ),
        ] {
            do_to(&desk, &answer, "kept", &body).refuses(&[(field, code)]);
        }
        let blank = do_to(&desk, &answer, "cancel", &json!({"reason": " "}));
        blank.refuses(&[("/reason", "blank")]);
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn the_municipality_decides_how_soon_it_calls_back(app: &TestApp) {
        let admin = app.admin();
        let change = |hours: u32| {
            let seen = admin.get("/v1/eksempel");
            let settings = json!({"settings": {"call_back_working_hours": hours}});
            change_of(&admin, "/v1/eksempel", &etag(&seen), &settings)
        };
        for hours in [0, 81] {
            let field = "/settings/call_back_working_hours";
            change(hours).refuses(&[(field, "out_of_range")]);
        }
        let changed = change(10).expect(200);
        assert_eq!(changed["settings"]["call_back_working_hours"], 10);
        let (_, answer) = asked(app, &json!({}));
        assert_eq!(answer.json()["due_at"], "2026-03-03T10:00:00Z");
    }
);
