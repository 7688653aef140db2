//! Everything is said in the reader's language.

use onedoor_testkit::on_both;
use serde_json::json;

use crate::sample::{cafe, cafe_with, case_id, short, text};

on_both!(
    fn names_and_reasons_are_told_in_the_readers_language(app: &TestApp) {
        let id = case_id(&app.front_desk().register(&cafe()));
        let mut told = Vec::new();
        for language in ["da", "nb", "nn", "sv", "fi", "en"] {
            let request = app.manager().asks(&format!("cases/{id}"));
            let file = request.in_language(language).send().expect(200);
            let parts = &file["contributions"];
            told.push([
                text(&file["case"]["case_types"][0]["name"]),
                text(&parts[0]["because"][0]),
                text(&file["guarantees"][0]["name"]),
                text(&file["guarantees"][0]["due_text"]),
            ]);
        }
        for (at, words) in told.iter().enumerate() {
            for other in &told[at + 1..] {
                assert_ne!(words, other);
            }
        }
        let usual = app.manager().get(&format!("cases/{id}")).expect(200);
        assert_eq!(text(&usual["guarantees"][0]["name"]), told[0][2]);
    }
);

on_both!(
    fn problems_are_told_in_the_readers_language(app: &TestApp) {
        for (languages, title) in [
            ("da", "Ikke fundet"),
            ("nb", "Ikke funnet"),
            ("no", "Ikke funnet"),
            ("nn-NO", "Ikkje funne"),
            ("sv-FI", "Finns inte"),
            ("fi", "Ei löydy"),
            ("en-GB", "Not found"),
            ("de, sv;q=0.5, da;q=0.4", "Finns inte"),
            ("de", "Not found"),
            ("*", "Not found"),
            (";;;q=x", "Not found"),
        ] {
            let request = app
                .manager()
                .asks("cases/00000000-0000-7000-8000-000000000000");
            let answer = request.in_language(languages).send();
            answer.problem(404, "not_found");
            assert_eq!(answer.json()["title"], title, "{languages}");
        }
    }
);

on_both!(
    fn what_is_wrong_with_a_field_is_told_in_the_readers_language(app: &TestApp) {
        let mut told = Vec::new();
        for language in ["da", "nb", "nn", "sv", "fi", "en"] {
            let request = app.front_desk().post("enquiries").in_language(language);
            let answer = request.json(&short(" ")).send();
            answer.refuses(&[("/text", "blank")]);
            told.push(text(&answer.json()["errors"][0]["detail"]));
        }
        let before = told.len();
        told.sort();
        told.dedup();
        assert!(
            told.len() >= before - 1,
            "only the two Norwegians may agree: {told:?}"
        );
    }
);

on_both!(
    fn the_language_of_an_enquiry_is_given_or_detected_or_the_municipalitys(app: &TestApp) {
        let desk = app.front_desk();
        for (enquiry, language) in [
            (cafe_with("language", json!("fi")), "fi"),
            (
                short("Hei! Haluan avata kahvilan keskustaan ja tarvitsen siihen luvan."),
                "fi",
            ),
            (
                short("I would like to open a restaurant and need a licence for it, please."),
                "en",
            ),
            (short("12345"), "da"),
        ] {
            let file = desk.register(&enquiry).opened();
            assert_eq!(file["case"]["language"], language, "{enquiry}");
        }
    }
);

on_both!(
    fn an_odd_number_is_accepted_with_a_warning(app: &TestApp) {
        let odd = |scheme: &str, value: &str| {
            let business =
                json!({"name": "Ny", "identifiers": [{"scheme": scheme, "value": value}]});
            app.front_desk()
                .register(&cafe_with("business", business))
                .opened()
        };
        let warned = odd("dk_cvr", "29190624");
        assert_eq!(
            warned["warnings"][0]["pointer"],
            "/business/identifiers/0/value"
        );
        assert_eq!(warned["warnings"][0]["code"], "identifier_check_digit");
        assert_ne!(text(&warned["warnings"][0]["detail"]), "");
        for (scheme, value) in [
            ("dk_cvr", "29190623"),
            ("dk_p", "1000000001"),
            ("dk_p", "1003456789"),
        ] {
            assert!(
                odd(scheme, value).get("warnings").is_none(),
                "{scheme} {value}"
            );
        }
    }
);
