//! What else comes along when a case is merged: labels, people, and what was said.

use onedoor_domain::directory::Role;
use onedoor_testkit::on_both;
use serde_json::json;

use super::desk::{Desk, of_business};
use crate::sample::{all, text};

const CVR: &str = "29190623";
/// Works at the harbour, which a café does not concern.
const HARBOUR: &str = "helge.havnsoe@eksempel.example";
/// Works on fires, which a café concerns.
const FIRE: &str = "signe.roegbjerg@eksempel.example";

on_both!(
    fn labels_and_people_come_along(app: &TestApp) {
        let duplicate = Desk::register(app, &of_business("restaurant_cafe", CVR));
        let kept = Desk::register(app, &of_business("restaurant_cafe", CVR));
        let labels = |desk: &Desk, labels: &[&str]| {
            let body = json!({ "labels": labels });
            desk.change("PUT", "/labels", &body).expect(200);
        };
        labels(&duplicate, &["havnen", "sommer"]);
        labels(&kept, &["havnen", "vinter"]);
        let helge = app.staff("eksempel", HARBOUR).to_string();
        let together = json!({"name": "Havnegruppen", "members": [helge]});
        duplicate
            .change("PUT", "/task-force", &together)
            .expect(200);
        let into = json!({"into": kept.id});
        let merged = duplicate.change("POST", "/merge", &into).expect(200);
        assert_eq!(
            merged["case"]["labels"],
            json!(["havnen", "sommer", "vinter"])
        );
        assert_eq!(merged["task_force"]["name"], "Havnegruppen");
        assert_eq!(merged["task_force"]["members"][0]["id"], helge.as_str());
        let events = kept.events();
        for kind in ["labels_changed", "task_force_changed"] {
            assert!(events.contains(&kind.to_owned()), "{events:?}");
        }
        kept.is_clean(app);
        duplicate.is_clean(app);
    }
);

on_both!(
    fn what_was_said_is_read_in_the_case_that_goes_on(app: &TestApp) {
        let duplicate = Desk::register(app, &of_business("restaurant_cafe", CVR));
        let handler = app.person("eksempel", FIRE, Role::Handler);
        let note = |by: &onedoor_testkit::Actor, body| {
            let path = format!("cases/{}/notes", duplicate.id);
            by.post(&path).json(&body).send().expect(201)
        };
        let secret = json!({"text": "Hemmelig", "only_unit": "fire",
            "legal_ground": "Forvaltningsloven § 28"});
        note(&handler, secret);
        note(&duplicate.by, json!({"text": "For alle"}));
        let said = json!({"text": "Vi ringer i morgen."});
        let sent = duplicate.adds("messages", &said).expect(201);
        let kept = Desk::register(app, &of_business("restaurant_cafe", CVR));
        kept.adds("messages", &json!({"text": "Hej igen."}))
            .expect(201);
        let into = json!({"into": kept.id});
        duplicate.change("POST", "/merge", &into).expect(200);

        let messages = kept
            .by
            .get(&format!("cases/{}/messages", kept.id))
            .expect(200);
        let texts = all(&messages["items"], "text");
        assert_eq!(texts, ["Vi ringer i morgen.", "Hej igen."]);
        let reference = duplicate.file()["case"]["reference"].clone();
        assert_eq!(messages["items"][0]["from_case"], reference);
        assert_eq!(messages["items"][1].get("from_case"), None);
        let path = format!("cases/{}/messages/{}", kept.id, text(&sent["id"]));
        assert_eq!(kept.by.get(&path).expect(200)["from_case"], reference);
        let answer = json!({"text": "Som lovet.", "in_reply_to": sent["id"]});
        kept.adds("messages", &answer).expect(201);

        let notes = |by: &onedoor_testkit::Actor| {
            let page = by.get(&format!("cases/{}/notes", kept.id)).expect(200);
            all(&page["items"], "text")
        };
        assert_eq!(notes(&handler), ["Hemmelig", "For alle"]);
        let file = kept.file();
        let theirs = crate::sample::coordinator(&file);
        let coordinator = app.person("eksempel", &theirs, Role::Coordinator);
        assert_eq!(
            notes(&coordinator),
            ["For alle"],
            "confidential stays with its unit"
        );
    }
);

on_both!(
    fn what_is_called_off_is_told_one_by_one(app: &TestApp) {
        let desk = Desk::open(app, "restaurant_cafe");
        let parts = desk.file()["contributions"].as_array().unwrap().len();
        let reason = json!({"reason": "De har fundet et andet sted."});
        desk.change("POST", "/withdraw", &reason).expect(200);
        let events = desk.events().into_iter();
        let cancelled = events.filter(|kind| kind == "contribution_cancelled");
        assert_eq!(cancelled.count(), parts);
        desk.is_clean(app);
    }
);

on_both!(
    fn whoever_works_on_it_together_is_no_stranger_anywhere(app: &TestApp) {
        let desk = Desk::open(app, "change_of_use_premises");
        let reference = text(&desk.file()["case"]["reference"]);
        let helge = app.person("eksempel", HARBOUR, Role::Handler);
        let id = app.staff("eksempel", HARBOUR).to_string();
        let paths = [
            "notes",
            "attachments",
            "meetings",
            "messages",
            "contact-moments",
        ]
        .map(|what| format!("cases/{}/{what}", desk.id));
        for path in &paths {
            helge.get(path).problem(404, "not_found");
        }
        let together = json!({"name": "Havnegruppen", "members": [id]});
        desk.change("PUT", "/task-force", &together).expect(200);
        for path in &paths {
            helge.get(path).expect(200);
        }
        let found = helge.get(&format!("lookup?reference={reference}"));
        let cases = found.expect(200)["cases"].take();
        assert_eq!(
            cases[0]["case"]["reference"],
            reference.as_str(),
            "{cases:#}"
        );
    }
);
