//! Who may know whom: the crates' manifests against the map of the house in ARCHITECTURE.md.

use std::collections::BTreeMap;
use std::fs;

use toml::{Table, Value};

use crate::nothing_against;
use crate::source::{product, read, root};

/// Our crates, and which others of ours each may name.
const HOUSE: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("service", &["domain", "store"]),
    ("api", &["domain", "service"]),
    ("console", &["domain", "service"]),
    ("worker", &["domain", "service"]),
    (
        "server",
        &["api", "console", "domain", "service", "store", "worker"],
    ),
    (
        "testkit",
        &[
            "api", "console", "domain", "server", "service", "store", "worker",
        ],
    ),
];

/// What the domain may use: libraries that give the same answer wherever and whenever they run.
const PURE: [&str; 17] = [
    "email_address",
    "hmac",
    "infer",
    "jiff",
    "phonenumber",
    "serde",
    "serde_ignored",
    "serde_json",
    "serde_path_to_error",
    "sha1",
    "sha2",
    "snowball_stemmers_rs",
    "thiserror",
    "unicode-normalization",
    "uuid",
    "whatlang",
    "yaml_serde",
];

/// Ways to a database. Only the store has one.
const DATABASE: [&str; 4] = ["diesel", "diesel_migrations", "libsqlite3-sys", "pq-sys"];

/// Where actix-web may be named: where HTTP comes in.
const HTTP: [&str; 4] = ["api", "console", "server", "testkit"];

/// Files of the store that may tell the two databases apart: the dialect, and what opens them.
const TELLS_APART: [&str; 4] = [
    "crates/store/src/connection.rs",
    "crates/store/src/dialect",
    "crates/store/src/migrate.rs",
    "crates/store/src/store.rs",
];

/// The manifests of our crates, by folder.
fn manifests() -> BTreeMap<String, Table> {
    let crates = fs::read_dir(root().join("crates"))
        .into_iter()
        .flatten()
        .flatten();
    crates
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let text = read(&format!("crates/{name}/Cargo.toml"));
            Some((name, text.parse().ok()?))
        })
        .collect()
}

/// Every dependency of a manifest, those for tests and single platforms included.
fn dependencies(manifest: &Table) -> Vec<(&String, &Value)> {
    const KINDS: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];
    let platforms = manifest.get("target").and_then(Value::as_table);
    let tables = platforms
        .into_iter()
        .flat_map(Table::values)
        .filter_map(Value::as_table)
        .chain([manifest]);
    tables
        .flat_map(|table| KINDS.iter().filter_map(|kind| table.get(*kind)))
        .filter_map(Value::as_table)
        .flatten()
        .collect()
}

/// Which crates name a dependency that `is_meant`, as "crate: dependency".
fn who_names(is_meant: impl Fn(&str, &str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (name, manifest) in manifests() {
        for (dependency, _) in dependencies(&manifest) {
            if is_meant(&name, dependency) {
                found.push(format!("crates/{name}/Cargo.toml: {dependency}"));
            }
        }
    }
    found
}

#[test]
fn every_crate_has_its_place_in_the_house() {
    let found: Vec<String> = manifests()
        .into_keys()
        .filter(|name| !HOUSE.iter().any(|(known, _)| known == name))
        .map(|name| format!("crates/{name}"))
        .collect();
    nothing_against(
        &found,
        "A new crate is a decision: record it in docs/decisions, draw it in ARCHITECTURE.md, and \
         say here whom it may know.",
    );
}

#[test]
fn a_crate_knows_only_those_below_it() {
    let found = who_names(|name, dependency| {
        let Some(other) = dependency.strip_prefix("onedoor-") else {
            return false;
        };
        let may = HOUSE.iter().find(|(known, _)| *known == name);
        !may.is_some_and(|(_, below)| below.contains(&other))
    });
    nothing_against(
        &found,
        "These arrows are not on the map. The domain knows nobody, the store knows the domain, \
         the service knows both; api, console and worker ask the service and never the store. \
         Move the code to where it may know what it needs.",
    );
}

#[test]
fn only_the_store_names_the_database() {
    let found = who_names(|name, dependency| name != "store" && DATABASE.contains(&dependency));
    nothing_against(
        &found,
        "Only the store knows rows and SQL. Write a function there, and call that.",
    );
}

#[test]
fn the_domain_uses_only_pure_libraries() {
    let found = who_names(|name, dependency| {
        name == "domain" && !PURE.contains(&dependency) && dependency != "proptest"
    });
    nothing_against(
        &found,
        "The domain has no async, no clock, no chance and no I/O. If the library gives the same \
         answer wherever and whenever it runs (docs/decisions/0004), add it to the list here.",
    );
}

#[test]
fn http_stays_at_the_edge() {
    let found = who_names(|name, dependency| {
        dependency.starts_with("actix") && !HTTP.contains(&name) || {
            dependency.starts_with("utoipa") && name != "api"
        }
    });
    nothing_against(
        &found,
        "HTTP ends in api and console. Use cases answer with their own types.",
    );
}

#[test]
fn files_are_kept_through_the_service() {
    let found = who_names(|name, dependency| {
        dependency == "object_store" && !["service", "server"].contains(&name) || {
            dependency == "clamav-client" && name != "server"
        }
    });
    nothing_against(
        &found,
        "The service keeps files in whatever store it is given; which one that is, and who scans \
         them, only the program knows.",
    );
}

#[test]
fn a_version_stands_once_in_the_workspace() {
    let mut found = Vec::new();
    for (name, manifest) in manifests() {
        let inherits = |value: &Value| value.get("workspace").and_then(Value::as_bool);
        for (dependency, value) in dependencies(&manifest) {
            if inherits(value) != Some(true) {
                found.push(format!("crates/{name}/Cargo.toml: {dependency}"));
            }
        }
        if manifest.get("lints").and_then(inherits) != Some(true) {
            found.push(format!("crates/{name}/Cargo.toml: [lints]"));
        }
    }
    nothing_against(
        &found,
        "Write `NAME.workspace = true`, and the version in the workspace's Cargo.toml.",
    );
}

#[test]
fn only_the_dialect_tells_the_databases_apart() {
    let found: Vec<String> = product()
        .into_iter()
        .filter(|file| !TELLS_APART.iter().any(|path| file.path.starts_with(path)))
        .filter(|file| {
            let names = ["Connection::Postgres", "Connection::Sqlite"];
            names.iter().any(|name| file.text.contains(name))
        })
        .map(|file| file.path)
        .collect();
    nothing_against(
        &found,
        "Portable SQL everywhere. What must differ goes to crates/store/src/dialect.",
    );
}
