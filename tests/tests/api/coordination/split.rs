//! A case that is split off while somebody stands in.

use onedoor_testkit::on_both;
use serde_json::json;

use super::office::Office;
use crate::directory::etag;
use crate::idempotency::everything_holds;
use crate::sample::text;

on_both!(
    fn a_case_split_off_while_somebody_stands_in_goes_back_with_its_origin(app: &TestApp) {
        let office = Office::of(app);
        let enquiry = json!({
            "channel": "phone",
            "text": "Vi vil gerne i gang.",
            "case_types": ["start_advice", "change_of_use_premises"],
            "business": {"identifiers": [{"scheme": "dk_cvr", "value": "99007109"}]},
        });
        let case = crate::sample::case_id(&office.manager.register(&enquiry));
        office.away("ane", "2026-03-02", "2026-03-18", Some("bo"));
        app.work();
        assert_eq!(office.coordinator(&case), office.id("bo"));
        let path = format!("cases/{case}");
        let seen = etag(&office.manager.get(&path));
        let out = json!({"case_types": ["start_advice"], "reason": "Hver sin sag."});
        let request = office.manager.post(&format!("{path}/split"));
        let new = request.header("If-Match", &seen).json(&out).send().opened();
        let split = text(&new["case"]["id"]);
        assert_eq!(office.coordinator(&split), office.id("bo"));
        app.clock.set("2026-03-18T00:00");
        app.work();
        for case in [&case, &split] {
            assert_eq!(office.coordinator(case), office.id("ane"));
        }
        everything_holds(app);
    }
);
