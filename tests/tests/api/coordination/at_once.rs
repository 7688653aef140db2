//! Many who hand over the same case in the same moment.

use onedoor_testkit::on_both;
use serde_json::json;

use super::office::{Office, over};
use crate::directory::etag;
use crate::idempotency::{at_once, everything_holds};

on_both!(
    fn of_many_who_hand_a_case_over_at_once_one_does(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("restaurant_cafe");
        let seen = etag(&office.manager.get(&format!("cases/{case}")));
        let names = ["bo", "eva", "ib", "ulla"].map(|name| office.id(name));
        let answers = at_once(16, |number| {
            let body = json!({"to": names[number % names.len()], "reason": "Hvem først?"});
            over(&office.manager, &case, &seen, &body)
        });
        let done = answers.iter().filter(|answer| answer.status == 200);
        assert_eq!(done.count(), 1);
        for answer in answers.iter().filter(|answer| answer.status != 200) {
            answer.problem(412, "stale");
        }
        assert_eq!(office.history(&case).len(), 2);
        everything_holds(app);
    }
);
