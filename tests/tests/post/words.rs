//! Words that people wrote, on their way through mail.

use onedoor_testkit::{Database, Letter, on_both};
use serde_json::{Value, json};

use crate::desk::{Desk, advice, to_owner};

/// Sends a message to the business and answers the mail that it came by.
fn sent(desk: &Desk, enquiry: &Value, message: &Value) -> Letter {
    let opened = desk.register(enquiry);
    desk.work();
    let id = opened["case"]["id"].as_str().unwrap();
    let by = desk.coordinator(&opened);
    by.post(&format!("cases/{id}/messages"))
        .json(message)
        .send()
        .expect(201);
    let letters = desk.work();
    let [letter] = to_owner(&letters)[..] else {
        panic!("{letters:?}");
    };
    letter.clone()
}

on_both!(
    fn nothing_that_was_written_becomes_a_header_or_markup(database: Database) {
        let desk = Desk::open(database);
        let evil = "Nyt\u{2028}Bcc: alle@example.com";
        let markup =
            "<script>alert(1)</script>\r\nBcc: alle@example.com\r\n.\r\nMAIL FROM:<x@y.dk>";
        let message = json!({"purpose": "update", "subject": evil, "text": markup});
        let letter = sent(&desk, &advice(), &message);
        assert!(!letter.header_names().contains(&"bcc"), "{}", letter.raw);
        assert!(
            letter.subject().starts_with("Nyt Bcc: alle@example.com"),
            "{}",
            letter.subject()
        );
        assert!(
            letter.text.contains("<script>alert(1)</script>"),
            "{}",
            letter.text
        );
        assert!(!letter.html.contains("<script>"), "{}", letter.html);
        assert!(letter.html.contains("&lt;script&gt;"), "{}", letter.html);
    }
);

on_both!(
    fn who_must_not_be_found_is_not_quoted(database: Database) {
        let desk = Desk::open(database);
        let mut enquiry = advice();
        enquiry["protected_identity"] = json!(true);
        let words = "Kære Anna på Skjulvej 7";
        let message = json!({"purpose": "update", "subject": "Til Anna", "text": words});
        let letter = sent(&desk, &enquiry, &message);
        for kept in ["Anna", "Skjulvej"] {
            assert!(!letter.raw.contains(kept), "{}", letter.raw);
            assert!(!letter.text.contains(kept), "{}", letter.text);
            assert!(!letter.html.contains(kept), "{}", letter.html);
            assert!(!letter.subject().contains(kept), "{}", letter.subject());
        }
        assert!(letter.text.contains("/t/"), "{}", letter.text);
    }
);
