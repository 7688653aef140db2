//! Identity providers: a real one, and one of ours that says what a test wants it to say.

mod assured;
mod bearer;
mod configured;
mod fake;
mod forged;
mod real;
mod real_provider;

use onedoor_testkit::{Actor, Answer, TestApp};
use serde_json::{Value, json};

use crate::sample::text;
use crate::signing_in::Browser;

/// Where browsers are sent back to.
pub(crate) const REDIRECT: &str = "https://onedoor.example/v1/eksempel/sign-in/callback";
/// For whom access tokens are made.
pub(crate) const AUDIENCE: &str = "https://onedoor.example/api";

/// A provider as it is added.
pub(crate) fn form(issuer: &str) -> Value {
    json!({
        "name": "Kommunens login",
        "issuer": issuer,
        "client_id": "onedoor",
        "client_secret": "a-secret-of-the-test",
        "audience": AUDIENCE,
        "rules": [{"group": "byg", "roles": ["handler", "coordinator"], "units": ["building"]}],
        "adds_people": true,
    })
}

/// Adds a provider with these changes; answers its id.
pub(crate) fn believed(app: &TestApp, issuer: &str, changes: &Value) -> String {
    believed_by(&app.admin(), issuer, changes)
}

/// The same, said by this administrator.
pub(crate) fn believed_by(admin: &Actor, issuer: &str, changes: &Value) -> String {
    let mut body = form(issuer);
    for (field, value) in changes.as_object().unwrap() {
        body[field] = value.clone();
    }
    let added = admin.post("identity-providers").json(&body).send();
    text(&added.expect(201)["id"])
}

/// Sends a browser to a provider; answers the address with the question.
pub(crate) fn sent(browser: &mut Browser, provider: &str) -> String {
    sent_by(browser, &format!("sign-in/{provider}?return_to=/cases/7"))
}

/// The same, by this path.
pub(crate) fn sent_by(browser: &mut Browser, path: &str) -> String {
    let asked = browser.get(path);
    assert_eq!(asked.status, 303, "{}", asked.text());
    browser.keep(&asked);
    asked.header("location").unwrap().to_owned()
}

/// A parameter of an address.
pub(crate) fn parameter(address: &str, name: &str) -> String {
    let (_, query) = address.split_once('?').unwrap();
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.into_iter().find(|(known, _)| *known == name).unwrap();
    plain(value)
}

/// Comes back with these parameters.
pub(crate) fn back(browser: &mut Browser, query: &str) -> Answer {
    let answer = browser.get(&format!("sign-in/callback?{query}"));
    if answer.status == 303 {
        browser.keep(&answer);
    }
    answer
}

fn plain(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            let digits = std::str::from_utf8(&digits).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}
