//! What a colleague passes on is an enquiry of whoever had written it.

use onedoor_testkit::{Database, on_both};
use serde_json::Value;

use super::MailDesk;

const SIGNE: &str = "signe.roegbjerg@eksempel.example";

on_both!(
    fn what_a_colleague_passes_on_is_its_authors_enquiry(database: Database) {
        let desk = MailDesk::open(database);
        let signe = desk.app.staff("eksempel", SIGNE).to_string();
        for (name, email, author, words) in [
            (
                "forwarded-whole",
                "boerge@bager.example",
                "Børge Bager",
                "Hej Signe, skal jeg søge om min nye ovn?",
            ),
            (
                "forwarded-danish",
                "boerge@bager.example",
                "Børge Bager",
                "Hej Signe, skal jeg søge om min nye ovn?",
            ),
            (
                "forwarded-swedish",
                "borje@bagare.example",
                "Börje Bagare",
                "Hej Signe, måste jag söka tillstånd för min nya ugn?",
            ),
            (
                "forwarded-gmail",
                "bob@baker.example",
                "Bob Baker",
                "Hi Signe, do I need a permit for my new oven?",
            ),
            (
                "forwarded-finnish",
                "leena@leipuri.example",
                "Leena Leipuri",
                "Hei Signe, tarvitsenko luvan uuteen uuniini?",
            ),
            (
                "forwarded-norwegian",
                "baard@baker.example",
                "Bård Baker",
                "Hei Signe, må jeg søke om den nye ovnen min?",
            ),
        ] {
            let taken = desk.send(name);
            assert_eq!(taken["passed_on_by"], signe.as_str(), "{name}");
            let enquiry = desk.enquiry(&taken);
            assert_eq!(enquiry["sender"]["contact"]["email"], email, "{name}");
            assert_eq!(enquiry["sender"]["contact"]["name"], author, "{name}");
            assert_eq!(enquiry["text"].as_str().unwrap().trim(), words, "{name}");
            let case = taken["case"].as_str().unwrap();
            let events = desk.read(&format!("cases/{case}/events?limit=200"));
            let mut all = events["items"].as_array().unwrap().iter();
            let told = all.find(|event| event["kind"] == "mail_taken").unwrap();
            assert!(told.to_string().contains("Signe"), "{told}");
        }
        let letters = desk.work();
        assert!(
            letters
                .iter()
                .any(|letter| letter.to == "leena@leipuri.example")
        );
    }
);

on_both!(
    fn what_a_colleague_writes_for_themselves_is_nobodys_whom_we_answer(database: Database) {
        let desk = MailDesk::open(database);
        let taken = desk.send("colleague-own-words");
        let enquiry = desk.enquiry(&taken);
        assert_eq!(enquiry["sender"]["contact"], Value::Null);
        let letters = desk.work();
        let subjects: Vec<_> = letters.iter().map(|letter| &letter.to).collect();
        assert!(
            letters
                .iter()
                .all(|letter| letter.to != SIGNE || letter.header("reply-to").is_none()),
            "{subjects:?}"
        );
    }
);

on_both!(
    fn a_stranger_passes_nothing_on(database: Database) {
        let desk = MailDesk::open(database);
        let taken = desk.send("stranger-passes-on");
        let enquiry = desk.enquiry(&taken);
        assert_eq!(enquiry["sender"]["contact"]["email"], "carl@cafe.example");
        let words = enquiry["text"].as_str().unwrap();
        assert!(words.starts_with("Se hvad min bager skriver."), "{words}");
        assert_eq!(taken["passed_on_by"], Value::Null);
    }
);
