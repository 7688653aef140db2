//! Files of cases over HTTP: taken in, handed out, scanned and removed, on both databases.

mod closed;
mod kinds;
mod left_over;
mod once;
mod removed;
mod rights;
mod scanned;
mod size;
mod told;
mod verified;

use onedoor_testkit::{Actor, Answer, Form, TestApp};
use serde_json::{Value, json};

use crate::promises::matter::Matter;
use crate::sample::text;

/// The least that reads as a PDF.
const PDF: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<<>>\nendobj\n";

/// A form with a PDF.
fn pdf(name: &str) -> Form {
    Form::with_file(name, "application/pdf", PDF)
}

/// A case that concerns several units, in the hands of a manager, with nothing left to do for it.
fn matter(app: &TestApp) -> Matter {
    let matter = Matter::open(app, "change_of_use_premises");
    app.work();
    matter
}

/// Sends a form to the case.
fn send(by: &Actor, case: &str, form: &Form) -> Answer {
    let path = format!("cases/{case}/attachments");
    by.post(&path).form(form).send()
}

/// Adds a file, which must be possible.
#[track_caller]
fn add(by: &Actor, case: &str, form: &Form) -> Value {
    send(by, case, form).expect(201)
}

/// Adds a PDF to a case, and answers with its id.
#[track_caller]
fn added(matter: &Matter) -> String {
    text(&add(&matter.by, &matter.id, &pdf("plan.pdf"))["id"])
}

fn content(by: &Actor, id: &str) -> Answer {
    by.get(&format!("attachments/{id}/content"))
}

fn remove(by: &Actor, id: &str, version: &str) -> Answer {
    let reason = json!({"reason": "Hører til en anden virksomhed."});
    let request = by.post(&format!("attachments/{id}/remove"));
    request.header("If-Match", version).json(&reason).send()
}

/// How many attachments there are, how many stray files, and how large all files are that are kept.
/// Unlike all rows, these stay as they are while time passes.
fn kept(app: &TestApp) -> (i64, i64, Vec<u64>) {
    let counts = app.counts();
    (counts["attachment"], counts["stray_file"], app.files())
}

/// Runs `act` and asserts that nothing of it is left once the work is done: no row and no byte.
#[track_caller]
fn leaves_nothing(app: &TestApp, act: impl FnOnce()) {
    app.work();
    let before = (app.counts(), app.files());
    act();
    app.work();
    assert_eq!((app.counts(), app.files()), before, "something is left");
}
