//! What happened, told to whom: the timeline of a case, the feed of the municipality, its stream.

mod pages;
mod rights;
mod stream;
mod timeline;

use onedoor_testkit::Actor;
use serde_json::{Value, json};

use crate::sample::{short, text};

/// The whole feed as somebody sees it, read in pages of `limit`.
#[track_caller]
pub(crate) fn whole(actor: &Actor, query: &str, limit: usize) -> Vec<Value> {
    let (mut all, mut after) = (Vec::new(), 0);
    loop {
        let page = read(actor, &format!("after={after}&limit={limit}{query}"));
        all.extend(page["items"].as_array().unwrap().iter().cloned());
        let next = page["next"].as_i64().unwrap();
        assert!(next >= after, "{page:#}");
        if next == after {
            return all;
        }
        after = next;
    }
}

/// A part of the feed.
#[track_caller]
pub(crate) fn read(actor: &Actor, query: &str) -> Value {
    let asked = actor.asks(&format!("events?{query}")).in_language("en");
    asked.send().expect(200)
}

/// The timeline of a case as somebody sees it.
#[track_caller]
pub(crate) fn timeline(actor: &Actor, case: &str, query: &str) -> Vec<Value> {
    let path = format!("cases/{case}/events?limit=200{query}");
    let found = actor.asks(&path).in_language("en").send().expect(200);
    found["items"].as_array().unwrap().clone()
}

/// The case and the number of each event.
pub(crate) fn places(events: &[Value]) -> Vec<(String, i64)> {
    let place = |event: &Value| (text(&event["case"]), event["seq"].as_i64().unwrap());
    events.iter().map(place).collect()
}

/// An enquiry that only the finance office has to do with.
pub(crate) fn invoice() -> Value {
    let mut invoice = short("Hvor skal jeg sende min faktura hen?");
    invoice["case_types"] = json!(["invoice_payment"]);
    invoice
}
