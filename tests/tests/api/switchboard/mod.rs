//! The switchboard over HTTP: who calls, who can take the call, what was said, whom to call back.

mod call_backs;
mod duties;
mod lookup;
mod meeting;
mod moments;
mod presence;
mod rights;

use onedoor_domain::Country;
use onedoor_testkit::{Actor, Answer, TestApp};
use serde_json::Value;

use crate::sample::{cafe, text};

/// The café's case, as it was opened.
pub(crate) fn opened(app: &TestApp) -> Value {
    app.front_desk().register(&cafe()).opened()
}

/// The id of the case in a file.
pub(crate) fn id_of(file: &Value) -> String {
    text(&file["case"]["id"])
}

/// Asks who calls.
pub(crate) fn lookup(actor: &Actor, query: &str) -> Answer {
    actor
        .asks(&format!("lookup?{query}"))
        .in_language("en")
        .send()
}

/// Somebody of a municipality that has nothing to do with it.
pub(crate) fn stranger(app: &TestApp) -> Actor {
    app.actor_in(Country::Se, onedoor_domain::directory::Role::Manager)
}

/// The state and due moment of the one promise on this clock.
#[track_caller]
pub(crate) fn promise_on(app: &TestApp, case: &str, clock: &str) -> (String, Value) {
    let file = app.manager().get(&format!("cases/{case}")).expect(200);
    let promises = file["guarantees"].as_array().unwrap();
    let found = promises.iter().find(|of| of["clock"] == clock);
    let found = found.unwrap_or_else(|| panic!("no promise on {clock}: {file:#}"));
    (text(&found["state"]), found["due_at"].clone())
}
