//! Who calls, while the phone still rings.

use onedoor_testkit::{TestApp, on_both};
use serde_json::{Value, json};

use super::{id_of, lookup, opened};
use crate::sample::{all, cafe, cafe_of, cafe_with, text};

/// Everything by which the café's caller could be found but its reference.
const BY_WHAT_IT_IS_CALLED: [&str; 5] = [
    "phone=33991234",
    "q=bager",
    "q=mette",
    "q=nygade%20aps",
    "identifier=29190623",
];

on_both!(
    fn a_caller_is_found_by_their_number_however_it_is_written(app: &TestApp) {
        let file = opened(app);
        for phone in [
            "33991234",
            "33%2099%2012%2034",
            "%2B45%2033991234",
            "0045-33-99-12-34",
            "(33)%2099.12.34",
        ] {
            let found = lookup(&app.front_desk(), &format!("phone={phone}")).expect(200);
            let caller = &found["callers"][0];
            assert_eq!(
                caller["business"]["name"], "Bageriet i Nygade ApS",
                "{phone}"
            );
            assert_eq!(caller["contacts"][0]["name"], "Mette Holm");
            let case = &found["cases"][0];
            assert_eq!(case["case"]["reference"], file["case"]["reference"]);
            assert_eq!(case["coordinator"]["id"], file["coordinator"]["id"]);
            assert_eq!(case["reach"]["availability"], "available");
            assert_eq!(
                case["allowed_actions"],
                json!(["record_contact_moment", "ask_call_back"])
            );
            assert_eq!(
                (&found["guessed"], &found["more"]),
                (&json!(false), &json!(false))
            );
        }
        let nobody = lookup(&app.front_desk(), "phone=33991235").expect(200);
        assert_eq!(
            (&nobody["callers"], &nobody["cases"]),
            (&json!([]), &json!([]))
        );
    }
);

on_both!(
    fn what_is_told_of_a_business_opens_its_next_enquiry_in_one_request(app: &TestApp) {
        app.front_desk().register(&cafe_of("29190623")).opened();
        let found = lookup(&app.front_desk(), "identifier=29%2019%2006%2023").expect(200);
        let business = &found["callers"][0]["business"];
        let number = &business["identifiers"][0];
        assert_eq!(number["value"], "29190623");
        let identifier = json!({"scheme": number["scheme"], "value": number["value"]});
        let again = cafe_with("business", json!({"identifiers": [identifier]}));
        let before = app.counts()["business"];
        let second = app.front_desk().register(&again).opened();
        assert_eq!(app.counts()["business"], before);
        assert_eq!(second["case"]["business"]["id"], business["id"]);
        let found = lookup(&app.front_desk(), "identifier=DK29190623").expect(200);
        assert_eq!(found["cases"].as_array().unwrap().len(), 2);
    }
);

on_both!(
    fn a_business_is_looked_after_by_somebody_who_may_take_the_call(app: &TestApp) {
        let found = lookup(&app.front_desk(), "q=havbris").expect(200);
        let caller = &found["callers"][0];
        assert_eq!(caller["business"]["name"], "Havbrisens Røgeri ApS");
        assert_eq!(caller["account_manager"]["name"], "Rasmus Kjærsø");
        assert_eq!(
            caller["account_manager"]["reach"]["availability"],
            "available"
        );
        assert_eq!(found["cases"], json!([]));
    }
);

on_both!(
    fn a_reference_is_understood_with_one_slip_and_it_is_said(app: &TestApp) {
        let reference = text(&opened(app)["case"]["reference"]);
        let desk = app.front_desk();
        let digits: Vec<char> = reference.chars().filter(|c| *c != '-').collect();
        let plain: String = digits.iter().collect();
        for raw in [
            reference.clone(),
            plain.clone(),
            reference.replace('-', "%20"),
            plain.replace('0', "O"),
        ] {
            let found = lookup(&desk, &format!("reference={raw}")).expect(200);
            assert_eq!(found["guessed"], false, "{raw}");
            assert_eq!(found["cases"][0]["case"]["reference"], json!(reference));
            assert_eq!(
                found["callers"][0]["business"]["name"],
                "Bageriet i Nygade ApS"
            );
        }
        let mut wrong = digits.clone();
        wrong[6] = if wrong[6] == '9' { '0' } else { '9' };
        let mut swapped = digits.clone();
        let at = (5..11).find(|at| digits[*at] != digits[at - 1]).unwrap();
        swapped.swap(at - 1, at);
        for slip in [wrong, swapped] {
            let raw: String = slip.into_iter().collect();
            let found = lookup(&desk, &format!("reference={raw}")).expect(200);
            assert_eq!(found["guessed"], true);
            assert!(text(&found["hint"]).contains("Did you mean"), "{found:#}");
            let case = &found["cases"][0];
            assert_eq!(case["guessed"], true);
            assert_eq!(case["case"]["reference"], json!(reference));
        }
    }
);

on_both!(
    fn a_reference_like_no_other_is_told_to_be_wrong(app: &TestApp) {
        let found = lookup(&app.front_desk(), "reference=2026-4839-1754").expect(200);
        assert_eq!(
            (&found["guessed"], &found["cases"]),
            (&json!(true), &json!([]))
        );
        assert!(text(&found["hint"]).contains("wrong"));
        let none = lookup(&app.front_desk(), "reference=2026-4839-1753").expect(200);
        assert_eq!(
            (&none["guessed"], &none["cases"]),
            (&json!(false), &json!([]))
        );
    }
);

