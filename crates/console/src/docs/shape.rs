//! The form of a value, with the forms within it.

use askama::Template;
use serde_json::Value;

use super::openapi::{Additional, Document, Kind, Schema};
use super::prose::Prose;

/// The form of a value.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    /// Its type in words.
    pub(super) kind: String,
    /// What it is.
    pub(super) description: Prose,
    /// What it must keep to.
    pub(super) limits: Vec<String>,
    /// A value that it may have, as JSON.
    pub(super) example: Option<String>,
    /// What is within it.
    pub(super) inside: Fields,
}

/// The fields of an object, or the forms among which a value may choose.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "docs/fields.html")]
pub(super) struct Fields {
    pub(super) fields: Vec<Field>,
}

/// One field of an object.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) required: bool,
    pub(super) shape: Shape,
}

impl Fields {
    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }
}

impl Shape {
    /// The form that a schema describes.
    pub(super) fn of(schema: &Schema, document: &Document) -> Self {
        Self::within(schema, document, &mut Vec::new())
    }

    /// `above` are the names of the schemas around it, so that what contains itself ends.
    fn within(schema: &Schema, document: &Document, above: &mut Vec<String>) -> Self {
        let mut shape = match &schema.reference {
            Some(reference) => Self::behind(reference, document, above),
            None => Self::direct(schema, document, above),
        };
        if !schema.description.is_empty() {
            shape.description = Prose::of(&schema.description);
        }
        if let Some(example) = &schema.example {
            shape.example = Some(example.to_string());
        }
        shape
    }

    fn behind(reference: &str, document: &Document, above: &mut Vec<String>) -> Self {
        let Some((name, schema)) = document.resolve(reference) else {
            return Self::named(reference.rsplit('/').next().unwrap_or(reference));
        };
        if above.iter().any(|known| known == name) {
            return Self::named(&format!("{name}, as above"));
        }
        above.push(name.to_owned());
        let shape = Self::within(schema, document, above);
        above.pop();
        shape
    }

    fn direct(schema: &Schema, document: &Document, above: &mut Vec<String>) -> Self {
        let choices: Vec<&Schema> = schema.one_of.iter().chain(&schema.any_of).collect();
        let real: Vec<&Schema> = choices.iter().copied().filter(|s| !s.is_null()).collect();
        let mut shape = match real.as_slice() {
            [] => Self::plain(schema, document, above),
            [only] => Self::within(only, document, above),
            several => Self::one_of(several, document, above),
        };
        if real.len() < choices.len() {
            shape.kind.push_str(" or null");
        }
        for part in &schema.all_of {
            let part = Self::within(part, document, above);
            shape.inside.fields.extend(part.inside.fields);
        }
        if !schema.all_of.is_empty() {
            "object".clone_into(&mut shape.kind);
        }
        shape
    }

    fn plain(schema: &Schema, document: &Document, above: &mut Vec<String>) -> Self {
        let mut shape = Self::named(&kind(schema));
        shape.limits = limits(schema);
        if let Some(items) = &schema.items {
            let item = Self::within(items, document, above);
            shape.kind = shape
                .kind
                .replacen("array", &format!("array of {}", item.kind), 1);
            shape.inside = item.inside;
        }
        for (name, member) in &schema.properties.0 {
            shape.inside.fields.push(Field {
                name: name.clone(),
                required: schema.required.contains(name),
                shape: Self::within(member, document, above),
            });
        }
        match &schema.additional_properties {
            Some(Additional::Of(member)) => shape.inside.fields.push(Field {
                name: "…".to_owned(),
                required: false,
                shape: Self::within(member, document, above),
            }),
            Some(Additional::Allowed(false)) => {
                shape.limits.push("no other fields".to_owned());
            }
            Some(Additional::Allowed(true)) | None => {}
        }
        shape
    }

    fn one_of(choices: &[&Schema], document: &Document, above: &mut Vec<String>) -> Self {
        let shapes = choices
            .iter()
            .map(|choice| Self::within(choice, document, above));
        let shapes: Vec<Self> = shapes.collect();
        let kinds: Vec<&str> = shapes.iter().map(|shape| shape.kind.as_str()).collect();
        let mut shape = Self::named(&kinds.join(" or "));
        for choice in shapes {
            shape.inside.fields.push(Field {
                name: choice.kind.clone(),
                required: false,
                shape: choice,
            });
        }
        shape
    }

    fn named(kind: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            ..Self::default()
        }
    }
}

fn kind(schema: &Schema) -> String {
    let words = match &schema.kind {
        Some(Kind::One(word)) => word.clone(),
        Some(Kind::Several(words)) => words.join(" or "),
        None if schema.properties.0.is_empty() => "any JSON".to_owned(),
        None => "object".to_owned(),
    };
    match schema.format.as_deref() {
        Some(format) if !format.starts_with("int") => words.replacen("string", format, 1),
        Some(_) | None => words,
    }
}

fn limits(schema: &Schema) -> Vec<String> {
    let allowed: Vec<String> = schema.allowed.iter().map(Value::to_string).collect();
    [
        (!allowed.is_empty()).then(|| format!("one of {}", allowed.join(", "))),
        schema.min_length.map(|n| format!("length from {n}")),
        schema.max_length.map(|n| format!("length to {n}")),
        schema.minimum.as_ref().map(|n| format!("at least {n}")),
        schema.maximum.as_ref().map(|n| format!("at most {n}")),
        schema
            .default
            .as_ref()
            .map(|value| format!("{value} if left out")),
    ]
    .into_iter()
    .flatten()
    .collect()
}
