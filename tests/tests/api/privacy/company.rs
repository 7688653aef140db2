//! Whoever speaks for a company is forgotten, and its case stays.

use std::collections::BTreeSet;

use onedoor_testkit::{TestApp, on_both};
use serde_json::{Value, json};

use super::persons::{CANARY, OTHER, contact, enquiry, places};
use super::{add_file, close, is_clean, mentions};
use crate::promises::matter::{Matter, manager};
use crate::sample::{all, text};

/// The case of a company, for which this person speaks in every way that is open to them.
fn spoken_for(app: &TestApp) -> Matter {
    let mut body = enquiry(CANARY);
    let number = json!({"scheme": "dk_cvr", "value": "29190623"});
    body["business"] = json!({"name": format!("{OTHER} ApS"), "identifiers": [number]});
    let by = manager(app);
    let opened = by.register(&body).opened();
    let id = text(&opened["case"]["id"]);
    let page = format!("/t/{}", text(&opened["tracking"]["code"]));
    let matter = Matter { by, id };
    let post = |path: &str, body: Value| {
        let at = format!("cases/{}/{path}", matter.id);
        matter.by.post(&at).json(&body).send().expect(201)
    };
    post(
        "notes",
        json!({"text": format!("{OTHER} har lejet lokalet.")}),
    );
    post(
        "messages",
        json!({"subject": OTHER, "text": format!("{OTHER} kan bygge om.")}),
    );
    let whom = format!("{CANARY} Fuglsang");
    post(
        "call-backs",
        json!({"reason": CANARY, "name": whom, "phone": "20 30 40 50"}),
    );
    post(
        "call-backs",
        json!({"reason": CANARY, "phone": "33 99 12 34"}),
    );
    // Whoever shares a number is told apart by their name.
    post(
        "call-backs",
        json!({"reason": OTHER, "name": OTHER, "phone": "33 99 12 34"}),
    );
    post(
        "meetings",
        json!({
            "kind": "visit", "title": OTHER, "place": "Rådhuset",
            "starts_at": "2026-03-04T10:00:00+01:00", "ends_at": "2026-03-04T11:00:00+01:00",
        }),
    );
    add_file(&matter, &format!("{OTHER}.pdf"));
    let said = format!("text={CANARY}+kommer+fredag.");
    let form = "application/x-www-form-urlencoded";
    let answer = app.anonymous().post(&page).body(form, said).send();
    assert_eq!(answer.status, 303, "{}", answer.text());
    app.work();
    matter
}

on_both!(
    fn whoever_speaks_for_a_company_goes_and_its_case_stays(app: &TestApp) {
        let matter = spoken_for(app);
        let by = &matter.by;
        let at = format!("contacts/{}", contact(app, CANARY));
        let data = by.get(&format!("{at}/export")).expect(200);
        let told: BTreeSet<String> = all(&data["items"], "source").into_iter().collect();
        let theirs = [
            "call_back",
            "contact_person",
            "enquiry",
            "meeting_participant",
            "message",
        ];
        for source in theirs {
            assert!(told.contains(source), "{source} is not in {told:?}");
        }
        assert!(data.to_string().contains("kommer fredag"), "{data}");
        assert!(!data.to_string().contains("har lejet"), "{data}");

        close(&matter);
        let mut companys = mentions(app, OTHER);
        // For whom they spoke is part of what they said.
        companys.retain(|place| place != "enquiry.sender");
        let ground = json!({"ground": "GDPR art. 17"});
        let preview = by.get(&format!("{at}/erasure")).expect(200);
        let erasing = by.post(&format!("{at}/erasure")).json(&ground);
        let done = erasing.send().expect(201);
        assert_eq!(done, preview, "what was shown is not what was done");
        let mut erased = all(&done["erased"], "source");
        erased.sort();
        assert_eq!(
            erased,
            [
                "call_back",
                "call_back",
                "contact_person",
                "enquiry",
                "meeting_participant",
                "message"
            ]
        );
        let named = |source: &str, rule: &str| (source.to_owned(), rule.to_owned());
        assert_eq!(
            places(&done["kept"]),
            [named("case", "of_another"), named("event", "chained")]
        );
        app.work();
        assert_eq!(mentions(app, CANARY), [""; 0]);
        assert_eq!(mentions(app, OTHER), companys, "the company's has changed");
        assert_eq!(app.files().len(), 1, "the company's file is gone");
        is_clean(app);
    }
);

on_both!(
    fn a_sole_trader_is_forgotten_with_the_business(app: &TestApp) {
        let matter = spoken_for(app);
        close(&matter);
        let by = &matter.by;
        let file = by.get(&format!("cases/{}", matter.id)).expect(200);
        let at = format!(
            "businesses/{}/erasure",
            text(&file["case"]["business"]["id"])
        );
        let ground = json!({"ground": "GDPR art. 17"});
        by.post(&at).json(&ground).send().expect(201);
        app.work();
        for name in [CANARY, OTHER] {
            let mut found = mentions(app, name);
            found.retain(|place| !place.starts_with("event."));
            assert_eq!(found, [""; 0]);
        }
        assert_eq!(app.files(), [0; 0]);
        is_clean(app);
    }
);
