//! Handing over, and taking over.

use onedoor_domain::directory::Role;
use onedoor_testkit::on_both;
use serde_json::{Value, json};

use super::office::Office;
use crate::directory::etag;
use crate::idempotency::everything_holds;
use crate::sample::text;

on_both!(
    fn a_case_is_handed_over_with_what_lies_with_its_coordinator(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("restaurant_cafe");
        let outside = carried(&office.file(&case), &office.id("ane"));
        assert!(!outside.is_empty(), "{:#}", office.file(&case));
        let ane = office.person("ane", Role::Coordinator);
        let before = office.manager.get(&format!("cases/{case}"));
        let answer = office.hand_over(&ane, &case, Some("bo"));
        let body = answer.expect(200);
        let after = office.manager.get(&format!("cases/{case}"));
        assert_eq!(etag(&answer), etag(&after));
        assert_ne!(etag(&before), etag(&after));
        assert_eq!(body["coordinator"]["name"], "Bo");
        assert_eq!(body["coordinator"]["phone"], "+4533990002");
        assert_eq!(body["reference"], after.json()["case"]["reference"]);
        assert_eq!(office.coordinator(&case), office.id("bo"));
        assert_eq!(carried(&after.json(), &office.id("bo")), outside);
        assert_eq!(
            carried(&after.json(), &office.id("ane")),
            Vec::<String>::new()
        );
        let history = office.history(&case);
        let names = [("Ane", "opened"), ("Bo", "given")];
        assert_eq!(
            history,
            names.map(|(who, why)| (who.to_owned(), why.to_owned()))
        );
        let told = office.told(&case);
        assert_eq!(told.len(), 1);
        let (ane, bo) = (office.id("ane"), office.id("bo"));
        assert_eq!(
            told[0]["to"],
            json!(["business", {"staff": bo}, {"staff": ane}])
        );
        assert_eq!(told[0]["coordinator"], json!(bo));
        let path = format!("cases/{case}/events?limit=200");
        let events = office
            .manager
            .asks(&path)
            .in_language("en")
            .send()
            .expect(200);
        let events = events["items"].as_array().unwrap();
        let last = events.last().unwrap();
        assert_eq!(last["kind"], "handed_over");
        let said = "Ane handed the case over; Bo answers to the business now.";
        assert_eq!(last["sentence"], said);
        assert_eq!(last["payload"]["words"], "Hun kender virksomheden.");
        everything_holds(app);
    }
);

on_both!(
    fn routing_finds_somebody_else_and_says_why_they(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("start_advice");
        let ane = office.person("ane", Role::Coordinator);
        office.hand_over(&ane, &case, None).expect(200);
        let now = office.coordinator(&case);
        assert_ne!(now, office.id("ane"));
        let path = format!("cases/{case}/coordinators");
        let page = office.manager.get(&path).expect(200);
        let last = &page["items"][1];
        assert_eq!(
            (&last["id"], &last["found"]),
            (&json!(now), &json!("least_loaded"))
        );
        assert_eq!(last["words"], "Jeg har for mange.");
        assert_eq!(page["items"][0]["until"], last["since"]);
        let events = office
            .manager
            .get(&format!("cases/{case}/events?limit=200"));
        let events = events.expect(200);
        let events = events["items"].as_array().unwrap();
        let considered = events.last().unwrap()["payload"]["considered"].clone();
        let barred = json!({"staff": office.id("ane"), "against": "barred"});
        assert!(
            considered.as_array().unwrap().contains(&barred),
            "{considered}"
        );
        everything_holds(app);
    }
);

on_both!(
    fn those_above_take_over_and_nobody_else_does(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("start_advice");
        let before = app.counts();
        for (name, role, status, code) in [
            ("bo", Role::Coordinator, 403, "forbidden"),
            ("dora", Role::FrontDesk, 403, "forbidden"),
            ("vera", Role::Handler, 404, "not_found"),
        ] {
            let by = office.person(name, role);
            office
                .hand_over(&by, &case, Some("bo"))
                .problem(status, code);
        }
        office
            .hand_over(&office.admin, &case, Some("bo"))
            .problem(403, "forbidden");
        let anonymous = app.anonymous().in_municipality("kontor");
        office
            .hand_over(&anonymous, &case, Some("bo"))
            .problem(401, "unauthenticated");
        assert_eq!(app.counts(), before);
        office
            .hand_over(&office.manager, &case, Some("ulla"))
            .expect(200);
        let head = office.person("hans", Role::Handler);
        office.hand_over(&head, &case, Some("eva")).expect(200);
        let reasons: Vec<String> = office.history(&case).into_iter().map(|of| of.1).collect();
        assert_eq!(reasons, ["opened", "taken_over", "given"]);
        everything_holds(app);
    }
);

on_both!(
    fn whoever_may_hand_over_is_told_so(app: &TestApp) {
        let office = Office::of(app);
        let case = office.anes_case("start_advice");
        for (name, role, may) in [
            ("ane", Role::Coordinator, true),
            ("ulla", Role::Manager, true),
            ("hans", Role::Handler, true),
            ("bo", Role::Coordinator, false),
            ("dora", Role::FrontDesk, false),
        ] {
            let by = office.person(name, role);
            let file = by.get(&format!("cases/{case}")).expect(200);
            let allowed = file["case"]["allowed_actions"].as_array().unwrap();
            assert_eq!(allowed.contains(&json!("hand_over")), may, "{name}");
        }
    }
);

/// The units whose contributions to a case lie with this person.
fn carried(file: &Value, person: &str) -> Vec<String> {
    let parts = file["contributions"].as_array().unwrap().iter();
    parts
        .filter(|part| part["handler"]["id"] == person)
        .map(|part| text(&part["unit"]))
        .collect()
}
