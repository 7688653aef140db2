//! Case types by proposal, and further enquiries.

use onedoor_testkit::on_both;
use serde_json::json;

use super::desk::{Desk, of_business};
use crate::sample::{all, text};

on_both!(
    fn case_types_change_exactly_as_proposed(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        let before = app.counts();
        let wanted = json!({"add": ["restaurant_cafe"]});
        let proposal = desk.adds("case-types/preview", &wanted).expect(200);
        assert_eq!(app.counts(), before);
        let joining = all(&proposal["join"], "unit");
        assert!(!joining.is_empty());
        assert_eq!(proposal["leave"], json!([]));
        assert!(!proposal["give"].as_array().unwrap().is_empty());

        let made_up = json!({"add": ["restaurant_cafe"], "accept": "0"});
        desk.change("PUT", "/case-types", &made_up)
            .problem(409, "stale_proposal");
        assert_eq!(app.counts(), before);
        let accepted = json!({"add": ["restaurant_cafe"], "accept": proposal["accept"]});
        let changed = desk.change("PUT", "/case-types", &accepted).expect(200);
        let types = all(&changed["case"]["case_types"], "id");
        assert_eq!(types, all(&proposal["case_types"], "id"));
        assert_eq!(types.len(), 2);
        let units = all(&changed["contributions"], "unit");
        assert!(joining.iter().all(|unit| units.contains(unit)), "{units:?}");
        desk.change("PUT", "/case-types", &accepted)
            .problem(409, "stale_proposal");
        desk.is_clean(app);

        let wanted = json!({"remove": ["restaurant_cafe"]});
        let proposal = desk.adds("case-types/preview", &wanted).expect(200);
        assert_eq!(proposal["leave"].as_array().unwrap().len(), joining.len());
        let accepted = json!({"remove": ["restaurant_cafe"], "accept": proposal["accept"]});
        let changed = desk.change("PUT", "/case-types", &accepted).expect(200);
        let gone = changed["contributions"].as_array().unwrap().iter();
        let gone: Vec<String> = gone
            .filter(|part| part["stage"] == "cancelled")
            .map(|part| text(&part["unit"]))
            .collect();
        assert_eq!(gone.len(), joining.len());
        desk.is_clean(app);
    }
);

on_both!(
    fn who_waits_for_what_is_taken_out_waits_no_more(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        let added = desk.retype(json!({"add": ["restaurant_cafe"]}));
        let joined = all(&added["join"], "unit");
        let file = desk.file();
        let parts = file["contributions"].as_array().unwrap();
        let is_new = |part: &&serde_json::Value| joined.contains(&text(&part["unit"]));
        let goes = parts.iter().find(is_new).unwrap();
        let stays = parts
            .iter()
            .find(|part| part["stage"] == "offered" && !is_new(part));
        let stays = stays.unwrap();
        let path = format!("contributions/{}", text(&stays["id"]));
        let waits = json!({"depends_on": [goes["id"]]});
        let request = desk.by.put(&format!("{path}/dependencies")).json(&waits);
        let seen = format!("\"{}\"", stays["version"]);
        request.header("If-Match", &seen).send().expect(200);
        assert_eq!(desk.by.get(&path).expect(200)["stage"], "held");
        desk.retype(json!({"remove": ["restaurant_cafe"]}));
        assert_eq!(desk.by.get(&path).expect(200)["stage"], "offered");
        desk.is_clean(app);
    }
);

on_both!(
    fn a_case_is_about_something(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        let nothing = json!({"remove": ["change_of_use_premises"]});
        let wrong = desk
            .adds("case-types/preview", &nothing)
            .problem(422, "invalid_fields");
        assert_eq!(wrong, [("/remove".to_owned(), "nothing_left".to_owned())]);
        let unknown = json!({"add": ["castle"], "remove": ["restaurant_cafe"]});
        let wrong = desk
            .adds("case-types/preview", &unknown)
            .problem(422, "invalid_fields");
        assert_eq!(wrong.len(), 2);
        let neither = desk.adds("case-types/preview", &json!({}));
        neither.problem(422, "invalid_fields");
    }
);

on_both!(
    fn a_further_enquiry_is_kept_word_for_word(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        let words = "  Vi vil også have  udeservering.\n\nHilsen Mette";
        let more = json!({"channel": "email", "text": words, "urgent": true,
            "contact": {"name": "Mette Holm", "email": "mette@eksempel.example"}});
        let before = app.counts();
        let file = desk.adds("enquiries", &more).expect(200);
        assert_eq!(file["case"]["urgent"], true);
        let all_of = desk
            .by
            .get(&format!("cases/{}/enquiries", desk.id))
            .expect(200);
        assert_eq!(all_of["items"][1]["text"], words);
        assert_eq!(app.counts()["enquiry"], before["enquiry"] + 1);
        desk.is_clean(app);
        let raised = json!({"add": ["outdoor_serving"], "enquiry": all_of["items"][1]["id"]});
        let elsewhere = json!({"add": ["restaurant_cafe"], "enquiry": desk.id});
        let wrong = desk.adds("case-types/preview", &elsewhere);
        assert_eq!(wrong.problem(422, "invalid_fields")[0].0, "/enquiry");
        drop(raised);
        let bad = desk.adds("enquiries", &json!({"channel": "fax", "text": ""}));
        assert_eq!(bad.problem(422, "invalid_fields").len(), 2);
    }
);

on_both!(
    fn an_enquiry_that_may_belong_to_a_live_case_says_so(app: &TestApp) {
        let enquiry = of_business("change_of_use_premises", "29190623");
        let desk = Desk::register(app, &enquiry);
        let reference = desk.file()["case"]["reference"].clone();
        let front = app.front_desk();
        let preview = front
            .post("enquiries/preview")
            .json(&enquiry)
            .send()
            .expect(200);
        assert_eq!(preview["similar"][0]["reference"], reference);
        let second = front.register(&enquiry).opened();
        assert_eq!(second["similar"][0]["id"], desk.id.as_str());
        let other = of_business("business_plot", "29190623");
        let third = front.register(&other).opened();
        assert_eq!(third.get("similar"), None);
    }
);