on_both!(
    fn a_name_is_found_by_the_beginnings_of_its_words(app: &TestApp) {
        let id = id_of(&opened(app));
        let desk = app.front_desk();
        for q in [
            "BAGER",
            "nyga",
            "nygade%20bag",
            "mett",
            "holm",
            "hol%20met",
            "b%C3%A1geriet",
        ] {
            let found = lookup(&desk, &format!("q={q}")).expect(200);
            assert_eq!(found["cases"][0]["case"]["id"], json!(id), "{q}");
        }
        for q in ["ageriet", "nygade%20kaf", "mette%20jensen", "%25", "__"] {
            let found = lookup(&desk, &format!("q={q}"));
            let nothing = found.status == 422 || found.expect(200)["cases"] == json!([]);
            assert!(nothing, "{q}");
        }
    }
);

on_both!(
    fn a_protected_identity_is_found_by_its_reference_alone_and_then_unnamed(app: &TestApp) {
        let mut enquiry = cafe_of("29190623");
        enquiry["business"]["name"] = json!("Bageriet i Nygade ApS");
        enquiry["protected_identity"] = json!(true);
        let file = app.front_desk().register(&enquiry).opened();
        let reference = text(&file["case"]["reference"]);
        for reader in [
            app.front_desk(),
            app.coordinator(),
            app.manager(),
            app.integration(),
        ] {
            for query in BY_WHAT_IT_IS_CALLED {
                let found = lookup(&reader, query).expect(200);
                assert_eq!(found["callers"], json!([]), "{query}");
                assert_eq!(found["cases"], json!([]), "{query}");
            }
            let answer = lookup(&reader, &format!("reference={reference}"));
            let found = answer.expect(200);
            assert_eq!(found["cases"][0]["case"]["reference"], json!(reference));
            assert_eq!(found["callers"], json!([]));
            for name in ["Bageriet", "Mette", "99123", "29190623"] {
                assert!(!answer.text().contains(name), "{name}");
            }
        }
    }
);

on_both!(
    fn a_number_that_a_protected_identity_uses_is_nobodys(app: &TestApp) {
        opened(app);
        let mut enquiry = cafe_with("business", json!({"name": "En anden ApS"}));
        enquiry["protected_identity"] = json!(true);
        app.front_desk().register(&enquiry).opened();
        let found = lookup(&app.manager(), "phone=33991234").expect(200);
        assert_eq!(
            (&found["callers"], &found["cases"]),
            (&json!([]), &json!([]))
        );
        let named = lookup(&app.manager(), "q=anden").expect(200);
        assert_eq!(named["callers"], json!([]));
    }
);

on_both!(
    fn exactly_one_thing_is_asked_and_it_must_be_one(app: &TestApp) {
        let desk = app.front_desk();
        for (query, field, code) in [
            ("", "phone", "required"),
            ("phone=33991234&q=bager", "q", "unknown_field"),
            ("identifier=1&reference=2", "reference", "unknown_field"),
            ("phone=12", "phone", "not_a_phone"),
            ("phone=Mette", "phone", "not_a_phone"),
            ("identifier=12", "identifier", "not_an_identifier"),
            (
                "identifier=974%20760%20674",
                "identifier",
                "identifier_check_digit",
            ),
            ("reference=2026-4839", "reference", "not_a_reference"),
            ("q=%20", "q", "blank"),
            ("q=b", "q", "too_short"),
        ] {
            lookup(&desk, query).refuses(&[(field, code)]);
        }
    }
);

on_both!(
    fn whoever_cannot_take_the_call_is_stood_in_for_or_called_later(app: &TestApp) {
        let file = opened(app);
        let coordinator = text(&file["coordinator"]["id"]);
        let reach = |app: &TestApp| -> Value {
            let found = lookup(&app.front_desk(), "phone=33991234").expect(200);
            found["cases"][0]["reach"].clone()
        };
        app.clock.set("2026-03-02T14:30");
        assert_eq!(
            reach(app),
            json!({"availability": "closed", "until": "2026-03-03T08:00:00Z",
                "next_at": "2026-03-03T08:00:00Z"})
        );
        app.clock.set("2026-03-03T10:00");
        let substitute = app.staff("eksempel", "ane.lindegaard@eksempel.example");
        let absence = json!({"staff": coordinator, "substitute": substitute.to_string(),
            "starts_at": "2026-03-03T00:00:00+01:00", "ends_at": "2026-03-05T00:00:00+01:00"});
        app.admin()
            .post("absences")
            .json(&absence)
            .send()
            .expect(201);
        let away = reach(app);
        assert_eq!(away["availability"], "away");
        assert_eq!(away["next_at"], "2026-03-05T08:00:00Z");
        assert_eq!(away["substitute"]["name"], "Ane Lindegård");
        assert_eq!(away["substitute"]["availability"], "available");
        let busy = json!({"state": "busy", "until": "2026-03-03T11:00:00+01:00"});
        let ane = app.manager();
        ane.request("PUT", "presence")
            .json(&busy)
            .send()
            .expect(200);
        let both = reach(app);
        assert_eq!(both["substitute"]["availability"], "busy");
        assert_eq!(both["substitute"]["next_at"], "2026-03-03T10:00:00Z");
    }
);

on_both!(
    fn what_is_told_is_bounded_and_says_so(app: &TestApp) {
        for _ in 0..22 {
            app.front_desk().register(&cafe()).opened();
        }
        let found = lookup(&app.front_desk(), "phone=33991234").expect(200);
        assert_eq!(found["cases"].as_array().unwrap().len(), 20);
        assert_eq!(found["more"], true);
        let cases = found["cases"].as_array().unwrap();
        let mut ids: Vec<String> = cases.iter().map(|one| text(&one["case"]["id"])).collect();
        let told = ids.clone();
        ids.sort();
        ids.reverse();
        assert_eq!(told, ids, "newest first");
        assert_eq!(
            all(&found["callers"][0]["contacts"], "name"),
            ["Mette Holm"]
        );
    }
);
