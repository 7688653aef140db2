//! Nobody can have us write to somebody else again and again.

use jiff::SignedDuration;
use onedoor_testkit::{Database, Fate, on_both};
use serde_json::{Value, json};

use crate::desk::{Desk, OWNER, advice, to_owner};

/// The receipts that wait.
fn waiting(desk: &Desk) -> Vec<Value> {
    let mut all = desk.deliveries("&state=waiting");
    all.retain(|one| one["tiding"] == "receipt");
    all
}

on_both!(
    fn the_sixth_receipt_to_one_address_within_an_hour_waits_and_is_not_lost(database: Database) {
        let desk = Desk::open(database);
        for _ in 0..7 {
            desk.register(&advice());
        }
        let first = desk.work();
        assert_eq!(to_owner(&first).len(), 5);
        let held = waiting(&desk);
        assert_eq!(held.len(), 2, "{held:?}");
        for one in &held {
            assert_eq!(one["next_at"], "2026-03-02T09:00:00Z", "{one}");
            assert_eq!(
                (&one["attempts"], &one["failure"]),
                (&json!(0), &Value::Null)
            );
        }
        // Somebody else is told at once.
        let mut other = advice();
        other["contact"]["email"] = json!("bo@smed.example");
        desk.register(&other);
        let letters = desk.work();
        assert!(letters.iter().any(|one| one.to == "bo@smed.example"));
        assert!(to_owner(&letters).is_empty());
        desk.app.clock.advance(SignedDuration::from_mins(59));
        assert!(to_owner(&desk.work()).is_empty());
        desk.app.clock.advance(SignedDuration::from_mins(1));
        assert_eq!(to_owner(&desk.work()).len(), 2);
        assert!(waiting(&desk).is_empty());
    }
);

on_both!(
    fn only_what_arrived_counts_and_only_receipts_wait(database: Database) {
        let desk = Desk::open(database);
        desk.server.always(Some(Fate::RefusedRecipient(550)));
        for _ in 0..6 {
            desk.register(&advice());
        }
        desk.work();
        desk.server.always(None);
        let opened = desk.register(&advice());
        assert_eq!(to_owner(&desk.work()).len(), 1);
        for _ in 0..4 {
            desk.register(&advice());
        }
        assert_eq!(to_owner(&desk.work()).len(), 4);
        let id = opened["case"]["id"].as_str().unwrap();
        let words = json!({"purpose": "update", "subject": "Nyt", "text": "Vi er i gang."});
        let by = desk.coordinator(&opened);
        let sent = by.post(&format!("cases/{id}/messages")).json(&words).send();
        sent.expect(201);
        let letters = desk.work();
        assert_eq!(to_owner(&letters).len(), 1, "{OWNER}: {letters:?}");
    }
);
