//! docs/data.md: what every column is for, how sensitive it is, and how long it is kept.

use std::collections::{BTreeMap, BTreeSet};

use crate::migrations::on_sqlite;
use crate::nothing_against;
use crate::source::read;

const DOCUMENT: &str = "docs/data.md";
/// How sensitive a column may be.
const CLASSES: [&str; 4] = ["public", "personal", "confidential", "secret"];

/// What the document says, by table: its columns with the rest of their lines.
fn described() -> BTreeMap<String, Vec<(String, Vec<String>)>> {
    let mut tables: BTreeMap<String, Vec<(String, Vec<String>)>> = BTreeMap::new();
    let mut current = None;
    for line in read(DOCUMENT).lines() {
        if let Some(heading) = line.strip_prefix("### ") {
            let name = heading.trim_matches('`').to_owned();
            tables.entry(name.clone()).or_default();
            current = Some(name);
        } else if line.starts_with("## ") {
            current = None;
        }
        let (Some(table), Some(row)) = (&current, line.strip_prefix("| `")) else {
            continue;
        };
        let mut cells = row.trim_end_matches('|').split('|').map(str::trim);
        let column = cells.next().unwrap_or("").trim_end_matches('`').to_owned();
        let rest = cells.map(str::to_owned).collect();
        tables
            .entry(table.clone())
            .or_default()
            .push((column, rest));
    }
    tables
}

#[test]
fn every_table_and_column_is_described() {
    let described = described();
    let described: BTreeSet<String> = described
        .iter()
        .flat_map(|(table, columns)| {
            let columns = columns
                .iter()
                .map(move |(name, _)| format!("{table}.{name}"));
            columns.chain([table.clone()])
        })
        .collect();
    let present: BTreeSet<String> = on_sqlite()
        .into_iter()
        .flat_map(|table| {
            let name = table.name.clone();
            let columns = table
                .columns
                .into_iter()
                .map(move |(column, _)| format!("{name}.{column}"));
            columns.chain([table.name])
        })
        .collect();
    let missing = present
        .difference(&described)
        .map(|name| format!("{name} is not described"));
    let gone = described
        .difference(&present)
        .map(|name| format!("{name} is gone"));
    nothing_against(
        &missing.chain(gone).collect::<Vec<_>>(),
        "docs/data.md has a `### table` for every table and a row for every column: what it is \
         for, its class, and how long it is kept.",
    );
}

#[test]
fn every_column_has_a_class_and_an_end() {
    let mut found = Vec::new();
    for (table, columns) in described() {
        for (column, rest) in columns {
            let good = matches!(rest.as_slice(), [what, class, kept]
                if !what.is_empty() && CLASSES.contains(&class.as_str()) && !kept.is_empty());
            if !good {
                found.push(format!("{table}.{column}: {rest:?}"));
            }
        }
    }
    nothing_against(
        &found,
        "A row of docs/data.md is | `column` | what for | public, personal, confidential or \
         secret | how long |.",
    );
}
