//! A case goes from active to closed to the archive, by the clock and by the rules of today.

use onedoor_testkit::on_both;
use serde_json::json;

use super::{OVER, closed, due, later, retention};
use crate::promises::matter::Matter;

on_both!(
    fn a_case_is_kept_until_its_years_are_over(app: &TestApp) {
        let matter = Matter::open(app, "restaurant_cafe");
        let found = retention(&matter.by, &matter.id);
        assert_eq!(found["state"], "active", "{found}");
        assert_eq!(found["class"], "standard");
        assert_eq!(found["kept_by"], json!(["case_open"]));
        super::close(&matter);
        let found = retention(&matter.by, &matter.id);
        assert_eq!(found["state"], "closed", "{found}");
        assert_eq!(found["kept_by"], json!(["period_runs"]));
        assert_eq!(found["ends_at"], "2031-03-02T08:00:00Z");
        app.work();
        assert_eq!(due(&matter.by), [""; 0]);

        let by = later(app, "2031-03-02T08:59");
        assert_eq!(retention(&by, &matter.id)["state"], "closed");
        let by = later(app, OVER);
        let found = retention(&by, &matter.id);
        assert_eq!(found["state"], "to_archive", "{found}");
        assert_eq!(found["kept_by"], json!([]));
        assert_eq!(due(&by), [matter.id.as_str()]);
    }
);

on_both!(
    fn a_case_that_goes_on_is_not_counted(app: &TestApp) {
        let matter = closed(app);
        assert_eq!(app.counts()["retention"], 1);
        let path = format!("cases/{}", matter.id);
        let seen = matter.by.get(&path);
        let request = matter.by.post(&format!("{path}/reopen"));
        let request = request.header("If-Match", seen.header("etag").unwrap());
        let reason = json!({"reason": "Stedet faldt igennem."});
        request.json(&reason).send().expect(200);
        assert_eq!(app.counts()["retention"], 0);
        let by = later(app, OVER);
        assert_eq!(retention(&by, &matter.id)["state"], "active");
        assert_eq!(due(&by), [""; 0]);
    }
);

on_both!(
    fn the_rules_of_today_hold_for_the_cases_of_yesterday(app: &TestApp) {
        let matter = closed(app);
        let admin = app.admin();
        let house = format!("/v1/{}", admin.municipality());
        let change = |body: &serde_json::Value| {
            let seen = admin.get(&house);
            let request = admin.patch(&house);
            let request = request.header("If-Match", seen.header("etag").unwrap());
            request
                .json(&json!({"settings": {"retention": body}}))
                .send()
        };
        change(&json!({"brief": {"years": 101}, "forever": {}})).refuses(&[
            ("/settings/retention/brief/years", "out_of_range"),
            ("/settings/retention/forever", "unknown_value"),
        ]);
        let after = change(&json!({"standard": {"years": 0}})).expect(200);
        let of = after["settings"]["retention"].as_array().unwrap();
        let standard = of.iter().find(|of| of["class"] == "standard");
        assert_eq!(standard.unwrap()["years"], 0);
        app.work();
        assert_eq!(due(&matter.by), [matter.id.as_str()]);
        change(&json!({"standard": {"years": 0, "archive": true}})).expect(200);
        app.work();
        assert_eq!(due(&matter.by), [""; 0]);
        let found = retention(&matter.by, &matter.id);
        assert_eq!(found["kept_by"], json!(["archive_duty"]));
        change(&json!({"standard": {"years": 7, "archive": false}})).expect(200);
        app.work();
        let found = retention(&matter.by, &matter.id);
        assert_eq!(found["kept_by"], json!(["period_runs"]));
    }
);
