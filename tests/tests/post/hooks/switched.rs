//! Switching webhooks off and on: by hand, because the receiver is gone, or because nobody takes
//! anything on there.

use jiff::SignedDuration;
use onedoor_testkit::{Database, Reception, Setup, TestMailServer, on_both};
use serde_json::json;

use super::stand::{Added, Stand, ids};
use crate::desk::advice;

fn mailed(database: Database) -> (Stand, TestMailServer) {
    let server = TestMailServer::start();
    let setup = Setup::on(database).calling("127.0.0.1").mailed_by(&server);
    (Stand::set_up(setup), server)
}

/// The mails that tell of a webhook that was switched off.
fn told(server: &TestMailServer) -> Vec<String> {
    let taken = server.taken().into_iter();
    let told = taken.filter(|letter| letter.subject().starts_with("En webhook er slået fra"));
    told.map(|letter| letter.text).collect()
}

fn because(stand: &Stand, hook: &Added) -> String {
    let shown = stand.webhook(hook);
    let word = shown["switched_off_because"].as_str();
    word.unwrap_or("active").to_owned()
}

on_both!(
    fn a_receiver_that_is_gone_is_called_no_more_and_administrators_are_told(database: Database) {
        let (stand, server) = mailed(database);
        let hook = stand.add(&["case_opened"]);
        stand.receiver.next(&[Reception::Answered(410)]);
        stand.open_case(&advice());
        assert_eq!(stand.work().len(), 1);
        assert_eq!(because(&stand, &hook), "gone");
        assert_eq!(stand.deliveries(&hook, "&state=dead")[0]["reply_code"], 410);
        stand.app.work();
        let told = told(&server);
        assert!(!told.is_empty());
        for text in &told {
            assert!(text.contains("Journalen"), "{text}");
            assert!(text.contains("(410)"), "{text}");
            assert!(!text.contains("key=abc"), "{text}");
        }
        stand.open_case(&advice());
        assert!(stand.work().is_empty());
    }
);

on_both!(
    fn five_days_of_failures_switch_it_off_and_nothing_is_lost(database: Database) {
        let (stand, server) = mailed(database);
        let hook = stand.add(&["case_opened"]);
        stand.receiver.always(Some(Reception::Answered(503)));
        for day in 0..6 {
            assert_eq!(because(&stand, &hook), "active", "{day}");
            stand.open_case(&advice());
            for _ in 0..12 {
                stand.work();
                stand.app.clock.advance(SignedDuration::from_hours(2));
            }
        }
        stand.work();
        assert_eq!(because(&stand, &hook), "failing");
        let shown = stand.webhook(&hook);
        assert_eq!(shown["active"], false);
        assert!(
            !shown["allowed_actions"].to_string().contains("ping"),
            "{shown}"
        );
        assert_eq!(stand.deliveries(&hook, "&state=waiting").len(), 0);
        let put_by = stand.deliveries(&hook, "&state=dead");
        let put_by = put_by
            .iter()
            .filter(|one| one["failure"] == "switched_off")
            .count();
        assert!(put_by > 0);
        stand.app.clock.set("2026-03-09T10:00");
        stand.app.work();
        assert!(!told(&server).is_empty());
        // What happens meanwhile waits in the feed.
        stand.open_case(&advice());
        stand.receiver.always(None);
        assert!(stand.work().is_empty());
        let on = stand.change(&hook, &json!({"active": true}));
        assert_eq!(
            (&on["active"], on.get("failing_since")),
            (&json!(true), None)
        );
        let calls = stand.work();
        assert_eq!(calls.len(), put_by + 1);
        assert_eq!(ids(&calls).len(), calls.len());
        let health = stand.app.anonymous().get("/health/ready").expect(200);
        assert_eq!(health["webhooks"]["active"], 1);
        assert_eq!(health["webhooks"]["waiting"], 0);
    }
);

on_both!(
    fn what_is_switched_off_by_hand_is_sent_when_it_is_switched_on(database: Database) {
        let stand = Stand::open(database);
        let hook = stand.add(&["case_opened"]);
        stand.receiver.always(Some(Reception::Answered(500)));
        stand.open_case(&advice());
        stand.work();
        stand.change(&hook, &json!({"active": false}));
        assert_eq!(because(&stand, &hook), "by_hand");
        stand.receiver.always(None);
        stand.open_case(&advice());
        assert!(stand.work().is_empty());
        let ping = stand
            .app
            .admin()
            .post(&format!("webhooks/{}/ping", hook.id));
        ping.send().problem(409, "webhook_switched_off");
        let dead = &stand.deliveries(&hook, "&state=dead")[0];
        assert_eq!(dead["failure"], "switched_off");
        let replay = format!(
            "webhooks/{}/deliveries/{}/replay",
            hook.id,
            dead["id"].as_str().unwrap()
        );
        let seen = format!("\"{}\"", dead["version"]);
        let replaying = stand.app.admin().post(&replay).header("If-Match", &seen);
        replaying.send().problem(409, "webhook_switched_off");
        stand.change(&hook, &json!({"active": true}));
        stand.app.clock.advance(SignedDuration::from_mins(2));
        let calls = stand.work();
        assert_eq!((calls.len(), ids(&calls).len()), (2, 2));
    }
);
