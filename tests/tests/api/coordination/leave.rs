//! Somebody leaves.

use std::collections::BTreeMap;

use onedoor_domain::directory::Role;
use onedoor_testkit::on_both;
use serde_json::{Value, json};

use super::office::{Office, gone};
use crate::directory::{change_of, etag};
use crate::idempotency::everything_holds;
use crate::sample::{all, text};

on_both!(
    fn everything_somebody_carries_goes_on_as_they_leave(app: &TestApp) {
        let office = Office::of(app);
        let cases = [(); 7].map(|()| office.anes_case("restaurant_cafe"));
        let ane = office.person("ane", Role::Coordinator);
        ane.get("cases").expect(200);
        let path = format!("staff/{}", office.id("ane"));
        let before = app.counts();
        let preview = office.admin.post(&format!("{path}/leave/preview"));
        let preview = preview.json(&json!({})).send().expect(200);
        assert_eq!(app.counts(), before, "a look changes nothing");
        assert_eq!(preview["handed_over_count"], 7);
        assert_eq!(office.coordinator(&cases[0]), office.id("ane"));
        let seen = etag(&office.admin.get(&path));
        let answer = gone(&office.admin, &path, &seen, &json!({}));
        let report = answer.expect(200);
        assert_eq!(report["staff"]["active"], false);
        assert_eq!(etag(&answer), etag(&office.admin.get(&path)));
        assert_eq!(report["handed_over"], preview["handed_over"]);
        let mut carried: BTreeMap<String, usize> = BTreeMap::new();
        let told = report["handed_over"].as_array().unwrap();
        assert_eq!(told.len(), 7);
        for of in told {
            let file = office.file(&text(&of["case"]));
            assert_eq!(of["reference"], file["case"]["reference"]);
            assert_eq!(of["to"]["id"], file["coordinator"]["id"]);
            *carried.entry(text(&of["to"]["id"])).or_default() += 1;
        }
        assert_eq!(carried.len(), 3, "{carried:?}");
        assert!(carried.values().all(|cases| *cases <= 3), "{carried:?}");
        assert_eq!(office.history(&cases[0])[1].1, "leave");
        ane.get("cases").problem(401, "unauthenticated");
        let told = office.told(&cases[0]);
        assert_eq!(
            told[0]["to"].as_array().unwrap().len(),
            2,
            "not whoever left"
        );
        gone(&office.admin, &path, &etag(&answer), &json!({})).problem(409, "left_already");
        everything_holds(app);
    }
);

