//! A value that a schema allows, put together from its examples.

use serde_json::{Map, Value};

use super::openapi::{Document, Kind, Schema};

/// How deep a sample goes: what contains itself must end.
const DEEPEST: usize = 12;

/// A body as a caller could send it: what is required, and what the document has an example for.
pub(super) fn sample(schema: &Schema, document: &Document) -> Option<String> {
    let value = value(schema, document, DEEPEST)?;
    serde_json::to_string_pretty(&value).ok()
}

/// None if the schema has no example within it.
fn value(schema: &Schema, document: &Document, deeper: usize) -> Option<Value> {
    if schema.example.is_some() {
        return schema.example.clone();
    }
    let deeper = deeper.checked_sub(1)?;
    if let Some(reference) = &schema.reference {
        return value(document.resolve(reference)?.1, document, deeper);
    }
    if let Some(items) = &schema.items {
        return Some(Value::Array(vec![value(items, document, deeper)?]));
    }
    let choices = schema.one_of.iter().chain(&schema.any_of);
    if let Some(choice) = choices.into_iter().find(|choice| !choice.is_null()) {
        return value(choice, document, deeper);
    }
    let mut object = Map::new();
    for (name, member) in &schema.properties.0 {
        let found = value(member, document, deeper);
        let needed = || schema.required.contains(name).then(|| stand_in(member));
        if let Some(found) = found.or_else(needed) {
            object.insert(name.clone(), found);
        }
    }
    (!object.is_empty()).then_some(Value::Object(object))
}

/// For what is required and has no example.
fn stand_in(schema: &Schema) -> Value {
    let word = match &schema.kind {
        Some(Kind::One(word)) => word.as_str(),
        Some(Kind::Several(words)) => words.first().map_or("", String::as_str),
        None => "",
    };
    match word {
        "boolean" => Value::Bool(false),
        "integer" | "number" => Value::from(0),
        "array" => Value::Array(Vec::new()),
        "object" => Value::Object(Map::new()),
        _ => Value::from("…"),
    }
}
