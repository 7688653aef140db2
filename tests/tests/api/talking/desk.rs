//! A case with those who talk on it.

use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, Answer, TestApp};
use serde_json::{Value, json};

use crate::promises::matter::{Matter, for_a_year};
use crate::sample::{coordinator, text};

/// Works on fires, which a change of use concerns.
pub(crate) const FIRE: &str = "signe.roegbjerg@eksempel.example";
/// Works at the harbour, which it does not.
pub(crate) const HARBOUR: &str = "helge.havnsoe@eksempel.example";

/// A case, its coordinator, and a handler of one unit.
pub(crate) struct Desk {
    /// The case in the hands of its coordinator.
    pub(crate) matter: Matter,
    /// Somebody of the fire unit.
    pub(crate) handler: Actor,
    /// What the fire unit owes.
    pub(crate) part: String,
}

impl Desk {
    pub(crate) fn open(app: &TestApp) -> Self {
        let matter = Matter::open(app, "change_of_use_premises");
        let file = matter.file();
        let by = for_a_year(app, "eksempel", Role::Coordinator, &coordinator(&file));
        Self {
            handler: for_a_year(app, "eksempel", Role::Handler, FIRE),
            part: part_of(&file, "fire"),
            matter: matter.seen_by(&by),
        }
    }

    /// A path below the case.
    pub(crate) fn at(&self, what: &str) -> String {
        format!("cases/{}/{what}", self.matter.id)
    }

    /// The version of the case.
    pub(crate) fn version(&self) -> String {
        let version = self.matter.file()["case"]["version"].take();
        format!("\"{version}\"")
    }

    /// What the coordinator reads below the case.
    pub(crate) fn read(&self, what: &str) -> Value {
        self.matter.by.get(&self.at(what)).expect(200)
    }

    /// The fire unit asks the business something.
    pub(crate) fn ask(&self, words: &str) -> Answer {
        let path = format!("contributions/{}/questions", self.part);
        self.handler
            .post(&path)
            .json(&json!({"text": words}))
            .send()
    }

    /// The fire unit says what it misses.
    pub(crate) fn miss(&self, items: &Value) -> Answer {
        let path = format!("contributions/{}/missing-items", self.part);
        let items = json!({"items": items});
        self.handler.post(&path).json(&items).send()
    }

    /// The English sentences of what happened of this kind.
    pub(crate) fn told(&self, kind: &str) -> Vec<String> {
        let events = self.matter.events().into_iter();
        let of_kind = events.filter(|(of, _)| of == kind);
        of_kind.map(|(_, sentence)| sentence).collect()
    }
}

/// The contribution of this unit.
pub(crate) fn part_of(file: &Value, unit: &str) -> String {
    let mut parts = file["contributions"].as_array().unwrap().iter();
    let part = parts.find(|part| part["unit"] == unit);
    text(&part.unwrap_or_else(|| panic!("no part of {unit}: {file:#}"))["id"])
}

/// Settles how handlers' questions reach the business.
pub(crate) fn handlers_ask(app: &TestApp, how: &str) {
    let admin = app.admin();
    let seen = admin.get("/v1/eksempel").header("etag").map(str::to_owned);
    let change = json!({"settings": {"handlers_ask": how}});
    let request = admin
        .patch("/v1/eksempel")
        .header("If-Match", &seen.unwrap_or_default());
    request.json(&change).send().expect(200);
}
