//! The feed in pages: every event once, in the order in which it became visible.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use onedoor_domain::directory::Role;
use onedoor_domain::event::{EventKind, Happened};
use onedoor_domain::{CaseId, Country, EventId, OutboxId};
use onedoor_service::Services;
use onedoor_store::columns::{Col, JsonText, OutboxKind};
use onedoor_store::intake::{EventRow, OutboxRow};
use onedoor_store::{DatabaseUrl, Store, StoreError, StoreOptions, cases, municipalities, outbox};
use onedoor_testkit::{Database, TestApp, on_both};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{invoice, places, read, timeline, whole};
use crate::sample::{cafe, case_id, text};

on_both!(
    fn every_event_stands_in_the_feed_once_and_without_gaps(app: &TestApp) {
        let (desk, manager) = (app.front_desk(), app.manager());
        assert_eq!(read(&manager, ""), json!({"items": [], "next": 0}));
        let first = case_id(&desk.register(&cafe()));
        let second = case_id(&desk.register(&invoice()));
        assert_eq!(read(&manager, "")["next"], 0, "numbered after the commit");
        app.work();
        let paid = format!("cases/{first}/fee-paid");
        manager.post(&paid).json(&json!({})).send().expect(200);
        app.work();
        let all = whole(&manager, "", 200);
        let numbers: Vec<i64> = all
            .iter()
            .map(|event| event["number"].as_i64().unwrap())
            .collect();
        let expected: Vec<i64> = (1..).take(all.len()).collect();
        assert_eq!(numbers, expected);
        let kinds: Vec<String> = all.iter().map(|event| text(&event["kind"])).collect();
        assert_eq!(kinds.last().map(String::as_str), Some("fee_paid"));
        for case in [&first, &second] {
            let mine: Vec<Value> = all
                .iter()
                .filter(|event| event["case"] == case.as_str())
                .map(without_place)
                .collect();
            assert_eq!(mine, timeline(&manager, case, ""), "as the timeline has it");
        }
        for limit in [1, 7] {
            assert_eq!(whole(&manager, "", limit), all, "in pages of {limit}");
        }
        let narrowed = whole(&manager, "&kind=case_opened", 200);
        assert_eq!(places(&narrowed), [(first.clone(), 2), (second.clone(), 2)]);
        let narrowed = whole(&manager, &format!("&case={second}&kind=case_opened"), 1);
        assert_eq!(places(&narrowed), [(second, 2)]);
    }
);

on_both!(
    fn what_commits_late_is_numbered_late_and_not_skipped(app: &TestApp) {
        let (desk, manager) = (app.front_desk(), app.manager());
        // Made first, and with an earlier moment; numbered after what came later.
        app.clock.set("2026-03-02T10:00");
        let later = case_id(&desk.register(&invoice()));
        app.work();
        let seen = read(&manager, "limit=200")["next"].as_i64().unwrap();
        app.clock.set("2026-03-02T09:00");
        let earlier = case_id(&desk.register(&invoice()));
        app.work();
        let news = read(&manager, &format!("after={seen}&limit=200"));
        let cases: Vec<String> = places(news["items"].as_array().unwrap())
            .into_iter()
            .map(|(case, _)| case)
            .collect();
        assert!(!cases.is_empty() && cases.iter().all(|case| *case == earlier));
        assert_ne!(earlier, later);
    }
);

on_both!(
    fn reading_on_from_a_number_that_was_never_given_is_refused(app: &TestApp) {
        let manager = app.manager();
        manager.register(&invoice()).opened();
        app.work();
        let end = read(&manager, "limit=200")["next"].as_i64().unwrap();
        assert_eq!(
            read(&manager, &format!("after={end}")),
            json!({"items": [], "next": end})
        );
        for (query, field, code) in [
            (format!("after={}", end + 1), "after", "out_of_range"),
            ("after=-1".to_owned(), "after", "out_of_range"),
            ("limit=201".to_owned(), "limit", "out_of_range"),
            ("kind=nothing_of_ours".to_owned(), "kind", "unknown_value"),
            ("cursor=1".to_owned(), "cursor", "unknown_field"),
        ] {
            let answer = manager.get(&format!("events?{query}"));
            answer.refuses(&[(field, code)]);
            let stream = manager.get(&format!("events/stream?{query}"));
            assert_eq!(stream.status, 422, "{query}: {}", stream.text());
        }
        let odd = manager
            .asks("events/stream")
            .header("Last-Event-ID", "soon");
        odd.send().problem(400, "bad_request");
    }
);

on_both!(
    fn a_municipality_sees_nothing_of_another(database: Database) {
        let app = TestApp::spawn_with(database, &[Country::Dk, Country::No]);
        app.front_desk().register(&cafe()).opened();
        app.work();
        let there = app.actor_in(Country::No, Role::Manager);
        assert_eq!(read(&there, ""), json!({"items": [], "next": 0}));
        let theirs = case_id(&there.register(&json!({"channel": "phone", "text": "Hei"})));
        app.work();
        let seen = whole(&there, "", 200);
        assert!(seen.iter().all(|event| event["case"] == theirs.as_str()));
        assert_eq!(seen[0]["number"], 1, "each feed has its own numbers");
        let mine = app.manager();
        for path in ["events", "events/stream"] {
            mine.in_municipality(there.municipality())
                .get(path)
                .problem(404, "not_found");
            app.anonymous().get(path).problem(401, "unauthenticated");
        }
        let foreign = whole(&mine, &format!("&case={theirs}"), 200);
        assert!(foreign.is_empty());
    }
);

