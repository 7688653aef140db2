//! The API's description: as the code has it, and complete enough to generate a client from.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::nothing_against;
use crate::source::read;

/// POSTs that write nothing, so that it does not matter how often they come.
const ONLY_LOOK: [&str; 7] = [
    "preview_enquiry",
    "simulate_guarantee",
    "check_catalogue",
    "preview_answer",
    "preview_case_types",
    "preview_leave",
    "preview_mail",
];
/// What says how somebody is now, whatever they said before: the last word counts.
const LAST_WORD_COUNTS: [&str; 1] = ["set_presence"];
/// What has no version: a session has ended or not, and a link counts once.
const WITHOUT_VERSION: [&str; 3] = ["sign_out", "end_session", "set_password"];
/// POSTs that are not sent again: each begins something of its own, or names the version it saw.
const NOT_REPEATED: [&str; 12] = [
    "report_lost_code",
    "extend_tracking_code",
    "sign_in",
    "prove_anew",
    "begin_second_factor",
    "renew_recovery_codes",
    "replay_delivery",
    "replay_webhook_delivery",
    "send_test_mail",
    "try_gateway",
    // A mail has a key of its own.
    "receive_mail",
    "take_inbound_mail",
];

/// One operation of the description.
pub(crate) struct Operation {
    /// Its method and path.
    pub(crate) place: String,
    /// What it says of itself.
    said: Map<String, Value>,
}

impl Operation {
    /// Its id; empty if it has none.
    pub(crate) fn id(&self) -> &str {
        text(self.said.get("operationId"))
    }

    fn takes_header(&self, name: &str) -> bool {
        let parameters = self.said.get("parameters").and_then(Value::as_array);
        let mut parameters = parameters.into_iter().flatten();
        parameters.any(|one| text(one.get("name")) == name && text(one.get("in")) == "header")
    }
}

fn text(value: Option<&Value>) -> &str {
    value.and_then(Value::as_str).unwrap_or("").trim()
}

fn document() -> Value {
    serde_json::from_str(onedoor_api::openapi()).expect("the description is JSON")
}

fn object(value: Option<&Value>) -> Map<String, Value> {
    value
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default()
}

/// All operations.
pub(crate) fn operations() -> Vec<Operation> {
    let mut operations = Vec::new();
    for (path, methods) in object(document().get("paths")) {
        for (method, said) in object(Some(&methods)) {
            operations.push(Operation {
                place: format!("{} {path}", method.to_uppercase()),
                said: object(Some(&said)),
            });
        }
    }
    operations
}

/// Fails with the operations that are not as they should be.
fn every_operation(what_to_do: &str, is_good: impl Fn(&Operation) -> bool) {
    let operations = operations();
    assert!(!operations.is_empty(), "the description has no operations");
    let found: Vec<String> = operations
        .into_iter()
        .filter(|operation| !is_good(operation))
        .map(|operation| operation.place)
        .collect();
    nothing_against(&found, what_to_do);
}

/// Properties without a description, each with its place.
fn undescribed(place: &str, value: &Value, found: &mut Vec<String>) {
    let Some(object) = value.as_object() else {
        for one in value.as_array().into_iter().flatten() {
            undescribed(place, one, found);
        }
        return;
    };
    if let Some(properties) = object.get("properties").and_then(Value::as_object) {
        for (name, property) in properties {
            if !is_described(property) {
                found.push(format!("{place}: {name}"));
            }
        }
    }
    for (key, inner) in object {
        undescribed(&format!("{place}/{key}"), inner, found);
    }
}

/// Described itself, or by the one thing that it is or may be.
fn is_described(property: &Value) -> bool {
    let alternatives = property.get("oneOf").and_then(Value::as_array);
    !text(property.get("description")).is_empty()
        || alternatives
            .into_iter()
            .flatten()
            .any(|one| !text(one.get("description")).is_empty())
}

