//! What becomes of call-backs when their case ends, and of their promises.

use onedoor_store::columns::OutboxKind;
use onedoor_store::{municipalities, outbox, staff};
use onedoor_testkit::{TestApp, on_both};
use serde_json::{Value, json};

use super::desk::{Desk, of_business};
use crate::directory::{change_of, etag};
use crate::sample::text;

const CVR: &str = "29190623";
const SOES: &str = "soes.engelbrekt@eksempel.example";

/// Asks for a call-back on the case, and answers where it is.
fn asked(app: &TestApp, desk: &Desk, body: &Value) -> String {
    let path = format!("cases/{}/call-backs", desk.id);
    let answer = app.front_desk().post(&path).json(body).send();
    format!("call-backs/{}", text(&answer.expect(201)["id"]))
}

fn do_to(desk: &Desk, path: &str, what: &str, body: &Value) {
    let seen = etag(&desk.by.get(path));
    let request = desk.by.post(&format!("{path}/{what}"));
    request
        .header("If-Match", &seen)
        .json(body)
        .send()
        .expect(200);
}

fn promise_of_call_back(desk: &Desk) -> Value {
    let file = desk.file();
    let mut all = file["guarantees"].as_array().unwrap().iter();
    all.find(|of| of["clock"] == "call_back").unwrap().clone()
}

on_both!(
    fn a_case_does_not_close_over_an_open_call_back(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        desk.settle();
        desk.answered(app);
        let later = json!({"after": "2026-03-04T10:00:00+01:00"});
        let path = asked(app, &desk, &later);
        let before = app.counts();
        let refused = desk.does("close").problem(409, "not_ready_to_close");
        let id = path.rsplit('/').next().unwrap();
        let pointer = format!("/call_backs/{id}");
        assert_eq!(refused, [(pointer.clone(), "open_call_back".to_owned())]);
        assert_eq!(app.counts(), before);
        let gate = desk
            .by
            .get(&format!("cases/{}/closing", desk.id))
            .expect(200);
        assert_eq!(gate["open"][0]["pointer"], pointer);
        do_to(&desk, &path, "kept", &json!({"outcome": "reached"}));
        desk.does("close").expect(200);
        desk.is_clean(app);
    }
);

on_both!(
    fn a_withdrawn_case_calls_its_call_backs_off(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        let path = asked(app, &desk, &json!({}));
        let reason = json!({"reason": "De har fundet et andet sted."});
        desk.change("POST", "/withdraw", &reason).expect(200);
        let call_back = desk.by.get(&path).expect(200);
        assert_eq!(call_back["stage"], "cancelled");
        assert_eq!(call_back["ended_because"], reason["reason"]);
        assert!(desk.events().contains(&"call_back_cancelled".to_owned()));
        assert_eq!(promise_of_call_back(&desk)["state"], "cancelled");
        desk.is_clean(app);
    }
);

on_both!(
    fn call_backs_go_on_in_the_case_that_another_is_merged_into(app: &TestApp) {
        let duplicate = Desk::register(app, &of_business("restaurant_cafe", CVR));
        let path = asked(app, &duplicate, &json!({"reason": "Om vinen"}));
        app.clock.set("2026-03-02T10:00");
        let kept = Desk::register(app, &of_business("restaurant_cafe", CVR));
        let own = asked(app, &kept, &json!({}));
        let due_at = promise_of_call_back(&duplicate)["due_at"].clone();
        let into = json!({"into": kept.id});
        let merged = duplicate.change("POST", "/merge", &into).expect(200);
        let promised = merged["guarantees"].as_array().unwrap().iter();
        let running = promised.filter(|of| of["clock"] == "call_back" && of["state"] == "running");
        assert_eq!(running.count(), 2, "each of them is called");
        let call_back = kept.by.get(&path).expect(200);
        assert_eq!(call_back["case"], kept.id.as_str());
        assert_eq!(
            (&call_back["stage"], &call_back["due_at"]),
            (&json!("open"), &due_at)
        );
        kept.is_clean(app);
        duplicate.is_clean(app);
        for path in [&path, &own] {
            do_to(&kept, path, "kept", &json!({"outcome": "reached"}));
        }
        assert_eq!(kept.states("call_back"), ["met", "met"]);
        kept.is_clean(app);
    }
);

on_both!(
    fn the_promise_of_a_call_back_ends_with_it_and_not_beside_it(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        let path = asked(app, &desk, &json!({}));
        let before = app.counts();
        let promise = text(&promise_of_call_back(&desk)["id"]);
        for (lines, kind) in [("entries", "meet"), ("corrections", "cancel")] {
            let said = json!({"kind": kind, "reason": "Det er gjort."});
            let path = format!("guarantees/{promise}/{lines}");
            let refused = desk.by.post(&path).json(&said).send();
            refused.problem(409, "promise_of_call_back");
            let instead = json!(["keep_call_back", "cancel_call_back"]);
            assert_eq!(refused.json()["allowed_actions"], instead);
        }
        assert_eq!(app.counts(), before);
        assert_eq!(desk.by.get(&path).expect(200)["stage"], "open");
    }
);

/// To whom the miss of the promise of the call-back was told.
fn told_of_miss(app: &TestApp, desk: &Desk) -> String {
    let far = onedoor_domain::Moment::from_micros(4_000_000_000_000_000).unwrap();
    let rows = app.ask(move |conn| outbox::take(conn, OutboxKind::Missed, far, 10_000));
    let missed = rows.into_iter();
    let missed = missed.map(|row| serde_json::from_str(&row.payload).unwrap());
    let promise = promise_of_call_back(desk)["id"].clone();
    let of_it: Vec<Value> = missed
        .filter(|of: &Value| of["guarantee"] == promise)
        .collect();
    assert!(!of_it.is_empty());
    json!(of_it).to_string()
}

on_both!(
    fn whoever_has_a_call_back_in_hand_is_warned_of_it(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        let path = asked(app, &desk, &json!({}));
        let soes = app.staff("eksempel", SOES).to_string();
        let seen = etag(&desk.by.get(&path));
        change_of(&desk.by, &path, &seen, &json!({"staff": soes})).expect(200);
        app.clock.set("2026-03-02T14:00");
        app.keep_promises();
        let told = told_of_miss(app, &desk);
        assert!(told.contains(&soes), "{told}");
    }
);

on_both!(
    fn whoever_coordinates_is_warned_of_a_call_back_that_somebody_left_behind(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        let path = asked(app, &desk, &json!({}));
        let soes = app.staff("eksempel", SOES);
        let seen = etag(&desk.by.get(&path));
        let given = json!({"staff": soes.to_string()});
        change_of(&desk.by, &path, &seen, &given).expect(200);
        // As it is where they left while the call-back was given to them.
        app.run(async |services| {
            let (house, _) = services.staff_of("eksempel").await.unwrap();
            let now = services.now();
            let work = move |conn: &mut onedoor_store::Connection| {
                let person = staff::get(conn, house, soes)?;
                let mut gone = person.value;
                gone.active = false;
                staff::save(conn, house, &gone, person.version, now)?;
                municipalities::touch_directory(conn, house)
            };
            services.store().of(house).write(work).await.unwrap();
        });
        app.clock.set("2026-03-02T14:00");
        app.keep_promises();
        let told = told_of_miss(app, &desk);
        assert!(!told.contains(&soes.to_string()), "{told}");
        let coordinator = desk.file()["coordinator"]["id"].clone();
        assert!(told.contains(&text(&coordinator)), "{told}");
    }
);
