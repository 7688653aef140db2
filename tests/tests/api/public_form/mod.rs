//! The form that anybody may send, over HTTP.

mod counted;
mod files;
mod refused;
mod sent;
mod shared;
mod shown;

use jiff::SignedDuration;
use onedoor_domain::form::shows_work;
use onedoor_testkit::{Actor, Answer, TestApp};
use serde_json::{Value, json};

use crate::sample::text;

const FORM: &str = "/public/eksempel/form?language=da";
const SEND: &str = "/public/eksempel/enquiries?language=da";

/// What somebody fills in.
fn filled() -> Value {
    json!({
        "text": "Jeg vil åbne en café med udeservering i Nygade 3.",
        "case_types": ["restaurant_cafe"],
        "attributes": {"alcohol_served": true},
        "business": {"name": "Bageriet i Nygade ApS"},
        "contact": {"name": "Mette Holm", "email": "mette@nygade.example"},
        "place": {"address": "Nygade 3", "postal_code": "4320"},
    })
}

fn anybody(app: &TestApp) -> Actor {
    app.anonymous()
}

/// A challenge that was just given out, and what shows the work.
fn challenge(app: &TestApp) -> (String, String) {
    let form = anybody(app).get(FORM).expect(200);
    let bits = u8::try_from(form["challenge"]["bits"].as_u64().unwrap()).unwrap();
    assert!(bits > 0);
    let challenge = text(&form["challenge"]["text"]);
    let mut numbers = (0_u32..).map(|number| number.to_string());
    let proof = numbers.find(|proof| shows_work(&challenge, proof, bits));
    (challenge, proof.unwrap())
}

/// What is sent: with a challenge that was met, by somebody who took their time.
fn with_challenge(app: &TestApp, mut body: Value) -> Value {
    let (challenge, proof) = challenge(app);
    app.clock.advance(SignedDuration::from_secs(20));
    body["challenge"] = challenge.into();
    body["proof"] = proof.into();
    body
}

fn send(app: &TestApp, body: &Value) -> Answer {
    anybody(app).post(SEND).json(body).send()
}

/// The form was sent, and this is the receipt.
fn receipt(app: &TestApp) -> Value {
    send(app, &with_challenge(app, filled())).expect(201)
}

/// The texts of a list.
fn texts(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(text).collect()
}

/// The case of a receipt.
fn case_of(app: &TestApp, receipt: &Value) -> String {
    let reference = text(&receipt["reference"]);
    let found = app.manager().get(&format!("cases?q={reference}"));
    text(&found.expect(200)["items"][0]["id"])
}
