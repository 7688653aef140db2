//! A municipality with a mail server, and enquiries of people who have an address.

use std::collections::BTreeSet;

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, Database, Letter, Setup, TestApp, TestMailServer};
use serde_json::{Value, json};

/// Where the business reads its mail.
pub(crate) const OWNER: &str = "anna@cafe.example";
/// Words of an enquiry that stand in no mail.
pub(crate) const WORDS: &str = "Jeg vil åbne en café med vin ved havnen.";

/// An application that sends mail, and the server that takes it on.
pub(crate) struct Desk {
    pub(crate) app: TestApp,
    pub(crate) server: TestMailServer,
}

impl Desk {
    pub(crate) fn open(database: Database) -> Self {
        Self::in_countries(database, &[Country::Dk])
    }

    pub(crate) fn in_countries(database: Database, countries: &[Country]) -> Self {
        let server = TestMailServer::start();
        let setup = Setup::on(database).countries(countries);
        let app = setup.mailed_by(&server).spawn();
        Self { app, server }
    }

    /// Registers an enquiry and answers what was opened.
    pub(crate) fn register(&self, enquiry: &Value) -> Value {
        self.app.front_desk().register(enquiry).opened()
    }

    /// Does all work and answers what the server has taken on since.
    pub(crate) fn work(&self) -> Vec<Letter> {
        self.server.forget();
        self.app.work();
        self.server.taken()
    }

    /// Everything that was to be told, as the manager sees it.
    pub(crate) fn deliveries(&self, query: &str) -> Vec<Value> {
        let path = format!("deliveries?limit=200{query}");
        let mut page = self.app.manager().get(&path).expect(200);
        page["items"].take().as_array().unwrap().clone()
    }

    /// The coordinator of a case, by what was opened.
    pub(crate) fn coordinator(&self, opened: &Value) -> Actor {
        let id = opened["coordinator"]["id"].as_str().unwrap();
        let mut person = self.app.manager().get(&format!("staff/{id}")).expect(200);
        let email = person["email"].take();
        self.app
            .person("eksempel", email.as_str().unwrap(), Role::Coordinator)
    }
}

/// A café with wine: many units are asked.
pub(crate) fn cafe() -> Value {
    enquiry("restaurant_cafe", "da")
}

/// Advice for somebody who starts: the business office alone.
pub(crate) fn advice() -> Value {
    enquiry("start_advice", "da")
}

pub(crate) fn enquiry(case_type: &str, language: &str) -> Value {
    json!({
        "channel": "web_form",
        "language": language,
        "text": WORDS,
        "case_types": [case_type],
        "attributes": if case_type == "restaurant_cafe" { json!({"alcohol_served": true}) } else { json!({}) },
        "business": {"name": "Café Ankeret"},
        "contact": {"name": "Anna Ankersen", "email": OWNER, "phone": "+4533112233"},
    })
}

/// Those for the business.
pub(crate) fn to_owner(letters: &[Letter]) -> Vec<&Letter> {
    letters.iter().filter(|letter| letter.to == OWNER).collect()
}

/// The identities of mails, each once.
pub(crate) fn ids(letters: &[Letter]) -> BTreeSet<String> {
    letters.iter().map(Letter::id).collect()
}
