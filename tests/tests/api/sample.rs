//! Enquiries to send.

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
