//! A café with many units, and what people do with their parts of it.

use onedoor_domain::directory::Role;
use onedoor_service::Services;
use onedoor_store::columns::OutboxKind;
use onedoor_testkit::{Actor, Answer, TestApp};
use serde_json::{Value, json};

use crate::idempotency::everything_holds;
use crate::promises::matter::{Matter, for_a_year, manager, waiting};
use crate::sample::{cafe, text};

/// A case, and whoever looks at it.
pub(super) struct Desk<'a> {
    pub(super) app: &'a TestApp,
    pub(super) matter: Matter,
}

impl<'a> Desk<'a> {
    /// A new café.
    pub(super) fn open(app: &'a TestApp) -> Self {
        let by = manager(app);
        let file = by.register(&cafe()).opened();
        let id = text(&file["case"]["id"]);
        let matter = Matter { by, id };
        Self { app, matter }
    }

    /// Somebody of the demo municipality.
    pub(super) fn person(&self, name: &str, role: Role) -> Actor {
        let email = format!("{name}@eksempel.example");
        for_a_year(self.app, "eksempel", role, &email)
    }

    /// A handler of the demo municipality.
    pub(super) fn handler(&self, name: &str) -> Actor {
        self.person(name, Role::Handler)
    }

    /// Whoever coordinates the case.
    pub(super) fn coordinator(&self) -> Actor {
        let email = crate::sample::coordinator(&self.matter.file());
        for_a_year(self.app, "eksempel", Role::Coordinator, &email)
    }

    /// The last contribution of a unit.
    #[track_caller]
    pub(super) fn part(&self, unit: &str) -> Value {
        let file = self.matter.file();
        let mut parts = file["contributions"].as_array().unwrap().iter().rev();
        let found = parts.find(|part| part["unit"] == unit);
        found
            .unwrap_or_else(|| panic!("no part of {unit}: {file:#}"))
            .clone()
    }

    /// Where what a unit owes its coordinator stands, for each of its contributions.
    pub(super) fn owed(&self, unit: &str) -> Vec<String> {
        let file = self.matter.file();
        let all = file["guarantees"].as_array().unwrap().iter();
        let theirs = all.filter(|of| of["clock"] == "unit_answer" && of["unit"] == unit);
        let mut states: Vec<String> = theirs.map(|of| text(&of["state"])).collect();
        states.sort();
        states
    }

    /// How many times somebody was told of a contribution.
    pub(super) fn told(&self) -> i64 {
        waiting(self.app, [OutboxKind::Contribution])[0]
    }

    /// The kinds of what happened since there were so many events.
    pub(super) fn since(&self, events: usize) -> Vec<String> {
        let events = self.matter.events().split_off(events);
        events.into_iter().map(|(kind, _)| kind).collect()
    }

    /// How much has happened.
    pub(super) fn events(&self) -> usize {
        self.matter.events().len()
    }

    /// Everything holds, and `verify` finds nothing.
    #[track_caller]
    pub(super) fn is_clean(&self) {
        everything_holds(self.app);
        let mut flaws = Vec::new();
        let verified = self.app.run(async |services: &Services| {
            services
                .verify(|flawed| flaws.push(flawed.flaw.to_string()))
                .await
        });
        assert!(verified.is_ok());
        assert_eq!(flaws, Vec::<String>::new());
    }
}

/// What somebody does with a contribution as they saw it.
pub(super) fn does(by: &Actor, part: &Value, what: &str, body: &Value) -> Answer {
    let path = format!("contributions/{}/{what}", text(&part["id"]));
    let method = if what == "dependencies" {
        "PUT"
    } else {
        "POST"
    };
    let seen = format!("\"{}\"", part["version"]);
    let request = by.request(method, &path).header("If-Match", &seen);
    if body.is_null() {
        request.send()
    } else {
        request.json(body).send()
    }
}

/// Takes a contribution on.
#[track_caller]
pub(super) fn accepted(by: &Actor, part: &Value) -> Value {
    does(by, part, "accept", &Value::Null).expect(200)
}

/// A decline in favour of another unit, or of the coordinator.
pub(super) fn not_ours(better_unit: Option<&str>) -> Value {
    json!({"reason": "not_ours", "better_unit": better_unit})
}
