//! Fields that nobody offered, which an outsider sends along in the hope that they are taken.

use onedoor_domain::Country;
use onedoor_store::throwaway::contents;
use onedoor_testkit::{Database, TestApp, on_both};
use serde_json::{Value, json};

use crate::contract::{Contract, Operation};
use crate::house::House;
use crate::samples::{fields, kind, least, pointer, with};
use crate::sending::{Attempt, is_from_a_session};
use crate::{long, nothing_found, say};

/// What a row has and a request must not set.
const WANTED: [&str; 14] = [
    "municipality_id",
    "municipality",
    "id",
    "version",
    "created_at",
    "coordinator",
    "stage",
    "actor",
    "state",
    "due_at",
    "role",
    "roles",
    "is_admin",
    "__proto__",
];

on_both!(
    fn a_field_that_is_not_offered_is_refused(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk]);
        let (contract, house) = (
            Contract::read(),
            House::of(app, Country::Dk, "Xylofonhuset"),
        );
        let stored = || {
            let mut all = app.ask(contents);
            all.remove("api_token");
            all
        };
        let before = stored();
        let (mut tried, mut found) = (0, Vec::new());
        let mut turn = 0_u32;
        let operations = contract.operations.iter();
        for operation in operations.filter(|one| !is_from_a_session(one)) {
            for (place, body) in overfull(&contract, operation, &house) {
                turn += 1;
                // In the short form every third, of each operation others.
                if !(long() || turn.is_multiple_of(3)) {
                    continue;
                }
                tried += 1;
                let by = house.by(operation);
                let attempt = Attempt {
                    by,
                    slug: &house.slug,
                    kit: &house.our_part,
                    seen: "\"1\"",
                };
                let answer = attempt.bare(operation).json(&body).send();
                let said = answer.text();
                let told = format!("\"pointer\":\"{place}\"");
                let refused = answer.status == 422 && said.contains("unknown_field");
                if !refused || !said.contains(&told) {
                    found.push(format!(
                        "{} {place}: {} {said}",
                        operation.id, answer.status
                    ));
                }
            }
        }
        say(&format!(
            "{database:?}: {tried} fields that are not offered"
        ));
        nothing_found(&found);
        assert!(before == stored(), "one of them changed something");
    }
);

/// The least body with one field too many, once for each field and place.
fn overfull(contract: &Contract, operation: &Operation, house: &House) -> Vec<(String, Value)> {
    let Some(schema) = operation.takes_json() else {
        return Vec::new();
    };
    let kit = &house.our_part;
    let known = |schema: &Value, name: &str| !schema["properties"][name].is_null();
    let whole = contract.resolve(schema);
    let names = if long() {
        contract.all_properties()
    } else {
        answered(contract, operation)
    };
    let mut all: Vec<(String, Value)> = names
        .iter()
        .filter(|name| !known(whole, name))
        .map(|name| {
            let mut body = least(contract, schema, kit);
            body[name] = json!("x");
            (format!("/{name}"), body)
        })
        .collect();
    for field in fields(contract, schema) {
        let inner = contract.resolve(field.schema);
        if kind(inner) == "object" && inner["additionalProperties"] == false {
            let place = [field.place, vec!["municipality_id".to_owned()]].concat();
            let body = with(contract, schema, kit, &place, &json!("x"));
            all.push((pointer(&place), body));
        }
    }
    all
}

/// What the operation answers with, and what is always wanted.
fn answered(contract: &Contract, operation: &Operation) -> Vec<String> {
    let mut names: Vec<String> = WANTED.iter().map(|name| (*name).to_owned()).collect();
    for status in ["200", "201"] {
        let schema = &operation.answers[status]["content"]["application/json"]["schema"];
        let properties = contract.resolve(schema)["properties"].as_object();
        names.extend(
            properties
                .into_iter()
                .flatten()
                .map(|(name, _)| name.clone()),
        );
    }
    names.sort_unstable();
    names.dedup();
    names
}
