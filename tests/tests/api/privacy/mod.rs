//! How long cases are kept, what goes, who is forgotten, and who saw what.

mod archive;
mod audit;
mod company;
mod disposal;
mod holds;
mod persons;
mod retention;
mod rights;
mod shares;

use onedoor_testkit::{Actor, Answer, Form, TestApp};
use serde_json::{Value, json};

use crate::promises::matter::{Matter, manager};
use crate::sample::text;

/// The least that reads as a PDF.
const PDF: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<<>>\nendobj\n";
/// When the years of the usual class are over for what was closed when tests begin.
const OVER: &str = "2031-03-03T09:00";

/// A case of this enquiry, in the hands of a manager.
fn opened(app: &TestApp, enquiry: &Value) -> Matter {
    let by = manager(app);
    let id = text(&by.register(enquiry).opened()["case"]["id"]);
    Matter { by, id }
}

/// The business wants no answer any more.
fn close(of: &Matter) {
    let path = format!("cases/{}", of.id);
    let seen = of.by.get(&path);
    let request = of.by.post(&format!("{path}/withdraw"));
    let request = request.header("If-Match", seen.header("etag").unwrap());
    let reason = json!({"reason": "De har fundet et andet sted."});
    request.json(&reason).send().expect(200);
}

/// One case goes on in the other.
fn merge(from: &Matter, into: &Matter) {
    let path = format!("cases/{}", from.id);
    let seen = from.by.get(&path);
    let merge = from.by.post(&format!("{path}/merge"));
    let merge = merge.header("If-Match", seen.header("etag").unwrap());
    merge.json(&json!({"into": into.id})).send().expect(200);
}

/// A closed case that has nothing to be said of it.
fn closed(app: &TestApp) -> Matter {
    let matter = Matter::open(app, "restaurant_cafe");
    close(&matter);
    app.work();
    matter
}

/// A manager at a later moment, when everything that the clock demands is done.
fn later(app: &TestApp, wall: &str) -> Actor {
    app.clock.set(wall);
    app.work();
    manager(app)
}

fn retention(by: &Actor, case: &str) -> Value {
    by.get(&format!("retention/{case}")).expect(200)
}

/// The ids of the cases that would go.
fn due(by: &Actor) -> Vec<String> {
    let page = by.get("disposal?limit=200").expect(200);
    crate::sample::all(&page["items"], "case")
}

fn dispose(by: &Actor, cases: &[&str]) -> Answer {
    by.post("disposal").json(&json!({ "cases": cases })).send()
}

/// Adds a file to a case, and answers with its id.
fn add_file(of: &Matter, name: &str) -> String {
    let path = format!("cases/{}/attachments", of.id);
    let form = Form::with_file(name, "application/pdf", PDF);
    text(&of.by.post(&path).form(&form).send().expect(201)["id"])
}

/// Nothing is wrong with what is stored.
#[track_caller]
fn is_clean(app: &TestApp) {
    let told = app.run(async |services| {
        let mut told = Vec::new();
        let verified = services.verify(|flaw| told.push(format!("{flaw:?}"))).await;
        verified.unwrap();
        told
    });
    assert_eq!(told, Vec::<String>::new());
}

/// Where these words stand, whatever the database.
fn mentions(app: &TestApp, words: &str) -> Vec<String> {
    let words = words.to_owned();
    app.ask(move |conn| onedoor_store::health::mentions(conn, &words))
}
