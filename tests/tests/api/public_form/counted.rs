//! How well promises were kept, for anybody to see.

use jiff::SignedDuration;
use onedoor_testkit::{TestApp, on_both};
use serde_json::{Value, json};

use super::anybody;
use crate::sample::{cafe, case_id, text};

const KEPT: &str = "/public/eksempel/performance?language=en";

/// Opens so many cases, and keeps what is promised first in all of them.
fn opened(app: &TestApp, count: usize) {
    for _ in 0..count {
        let by = app.manager();
        let id = case_id(&by.register(&cafe()));
        app.clock.advance(SignedDuration::from_mins(10));
        let done = json!({"progress": "business_reached"});
        by.post(&format!("cases/{id}/progress"))
            .json(&done)
            .send()
            .expect(200);
    }
}

fn line(told: &Value) -> Option<&Value> {
    let mut lines = told["case_types"].as_array().unwrap().iter();
    lines.find(|line| line["clock"] == "first_human_contact")
}

on_both!(
    fn what_was_kept_is_counted_and_too_few_are_not_told(app: &TestApp) {
        opened(app, 4);
        let told = anybody(app).get(KEPT).expect(200);
        assert_eq!(line(&told), None);
        assert!(told["withheld"].as_u64().unwrap() > 0);
        opened(app, 2);
        // What was counted is shown for ten minutes.
        app.clock.advance(SignedDuration::from_mins(10));
        let told = anybody(app).get(KEPT).expect(200);
        let line = line(&told).unwrap();
        assert_eq!((&line["count"], &line["percent"]), (&json!(6), &json!(100)));
        assert_eq!(
            (&line["median_seconds"], &line["p90_seconds"]),
            (&json!(600), &json!(600))
        );
        assert_eq!(line["id"], "restaurant_cafe");
        assert!(!text(&line["promise"]).is_empty());
        anybody(app)
            .get("/public/nowhere/performance")
            .problem(404, "not_found");
    }
);

on_both!(
    fn what_is_told_names_nobody(app: &TestApp) {
        opened(app, 5);
        let told = anybody(app).get(KEPT).expect(200).to_string();
        for one in app.manager().get("staff?limit=200").expect(200)["items"]
            .as_array()
            .unwrap()
        {
            assert!(!told.contains(&text(&one["name"])));
        }
        for written in ["Nygade", "Bageri", "2026-1"] {
            assert!(!told.contains(written), "{written}");
        }
    }
);

on_both!(
    fn what_lies_back_more_than_a_year_is_not_counted(app: &TestApp) {
        opened(app, 5);
        app.clock.advance(SignedDuration::from_hours(24 * 400));
        app.keep_promises();
        let told = anybody(app).get(KEPT).expect(200);
        assert_eq!(line(&told), None);
    }
);
