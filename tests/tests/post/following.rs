//! A business says by itself whether it follows its case by mail.

use onedoor_testkit::{Database, Letter, on_both};
use serde_json::{Value, json};

use crate::desk::{Desk, OWNER, advice, to_owner};

const FORM: &str = "application/x-www-form-urlencoded";

/// The case with its receipt sent, and the page that the receipt leads to.
fn with_receipt(desk: &Desk) -> (Value, String) {
    let opened = desk.register(&advice());
    let letters = desk.work();
    let link = to_owner(&letters)[0].link("/t/");
    let page = link.strip_prefix("https://onedoor.example").unwrap();
    (opened, page.to_owned())
}

/// Says something to the business, and what of it came by mail.
fn tell(desk: &Desk, opened: &Value, purpose: &str) -> Vec<Letter> {
    let id = opened["case"]["id"].as_str().unwrap();
    let by = desk.coordinator(opened);
    by.post(&format!("cases/{id}/messages"))
        .json(&json!({"purpose": purpose, "subject": "Nyt", "text": "Vi er i gang."}))
        .send()
        .expect(201);
    let mut letters = desk.work();
    letters.retain(|letter| letter.to == OWNER);
    letters
}

on_both!(
    fn who_does_not_follow_by_mail_gets_only_what_is_owed(database: Database) {
        let desk = Desk::open(database);
        let (opened, page) = with_receipt(&desk);
        let guest = desk.app.anonymous();
        assert_eq!(tell(&desk, &opened, "update").len(), 1);
        let shown = guest.get(&page);
        assert!(shown.text().contains(r#"name="by_mail" value="false""#));
        for _ in 0..2 {
            // Said twice, it is the same.
            let chosen = guest.post(&page).body(FORM, "by_mail=false").send();
            assert_eq!(chosen.status, 303, "{}", chosen.text());
            let back = chosen.header("location").unwrap();
            assert!(!back.contains("/t/"), "{back}");
        }
        let shown = guest.get(&page);
        assert!(shown.text().contains(r#"name="by_mail" value="true""#));
        assert!(tell(&desk, &opened, "update").is_empty());
        assert_eq!(tell(&desk, &opened, "question").len(), 1);
        let chosen = guest.post(&page).body(FORM, "by_mail=true").send();
        assert_eq!(chosen.status, 303);
        assert_eq!(tell(&desk, &opened, "update").len(), 1);
    }
);

on_both!(
    fn a_choice_that_is_none_or_comes_from_elsewhere_changes_nothing(database: Database) {
        let desk = Desk::open(database);
        let (opened, page) = with_receipt(&desk);
        let guest = desk.app.anonymous();
        let counts = desk.app.counts();
        let strange = guest.post(&page).body(FORM, "by_mail=perhaps").send();
        assert_eq!(strange.status, 403);
        let elsewhere = guest.post(&page).header("Origin", "https://evil.example");
        let elsewhere = elsewhere.body(FORM, "by_mail=false").send();
        assert_eq!(elsewhere.status, 403);
        let unknown = guest
            .post("/t/OD-nobody-has-this")
            .body(FORM, "by_mail=false");
        assert_eq!(unknown.send().status, 404);
        assert_eq!(desk.app.counts(), counts);
        assert_eq!(tell(&desk, &opened, "update").len(), 1);
    }
);

on_both!(
    fn who_gave_no_address_is_not_asked(database: Database) {
        let desk = Desk::open(database);
        let mut enquiry = advice();
        enquiry["contact"] = json!({"name": "Anna Ankersen", "phone": "+4533112233"});
        let opened = desk.register(&enquiry);
        let id = opened["case"]["id"].as_str().unwrap();
        let by = desk.coordinator(&opened);
        let codes = format!("cases/{id}/tracking-codes");
        let code = by.post(&codes).json(&json!({})).send().expect(201);
        let page = format!("/t/{}", code["code"].as_str().unwrap());
        let guest = desk.app.anonymous();
        assert!(!guest.get(&page).text().contains("by_mail"));
        let chosen = guest.post(&page).body(FORM, "by_mail=false").send();
        assert_eq!(chosen.status, 404);
    }
);
