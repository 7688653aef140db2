//! Merging duplicates, and cases that are tied.

use onedoor_testkit::on_both;
use serde_json::{Value, json};

use super::desk::{Desk, of_business};
use crate::sample::{all, text};

const CVR: &str = "29190623";

on_both!(
    fn a_duplicate_goes_on_in_the_other_case(app: &TestApp) {
        let by = crate::promises::matter::manager(app);
        let enquiry = of_business("restaurant_cafe", CVR);
        let first = by.register(&enquiry).opened();
        let code = text(&first["tracking"]["code"]);
        let duplicate = Desk {
            by,
            id: text(&first["case"]["id"]),
        };
        app.clock.set("2026-03-03T10:00");
        let kept = Desk::register(app, &of_business("change_of_use_premises", CVR));
        let into = json!({"into": kept.id});
        duplicate
            .change("POST", "/merge", &json!({"into": duplicate.id}))
            .problem(422, "invalid_fields");
        let merged = duplicate.change("POST", "/merge", &into).expect(200);
        assert_eq!(merged["case"]["id"], kept.id.as_str());
        let units = all(&merged["contributions"], "unit");
        for unit in all(&duplicate.file()["contributions"], "unit") {
            assert!(units.contains(&unit), "{unit}");
        }
        let gone = duplicate.file();
        assert_eq!(gone["case"]["closed_as"], "merged");
        assert_eq!(gone["links"][0]["goes_on_there"], true);
        assert!(
            all(&gone["contributions"], "stage")
                .iter()
                .all(|of| of == "cancelled")
        );
        // Promised with the duplicate, which came in earlier.
        let early = merged["guarantees"].as_array().unwrap().iter();
        let early = early.filter(|of| of["start_at"] == first["case"]["received_at"]);
        assert!(early.count() > 0);
        let words = kept
            .by
            .get(&format!("cases/{}/enquiries", kept.id))
            .expect(200);
        assert_eq!(words["items"].as_array().unwrap().len(), 2);
        let page = app.anonymous().get(&format!("/t/{code}"));
        let reference = text(&merged["case"]["reference"]);
        assert!(page.text().contains(&reference), "{}", page.text());
        assert!(kept.events().contains(&"case_merged_in".to_owned()));
        assert!(duplicate.events().contains(&"case_merged".to_owned()));
        kept.is_clean(app);
        duplicate.is_clean(app);
        let again = json!({"reason": "x"});
        duplicate
            .change("POST", "/reopen", &again)
            .problem(409, "case_stage");
        duplicate
            .change("POST", "/merge", &into)
            .problem(409, "case_stage");
    }
);

on_both!(
    fn a_promise_that_stands_in_the_other_case_is_not_owed_twice(app: &TestApp) {
        let kept = Desk::register(app, &of_business("restaurant_cafe", CVR));
        app.clock.set("2026-03-03T10:00");
        let duplicate = Desk::register(app, &of_business("restaurant_cafe", CVR));
        let before = kept.file()["guarantees"].as_array().unwrap().len();
        let into = json!({"into": kept.id});
        let merged = duplicate.change("POST", "/merge", &into).expect(200);
        assert_eq!(merged["guarantees"].as_array().unwrap().len(), before);
        kept.is_clean(app);
    }
);

on_both!(
    fn cases_of_two_businesses_are_never_merged(app: &TestApp) {
        let one = Desk::register(app, &of_business("restaurant_cafe", CVR));
        let other = Desk::register(app, &of_business("restaurant_cafe", "10150817"));
        let before = app.counts();
        let refused = one.change("POST", "/merge", &json!({"into": other.id}));
        let wrong = refused.problem(422, "invalid_fields");
        assert_eq!(wrong, [("/into".to_owned(), "another_business".to_owned())]);
        let nowhere = json!({"into": "01920000-0000-7000-8000-000000000001"});
        let wrong = one
            .change("POST", "/merge", &nowhere)
            .problem(422, "invalid_fields");
        assert_eq!(wrong[0].1, "no_such_thing");
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn cases_are_tied_and_untied(app: &TestApp) {
        let one = Desk::open(app, "restaurant_cafe");
        let other = Desk::open(app, "change_of_use_premises");
        let link = json!({"other": other.id, "kind": "related"});
        let tied = one.adds("links", &link).expect(200);
        assert_eq!(tied["links"][0]["kind"], "related");
        assert_eq!(other.file()["links"][0]["id"], one.id.as_str());
        other
            .adds("links", &json!({"other": one.id, "kind": "duplicate"}))
            .problem(409, "linked_already");
        one.adds("links", &json!({"other": one.id, "kind": "related"}))
            .problem(422, "invalid_fields");
        one.adds("links", &json!({"other": other.id, "kind": "merged"}))
            .problem(422, "invalid_fields");
        let path = format!("/links/{}", one.id);
        let untied = other.change("DELETE", &path, &Value::Null).expect(200);
        assert_eq!(untied.get("links"), None);
        other
            .change("DELETE", &path, &Value::Null)
            .problem(404, "not_found");
        assert!(other.events().contains(&"case_unlinked".to_owned()));
        one.is_clean(app);
    }
);

on_both!(
    fn who_waited_twice_for_one_unit_waits_for_it_once_in_the_other_case(app: &TestApp) {
        let kept = Desk::register(app, &of_business("start_advice", CVR));
        let late = json!({"unit": "fire", "reason": "Der er gasflasker."});
        kept.adds("contributions", &late).expect(201);
        let duplicate = Desk::register(app, &of_business("change_of_use_premises", CVR));
        let part = |unit: &str| {
            let file = duplicate.file();
            let mut parts = file["contributions"].as_array().unwrap().iter().rev();
            parts.find(|part| part["unit"] == unit).unwrap().clone()
        };
        let first = part("fire");
        let said = json!({"progress": "unit_answered", "contribution": first["id"]});
        duplicate.adds("progress", &said).expect(200);
        duplicate.adds("contributions", &late).expect(201);
        let planning = part("planning");
        let path = format!("contributions/{}/dependencies", text(&planning["id"]));
        let waits = json!({"depends_on": [first["id"], part("fire")["id"]]});
        let seen = format!("\"{}\"", planning["version"]);
        let request = duplicate.by.put(&path).header("If-Match", &seen);
        request.json(&waits).send().expect(200);
        let into = json!({"into": kept.id});
        let merged = duplicate.change("POST", "/merge", &into).expect(200);
        let parts = merged["contributions"].as_array().unwrap();
        let of = |unit: &str| parts.iter().find(|part| part["unit"] == unit).unwrap();
        assert_eq!(of("planning")["stage"], "held");
        assert_eq!(of("planning")["depends_on"], json!([of("fire")["id"]]));
        kept.is_clean(app);
        duplicate.is_clean(app);
    }
);
