//! What is told in which order, and at which hour.

use jiff::SignedDuration;
use onedoor_testkit::{Database, Fate, Letter, on_both};
use serde_json::json;

use crate::desk::{Desk, advice, to_owner};

on_both!(
    fn a_business_hears_of_its_case_in_the_order_in_which_things_happened(database: Database) {
        let desk = Desk::open(database);
        let opened = desk.register(&advice());
        let id = opened["case"]["id"].as_str().unwrap();
        let by = desk.coordinator(&opened);
        desk.server.always(Some(Fate::RefusedRecipient(451)));
        desk.app.clock.advance(SignedDuration::from_secs(1));
        by.post(&format!("cases/{id}/messages"))
            .json(&json!({"purpose": "update", "subject": "Nyt", "text": "Vi er i gang."}))
            .send()
            .expect(201);
        let first = desk.work();
        assert!(to_owner(&first).is_empty(), "{first:?}");
        desk.server.always(None);
        desk.app.clock.advance(SignedDuration::from_mins(5));
        let later = desk.work();
        let subjects: Vec<String> = to_owner(&later).iter().map(|one| one.subject()).collect();
        assert_eq!(subjects.len(), 2, "{subjects:?}");
        assert!(subjects[1].starts_with("Nyt"), "{subjects:?}");
    }
);

on_both!(
    fn staff_sleep_and_businesses_and_emergencies_do_not_wait(database: Database) {
        let desk = Desk::open(database);
        desk.app.clock.set("2026-03-02T22:30");
        desk.register(&advice());
        let new = |one: &&Letter| one.subject().contains("En ny sag til dig");
        let night = desk.work();
        assert_eq!(to_owner(&night).len(), 1);
        assert_eq!(night.len(), 1, "{night:?}");
        let mut urgent = advice();
        urgent["urgent"] = json!(true);
        desk.register(&urgent);
        let night = desk.work();
        let at_once = night
            .iter()
            .filter(|one| one.subject().contains("kan ikke vente"));
        assert!(at_once.count() > 0, "{night:?}");
        desk.app.clock.set("2026-03-03T05:59");
        assert_eq!(desk.work().iter().filter(new).count(), 0);
        desk.app.clock.set("2026-03-03T06:00");
        assert_eq!(desk.work().iter().filter(new).count(), 2);
    }
);
