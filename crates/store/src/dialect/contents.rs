//! Rows of any table as text, for tests.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Text;

use crate::{Connection, StoreError};

#[derive(QueryableByName)]
struct RowFound {
    #[diesel(sql_type = Text)]
    row_text: String,
}

/// Every row of a table as one line.
pub(crate) fn rows_as_text(
    conn: &mut Connection,
    table: &str,
    columns: &[String],
) -> Result<Vec<String>, StoreError> {
    let rows: Vec<RowFound> = match conn {
        Connection::Postgres(pg) => {
            sql_query(format!("select t::text as row_text from \"{table}\" t")).load(pg)?
        }
        Connection::Sqlite(lite) => {
            let quoted: Vec<String> = columns
                .iter()
                .map(|of| format!("quote(\"{of}\")"))
                .collect();
            let row = quoted.join(" || ',' || ");
            sql_query(format!("select {row} as row_text from \"{table}\"")).load(lite)?
        }
    };
    Ok(rows.into_iter().map(|row| row.row_text).collect())
}
