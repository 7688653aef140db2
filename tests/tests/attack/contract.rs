//! The operations of the API, as its description tells them.

use serde_json::Value;

/// The API's description.
pub(crate) struct Contract {
    document: Value,
    pub(crate) operations: Vec<Operation>,
}

/// One operation.
pub(crate) struct Operation {
    pub(crate) id: String,
    pub(crate) method: &'static str,
    /// From the root, with names in braces.
    pub(crate) path: String,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<Body>,
    pub(crate) answers: Value,
}

/// What stands in the address or in a header.
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) place: String,
    pub(crate) schema: Value,
}

/// What is sent along.
pub(crate) struct Body {
    pub(crate) kind: String,
    pub(crate) schema: Value,
}

const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

impl Contract {
    pub(crate) fn read() -> Self {
        let document: Value = serde_json::from_str(onedoor_api::openapi()).unwrap();
        let mut operations = Vec::new();
        for (path, methods) in document["paths"].as_object().unwrap() {
            for (word, said) in methods.as_object().unwrap() {
                let method = METHODS.iter().find(|of| of.eq_ignore_ascii_case(word));
                operations.push(Operation::read(path, method.unwrap(), said));
            }
        }
        Self {
            document,
            operations,
        }
    }

    pub(crate) fn of(&self, id: &str) -> &Operation {
        let found = self.operations.iter().find(|operation| operation.id == id);
        found.unwrap_or_else(|| panic!("the API has no operation {id}"))
    }

    /// The schema itself, where another is named, and the one thing it may be besides null.
    pub(crate) fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        if let Some(name) = schema["$ref"].as_str() {
            let place = name.trim_start_matches('#');
            return self.resolve(self.document.pointer(place).unwrap());
        }
        let choices = schema["oneOf"].as_array();
        let choice = choices.and_then(|all| all.iter().find(|one| one["type"] != "null"));
        choice.map_or(schema, |one| self.resolve(one))
    }

    /// The names of all properties that any schema has.
    pub(crate) fn all_properties(&self) -> Vec<String> {
        let schemas = self.document["components"]["schemas"].as_object().unwrap();
        let mut names: Vec<String> = schemas
            .values()
            .filter_map(|schema| schema["properties"].as_object())
            .flat_map(|properties| properties.keys().cloned())
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

impl Operation {
    fn read(path: &str, method: &'static str, said: &Value) -> Self {
        let parameters = said["parameters"].as_array().cloned().unwrap_or_default();
        let body = said["requestBody"]["content"].as_object();
        let body = body.and_then(|kinds| kinds.iter().next());
        Self {
            id: said["operationId"].as_str().unwrap().to_owned(),
            method,
            path: path.to_owned(),
            parameters: parameters.iter().map(Parameter::read).collect(),
            body: body.map(|(kind, about)| Body {
                kind: kind.clone(),
                schema: about["schema"].clone(),
            }),
            answers: said["responses"].clone(),
        }
    }

    pub(crate) fn takes(&self, header: &str) -> bool {
        let mut all = self.parameters.iter();
        all.any(|one| one.place == "header" && one.name == header)
    }

    /// What stands in the query.
    pub(crate) fn query(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.iter().filter(|one| one.place == "query")
    }

    /// The names in the path that stand for ids of things, the municipality's aside.
    pub(crate) fn ids(&self) -> Vec<&str> {
        let names = self.path.split(['{', '}']).skip(1).step_by(2);
        names
            .filter(|name| !matches!(*name, "municipality" | "list"))
            .collect()
    }

    /// Whether an id in its path tells a thing of this house from one of another. Versions, and the
    /// ids by which a catalogue calls its units, are the same words everywhere.
    pub(crate) fn names_things(&self) -> bool {
        let words = [
            "find_catalogue",
            "diff_catalogue",
            "publish_catalogue",
            "show_board",
        ];
        !self.ids().is_empty() && !words.contains(&self.id.as_str())
    }

    /// What kind of thing the path begins with, below the municipality.
    pub(crate) fn root(&self) -> &str {
        self.path.split('/').nth(3).unwrap_or_default()
    }

    /// Whether its answer goes on for as long as somebody listens.
    pub(crate) fn streams(&self) -> bool {
        let kinds = &self.answers["200"]["content"];
        !kinds["text/event-stream"].is_null()
    }

    pub(crate) fn takes_json(&self) -> Option<&Value> {
        let body = self.body.as_ref()?;
        (body.kind == "application/json").then_some(&body.schema)
    }

    /// Whether an answer of this status is described.
    pub(crate) fn documents(&self, status: u16) -> bool {
        let (exact, class) = (status.to_string(), format!("{}XX", status / 100));
        !self.answers[exact].is_null() || !self.answers[class].is_null()
    }
}

impl Parameter {
    fn read(said: &Value) -> Self {
        let text = |key: &str| said[key].as_str().unwrap().to_owned();
        Self {
            name: text("name"),
            place: text("in"),
            schema: said["schema"].clone(),
        }
    }
}
