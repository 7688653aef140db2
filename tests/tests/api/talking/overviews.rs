//! Overviews of the process: written from the plan, numbered, sent once.

use onedoor_testkit::on_both;
use serde_json::{Value, json};

use super::desk::Desk;
use crate::sample::{all, text};

on_both!(
    fn an_overview_says_who_when_and_what_to_bring(app: &TestApp) {
        let desk = Desk::open(app);
        let answer = desk.matter.tell("overviews", &json!({}));
        let overview = answer.expect(201);
        assert_eq!(overview["number"], 1);
        let file = desk.matter.file();
        let words = text(&overview["text"]);
        for said in [
            text(&file["coordinator"]["name"]),
            text(&file["coordinator"]["phone"]),
            text(&file["case"]["reference"]),
        ] {
            assert!(words.contains(&said), "{said}: {words}");
        }
        for heading in [
            "## Jeres kontaktperson",
            "## Trin for trin",
            "## Det lover vi",
        ] {
            assert!(words.contains(heading), "{words}");
        }
        let units = overview["units"].as_array().unwrap().len();
        assert_eq!(units, file["contributions"].as_array().unwrap().len());
        assert!(!overview["documents"].as_array().unwrap().is_empty());
        for promise in overview["promises"].as_array().unwrap() {
            assert!(words.contains(&text(&promise["due_text"])), "{words}");
        }
        let place = answer.header("location").unwrap().to_owned();
        let read = desk.matter.by.get(&place);
        assert_eq!(read.expect(200), overview);
        assert_eq!(read.header("etag"), Some("\"1\""));
    }
);

on_both!(
    fn an_overview_is_sent_once_and_a_better_one_gets_the_next_number(app: &TestApp) {
        let desk = Desk::open(app);
        desk.matter.tell("overviews", &json!({})).expect(201);
        let own = json!({"text": "  Sådan går det.\n"});
        let second = desk.matter.tell("overviews", &own).expect(201);
        assert_eq!(
            (&second["number"], &second["text"]),
            (&json!(2), &own["text"])
        );
        let path = desk.at("overviews/2/send");
        let sent = desk.matter.by.post(&path).send().expect(200);
        assert_ne!(sent["sent_at"], Value::Null);
        assert_eq!(sent["allowed_actions"], json!([]));
        let message = desk.read("messages")["items"][0].take();
        assert_eq!(message["id"], sent["message"]);
        assert_eq!(message["text"], own["text"]);
        assert_eq!(message["purpose"], "overview");
        let told = desk.told("overview_sent");
        assert_eq!(
            told,
            ["Overview no. 2 of the process was sent to the business."]
        );
        let before = app.counts();
        desk.matter
            .by
            .post(&path)
            .send()
            .problem(409, "overview_sent");
        let third = desk.at("overviews/3/send");
        desk.matter.by.post(&third).send().problem(404, "not_found");
        desk.matter
            .tell("overviews", &json!({"text": ""}))
            .refuses(&[("/text", "blank")]);
        assert_eq!(app.counts(), before);
        let page = desk.read("overviews?limit=1");
        assert_eq!(page["items"][0]["number"], 2);
        let next = text(&page["next"]);
        let rest = desk.read(&format!("overviews?cursor={next}"));
        assert_eq!(all(&rest["items"], "language"), ["da"]);
        assert_eq!(rest["items"][0]["number"], 1);
        desk.matter.is_clean(app);
    }
);
