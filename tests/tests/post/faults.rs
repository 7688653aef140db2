//! Servers that refuse, delay and drop: nothing is lost, and what comes twice is known by its identity.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use onedoor_testkit::{Database, Fate, on_both};

use crate::desk::{Desk, advice, cafe, ids, to_owner};

/// Works until nothing is under way, moving the clock on between.
fn work_through(desk: &Desk) -> Vec<onedoor_testkit::Letter> {
    let mut letters = Vec::new();
    for round in 0..40 {
        letters.extend(desk.work());
        let open =
            desk.deliveries("&state=waiting").len() + desk.deliveries("&state=sending").len();
        if open == 0 {
            break;
        }
        // What failed is tried within the first hours; what can wait comes next morning.
        let minutes = if round < 12 { 20 } else { 120 };
        desk.app.clock.advance(SignedDuration::from_mins(minutes));
    }
    letters
}

on_both!(
    fn whatever_the_server_does_everything_owed_arrives_once(database: Database) {
        let desk = Desk::open(database);
        desk.server.next(&[
            Fate::RefusedRecipient(451),
            Fate::DroppedBeforeDot,
            Fate::DroppedAfterDot,
            Fate::RefusedAfterData(452),
            Fate::RefusedAfterData(421),
            Fate::DroppedAfterDot,
            Fate::Silent,
            Fate::RefusedRecipient(450),
        ]);
        desk.register(&cafe());
        desk.register(&advice());
        let letters = work_through(&desk);
        let all = desk.deliveries("");
        assert!(all.len() > 5, "{all:?}");
        assert!(all.iter().all(|one| one["state"] == "delivered"), "{all:?}");
        let owed: BTreeSet<String> = all
            .iter()
            .map(|one| format!("<{}@onedoor.example>", one["id"].as_str().unwrap()))
            .collect();
        assert_eq!(ids(&letters), owed);
        // Three were taken on without that being said.
        assert_eq!(letters.len(), owed.len() + 3);
    }
);

on_both!(
    fn what_is_refused_for_good_is_seen_and_can_be_tried_again(database: Database) {
        let desk = Desk::open(database);
        desk.server.always(Some(Fate::RefusedRecipient(550)));
        desk.register(&advice());
        desk.work();
        desk.server.always(None);
        let dead = desk.deliveries("&state=dead");
        let receipt = dead.iter().find(|one| one["tiding"] == "receipt").unwrap();
        assert_eq!(receipt["failure"], "refused");
        assert_eq!(receipt["reply_code"], 550);
        assert_eq!(receipt["attempts"], 1);
        // What the server said in words quotes an address: it is kept nowhere.
        assert!(!receipt.to_string().contains("cafe.example"), "{receipt}");
        let id = receipt["id"].as_str().unwrap();
        let path = format!("deliveries/{id}/replay");
        let manager = desk.app.manager();
        manager.post(&path).send().problem(428, "version_required");
        let version = format!("\"{}\"", receipt["version"]);
        let old = manager.post(&path).header("If-Match", "\"1\"").send();
        old.problem(412, "stale");
        let again = manager.post(&path).header("If-Match", &version).send();
        let again = again.expect(200);
        assert_eq!(again["state"], "waiting");
        let letters = desk.work();
        let [letter] = to_owner(&letters)[..] else {
            panic!("{letters:?}");
        };
        assert_eq!(letter.id(), format!("<{id}@onedoor.example>"));
        let found = manager.get(&format!("deliveries/{id}"));
        assert_eq!(found.expect(200)["state"], "delivered");
        let version = found.header("etag").unwrap().to_owned();
        let counts = desk.app.counts();
        let over = manager.post(&path).header("If-Match", &version).send();
        over.problem(409, "delivery_not_ended");
        assert_eq!(desk.app.counts(), counts);
    }
);

on_both!(
    fn a_greylisted_mail_is_tried_later_and_not_before(database: Database) {
        let desk = Desk::open(database);
        desk.server.always(Some(Fate::RefusedRecipient(451)));
        desk.register(&advice());
        assert!(desk.work().is_empty());
        let waiting = desk.deliveries("&state=waiting");
        let receipt = waiting
            .iter()
            .find(|one| one["tiding"] == "receipt")
            .unwrap();
        assert_eq!(receipt["failure"], "refused_for_now");
        assert_eq!(receipt["attempts"], 1);
        desk.server.always(None);
        desk.app.clock.advance(SignedDuration::from_secs(40));
        assert!(desk.work().is_empty());
        desk.app.clock.advance(SignedDuration::from_secs(40));
        assert_eq!(to_owner(&desk.work()).len(), 1);
    }
);

on_both!(
    fn a_server_that_is_away_for_days_ends_in_what_everybody_sees(database: Database) {
        let desk = Desk::open(database);
        desk.server.always(Some(Fate::DroppedBeforeDot));
        for _ in 0..3 {
            desk.register(&advice());
        }
        desk.app.work();
        let tried: u64 = desk
            .deliveries("")
            .iter()
            .map(|one| one["attempts"].as_u64().unwrap())
            .sum();
        // After five failures in a row the others are not even tried.
        assert!(tried <= 8, "{tried}");
        for _ in 0..40 {
            desk.app.clock.advance(SignedDuration::from_hours(2));
            desk.app.work();
        }
        let all = desk.deliveries("");
        let ended = |one: &serde_json::Value| {
            one["state"] == "dead" && (one["failure"] == "too_old" || one["failure"] == "too_often")
        };
        let of_then = all.iter().filter(|one| one["tiding"] == "receipt");
        assert!(of_then.clone().all(ended), "{all:?}");
        assert_eq!(of_then.count(), 3);
    }
);
