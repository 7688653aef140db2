//! What the form shows.

use onedoor_testkit::on_both;

use super::{FORM, anybody, texts};
use crate::sample::text;

on_both!(
    fn the_form_shows_what_each_case_type_needs_brings_and_promises(app: &TestApp) {
        let answer = anybody(app).get(FORM);
        let form = answer.expect(200);
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(form["municipality"], "eksempel");
        assert_eq!(form["language"], "da");
        let types = form["case_types"].as_array().unwrap();
        let cafe = types
            .iter()
            .find(|of| of["id"] == "restaurant_cafe")
            .unwrap();
        assert!(texts(&cafe["questions"]).contains(&"alcohol_served".to_owned()));
        assert!(!texts(&cafe["documents"]).is_empty());
        let promises = texts(&cafe["promises"]);
        assert!(promises.iter().any(|said| said.contains("arbejdsdage")));
        let questions = form["questions"].as_array().unwrap();
        let alcohol = questions
            .iter()
            .find(|of| of["id"] == "alcohol_served")
            .unwrap();
        assert_eq!(alcohol["text"], "Skal der serveres alkohol?");
        assert_eq!(alcohol["kind"], "boolean");
        // Every question that a case type names is there.
        for id in types.iter().flat_map(|of| texts(&of["questions"])) {
            assert!(questions.iter().any(|one| one["id"] == id.as_str()), "{id}");
        }
        assert_eq!(form["contact"]["days"].as_array().unwrap().len(), 7);
        assert_eq!(form["contact"]["open_now"], true);
        assert_eq!(form["identifier_scheme"], "dk_cvr");
        assert_eq!(form["challenge"]["algorithm"], "sha-256");
        assert_eq!(form["texts"]["title"], "Skriv til Eksempel Kommune");
    }
);

on_both!(
    fn the_form_speaks_the_language_that_is_asked_for(app: &TestApp) {
        let at = |path: &str, header: &str| {
            let request = anybody(app).asks(path).in_language(header);
            text(&request.send().expect(200)["texts"]["send"])
        };
        let path = "/public/eksempel/form";
        assert_eq!(at(path, "fi"), "Lähetä");
        assert_eq!(at(&format!("{path}?language=sv"), "fi"), "Skicka");
        assert_eq!(at(&format!("{path}?language=xx"), "xx"), "Send");
        let plain = anybody(app).get(path).expect(200);
        assert_eq!(plain["language"], "da", "the municipality's own");
    }
);

on_both!(
    fn there_is_no_form_of_a_municipality_that_is_not_there(app: &TestApp) {
        for path in ["/public/nowhere/form", "/public/%2e%2e/form"] {
            anybody(app).get(path).problem(404, "not_found");
        }
    }
);
