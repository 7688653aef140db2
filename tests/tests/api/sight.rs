//! Who sees how much of a case: on the case, in lists, in searches alike.

use onedoor_domain::directory::Role;
use onedoor_testkit::on_both;
use serde_json::{Value, json};

use crate::sample::{all, cafe, cafe_with, case_id, found, short, text};

on_both!(
    fn the_front_desk_sees_a_case_but_not_its_words(app: &TestApp) {
        let desk = app.front_desk();
        let id = case_id(&desk.register(&cafe()));
        let file = desk.get(&format!("cases/{id}")).expect(200);
        assert_eq!(file["case"]["business"]["name"], "Bageriet i Nygade ApS");
        assert_ne!(text(&file["coordinator"]["phone"]), "");
        let listed = desk.get("cases").expect(200)["items"][0].take();
        for case in [&file["case"], &listed] {
            for of in case["case_types"].as_array().unwrap() {
                assert_eq!(of["because"], json!([]), "words of the enquiry");
            }
        }
        for part in ["enquiries", "routing"] {
            desk.get(&format!("cases/{id}/{part}"))
                .problem(403, "forbidden");
        }
    }
);

on_both!(
    fn limited_sight_shows_no_answers_that_were_given(app: &TestApp) {
        let id = case_id(&app.front_desk().register(&cafe()));
        for actor in [app.front_desk(), app.integration(), app.admin()] {
            let file = actor.asks(&format!("cases/{id}")).in_language("en").send();
            let file = file.expect(200);
            for part in file["contributions"].as_array().unwrap() {
                for why in part["because"].as_array().unwrap() {
                    assert!(!text(why).contains("answered: yes"), "{part:#}");
                }
            }
        }
        let whole = app
            .manager()
            .asks(&format!("cases/{id}"))
            .in_language("en")
            .send();
        let because = because_of(&whole.expect(200), "alcohol");
        assert!(
            because.iter().any(|why| why.contains("answered: yes")),
            "{because:?}"
        );
    }
);

on_both!(
    fn a_reason_is_told_once(app: &TestApp) {
        let file = app.front_desk().register(&cafe()).opened();
        for unit in all(&file["contributions"], "unit") {
            let mut because = because_of(&file, &unit);
            let told = because.len();
            because.sort();
            because.dedup();
            assert_eq!(because.len(), told, "{unit}");
        }
    }
);

on_both!(
    fn a_coordinator_sees_their_own_cases_whole_and_the_others_from_afar(app: &TestApp) {
        let desk = app.front_desk();
        let file = desk.register(&cafe()).opened();
        let id = text(&file["case"]["id"]);
        let email = text(&file["coordinator"]["email"]);
        let theirs = app.person("eksempel", &email, Role::Coordinator);
        for part in ["enquiries", "events", "routing"] {
            assert_eq!(
                theirs.get(&format!("cases/{id}/{part}")).status,
                200,
                "{part}"
            );
        }
        // Nobody of the switchboard contributes to a café.
        let mut invoice = short("Faktura");
        invoice["case_types"] = json!(["invoice_payment"]);
        let other = desk.register(&invoice).opened();
        let other_id = text(&other["case"]["id"]);
        let units = all(&other["contributions"], "unit");
        assert!(!units.contains(&"business_office".to_owned()), "{units:?}");
        if other["coordinator"]["email"] != email.as_str() {
            assert_eq!(theirs.get(&format!("cases/{other_id}")).status, 200);
            theirs
                .get(&format!("cases/{other_id}/enquiries"))
                .problem(403, "forbidden");
        }
        assert_eq!(found(&theirs, "").len(), 2);
    }
);

on_both!(
    fn a_handler_sees_only_what_they_or_their_units_work_on(app: &TestApp) {
        let desk = app.front_desk();
        let id = case_id(&desk.register(&cafe()));
        let mut invoice = short("Faktura for kaffe");
        invoice["case_types"] = json!(["invoice_payment"]);
        let other = case_id(&desk.register(&invoice));
        app.work();
        let fire = app.person(
            "eksempel",
            "signe.roegbjerg@eksempel.example",
            Role::Handler,
        );
        assert_eq!(found(&fire, ""), [id.as_str()]);
        assert_eq!(fire.get(&format!("cases/{id}/enquiries")).status, 200);
        for part in ["", "/enquiries", "/events", "/routing"] {
            fire.get(&format!("cases/{other}{part}"))
                .problem(404, "not_found");
        }
        assert!(found(&fire, "?q=faktura").is_empty());
        assert!(found(&fire, "?unit=finance").is_empty());
        let file = app.manager().get(&format!("cases/{other}")).expect(200);
        let reference = text(&file["case"]["reference"]);
        assert!(found(&fire, &format!("?q={reference}")).is_empty());
    }
);

on_both!(
    fn an_administrator_and_a_program_read_no_content(app: &TestApp) {
        let id = case_id(&app.front_desk().register(&cafe()));
        for actor in [app.admin(), app.integration()] {
            assert_eq!(actor.get(&format!("cases/{id}")).status, 200);
            for part in ["enquiries", "routing"] {
                actor
                    .get(&format!("cases/{id}/{part}"))
                    .problem(403, "forbidden");
            }
        }
    }
);

on_both!(
    fn a_protected_identity_stands_in_no_list(app: &TestApp) {
        let protected = cafe_with("protected_identity", json!(true));
        let file = app.front_desk().register(&protected).opened();
        let id = text(&file["case"]["id"]);
        for actor in [
            app.manager(),
            app.front_desk(),
            app.coordinator(),
            app.integration(),
        ] {
            for query in ["cases", "cases?stage=open"] {
                let listed = actor.get(query).expect(200)["items"][0].take();
                assert_eq!(listed["id"], id.as_str());
                assert!(listed.get("business").is_none(), "{listed:#}");
            }
        }
        let seen = |file: Value| file["case"]["business"]["name"].as_str().map(str::to_owned);
        let whole = app.manager().get(&format!("cases/{id}")).expect(200);
        assert_eq!(
            seen(whole.clone()).as_deref(),
            Some("Bageriet i Nygade ApS")
        );
        assert_eq!(
            seen(app.front_desk().get(&format!("cases/{id}")).expect(200)),
            None
        );
        let business = text(&whole["case"]["business"]["id"]);
        assert!(found(&app.manager(), &format!("?business={business}")).is_empty());
    }
);

/// Why a unit takes part.
fn because_of(file: &Value, unit: &str) -> Vec<String> {
    let parts = file["contributions"].as_array().unwrap();
    let part = parts.iter().find(|part| part["unit"] == unit).unwrap();
    part["because"]
        .as_array()
        .unwrap()
        .iter()
        .map(text)
        .collect()
}
