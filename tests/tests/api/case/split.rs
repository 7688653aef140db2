//! Splitting one matter out.

use onedoor_testkit::on_both;
use serde_json::json;

use super::desk::Desk;
use crate::promises::matter::about;
use crate::sample::{all, text};

on_both!(
    fn one_matter_goes_into_a_case_of_its_own(app: &TestApp) {
        let mut enquiry = about("restaurant_cafe");
        enquiry["case_types"] = json!(["restaurant_cafe", "change_of_use_premises"]);
        let desk = Desk::register(app, &enquiry);
        app.clock.set("2026-03-04T09:00");
        let out = json!({"case_types": ["restaurant_cafe"], "reason": "Hver sin sag."});
        let new = desk.change("POST", "/split", &out).opened();
        assert_eq!(all(&new["case"]["case_types"], "id"), ["restaurant_cafe"]);
        assert_eq!(
            all(&desk.file()["case"]["case_types"], "id"),
            ["change_of_use_premises"]
        );
        assert_eq!(
            new["case"]["received_at"],
            desk.file()["case"]["received_at"]
        );
        assert_eq!(new["coordinator"]["id"], desk.file()["coordinator"]["id"]);
        let split = desk.seen_by(&desk.by);
        let split = Desk {
            id: text(&new["case"]["id"]),
            ..split
        };
        assert_eq!(split.file()["links"][0]["kind"], "split");
        let words = split
            .by
            .get(&format!("cases/{}/enquiries", split.id))
            .expect(200);
        assert_eq!(words["items"].as_array().unwrap().len(), 1);
        for promise in new["guarantees"].as_array().unwrap() {
            let outside = promise["internal"] == false;
            if outside && promise["state"] == "running" {
                assert_eq!(promise["start_at"], new["case"]["received_at"], "{promise}");
            }
        }
        desk.is_clean(app);
        split.is_clean(app);
        let all_of_it = json!({"case_types": ["change_of_use_premises"], "reason": "x"});
        let wrong = desk
            .change("POST", "/split", &all_of_it)
            .problem(422, "invalid_fields");
        assert_eq!(
            wrong[0],
            ("/case_types".to_owned(), "nothing_left".to_owned())
        );
    }
);
