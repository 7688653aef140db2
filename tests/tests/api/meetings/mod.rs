//! Meetings and visits over HTTP: planned, changed, held, invited to and booked, on both databases.

mod closed;
mod course;
mod invitation;
mod minutes;
mod planned;
mod rights;
mod slots;

use onedoor_testkit::{Actor, Answer, Request, TestApp};
use serde_json::{Value, json};

use crate::promises::matter::{Matter, at, manager};
use crate::sample::{cafe, case_id, text};

/// A café in the hands of a manager.
pub(crate) fn matter(app: &TestApp) -> Matter {
    of(app, &cafe())
}

/// Any enquiry in the hands of a manager.
pub(crate) fn of(app: &TestApp, enquiry: &Value) -> Matter {
    let by = manager(app);
    let id = case_id(&by.register(enquiry));
    Matter { by, id }
}

/// A joint meeting on Thursday of next week, from one to two.
pub(crate) fn joint() -> Value {
    json!({
        "kind": "joint_meeting",
        "starts_at": at("03-12T13:00"),
        "ends_at": at("03-12T14:00"),
        "place": "Rådhuset, lokale 2",
    })
}

/// The same with one thing about it changed.
pub(crate) fn joint_with(field: &str, value: Value) -> Value {
    let mut body = joint();
    body[field] = value;
    body
}

/// Plans a meeting on a case.
pub(crate) fn plan(matter: &Matter, body: &Value) -> Answer {
    let path = format!("cases/{}/meetings", matter.id);
    matter.by.post(&path).json(body).send()
}

/// Plans a meeting that must be planned, and answers with its id.
#[track_caller]
pub(crate) fn planned(matter: &Matter, body: &Value) -> String {
    text(&plan(matter, body).expect(201)["id"])
}

/// The meeting as it stands.
#[track_caller]
pub(crate) fn read(by: &Actor, id: &str) -> Value {
    by.get(&format!("meetings/{id}")).expect(200)
}

/// Sends a change of what was seen in this version.
pub(crate) fn seen(request: Request, version: i64, body: &Value) -> Answer {
    let version = format!("\"{version}\"");
    request.header("If-Match", &version).json(body).send()
}

/// Changes a meeting as it stands now.
pub(crate) fn change(by: &Actor, id: &str, version: i64, body: &Value) -> Answer {
    seen(by.patch(&format!("meetings/{id}")), version, body)
}

/// `cancel` or `hold`.
pub(crate) fn end(by: &Actor, id: &str, how: &str, version: i64, body: &Value) -> Answer {
    seen(by.post(&format!("meetings/{id}/{how}")), version, body)
}

/// The ids of participants of this kind.
pub(crate) fn participants(meeting: &Value, kind: &str) -> Vec<String> {
    let all = meeting["participants"].as_array().unwrap().iter();
    all.filter(|one| one["kind"] == kind)
        .map(|one| text(&one["id"]))
        .collect()
}
