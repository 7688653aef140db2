//! Who gets what, and why.

use std::collections::BTreeSet;

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Database, TestApp, on_both};
use serde_json::json;

use crate::sample::{all, cafe, cafe_of, cafe_with, case_id, coordinator, short, text};

on_both!(
    fn routing_is_explained_for_case_types_units_and_coordinator(app: &TestApp) {
        let file = app.front_desk().register(&cafe()).opened();
        let id = text(&file["case"]["id"]);
        let routing = app
            .manager()
            .get(&format!("cases/{id}/routing"))
            .expect(200);
        assert_eq!(
            all(&routing["units"], "id"),
            all(&file["contributions"], "unit")
        );
        assert_eq!(
            all(&routing["case_types"], "id"),
            all(&file["case"]["case_types"], "id")
        );
        assert_eq!(routing["coordinator"]["id"], file["coordinator"]["id"]);
        assert_ne!(text(&routing["coordinator"]["because"]), "");
        let considered = routing["coordinator"]["considered"].as_array().unwrap();
        assert!(!considered.is_empty());
        for other in considered {
            assert_ne!(text(&other["because"]), "");
            assert_ne!(other["id"], routing["coordinator"]["id"]);
        }
        for left_out in routing["rejected_units"].as_array().unwrap() {
            assert_ne!(text(&left_out["question_text"]), "");
        }
        assert_eq!(routing["catalogue_version"], 1);
    }
);

on_both!(
    fn case_types_that_are_given_stand(app: &TestApp) {
        let mut enquiry = cafe();
        enquiry["case_types"] = json!(["signage", "invoice_payment", "signage"]);
        let file = app.front_desk().register(&enquiry).opened();
        assert_eq!(
            all(&file["case"]["case_types"], "id"),
            ["signage", "invoice_payment"]
        );
        assert_eq!(
            all(&file["case"]["case_types"], "source"),
            ["given", "given"]
        );
        assert_eq!(file["case"]["triage"], false);
    }
);

on_both!(
    fn what_nobody_understands_goes_to_a_coordinator_who_sorts_it_out(app: &TestApp) {
        for words in ["Hej", "?", "asdf qwer zxcv", "👍", "12345"] {
            let file = app.front_desk().register(&short(words)).opened();
            assert_eq!(file["case"]["triage"], true, "{words}");
            assert_eq!(
                all(&file["case"]["case_types"], "id"),
                ["unclear"],
                "{words}"
            );
            assert_eq!(all(&file["case"]["case_types"], "source"), ["fallback"]);
            assert_ne!(coordinator(&file), "");
            assert!(!file["contributions"].as_array().unwrap().is_empty());
        }
    }
);

on_both!(
    fn a_business_with_a_live_case_keeps_its_coordinator(app: &TestApp) {
        let desk = app.front_desk();
        let mut given = BTreeSet::new();
        for cvr in ["29190623", "99462817", "10150817"] {
            let first = coordinator(&desk.register(&cafe_of(cvr)).opened());
            for _ in 0..3 {
                let again = desk.register(&cafe_of(cvr)).opened();
                assert_eq!(coordinator(&again), first);
            }
            given.insert(first);
        }
        assert!(!given.is_empty());
        let counts = app.counts();
        assert_eq!((counts["business"] - 2, counts["case"]), (3, 12));
    }
);

on_both!(
    fn a_business_is_known_by_its_name_and_its_contact(app: &TestApp) {
        let desk = app.front_desk();
        let first = desk.register(&cafe()).opened();
        let again = desk
            .register(&cafe_with("business.name", json!("bageriet  i NYGADE aps")))
            .opened();
        assert_eq!(
            again["case"]["business"]["id"],
            first["case"]["business"]["id"]
        );
        assert_eq!(coordinator(&again), coordinator(&first));
        let other = desk
            .register(&cafe_with("contact.phone", json!("33 99 99 99")))
            .opened();
        assert_ne!(
            other["case"]["business"]["id"],
            first["case"]["business"]["id"]
        );
    }
);

on_both!(
    fn a_business_with_an_account_manager_gets_no_other_coordinator(app: &TestApp) {
        for cvr in ["99007109", "DK 99 00 72 06"] {
            let file = app.front_desk().register(&cafe_of(cvr)).opened();
            assert_eq!(coordinator(&file), "rasmus.kjaersoe@eksempel.example");
            let id = text(&file["case"]["id"]);
            let routing = app
                .manager()
                .get(&format!("cases/{id}/routing"))
                .expect(200);
            assert_eq!(routing["coordinator"]["reason"], "account_manager");
        }
    }
);

