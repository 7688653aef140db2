//! Enquiries to send, and what tests ask of a case again and again.

use onedoor_testkit::{Actor, Answer};
use serde_json::{Value, json};

/// A café with alcohol: many units, many promises.
pub(crate) fn cafe() -> Value {
    json!({
        "channel": "phone",
        "language": "da",
        "text": "Jeg vil åbne en café med udeservering og vin i Nygade 3. Hvad skal jeg søge om?",
        "attributes": {"alcohol_served": true},
        "business": {"name": "Bageriet i Nygade ApS"},
        "contact": {"name": "Mette Holm", "phone": "33 99 12 34", "acting_as": "owner"},
    })
}

/// Nothing but what is required.
pub(crate) fn short(text: &str) -> Value {
    json!({"channel": "phone", "text": text})
}

/// The café with one thing about it changed; a dot leads into a part: `contact.email`.
pub(crate) fn cafe_with(field: &str, value: Value) -> Value {
    let mut enquiry = cafe();
    let mut place = &mut enquiry;
    for key in field.split('.') {
        place = &mut place[key];
    }
    *place = value;
    enquiry
}

/// The café, asked for by the business with this CVR number.
pub(crate) fn cafe_of(cvr: &str) -> Value {
    let business = json!({"identifiers": [{"scheme": "dk_cvr", "value": cvr}]});
    cafe_with("business", business)
}

/// The id of the case that was opened.
pub(crate) fn case_id(answer: &Answer) -> String {
    text(&answer.opened()["case"]["id"])
}

/// A text that must be there.
#[track_caller]
pub(crate) fn text(value: &Value) -> String {
    let found = value.as_str();
    found
        .unwrap_or_else(|| panic!("no text: {value}"))
        .to_owned()
}

/// One field of every thing in a list.
#[track_caller]
pub(crate) fn all(list: &Value, field: &str) -> Vec<String> {
    let items = list.as_array().unwrap_or_else(|| panic!("no list: {list}"));
    items.iter().map(|item| text(&item[field])).collect()
}

/// The e-mail address of who coordinates.
pub(crate) fn coordinator(file: &Value) -> String {
    text(&file["coordinator"]["email"])
}

/// The ids of the cases on a page.
pub(crate) fn found(actor: &Actor, query: &str) -> Vec<String> {
    all(
        &actor.get(&format!("cases{query}")).expect(200)["items"],
        "id",
    )
}
