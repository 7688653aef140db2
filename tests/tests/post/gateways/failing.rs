//! Gateways that refuse, fail, keep silent, or are taken out of use.

use jiff::SignedDuration;
use onedoor_testkit::{Database, Reception, on_both};
use serde_json::json;

use super::tower::{Tower, body, caller};

on_both!(
    fn what_a_gateway_does_not_take_is_tried_again_under_the_same_identity(database: Database) {
        let tower = Tower::open(database);
        tower.phones(&["receipt"]);
        tower.receiver.next(&[
            Reception::Answered(503),
            Reception::DroppedAfter,
            Reception::Dropped,
            Reception::Answered(401),
        ]);
        tower.register(&caller("start_advice"));
        let calls = tower.work_through();
        // One was dropped before it was read.
        assert_eq!(calls.len(), 4, "{calls:?}");
        let keys: Vec<_> = calls
            .iter()
            .map(|call| call.header("idempotency-key"))
            .collect();
        assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
        assert!(calls.iter().all(|call| body(call) == body(&calls[0])));
        let told = &tower.by_gateway("")[0];
        assert_eq!(
            [&told["state"], &told["attempts"]],
            [&json!("delivered"), &json!(5)]
        );
    }
);

on_both!(
    fn what_is_not_understood_is_given_up_at_once_and_can_be_tried_again(database: Database) {
        let tower = Tower::open(database);
        tower.phones(&["receipt"]);
        tower.receiver.next(&[Reception::Answered(422)]);
        tower.register(&caller("start_advice"));
        assert_eq!(tower.work().len(), 1);
        let dead = tower.by_gateway("&state=dead");
        assert_eq!(
            [&dead[0]["failure"], &dead[0]["reply_code"]],
            [&json!("refused"), &json!(422)]
        );
        let replay = format!("deliveries/{}/replay", dead[0]["id"].as_str().unwrap());
        let seen = format!("\"{}\"", dead[0]["version"]);
        let replaying = tower.app.manager().post(&replay).header("If-Match", &seen);
        replaying.send().expect(200);
        assert_eq!(tower.work().len(), 1);
        assert_eq!(tower.by_gateway("")[0]["state"], "delivered");
    }
);

on_both!(
    fn a_gateway_that_asks_for_time_gets_it(database: Database) {
        let tower = Tower::open(database);
        tower.phones(&["receipt"]);
        let later = Reception::AnsweredWith(429, "Retry-After: 3600".to_owned());
        tower.receiver.next(&[later]);
        tower.register(&caller("start_advice"));
        assert_eq!(tower.work().len(), 1);
        tower.app.clock.advance(SignedDuration::from_mins(50));
        assert_eq!(tower.work().len(), 0);
        tower.app.clock.advance(SignedDuration::from_mins(11));
        assert_eq!(tower.work().len(), 1);
    }
);

on_both!(
    fn what_waits_for_a_gateway_that_is_out_of_use_fails_where_it_is_seen(database: Database) {
        let tower = Tower::open(database);
        let gateway = tower.phones(&["receipt"]);
        tower.receiver.next(&[Reception::Answered(503)]);
        tower.register(&caller("start_advice"));
        tower.work();
        tower.change(&gateway, &json!({"active": false}));
        tower.app.clock.advance(SignedDuration::from_mins(10));
        assert_eq!(tower.work(), []);
        let dead = tower.by_gateway("&state=dead");
        assert_eq!(dead[0]["failure"], "switched_off");
        assert_eq!(dead[0]["allowed_actions"], json!(["replay_delivery"]));
        // And nothing more becomes one for it.
        tower.register(&caller("start_advice"));
        tower.work();
        assert_eq!(tower.by_gateway("").len(), 1);
    }
);

on_both!(
    fn a_gateway_that_was_removed_leaves_what_it_told(database: Database) {
        let tower = Tower::open(database);
        let gateway = tower.phones(&["receipt"]);
        tower.register(&caller("start_advice"));
        tower.work();
        tower.receiver.next(&[Reception::Answered(503)]);
        tower.register(&caller("start_advice"));
        tower.work();
        let path = format!("gateways/{}", gateway["id"].as_str().unwrap());
        let removing = tower.app.admin().delete(&path).header("If-Match", "\"1\"");
        assert_eq!(removing.send().status, 204);
        tower.app.clock.advance(SignedDuration::from_mins(10));
        assert_eq!(tower.work(), []);
        let states: Vec<_> = tower.by_gateway("");
        let states: Vec<_> = states
            .iter()
            .map(|one| (&one["state"], one.get("gateway")))
            .collect();
        assert_eq!(
            states,
            [(&json!("dead"), None), (&json!("delivered"), None)]
        );
        tower.app.admin().get(&path).problem(404, "not_found");
    }
);