/// PostgreSQL only: on SQLite one thread writes.
#[test]
fn what_began_first_and_commits_last_is_numbered_last() {
    let app = TestApp::spawn(Database::Postgres);
    let (desk, manager) = (app.front_desk(), app.manager());
    let slow = case_id(&desk.register(&invoice()));
    app.work();
    let (began, beginning) = mpsc::channel();
    let (go_on, goes_on) = mpsc::channel();
    let writing = {
        let (url, case) = (app.database_url(), CaseId(slow.parse().unwrap()));
        thread::spawn(move || slowly(&url, case, began, goes_on))
    };
    beginning.recv().unwrap();
    let fast = case_id(&desk.register(&invoice()));
    app.work();
    let seen = read(&manager, "limit=200");
    let last = seen["items"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["case"], fast.as_str());
    let next = seen["next"].as_i64().unwrap();
    assert_eq!(read(&manager, &format!("after={next}"))["items"], json!([]));
    go_on.send(()).unwrap();
    writing.join().unwrap();
    app.work();
    let news = read(&manager, &format!("after={next}"));
    let found = news["items"].as_array().unwrap();
    assert_eq!(found.len(), 1, "{news:#}");
    assert_eq!(
        (text(&found[0]["case"]), text(&found[0]["kind"])),
        (slow, "fee_paid".to_owned())
    );
    let verified = app.run(async |services: &Services| services.verify(|_| {}).await);
    assert_eq!(verified.unwrap().flaws, 0);
}

/// Writes an event as a use case does, and commits when told to.
fn slowly(url: &DatabaseUrl, case: CaseId, began: Sender<()>, go_on: Receiver<()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let store = Store::open(url, StoreOptions { connections: 2 }).unwrap();
    let writing = store.installation().write(move |conn| {
        let record = municipalities::find_by_slug(conn, "eksempel")?.unwrap();
        let here = record.municipality.id;
        let head = cases::lock(conn, here, case)?;
        let at = head.record.updated_at;
        let payload = serde_json::to_string(&Happened::FeePaid { at }).unwrap();
        let seq = head.last_seq + 1;
        let hash = head.last_hash.next(seq, at, "system", &payload);
        let event = EventRow {
            municipality_id: Col(here),
            case_id: Col(case),
            seq,
            id: Col(EventId(Uuid::from_u128(
                0x0192_0000_0000_7000_8000_0000_0000_00ff,
            ))),
            kind: EventKind::FeePaid.to_string(),
            at: Col(at),
            actor: "system".to_owned(),
            payload,
            hash: hash.0.to_vec(),
        };
        cases::append(conn, here, &head, &[event], hash, at)?;
        let row = OutboxRow {
            municipality_id: Col(here),
            id: Col(OutboxId(Uuid::from_u128(
                0x0192_0000_0000_7000_8000_0000_0000_00ff,
            ))),
            kind: Col(OutboxKind::Feed),
            case_id: Some(Col(case)),
            payload: JsonText("{}".to_owned()),
            created_at: Col(at),
            available_at: Col(at),
            attempts: 0,
        };
        outbox::insert(conn, &[row])?;
        began.send(()).unwrap();
        go_on.recv().unwrap();
        Ok::<_, StoreError>(())
    });
    runtime.block_on(writing).unwrap();
}

#[test]
fn two_numberers_at_once_number_everything_once() {
    let app = TestApp::spawn(Database::Postgres);
    let desk = app.front_desk();
    let cases: Vec<String> = (0..30)
        .map(|_| case_id(&desk.register(&invoice())))
        .collect();
    let numberers = [(); 3].map(|()| {
        let (url, clock) = (app.database_url(), Arc::clone(&app.clock));
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                let store = Store::open(&url, StoreOptions { connections: 2 }).unwrap();
                let services = Services::new(store, clock, "https://onedoor.example");
                while services.number_events().await.unwrap() > 0 {}
            });
        })
    });
    let more: Vec<String> = (0..30)
        .map(|_| case_id(&desk.register(&invoice())))
        .collect();
    for numberer in numberers {
        numberer.join().unwrap();
    }
    app.work();
    let all = whole(&app.manager(), "", 200);
    let mut numbers = (1_i64..).zip(&all);
    assert!(numbers.all(|(number, event)| event["number"] == number));
    let mut seen = places(&all);
    let counted = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), counted, "each event once");
    for case in cases.iter().chain(&more) {
        let of_case = seen.iter().filter(|(of, _)| of == case).count();
        assert_eq!(of_case, timeline(&app.manager(), case, "").len());
    }
    let verified = app.run(async |services: &Services| services.verify(|_| {}).await);
    assert_eq!(verified.unwrap().flaws, 0);
}

/// What the timeline has of an event of the feed.
fn without_place(event: &Value) -> Value {
    let mut event = event.clone();
    let fields = event.as_object_mut().unwrap();
    for field in ["number", "case", "reference"] {
        fields.remove(field).unwrap();
    }
    event
}
