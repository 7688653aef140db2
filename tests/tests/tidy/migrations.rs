//! Both databases have the same tables, and every table belongs to a municipality.

use onedoor_store::health::{ForeignKey, TableShape, tables};
use onedoor_store::throwaway::Server;
use onedoor_store::{DatabaseUrl, Store, StoreError, StoreOptions, migrate};

use crate::nothing_against;
use crate::source::files;

/// The search index: a virtual table on SQLite and a `tsvector` on PostgreSQL. Alike by name only.
const SEARCH: &str = "enquiry_search";

/// The tables after all migrations.
pub(crate) fn migrated(url: &DatabaseUrl) -> Vec<TableShape> {
    let tables = async {
        migrate(url)?;
        let store = Store::open(url, StoreOptions { connections: 1 })?;
        store.installation().read(tables).await
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime can be built");
    let outcome: Result<_, StoreError> = runtime.block_on(tables);
    outcome.expect("the migrations can be applied")
}

/// The tables on SQLite, in a file that lives as long as it takes.
pub(crate) fn on_sqlite() -> Vec<TableShape> {
    let folder = tempfile::tempdir().expect("there is room for a file");
    migrated(&DatabaseUrl::Sqlite(folder.path().join("tidy.sqlite")))
}

/// The tables on PostgreSQL, in a database of this test's own.
fn on_postgres() -> Vec<TableShape> {
    let server = std::env::var("ONEDOOR_TEST_POSTGRES_URL").expect(
        "ONEDOOR_TEST_POSTGRES_URL is not set. `make test` starts a PostgreSQL and sets it; so \
         does `scripts/with-postgres cargo test --workspace --test tidy`.",
    );
    let server = Server::at(server);
    let name = format!("tidy_{}", std::process::id());
    let tables = migrated(&server.create(&name).expect("a database on the server"));
    server.drop(&name).expect("nobody else needs it");
    tables
}

fn names(tables: &[TableShape]) -> Vec<&str> {
    tables.iter().map(|table| table.name.as_str()).collect()
}

#[test]
fn both_databases_have_the_same_tables() {
    let (sqlite, postgres) = (on_sqlite(), on_postgres());
    assert_eq!(
        names(&sqlite),
        names(&postgres),
        "A table is missing on one side: a migration stands in both folders under one name."
    );
    let found: Vec<String> = sqlite
        .iter()
        .zip(&postgres)
        .filter(|(here, there)| here.name != SEARCH && here != there)
        .map(|(here, there)| format!("on SQLite     {here:?}\n  on PostgreSQL {there:?}"))
        .collect();
    nothing_against(
        &found,
        "These tables differ in columns, in what may be null, in their primary key or in what \
         they refer to. Types and indexes may differ; these may not.",
    );
}

#[test]
fn migrations_stand_in_both_folders_under_one_name() {
    let names = |database: &str| -> Vec<String> {
        let folder = format!("migrations/{database}/");
        let paths = files().into_iter().map(|file| file.path);
        paths
            .filter_map(|path| path.strip_prefix(&folder).map(str::to_owned))
            .collect()
    };
    assert_eq!(
        names("sqlite"),
        names("postgres"),
        "Every migration is written for both databases, with up.sql and down.sql."
    );
}

#[test]
fn every_key_begins_with_the_municipality() {
    let found: Vec<String> = on_sqlite()
        .into_iter()
        .filter(|table| table.name != SEARCH && table.name != "municipality")
        .filter(|table| table.primary_key.first().map(String::as_str) != Some("municipality_id"))
        .map(|table| format!("{}: {:?}", table.name, table.primary_key))
        .collect();
    nothing_against(
        &found,
        "A primary key is (municipality_id, …): rows of two municipalities never meet, and a \
         municipality can be moved to another cluster.",
    );
}

#[test]
fn every_reference_stays_in_its_municipality() {
    let stays = |key: &ForeignKey| {
        let there = if key.table == "municipality" {
            "id"
        } else {
            "municipality_id"
        };
        let pair = ("municipality_id".to_owned(), there.to_owned());
        key.columns.contains(&pair)
    };
    let mut found = Vec::new();
    for table in on_sqlite() {
        for key in table.foreign_keys.iter().filter(|key| !stays(key)) {
            found.push(format!("{} -> {key:?}", table.name));
        }
        if table.foreign_keys.is_empty() && table.name != SEARCH && table.name != "municipality" {
            found.push(format!("{} refers to no municipality", table.name));
        }
    }
    nothing_against(
        &found,
        "A foreign key carries municipality_id, so that the database itself refuses a row that \
         points into another municipality.",
    );
}

#[test]
fn every_sqlite_table_is_strict() {
    let mut found = Vec::new();
    for file in files() {
        if file.path.starts_with("migrations/sqlite/") && file.path.ends_with("/up.sql") {
            let statements = file.text.split(';');
            let loose = statements
                .filter_map(|statement| statement.trim().split_once("create table "))
                .filter(|(_, table)| !table.rsplit(')').next().unwrap_or("").contains("strict"));
            found.extend(loose.map(|(_, table)| {
                let name = table.split_whitespace().next().unwrap_or("");
                format!("{}: {name}", file.path)
            }));
        }
    }
    nothing_against(
        &found,
        "Write `) strict` : without it SQLite keeps a word in a column of numbers.",
    );
}