#[test]
fn the_committed_description_is_what_the_code_says() {
    assert!(
        read("openapi/openapi.json").trim_end() == onedoor_api::openapi().trim_end(),
        "openapi/openapi.json is not what the code says. Run `make openapi`, and look at the \
         difference as a client would: a changed or removed field is a broken promise."
    );
}

#[test]
fn every_operation_has_an_id_of_its_own() {
    let snake_case = |id: &str| {
        id.starts_with(|sign: char| sign.is_ascii_lowercase())
            && id
                .chars()
                .all(|sign| sign.is_ascii_lowercase() || sign == '_')
    };
    every_operation(
        "Write operation_id = \"verb_noun\": clients name their functions by it.",
        |operation| snake_case(operation.id()),
    );
    let operations = operations();
    let ids: BTreeSet<&str> = operations.iter().map(Operation::id).collect();
    assert_eq!(ids.len(), operations.len(), "two operations share an id");
}

#[test]
fn every_operation_has_one_tag_and_a_summary() {
    every_operation(
        "Write tag = \"…\", and a first line of documentation on the handler.",
        |operation| {
            let tags = operation.said.get("tags").and_then(Value::as_array);
            tags.is_some_and(|tags| tags.len() == 1)
                && !text(operation.said.get("summary")).is_empty()
        },
    );
}

#[test]
fn every_operation_documents_its_problems() {
    let is_problem = |answer: &Value| {
        let schema = answer.pointer("/content/application~1problem+json/schema/$ref");
        text(schema).ends_with("/Problem")
    };
    every_operation(
        "End its responses with what to do when it fails: `TryAgain`, `SendAgain`, `ReadAgain` or \
         `ReadCaseAgain`.",
        |operation| {
            let mut refusals = object(operation.said.get("responses"));
            refusals.retain(|status, _| status.starts_with('4'));
            !refusals.is_empty() && refusals.values().all(is_problem)
        },
    );
}

#[test]
fn every_answer_and_parameter_is_described() {
    every_operation(
        "Every parameter and every answer needs a description.",
        |operation| {
            let parameters = operation.said.get("parameters").and_then(Value::as_array);
            let mut parameters = parameters.into_iter().flatten();
            let mut answers = object(operation.said.get("responses")).into_iter();
            parameters.all(|one| !text(one.get("description")).is_empty())
                && answers.all(|(_, one)| !text(one.get("description")).is_empty())
        },
    );
}

#[test]
fn every_property_is_described() {
    let mut found = Vec::new();
    let document = document();
    for part in ["components", "paths"] {
        undescribed(part, document.get(part).unwrap_or(&Value::Null), &mut found);
    }
    nothing_against(
        &found,
        "Write a line of documentation on these fields: it ends up in somebody's client.",
    );
}

#[test]
fn a_change_names_the_version_that_was_seen() {
    every_operation(
        "A PATCH, PUT or DELETE documents If-Match: nobody overwrites what they have not seen.",
        |operation| {
            let changes = ["PATCH ", "PUT ", "DELETE "];
            !changes.iter().any(|verb| operation.place.starts_with(verb))
                || LAST_WORD_COUNTS.contains(&operation.id())
                || WITHOUT_VERSION.contains(&operation.id())
                || operation.takes_header("If-Match")
        },
    );
}

#[test]
fn a_post_can_be_sent_again() {
    every_operation(
        "A POST documents Idempotency-Key: after a broken connection it is sent again.",
        |operation| {
            !operation.place.starts_with("POST ")
                || ONLY_LOOK.contains(&operation.id())
                || NOT_REPEATED.contains(&operation.id())
                || operation.takes_header("Idempotency-Key")
        },
    );
}

#[test]
fn what_is_found_by_itself_tells_its_version() {
    every_operation(
        "The answer of an operation that finds one thing documents its ETag.",
        |operation| {
            let answer = operation.said.get("responses").and_then(|of| of.get("200"));
            !operation.id().starts_with("find_")
                || answer.is_some_and(|answer| answer.pointer("/headers/ETag").is_some())
        },
    );
}