on_both!(
    fn whoever_is_away_is_never_chosen(app: &TestApp) {
        let desk = app.front_desk();
        let away = ["Jens-Åge Thorhaug", "Niels Kærhus"];
        let texts = [
            "Jeg vil åbne en café",
            "Må jeg bygge en hal?",
            "Spildevand fra vores vaskehal",
            "Hej",
        ];
        for number in 0..60 {
            let file = desk.register(&short(texts[number % texts.len()])).opened();
            assert!(
                !away.contains(&text(&file["coordinator"]["name"]).as_str()),
                "{file:#}"
            );
            for part in file["contributions"].as_array().unwrap() {
                let handler = part["handler"]["name"].as_str().unwrap_or_default();
                assert!(!away.contains(&handler), "{part:#}");
            }
        }
    }
);

on_both!(
    fn a_business_of_somebody_who_went_away_goes_to_their_substitute(app: &TestApp) {
        let yaml = MUNICIPALITY.replace("absences: []", ABSENCE);
        app.import(&yaml);
        let desk = app.issue(
            "lille",
            Role::FrontDesk,
            None,
            jiff::SignedDuration::from_hours(24),
        );
        let program = app.issue(
            "lille",
            Role::Integration,
            None,
            jiff::SignedDuration::from_hours(24),
        );
        // A token without a person is a program, whatever role it holds.
        desk.register(&short("Hej")).opened();
        for _ in 0..6 {
            let file = program.register(&cafe_of("99007109")).opened();
            assert_eq!(coordinator(&file), "bo@lille.example");
        }
    }
);

on_both!(
    fn a_municipality_never_sees_another_ones_cases(database: Database) {
        let countries = [Country::Dk, Country::Se, Country::No];
        let app = &TestApp::spawn_with(database, &countries);
        let mut cases = Vec::new();
        for country in countries {
            let desk = app.actor_in(country, Role::FrontDesk);
            let mut enquiry = short(&format!("Vi vil åbne kafé i {country} med xylofonmusik"));
            enquiry["business"] =
                json!({"identifiers": [{"scheme": "gln", "value": "5790000000012"}]});
            cases.push((country, case_id(&desk.register_once("same-key", &enquiry))));
        }
        assert_eq!(app.counts()["case"], 3);
        app.work();
        for (country, id) in &cases {
            let manager = app.actor_in(*country, Role::Manager);
            let listed = crate::sample::found(&manager, "");
            assert_eq!(listed, [id.as_str()]);
            assert_eq!(crate::sample::found(&manager, "?q=xylofon"), [id.as_str()]);
            for (other, foreign) in &cases {
                if other == country {
                    continue;
                }
                let there = app.actor_in(*other, Role::Manager);
                for part in ["", "/routing", "/enquiries", "/events"] {
                    manager
                        .get(&format!("cases/{foreign}{part}"))
                        .problem(404, "not_found");
                    let path = format!("/v1/{}/cases/{foreign}{part}", there.municipality());
                    manager.get(&path).problem(404, "not_found");
                }
                let file = there.get(&format!("cases/{foreign}")).expect(200);
                for query in [
                    format!("?q={}", text(&file["case"]["reference"])),
                    format!("?coordinator={}", text(&file["coordinator"]["id"])),
                    format!("?business={}", text(&file["case"]["business"]["id"])),
                    format!("?cursor={foreign}&q=xylofon&limit=1"),
                ] {
                    let hits = crate::sample::found(&manager, &query);
                    assert!(hits.iter().all(|hit| hit == id), "{query}: {hits:?}");
                }
            }
        }
    }
);

/// A municipality of five coordinators who are each other's equals.
pub(crate) const MUNICIPALITY: &str = r#"
slug: lille
name: Lille Kommune
country: DK
time_zone: Europe/Copenhagen
language: da
units: [{id: business_office}, {id: switchboard}]
staff:
  - {email: ane@lille.example, name: Ane, title: Konsulent, phone: "+4533990001", roles: [coordinator], units: [business_office], languages: [da], capacity: 1000}
  - {email: bo@lille.example, name: Bo, title: Konsulent, phone: "+4533990002", roles: [coordinator], units: [business_office], languages: [da], capacity: 1000}
  - {email: eva@lille.example, name: Eva, title: Konsulent, phone: "+4533990003", roles: [coordinator], units: [business_office], languages: [da], capacity: 1000}
  - {email: ib@lille.example, name: Ib, title: Konsulent, phone: "+4533990004", roles: [coordinator], units: [business_office], languages: [da], capacity: 1000}
  - {email: ulla@lille.example, name: Ulla, title: Konsulent, phone: "+4533990005", roles: [coordinator, manager], units: [business_office], heads: [business_office], languages: [da], capacity: 1000}
absences: []
businesses:
  - {name: Røgeriet, identifiers: [{scheme: dk_cvr, value: "99007109"}], account_manager: ane@lille.example}
"#;

const ABSENCE: &str = "absences: [{staff: ane@lille.example, from: 2026-03-01, to: 2026-04-01, substitute: bo@lille.example}]";
