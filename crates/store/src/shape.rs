//! What tables there are, as the database itself tells.

use std::collections::BTreeMap;

use diesel::QueryableByName;
use diesel::sql_types::{BigInt, Bool, Integer, Text};

use crate::{Connection, StoreError, dialect};

/// The migrations' own book, which is nobody's data.
const BOOK: &str = "__diesel_schema_migrations";

/// A table: what both databases must have alike. Types and indexes are each database's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableShape {
    /// Its name.
    pub name: String,
    /// Its columns by name, in order, and whether each may be null.
    pub columns: Vec<(String, bool)>,
    /// The columns of its primary key, in order.
    pub primary_key: Vec<String>,
    /// What it refers to, sorted.
    pub foreign_keys: Vec<ForeignKey>,
}

/// A reference from one table to another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ForeignKey {
    /// The table referred to.
    pub table: String,
    /// Pairs of columns: here, and there.
    pub columns: Vec<(String, String)>,
}

/// A column as a database's catalogue has it.
#[derive(QueryableByName)]
pub(crate) struct ColumnFound {
    #[diesel(sql_type = Text)]
    pub(crate) table_name: String,
    #[diesel(sql_type = Text)]
    pub(crate) column_name: String,
    #[diesel(sql_type = Bool)]
    pub(crate) nullable: bool,
    /// Its place in the primary key, from 1; 0 if it has none.
    #[diesel(sql_type = Integer)]
    pub(crate) key_place: i32,
}

/// One pair of columns of a foreign key.
#[derive(QueryableByName)]
pub(crate) struct LinkFound {
    #[diesel(sql_type = Text)]
    pub(crate) table_name: String,
    /// Which foreign key of the table it belongs to.
    #[diesel(sql_type = BigInt)]
    pub(crate) link: i64,
    #[diesel(sql_type = Text)]
    pub(crate) column_name: String,
    #[diesel(sql_type = Text)]
    pub(crate) to_table: String,
    #[diesel(sql_type = Text)]
    pub(crate) to_column: String,
}

/// The tables, by name.
///
/// # Errors
/// As every query.
pub fn tables(conn: &mut Connection) -> Result<Vec<TableShape>, StoreError> {
    let columns = dialect::columns(conn)?;
    let mut links = links_by_table(dialect::links(conn)?);
    let mut by_table: BTreeMap<String, Vec<ColumnFound>> = BTreeMap::new();
    for column in columns {
        let table = by_table.entry(column.table_name.clone()).or_default();
        table.push(column);
    }
    by_table.remove(BOOK);
    let shape = |(name, columns): (String, Vec<ColumnFound>)| TableShape {
        primary_key: primary_key(&columns),
        foreign_keys: links.remove(&name).unwrap_or_default(),
        columns: columns
            .into_iter()
            .map(|column| (column.column_name, column.nullable))
            .collect(),
        name,
    };
    Ok(by_table.into_iter().map(shape).collect())
}

fn primary_key(columns: &[ColumnFound]) -> Vec<String> {
    let mut key: Vec<_> = columns.iter().filter(|c| c.key_place > 0).collect();
    key.sort_by_key(|column| column.key_place);
    key.into_iter()
        .map(|column| column.column_name.clone())
        .collect()
}

fn links_by_table(found: Vec<LinkFound>) -> BTreeMap<String, Vec<ForeignKey>> {
    let mut links: BTreeMap<(String, i64), ForeignKey> = BTreeMap::new();
    for pair in found {
        let link = links.entry((pair.table_name, pair.link));
        let key = link.or_insert_with(|| ForeignKey {
            table: pair.to_table,
            columns: Vec::new(),
        });
        key.columns.push((pair.column_name, pair.to_column));
    }
    let mut by_table: BTreeMap<String, Vec<ForeignKey>> = BTreeMap::new();
    for ((table, _), key) in links {
        by_table.entry(table).or_default().push(key);
    }
    for keys in by_table.values_mut() {
        keys.sort();
    }
    by_table
}