on_both!(
    fn what_somebody_works_on_lies_before_the_unit_again(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("change_of_use_premises");
        let niels = office.id("niels");
        let building = |file: &Value| {
            let mut parts = file["contributions"].as_array().unwrap().iter();
            parts
                .find(|part| part["unit"] == "building")
                .unwrap()
                .clone()
        };
        assert_eq!(building(&office.file(&case))["handler"]["id"], json!(niels));
        let report = office.leave("niels", &json!({})).expect(200);
        assert_eq!(report["handed_over_count"], 0);
        assert_eq!(all(&report["released"], "unit"), ["building"]);
        let part = building(&office.file(&case));
        assert_eq!(
            (&part["stage"], &part["handler"]),
            (&json!("offered"), &Value::Null)
        );
        assert_eq!(report["released"][0]["contribution"], part["id"]);
        let events = office
            .manager
            .asks(&format!("cases/{case}/events?limit=200"));
        let events = events.in_language("en").send().expect(200);
        let last = events["items"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(last["kind"], "contribution_released");
        everything_holds(app);
    }
);

on_both!(
    fn one_person_may_get_everything(app: &TestApp) {
        let office = Office::of(app);
        let cases = [(); 3].map(|()| office.anes_case("start_advice"));
        let report = office.leave("ane", &json!({"to": office.id("ib")}));
        report.expect(200);
        for case in &cases {
            assert_eq!(office.coordinator(case), office.id("ib"));
        }
        everything_holds(app);
    }
);

on_both!(
    fn who_cannot_be_let_go_is_not(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("start_advice");
        let path = format!("staff/{}", office.id("ane"));
        let before = app.counts();
        let seen = etag(&office.admin.get(&path));
        let send = |seen: &str, body: &Value| gone(&office.admin, &path, seen, body);
        send("\"9\"", &json!({})).problem(412, "stale");
        let request = office.admin.post(&format!("{path}/leave")).json(&json!({}));
        request.send().problem(428, "version_required");
        let nobody = uuid::Uuid::from_u128(7).to_string();
        for (to, code) in [
            (office.id("ane"), "same_person"),
            (nobody, "no_such_thing"),
            (office.id("niels"), "cannot_coordinate"),
        ] {
            let body = json!({ "to": to });
            send(&seen, &body).refuses(&[("/to", code)]);
            let preview = office.admin.post(&format!("{path}/leave/preview"));
            preview.json(&body).send().refuses(&[("/to", code)]);
        }
        for by in [&office.manager, &office.person("ane", Role::Coordinator)] {
            gone(by, &path, &seen, &json!({})).problem(403, "forbidden");
            let preview = by.post(&format!("{path}/leave/preview"));
            preview.json(&json!({})).send().problem(403, "forbidden");
        }
        let still = change_of(&office.admin, &path, &seen, &json!({"active": false}));
        still.problem(409, "still_carries_work");
        assert_eq!(app.counts(), before);
        assert_eq!(office.coordinator(&case), office.id("ane"));
        everything_holds(app);
    }
);

on_both!(
    fn the_last_person_stays(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("start_advice");
        for name in ["bo", "eva", "ib", "hans", "niels", "dora", "vera"] {
            office.leave(name, &json!({})).expect(200);
        }
        office.leave("ulla", &json!({})).expect(200);
        let before = app.counts();
        office.leave("ane", &json!({})).problem(409, "nobody_there");
        assert_eq!(app.counts(), before);
        let admin = &office.admin;
        let file = admin.get(&format!("cases/{case}")).expect(200);
        assert_eq!(file["coordinator"]["id"], json!(office.id("ane")));
    }
);

on_both!(
    fn whoever_carries_three_hundred_cases_leaves_in_one_step(app: &TestApp) {
        let office = Office::of(app);
        let enquiry = json!({
            "channel": "phone",
            "text": "Hvordan starter vi?",
            "case_types": ["start_advice"],
            "business": {"identifiers": [{"scheme": "dk_cvr", "value": "99007109"}]},
        });
        for _ in 0..300 {
            office.manager.register(&enquiry).opened();
        }
        let report = office.leave("ane", &json!({})).expect(200);
        assert_eq!(report["handed_over_count"], 300);
        let mut carried: BTreeMap<String, usize> = BTreeMap::new();
        for of in report["handed_over"].as_array().unwrap() {
            *carried.entry(text(&of["to"]["name"])).or_default() += 1;
        }
        assert_eq!(
            carried.values().copied().collect::<Vec<_>>(),
            [100, 100, 100]
        );
        everything_holds(app);
    }
);

on_both!(
    fn whom_somebody_was_to_call_back_the_coordinator_calls_when_they_leave(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("start_advice");
        let asked = |body: &Value| {
            let path = format!("cases/{case}/call-backs");
            let answer = office.manager.post(&path).json(body).send().expect(201);
            format!("call-backs/{}", text(&answer["id"]))
        };
        let bos = asked(&json!({"staff": office.id("bo")}));
        let anes = asked(&json!({"staff": office.id("ane")}));
        let path = format!("staff/{}", office.id("bo"));
        let seen = etag(&office.admin.get(&path));
        let still = change_of(&office.admin, &path, &seen, &json!({"active": false}));
        still.problem(409, "still_carries_work");
        let report = office.leave("bo", &json!({})).expect(200);
        let given = &report["call_backs"];
        assert_eq!(all(given, "call_back"), [bos.rsplit('/').next().unwrap()]);
        assert_eq!(given[0]["to"]["id"], json!(office.id("ane")));
        let read = |path: &str| office.manager.get(path).expect(200);
        assert_eq!(read(&bos)["for_coordinator"], true);
        assert_eq!(read(&bos)["staff"], json!(office.id("ane")));
        assert_eq!(read(&anes)["for_coordinator"], false);
        let report = office.leave("ane", &json!({"to": office.id("ib")}));
        let given = report.expect(200)["call_backs"].take();
        assert_eq!(given[0]["to"]["id"], json!(office.id("ib")));
        for path in [&bos, &anes] {
            assert_eq!(read(path)["staff"], json!(office.id("ib")));
        }
        everything_holds(app);
    }
);

on_both!(
    fn who_alone_works_here_goes_on_with_their_case_though_away(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("start_advice");
        let change = |what: &str, reason: &str| {
            let path = format!("cases/{case}");
            let ane = office.person("ane", Role::Coordinator);
            let seen = etag(&ane.get(&path));
            let request = ane.post(&format!("{path}/{what}"));
            let request = request.header("If-Match", &seen);
            request.json(&json!({ "reason": reason })).send()
        };
        change("withdraw", "De har fundet et andet sted.").expect(200);
        for name in ["bo", "eva", "ib", "hans", "niels", "dora", "vera", "ulla"] {
            office.leave(name, &json!({})).expect(200);
        }
        office.away("ane", "2026-03-02", "2026-04-02", None);
        let reopened = change("reopen", "Stedet faldt igennem.").expect(200);
        assert_eq!(reopened["coordinator"]["id"], json!(office.id("ane")));
        everything_holds(app);
    }
);
