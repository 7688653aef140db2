//! Receivers that refuse, redirect, keep silent and drop: nothing is lost, nobody is led elsewhere,
//! and nobody waits for somebody else's receiver.

use jiff::{SignedDuration, Timestamp};
use onedoor_service::Clock as _;
use onedoor_testkit::{Database, HookReceiver, Reception, on_both};
use serde_json::Value;

use super::stand::{Stand, ids};
use crate::desk::{advice, cafe};

on_both!(
    fn whatever_the_receiver_does_every_event_arrives(database: Database) {
        let stand = Stand::open(database);
        let hook = stand.add(&[]);
        let canary = HookReceiver::start();
        let elsewhere = |status| {
            Reception::AnsweredWith(status, format!("Location: {}", canary.url("/canary")))
        };
        stand.receiver.next(&[
            Reception::Answered(500),
            elsewhere(301),
            elsewhere(302),
            elsewhere(307),
            elsewhere(308),
            Reception::Silent,
            Reception::DroppedAfter,
            Reception::Dropped,
            Reception::Answered(404),
            Reception::Endless,
        ]);
        stand.open_case(&cafe());
        let calls = stand.work_through(&hook);
        assert_eq!(ids(&calls), stand.fed(0));
        let all = stand.deliveries(&hook, "");
        assert!(all.iter().all(|one| one["state"] == "delivered"), "{all:?}");
        // Eight were read and not taken on; one was not even read.
        assert_eq!(calls.len(), ids(&calls).len() + 8);
        assert_eq!(canary.connections(), 0);
        // A later try has its own moment and is signed anew.
        let twice = calls
            .iter()
            .find(|call| calls.iter().filter(|other| other.id() == call.id()).count() > 1);
        let id = twice.unwrap().id();
        let tries: Vec<_> = calls.iter().filter(|call| call.id() == id).collect();
        assert_eq!(tries[0].body, tries[1].body);
        let name = "webhook-timestamp";
        assert_ne!(tries[0].header(name), tries[1].header(name));
        let name = "webhook-signature";
        assert_ne!(tries[0].header(name), tries[1].header(name));
    }
);

on_both!(
    fn a_receiver_that_wants_to_wait_is_left_alone_but_not_for_ever(database: Database) {
        for (said, seconds) in [
            ("7200", 7_200),
            ("Mon, 02 Mar 2026 10:00:00 GMT", 7_200),
            ("31536000", 12 * 3_600),
        ] {
            let stand = Stand::open(database);
            let hook = stand.add(&["case_opened"]);
            let header = format!("Retry-After: {said}");
            stand.receiver.next(&[Reception::AnsweredWith(429, header)]);
            stand.open_case(&advice());
            assert_eq!(stand.work().len(), 1);
            let waiting = stand.deliveries(&hook, "&state=waiting");
            assert_eq!(waiting[0]["reply_code"], 429);
            assert_eq!(waiting[0]["failure"], "refused_for_now");
            let next: Timestamp = waiting[0]["next_at"].as_str().unwrap().parse().unwrap();
            let wait = next.duration_since(stand.app.clock.now().timestamp());
            assert_eq!(wait, SignedDuration::from_secs(seconds), "{said}");
            // Neither is what happens meanwhile sent there.
            stand.open_case(&advice());
            stand.app.clock.advance(wait - SignedDuration::from_secs(1));
            assert!(stand.work().is_empty(), "{said}");
            stand.app.clock.advance(SignedDuration::from_mins(2));
            let calls = stand.work_through(&hook);
            assert_eq!((calls.len(), ids(&calls).len()), (2, 2), "{said}");
        }
    }
);

on_both!(
    fn a_receiver_that_does_not_answer_keeps_no_other_waiting(database: Database) {
        let stand = Stand::patient(database);
        let slow = HookReceiver::start();
        let hook = stand.add_at(&slow.url("/slow"), &[]);
        let other = stand.add(&[]);
        stand.open_case(&cafe());
        // Answers only once the other receiver has everything.
        let all = 20;
        slow.always(Some(Reception::Later(stand.receiver.clone(), all)));
        stand.open_case(&cafe());
        let calls = stand.work();
        assert!(calls.len() >= all, "{}", calls.len());
        for of in [&hook, &other] {
            let all = stand.deliveries(of, "");
            let at_once = |one: &Value| one["state"] == "delivered" && one["attempts"] == 1;
            assert!(all.iter().all(at_once), "{all:?}");
        }
    }
);

on_both!(
    fn what_was_given_up_and_what_arrived_can_be_sent_again(database: Database) {
        let stand = Stand::open(database);
        let hook = stand.add(&["case_opened"]);
        stand.receiver.always(Some(Reception::Answered(500)));
        stand.open_case(&advice());
        for _ in 0..40 {
            stand.work();
            stand.app.clock.advance(SignedDuration::from_hours(2));
        }
        let dead = stand.deliveries(&hook, "&state=dead");
        let [one] = &dead[..] else {
            panic!("{dead:?}");
        };
        assert_eq!(one["reply_code"], 500);
        let why = one["failure"].as_str().unwrap();
        assert!(["too_old", "too_often"].contains(&why), "{one}");
        stand.receiver.always(None);
        let path = format!(
            "webhooks/{}/deliveries/{}",
            hook.id,
            one["id"].as_str().unwrap()
        );
        let again = format!("{path}/replay");
        let manager = stand.app.manager();
        let version = |one: &Value| format!("\"{}\"", one["version"]);
        let replaying = |seen: &str| manager.post(&again).header("If-Match", seen).send();
        manager.post(&again).send().problem(428, "version_required");
        replaying("\"1\"").problem(412, "stale");
        let waiting = replaying(&version(one)).expect(200);
        assert_eq!(waiting["state"], "waiting");
        let counts = stand.app.counts();
        replaying(&version(&waiting)).problem(409, "delivery_under_way");
        assert_eq!(stand.app.counts(), counts);
        let first = stand.work();
        let delivered = manager.get(&path).expect(200);
        assert_eq!(delivered["state"], "delivered");
        replaying(&version(&delivered)).expect(200);
        let second = stand.work();
        assert_eq!(ids(&first), ids(&second));
        assert_eq!((first.len(), second.len()), (1, 1));
    }
);
