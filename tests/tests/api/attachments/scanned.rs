//! Files that a scanner looks through before anybody gets them.

use jiff::SignedDuration;
use onedoor_store::columns::OutboxKind;
use onedoor_store::outbox;
use onedoor_testkit::{Database, Setup, TestApp, TestScanner, on_both};
use serde_json::json;

use super::{PDF, added, content, matter, remove};

fn spawn(database: Database) -> (TestApp, TestScanner) {
    let scanner = TestScanner::default();
    let app = Setup::on(database).scanned_by(&scanner).spawn();
    (app, scanner)
}

fn state(app: &TestApp, id: &str) -> serde_json::Value {
    let by = crate::promises::matter::manager(app);
    by.get(&format!("attachments/{id}")).expect(200)
}

on_both!(
    fn a_file_is_not_served_before_it_was_scanned(database: Database) {
        let (app, scanner) = spawn(database);
        let matter = matter(&app);
        let id = added(&matter);
        let told = state(&app, &id);
        assert_eq!(told["state"], "quarantined");
        assert_eq!(told["allowed_actions"], json!(["remove_attachment"]));
        let refused = content(&matter.by, &id);
        refused.problem(409, "attachment_quarantined");
        assert_eq!(
            refused.json()["allowed_actions"],
            json!(["remove_attachment"])
        );
        scanner.finds_nothing();
        app.work();
        assert_eq!(state(&app, &id)["state"], "clean");
        assert_eq!(content(&matter.by, &id).body, PDF);
        let kinds: Vec<String> = matter.events().into_iter().map(|(kind, _)| kind).collect();
        assert!(!kinds.iter().any(|kind| kind == "attachment_infected"));
    }
);

on_both!(
    fn what_cannot_be_scanned_stays_in_quarantine_and_is_tried_again(database: Database) {
        let (app, scanner) = spawn(database);
        let matter = matter(&app);
        let id = added(&matter);
        app.work();
        assert_eq!(state(&app, &id)["state"], "quarantined");
        scanner.finds_nothing();
        app.work();
        assert_eq!(state(&app, &id)["state"], "quarantined", "not yet again");
        app.clock.advance(SignedDuration::from_mins(1));
        app.work();
        assert_eq!(state(&app, &id)["state"], "clean");
    }
);

on_both!(
    fn an_infected_file_is_never_served_and_the_coordinator_is_told(database: Database) {
        let (app, scanner) = spawn(database);
        let matter = matter(&app);
        let id = added(&matter);
        scanner.finds("Eicar-Signature");
        app.work();
        let told = state(&app, &id);
        assert_eq!(told["state"], "infected");
        assert_eq!(told["found"], "Eicar-Signature");
        let refused = content(&matter.by, &id);
        refused.problem(409, "attachment_infected");
        let (kind, _) = matter.events().pop().unwrap();
        assert_eq!(kind, "attachment_infected");
        let waiting = app.ask(|conn| outbox::waiting(conn, OutboxKind::Attachment));
        assert_eq!(waiting, 1);
        // Nothing that is found later makes it clean.
        scanner.finds_nothing();
        app.clock.advance(SignedDuration::from_hours(48));
        app.work();
        assert_eq!(state(&app, &id)["state"], "infected");
        matter.is_clean(&app);
        remove(&matter.by, &id, "\"3\"").expect(200);
        app.work();
        assert_eq!(app.files(), [0_u64; 0]);
    }
);

on_both!(
    fn a_file_that_was_removed_meanwhile_is_not_scanned(database: Database) {
        let (app, scanner) = spawn(database);
        let matter = matter(&app);
        let id = added(&matter);
        remove(&matter.by, &id, "\"1\"").expect(200);
        scanner.finds("Eicar-Signature");
        app.work();
        assert_eq!(state(&app, &id)["state"], "removed");
    }
);
