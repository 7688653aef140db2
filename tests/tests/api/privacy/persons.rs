//! Canaries of one person in every place that can hold them, and what becomes of them.

use onedoor_testkit::{Actor, TestApp, on_both};
use serde_json::{Value, json};

use super::{add_file, close, is_clean, mentions, opened};
use crate::promises::matter::Matter;
use crate::sample::text;

/// What stands nowhere but where this person is.
pub(super) const CANARY: &str = "Kanarie";
/// And of somebody else, who must stay.
pub(super) const OTHER: &str = "Blaamejse";

pub(super) fn enquiry(name: &str) -> Value {
    json!({
        "channel": "phone",
        "language": "da",
        "subject": format!("{name} spørger"),
        "text": format!("{name} vil åbne en café i Nygade 3."),
        "case_types": ["change_of_use_premises"],
        "business": {"name": format!("{name} og Sønner")},
        "contact": {
            "name": format!("{name} Fuglsang"),
            "email": format!("{}@fugl.example", name.to_lowercase()),
            "phone": "33 99 12 34",
            "acting_as": "owner",
        },
        "place": {"address": format!("{name}vej 3")},
    })
}

/// A case with the name of this person wherever one can be written.
fn filled(app: &TestApp, name: &str) -> Matter {
    let matter = opened(app, &enquiry(name));
    let by = &matter.by;
    let post = |path: &str, body: Value| {
        let at = format!("cases/{}/{path}", matter.id);
        by.post(&at).json(&body).send().expect(201)
    };
    post("notes", json!({"text": format!("{name} ringede.")}));
    post(
        "messages",
        json!({"subject": name, "text": format!("Kære {name}")}),
    );
    post(
        "messages/received",
        json!({"channel": "email", "subject": name, "text": format!("Hilsen {name}")}),
    );
    post(
        "contact-moments",
        json!({"kind": "call", "direction": "in", "outcome": "reached", "name": name, "note": name}),
    );
    post(
        "call-backs",
        json!({"reason": name, "name": name, "phone": "33 99 12 34"}),
    );
    post(
        "meetings",
        json!({
            "kind": "visit", "title": name, "place": format!("Hos {name}"), "agenda": name,
            "starts_at": "2026-03-04T10:00:00+01:00", "ends_at": "2026-03-04T11:00:00+01:00",
            "participants": {"guests": [
                {"name": name, "email": format!("{}@gaest.example", name.to_lowercase())},
            ]},
        }),
    );
    add_file(&matter, &format!("{name}.pdf"));
    app.work();
    matter
}

pub(super) fn contact(app: &TestApp, name: &str) -> String {
    let name = format!("{name} Fuglsang");
    let id = app.ask(move |conn| onedoor_store::holdings::contacts_named(conn, &name));
    assert_eq!(id.len(), 1);
    id[0].to_string()
}

pub(super) fn places(kept: &Value) -> Vec<(String, String)> {
    let items = kept.as_array().unwrap().iter();
    items
        .map(|item| (text(&item["source"]), text(&item["kept_by"])))
        .collect()
}

on_both!(
    fn a_person_is_forgotten_but_for_what_the_answer_names(app: &TestApp) {
        let theirs = filled(app, CANARY);
        filled(app, OTHER);
        close(&theirs);
        app.work();
        let by = &theirs.by;
        let id = contact(app, CANARY);
        let at = format!("contacts/{id}/erasure");
        let elsewhere = mentions(app, OTHER);
        let other = format!("contacts/{}/export", contact(app, OTHER));
        let untouched = by.get(&other).expect(200);
        let data = by.get(&format!("contacts/{id}/export")).expect(200);
        let said = data.to_string();
        for source in [
            "contact_person",
            "enquiry",
            "note",
            "message",
            "contact_moment",
            "call_back",
            "meeting",
            "meeting_participant",
            "attachment",
            "case",
        ] {
            assert!(
                said.contains(&format!("\"source\":\"{source}\"")),
                "{source}"
            );
        }
        assert!(!said.contains(OTHER), "{said}");

        let before = app.counts();
        let preview = by.get(&at).expect(200);
        assert_eq!(app.counts(), before, "a preview changed something");
        let ground = json!({"ground": "GDPR art. 17"});
        let done = by.post(&at).json(&ground).send().expect(201);
        assert_eq!(done, preview, "what was shown is not what was done");
        assert_eq!(
            places(&done["kept"]),
            [("event".to_owned(), "chained".to_owned())]
        );
        app.work();
        let named: Vec<String> = [
            "business.name",
            "business.name_key",
            "business_word.word",
            "business_word.name_key",
        ]
        .map(str::to_owned)
        .into();
        let mut found = mentions(app, CANARY);
        found.retain(|place| !place.starts_with("event."));
        assert_eq!(
            found, named,
            "a business is no person unless somebody says so"
        );
        assert_eq!(mentions(app, OTHER), elsewhere, "others have changed");
        assert_eq!(by.get(&other).expect(200), untouched);
        assert_eq!(app.files().len(), 1, "the bytes are still there");
        let search = format!("?q={CANARY}");
        assert_eq!(crate::sample::found(by, &search), [""; 0]);
        is_clean(app);
        // What is left can be read, and doing it again does no harm.
        for part in [
            "",
            "/enquiries",
            "/notes",
            "/messages",
            "/meetings",
            "/attachments",
            "/routing",
            "/contact-moments",
            "/attribution",
            "/events",
            "/guarantees",
        ] {
            by.get(&format!("cases/{}{part}", theirs.id)).expect(200);
        }
        let again = by.post(&at).json(&ground).send().expect(201);
        assert_eq!(again, done);
        is_clean(app);
    }
);

