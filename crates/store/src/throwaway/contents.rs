//! Everything that is stored, as text: to see that something changed nothing.

use std::collections::BTreeMap;

use crate::{Connection, StoreError, dialect, shape};

/// The rows of every table as text, sorted.
///
/// # Errors
/// As every query.
pub fn contents(conn: &mut Connection) -> Result<BTreeMap<String, Vec<String>>, StoreError> {
    let mut all = BTreeMap::new();
    for table in shape::tables(conn)? {
        let columns: Vec<String> = table.columns.into_iter().map(|(name, _)| name).collect();
        let mut rows = dialect::rows_as_text(conn, &table.name, &columns)?;
        rows.sort_unstable();
        all.insert(table.name, rows);
    }
    Ok(all)
}
