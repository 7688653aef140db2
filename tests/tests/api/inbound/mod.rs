//! Mail that comes in, from a corpus of mails as programs write them.

mod corpus;
mod files;
mod forwarded;
mod kept;
mod refused;
mod robots;
mod seen;
mod threads;

use std::path::Path;

use jiff::SignedDuration;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, Answer, Database, Letter, Setup, TestApp, TestMailServer};
use serde_json::{Value, json};

use crate::sample::text;

/// Whose case it is.
pub(crate) const OWNER: &str = "anna@cafe.example";

/// A case whose business got its receipt by mail, and a program that hands mail in.
pub(crate) struct MailDesk {
    pub(crate) app: TestApp,
    pub(crate) gateway: Actor,
    pub(crate) manager: Actor,
    server: TestMailServer,
    pub(crate) case: String,
    pub(crate) reference: String,
    pub(crate) delivery: String,
}

impl MailDesk {
    pub(crate) fn open(database: Database) -> Self {
        Self::set_up(Setup::on(database))
    }

    pub(crate) fn set_up(setup: Setup) -> Self {
        let server = TestMailServer::start();
        let app = setup.mailed_by(&server).spawn();
        let year = SignedDuration::from_hours(24 * 366);
        let gateway = app.issue("eksempel", Role::Integration, None, year);
        let manager = app.issue("eksempel", Role::Manager, None, year);
        let opened = app.front_desk().register(&json!({
            "channel": "web_form",
            "language": "da",
            "text": "Jeg vil åbne en café ved havnen.",
            "case_types": ["restaurant_cafe"],
            "business": {"name": "Café Ankeret"},
            "contact": {"name": "Anna Ankersen", "email": OWNER},
        }));
        let opened = opened.opened();
        let mut desk = Self {
            app,
            gateway,
            manager,
            server,
            case: text(&opened["case"]["id"]),
            reference: text(&opened["case"]["reference"]),
            delivery: String::new(),
        };
        let letters = desk.work();
        let receipt = letters.iter().find(|letter| letter.to == OWNER);
        let id = receipt.unwrap().id();
        id.trim_matches(['<', '>']).clone_into(&mut desk.delivery);
        desk
    }

    /// Does all work and answers what was sent since.
    pub(crate) fn work(&self) -> Vec<Letter> {
        self.server.forget();
        self.app.work();
        self.server.taken()
    }

    /// A mail of the corpus, with what it says of this case.
    pub(crate) fn mail(&self, name: &str) -> Vec<u8> {
        let mut raw = fixture(name);
        for (mark, value) in [
            ("{{REFERENCE}}", &self.reference),
            ("{{DELIVERY}}", &self.delivery),
            ("{{CASE}}", &self.case),
        ] {
            raw = replaced(&raw, mark.as_bytes(), value.as_bytes());
        }
        raw
    }

    /// Hands in a mail of the corpus.
    pub(crate) fn send(&self, name: &str) -> Value {
        self.hand_in(&self.mail(name)).expect(201)
    }

    /// Hands in any mail.
    pub(crate) fn hand_in(&self, raw: &[u8]) -> Answer {
        let request = self.gateway.post("inbound/email");
        request.body("message/rfc822", raw).send()
    }

    /// What the manager reads.
    pub(crate) fn read(&self, path: &str) -> Value {
        self.manager.get(path).expect(200)
    }

    /// The first enquiry of the case that a mail became.
    pub(crate) fn enquiry(&self, taken: &Value) -> Value {
        let case = text(&taken["case"]);
        let mut found = self.read(&format!("cases/{case}/enquiries"));
        found["items"][0].take()
    }

    /// The messages on a case.
    pub(crate) fn messages(&self, case: &str) -> Vec<Value> {
        let mut found = self.read(&format!("cases/{case}/messages"));
        found["items"].take().as_array().unwrap().clone()
    }

    /// Nothing is wrong with what is stored.
    #[track_caller]
    pub(crate) fn is_clean(&self) {
        let told = self.app.run(async |services| {
            let mut told = Vec::new();
            let verified = services.verify(|flaw| told.push(format!("{flaw:?}"))).await;
            verified.unwrap();
            told
        });
        assert_eq!(told, [""; 0]);
    }

    /// The names of the files of a case.
    pub(crate) fn file_names(&self, case: &str) -> Vec<String> {
        let found = self.read(&format!("cases/{case}/attachments"));
        let items = found["items"].as_array().unwrap().iter();
        items.map(|item| text(&item["name"])).collect()
    }
}

/// A mail of the corpus as it lies there.
pub(crate) fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/mail");
    std::fs::read(folder.join(format!("{name}.eml"))).unwrap()
}

fn replaced(raw: &[u8], mark: &[u8], value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.windows(mark.len()).position(|window| window == mark) {
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(value);
        rest = &rest[at + mark.len()..];
    }
    out.extend_from_slice(rest);
    out
}
