//! Bodies that can be meant, made from their schemas.

use serde_json::{Map, Value, json};

use crate::contract::Contract;
use crate::kit::Kit;

/// Where a field of a body is: names of fields; empty for an item of a list.
pub(crate) type Place = Vec<String>;

/// A field of a body: where it is, and what it takes.
pub(crate) struct Field<'a> {
    pub(crate) place: Place,
    pub(crate) schema: &'a Value,
}

/// The least body that has what is required, as whoever works with the things of `kit` would say it.
pub(crate) fn least(contract: &Contract, schema: &Value, kit: &Kit) -> Value {
    sample(contract, schema, "", kit)
}

/// The same with this field besides.
pub(crate) fn with(
    contract: &Contract,
    schema: &Value,
    kit: &Kit,
    place: &[String],
    value: &Value,
) -> Value {
    let mut body = least(contract, schema, kit);
    put(contract, schema, kit, &mut body, place, value);
    body
}

/// Every field of a body, also of what stands in others and in lists.
pub(crate) fn fields<'a>(contract: &'a Contract, schema: &'a Value) -> Vec<Field<'a>> {
    let mut found = Vec::new();
    collect(contract, schema, &mut Vec::new(), &mut found);
    found
}

/// The type of a field, null aside.
pub(crate) fn kind(schema: &Value) -> &str {
    match &schema["type"] {
        Value::String(kind) => kind,
        Value::Array(kinds) => {
            let mut kinds = kinds.iter().filter_map(Value::as_str);
            kinds.find(|kind| *kind != "null").unwrap_or_default()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => "",
    }
}

/// A place as the problems name it.
pub(crate) fn pointer(place: &[String]) -> String {
    let step = |name: &String| {
        if name.is_empty() {
            "/0".to_owned()
        } else {
            format!("/{name}")
        }
    };
    place.iter().map(step).collect()
}

fn collect<'a>(
    contract: &'a Contract,
    schema: &'a Value,
    place: &mut Place,
    found: &mut Vec<Field<'a>>,
) {
    let schema = contract.resolve(schema);
    if !place.is_empty() {
        let place = place.clone();
        found.push(Field { place, schema });
    }
    let properties = schema["properties"].as_object();
    for (name, inner) in properties.into_iter().flatten() {
        place.push(name.clone());
        collect(contract, inner, place, found);
        place.pop();
    }
    if kind(schema) == "array" {
        place.push(String::new());
        collect(contract, &schema["items"], place, found);
        place.pop();
    }
}

fn put(
    contract: &Contract,
    schema: &Value,
    kit: &Kit,
    body: &mut Value,
    place: &[String],
    value: &Value,
) {
    let schema = contract.resolve(schema);
    let Some((name, rest)) = place.split_first() else {
        value.clone_into(body);
        return;
    };
    if name.is_empty() {
        if !body.is_array() || body.as_array().is_some_and(Vec::is_empty) {
            *body = json!([sample(contract, &schema["items"], "", kit)]);
        }
        return put(contract, &schema["items"], kit, &mut body[0], rest, value);
    }
    let inner = &schema["properties"][name];
    if !body.is_object() {
        *body = sample(contract, schema, "", kit);
    }
    if body[name].is_null() && !rest.is_empty() {
        body[name] = sample(contract, inner, name, kit);
    }
    put(contract, inner, kit, &mut body[name], rest, value);
}

fn sample(contract: &Contract, schema: &Value, name: &str, kit: &Kit) -> Value {
    let schema = contract.resolve(schema);
    if !schema["example"].is_null() && schema["format"] != "date-time" {
        return schema["example"].clone();
    }
    match kind(schema) {
        "object" => {
            let required = schema["required"].as_array().into_iter().flatten();
            let required = required.filter_map(Value::as_str).map(|name| {
                let inner = sample(contract, &schema["properties"][name], name, kit);
                (name.to_owned(), inner)
            });
            Value::Object(required.collect::<Map<_, _>>())
        }
        "array" => json!([sample(contract, &schema["items"], name, kit)]),
        "boolean" => json!(true),
        "integer" | "number" => json!(1),
        _ => string(schema["format"].as_str().unwrap_or_default(), name, kit),
    }
}

fn string(format: &str, name: &str, kit: &Kit) -> Value {
    match (format, name) {
        ("date-time", "ends_at" | "to" | "before" | "until") => json!("2026-03-05T10:00:00+01:00"),
        ("date-time", _) => json!("2026-03-05T09:00:00+01:00"),
        ("date", _) => json!("2026-03-19"),
        ("uuid", _) => json!(kit.referred(name)),
        (_, "email" | "mailbox") => json!("somebody@nygade.example"),
        (_, "phone") => json!("+4533991234"),
        (_, "unit") => json!("building"),
        (_, "language") => json!("da"),
        _ => json!("Ord"),
    }
}
