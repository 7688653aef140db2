//! Who sees how much of what happened: on the case and in the feed alike.

use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, on_both};
use serde_json::{Value, json};

use super::{invoice, places, read, timeline, whole};
use crate::sample::{cafe, cafe_with, case_id};

/// What is only for who sees all of a case.
const RECORDED: [&str; 2] = ["payload", "hash"];
/// What tells of an event.
const TELLING: [&str; 3] = ["sentence", "actor", "actor_name"];

/// Somebody of the fire brigade.
fn firefighter(app: &onedoor_testkit::TestApp) -> Actor {
    app.person(
        "eksempel",
        "signe.roegbjerg@eksempel.example",
        Role::Handler,
    )
}

/// Whether all of these fields are there, or none.
#[track_caller]
fn has(event: &Value, fields: &[&str]) -> bool {
    let there = fields.iter().filter(|field| event.get(field).is_some());
    let there = there.count();
    assert!(there == 0 || there == fields.len(), "{event:#}");
    there > 0
}

on_both!(
    fn a_handler_sees_the_events_of_what_they_work_on_and_no_others(app: &TestApp) {
        let desk = app.front_desk();
        for _ in 0..3 {
            desk.register(&invoice()).opened();
        }
        let theirs = case_id(&desk.register(&cafe()));
        desk.register(&invoice()).opened();
        app.work();
        let fire = firefighter(app);
        let seen = whole(&fire, "", 200);
        let expected = timeline(&app.manager(), &theirs, "").len();
        assert_eq!(seen.len(), expected);
        assert!(places(&seen).iter().all(|(case, _)| *case == theirs));
        let end = read(&app.manager(), "limit=200&kind=fee_paid")["next"].clone();
        let nothing = read(&fire, "kind=fee_paid");
        assert_eq!(
            nothing,
            json!({"items": [], "next": end}),
            "it goes forward"
        );
        assert_eq!(whole(&fire, "", 1), seen, "however small the pages");
    }
);

on_both!(
    fn limited_sight_shows_what_the_business_is_told_and_little_else(app: &TestApp) {
        let id = case_id(&app.front_desk().register(&cafe()));
        app.clock.set("2026-03-02T09:40");
        app.work();
        for actor in [app.front_desk(), app.integration(), app.admin()] {
            let feed: Vec<Value> = whole(&actor, "", 200);
            for event in timeline(&actor, &id, "").iter().chain(&feed) {
                assert!(!has(event, &RECORDED), "{event:#}");
                let told = event["visible_to_business"].as_bool().unwrap();
                assert_eq!(has(event, &TELLING), told, "{event:#}");
            }
            let kinds: Vec<&Value> = feed.iter().map(|event| &event["kind"]).collect();
            assert!(kinds.contains(&&json!("guarantee_warned")), "{kinds:?}");
        }
        for event in timeline(&app.manager(), &id, "") {
            assert!(has(&event, &RECORDED) && has(&event, &TELLING), "{event:#}");
        }
    }
);

on_both!(
    fn of_a_protected_identity_the_feed_has_nothing_but_ids(app: &TestApp) {
        let protected = cafe_with("protected_identity", json!(true));
        let id = case_id(&app.front_desk().register(&protected));
        app.work();
        for actor in [app.manager(), app.front_desk(), firefighter(app)] {
            let seen = whole(&actor, "", 200);
            assert!(!seen.is_empty());
            for event in &seen {
                assert!(!has(event, &RECORDED) && !has(event, &TELLING), "{event:#}");
                assert_eq!(event["case"], id.as_str());
            }
        }
        let whole = timeline(&app.manager(), &id, "");
        assert!(whole.iter().all(|event| has(event, &RECORDED)));
        let limited = timeline(&app.front_desk(), &id, "");
        assert!(limited.iter().all(|event| !has(event, &TELLING)));
    }
);
