//! Once: the same key with the same request gives the same answer.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Barrier;
use std::thread;

use jiff::SignedDuration;
use onedoor_domain::directory::Role;
use onedoor_store::verify;
use onedoor_testkit::{Answer, Database, TestApp, on_both};
use serde_json::json;

use crate::routing::MUNICIPALITY;
use crate::sample::{cafe, cafe_with, case_id, coordinator, short};

on_both!(
    fn the_same_key_with_the_same_request_gives_the_same_answer(app: &TestApp) {
        let desk = app.front_desk();
        let first = desk.register_once("key", &cafe());
        assert_eq!(first.header("idempotent-replayed"), None);
        let before = app.counts();
        for language in ["da", "fi"] {
            app.clock.advance(SignedDuration::from_mins(5));
            let request = desk.post("enquiries").key("key").in_language(language);
            let again = request.json(&cafe()).send();
            assert_eq!(again.status, 201);
            assert_eq!(again.body, first.body);
            assert_eq!(again.header("idempotent-replayed"), Some("true"));
            for header in ["location", "etag", "content-type"] {
                assert_eq!(again.header(header), first.header(header));
            }
        }
        assert_eq!(app.counts(), before);
        assert_eq!(before["case"], 1);
    }
);

on_both!(
    fn the_same_key_with_another_request_is_refused(app: &TestApp) {
        let desk = app.front_desk();
        desk.register_once("key", &cafe()).opened();
        let before = app.counts();
        let other = cafe_with("text", json!("Noget andet"));
        desk.register_once("key", &other).problem(422, "key_reused");
        let spaced = format!(" {}", cafe());
        let request = desk.post("enquiries").key("key").raw(spaced);
        request.send().problem(422, "key_reused");
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn a_key_counts_for_its_caller_only(app: &TestApp) {
        let actors = [app.front_desk(), app.coordinator(), app.integration()];
        let cases: BTreeSet<String> = actors
            .iter()
            .map(|actor| case_id(&actor.register_once("key", &cafe())))
            .collect();
        assert_eq!(cases.len(), 3);
        assert_eq!(app.counts()["idempotency_key"], 3);
    }
);

on_both!(
    fn without_a_key_every_request_counts(app: &TestApp) {
        let desk = app.front_desk();
        assert_ne!(
            case_id(&desk.register(&cafe())),
            case_id(&desk.register(&cafe()))
        );
        assert_eq!(app.counts()["idempotency_key"], 0);
    }
);

on_both!(
    fn a_key_of_a_refused_request_is_still_free(app: &TestApp) {
        let desk = app.front_desk();
        desk.register_once("key", &short(" "))
            .refuses(&[("/text", "blank")]);
        desk.register_once("key", &cafe()).opened();
    }
);

on_both!(
    fn a_key_is_forgotten_after_a_day(app: &TestApp) {
        let desk = app.front_desk();
        let first = case_id(&desk.register_once("key", &cafe()));
        app.clock.advance(SignedDuration::from_hours(23));
        app.work();
        assert_eq!(case_id(&desk.register_once("key", &cafe())), first);
        app.clock.advance(SignedDuration::from_hours(2));
        app.work();
        assert_eq!(app.counts()["idempotency_key"], 0);
        assert_ne!(case_id(&desk.register_once("key", &cafe())), first);
    }
);

on_both!(
    fn identical_requests_at_the_same_moment_make_one_case(app: &TestApp) {
        for round in 0..5 {
            let key = format!("key-{round}");
            let answers = at_once(8, |_| app.front_desk().register_once(&key, &cafe()));
            let first: Vec<&Answer> = answers
                .iter()
                .filter(|answer| answer.header("idempotent-replayed").is_none())
                .collect();
            assert_eq!(first.len(), 1, "exactly one was not a replay");
            for answer in &answers {
                assert_eq!(answer.status, 201, "{}", answer.text());
                assert_eq!(answer.body, first[0].body);
            }
            assert_eq!(app.counts()["case"], round + 1);
        }
        everything_holds(app);
    }
);

on_both!(
    fn many_at_once_make_one_case_per_key_and_share_the_load(app: &TestApp) {
        app.import(MUNICIPALITY);
        let desk = app.issue(
            "lille",
            Role::FrontDesk,
            None,
            SignedDuration::from_hours(24),
        );
        // The first look compiles the catalogue, which is slow in a build for tests.
        let preview = desk.post("enquiries/preview").json(&short("Café"));
        preview.send().expect(200);
        let answers = at_once(200, |number| {
            let enquiry = short(&format!("Jeg vil åbne en café nummer {}", number % 20));
            desk.register_once(&format!("key-{}", number % 20), &enquiry)
        });
        let mut loads: BTreeMap<String, i32> = BTreeMap::new();
        let mut cases = BTreeSet::new();
        for answer in &answers {
            if cases.insert(case_id(answer)) {
                *loads.entry(coordinator(&answer.json())).or_default() += 1;
            }
        }
        assert_eq!(cases.len(), 20);
        assert_eq!(app.counts()["case"], 20);
        assert_eq!(loads.len(), 5, "{loads:?}");
        let (most, least) = (loads.values().max(), loads.values().min());
        assert!(most.unwrap() - least.unwrap() <= 2, "{loads:?}");
        everything_holds(app);
    }
);

on_both!(
    fn a_key_still_counts_after_a_restart(database: Database) {
        let mut app = TestApp::spawn(database);
        let desk = app.front_desk();
        let first = desk.register_once("key", &cafe());
        first.opened();
        app.restart();
        let again = app.front_desk().register_once("key", &cafe());
        assert_eq!(again.body, first.body);
        assert_eq!(again.header("idempotent-replayed"), Some("true"));
        assert_eq!(app.counts()["case"], 1);
        let location = first.header("location").unwrap();
        assert_eq!(app.manager().get(location).status, 200);
        everything_holds(&app);
    }
);

/// Sends so many requests at the same moment.
pub(crate) fn at_once(requests: usize, send: impl Fn(usize) -> Answer + Sync) -> Vec<Answer> {
    let barrier = Barrier::new(requests);
    thread::scope(|scope| {
        let senders: Vec<_> = (0..requests)
            .map(|number| {
                let (barrier, send) = (&barrier, &send);
                scope.spawn(move || {
                    barrier.wait();
                    send(number)
                })
            })
            .collect();
        senders
            .into_iter()
            .map(|sender| sender.join().unwrap())
            .collect()
    })
}

/// Every case has exactly one active coordinator and a chain of events without a break, and loads
/// are what the cases add up to.
pub(crate) fn everything_holds(app: &TestApp) {
    let chains = app.ask(|conn| verify::chains_after(conn, None, 1_000));
    assert_eq!(chains.findings, []);
    assert!(chains.last.is_some());
    assert_eq!(app.ask(verify::open_contributions_of_closed_cases), []);
    assert_eq!(app.ask(verify::cases_without_active_coordinator), []);
    assert_eq!(app.ask(verify::loads_that_differ), []);
}
