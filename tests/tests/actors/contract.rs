//! What the API promises of each operation, read from its description.

use std::collections::BTreeMap;

use serde_json::Value;

const DESCRIPTION: &str = include_str!("../../../openapi/openapi.json");

/// One operation that changes something.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) method: &'static str,
    /// Below the municipality.
    pub(crate) path: String,
    pub(crate) takes_version: bool,
    pub(crate) takes_key: bool,
    statuses: Vec<String>,
}

/// Every operation that changes something, by its id.
pub(crate) struct Contract(BTreeMap<String, Operation>);

impl Contract {
    pub(crate) fn read() -> Self {
        let description: Value = serde_json::from_str(DESCRIPTION).unwrap();
        let paths = description["paths"].as_object().unwrap();
        let all = paths.iter().flat_map(|(path, methods)| {
            let methods = methods.as_object().unwrap().iter();
            methods.filter_map(|(word, operation)| Operation::read(path, word, operation))
        });
        Self(all.collect())
    }

    pub(crate) fn of(&self, id: &str) -> &Operation {
        let found = self.0.get(id);
        found.unwrap_or_else(|| panic!("the API has no operation {id}"))
    }

    /// Every operation by which casework is done: what lies below a case or belongs to one.
    pub(crate) fn casework(&self) -> impl Iterator<Item = &str> {
        let roots = [
            "cases",
            "enquiries",
            "contributions",
            "guarantees",
            "attachments",
            "meetings",
            "call-backs",
            "handler-questions",
        ];
        let all = self.0.iter();
        let belongs = all.filter(move |(_, operation)| {
            let root = operation.path.split('/').next();
            root.is_some_and(|root| roots.contains(&root))
        });
        belongs.map(|(id, _)| id.as_str())
    }
}

impl Operation {
    fn read(path: &str, word: &str, operation: &Value) -> Option<(String, Self)> {
        let methods = ["POST", "PUT", "PATCH", "DELETE"];
        let mut methods = methods.into_iter();
        let method = methods.find(|method| method.eq_ignore_ascii_case(word))?;
        let parameters = operation["parameters"].as_array().cloned();
        let parameters = parameters.unwrap_or_default();
        let takes = |name: &str| parameters.iter().any(|one| one["name"] == name);
        let responses = operation["responses"].as_object()?;
        let this = Self {
            method,
            path: path.trim_start_matches("/v1/{municipality}/").to_owned(),
            takes_version: takes("If-Match"),
            takes_key: takes("Idempotency-Key"),
            statuses: responses.keys().cloned().collect(),
        };
        Some((operation["operationId"].as_str()?.to_owned(), this))
    }

    /// Whether an answer of this status is described.
    pub(crate) fn documents(&self, status: u16) -> bool {
        let (exact, class) = (status.to_string(), format!("{}XX", status / 100));
        self.statuses.iter().any(|of| *of == exact || *of == class)
    }
}