on_both!(
    fn a_business_that_is_a_person_is_forgotten_with_its_name_and_numbers(app: &TestApp) {
        let theirs = filled(app, CANARY);
        close(&theirs);
        app.work();
        let by = &theirs.by;
        let file = by.get(&format!("cases/{}", theirs.id)).expect(200);
        let business = text(&file["case"]["business"]["id"]);
        let ground = json!({"ground": "GDPR art. 17"});
        let at = format!("businesses/{business}/erasure");
        let preview = by.get(&at).expect(200);
        let done = by.post(&at).json(&ground).send().expect(201);
        assert_eq!(done, preview);
        app.work();
        let mut found = mentions(app, CANARY);
        found.retain(|place| !place.starts_with("event."));
        assert_eq!(found, [""; 0]);
        assert_eq!(app.files(), [0; 0]);
        is_clean(app);
    }
);

on_both!(
    fn what_a_rule_keeps_stays_and_is_named_with_it(app: &TestApp) {
        let live = filled(app, CANARY);
        let id = contact(app, CANARY);
        let at = format!("contacts/{id}/erasure");
        let ground = json!({"ground": "GDPR art. 17"});
        let rules = |by: &Actor| {
            let kept = by.post(&at).json(&ground).send().expect(201)["kept"].take();
            let mut rules: Vec<String> = places(&kept).into_iter().map(|(_, rule)| rule).collect();
            rules.dedup();
            rules
        };
        let before = mentions(app, CANARY);
        assert_eq!(rules(&live.by), ["case_open"]);
        close(&live);
        super::archive::permanent(app);
        assert_eq!(rules(&live.by), ["archive_duty"]);
        let hold = json!({"ground": "Klagesag 2026/7"});
        let path = format!("retention/{}/holds", live.id);
        live.by.post(&path).json(&hold).send().expect(201);
        assert_eq!(rules(&live.by), ["legal_hold"]);
        assert_eq!(mentions(app, CANARY), before);
        live.by
            .post(&at)
            .json(&json!({"ground": ""}))
            .send()
            .refuses(&[("/ground", "blank")]);
    }
);

on_both!(
    fn on_the_case_of_another_only_what_they_said_goes(app: &TestApp) {
        let others = filled(app, OTHER);
        let mut more = enquiry(CANARY);
        more.as_object_mut().unwrap().remove("case_types");
        more.as_object_mut().unwrap().remove("business");
        let path = format!("cases/{}/enquiries", others.id);
        others.by.post(&path).json(&more).send().expect(200);
        close(&others);
        app.work();
        let id = contact(app, CANARY);
        let elsewhere = mentions(app, OTHER);
        let at = format!("contacts/{id}/erasure");
        let ground = json!({"ground": "GDPR art. 17"});
        let done = others.by.post(&at).json(&ground).send().expect(201);
        let mut rules = places(&done["kept"]);
        rules.sort();
        let named = |source: &str, rule: &str| (source.to_owned(), rule.to_owned());
        assert_eq!(
            rules,
            [named("case", "of_another"), named("event", "chained")]
        );
        app.work();
        assert_eq!(mentions(app, CANARY), [""; 0]);
        assert_eq!(mentions(app, OTHER), elsewhere, "others have changed");
        is_clean(app);
    }
);

on_both!(
    fn a_merged_case_stays_as_long_as_the_one_in_which_it_goes_on(app: &TestApp) {
        let of_one_business = |name| {
            let mut enquiry = enquiry(name);
            let number = json!({"scheme": "dk_cvr", "value": "29190623"});
            enquiry["business"] = json!({ "identifiers": [number] });
            opened(app, &enquiry)
        };
        let (from, into) = (of_one_business(CANARY), of_one_business(OTHER));
        super::merge(&from, &into);
        let at = format!("contacts/{}/erasure", contact(app, CANARY));
        let ground = json!({"ground": "GDPR art. 17"});
        let done = from.by.post(&at).json(&ground).send().expect(201);
        let kept = places(&done["kept"]);
        let case = ("case".to_owned(), "goes_on_elsewhere".to_owned());
        assert!(kept.contains(&case), "{kept:?}");
        let words = from.by.get(&format!("cases/{}/enquiries", from.id));
        assert!(words.text().contains(CANARY));
        is_clean(app);
    }
);
