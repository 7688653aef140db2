//! Many rows at once: one statement on PostgreSQL; on SQLite a row each is as fast, and prepared.

use diesel::prelude::*;

use crate::feed::FeedRow;
use crate::rows::intake::{EventRow, GuaranteeRow, OutboxRow};
use crate::schema::{event, feed, guarantee, outbox};
use crate::{Connection, StoreError};

/// A macro, because every table and its rows are types of their own.
macro_rules! insert {
    ($rows:expr, $table:ident, $conn:expr) => {{
        if $rows.is_empty() {
            return Ok(());
        }
        match $conn {
            Connection::Postgres(pg) => {
                diesel::insert_into($table::table)
                    .values($rows)
                    .execute(pg)?;
            }
            Connection::Sqlite(lite) => {
                for row in $rows {
                    diesel::insert_into($table::table)
                        .values(row)
                        .execute(lite)?;
                }
            }
        }
        Ok(())
    }};
}

pub(crate) fn insert_events(conn: &mut Connection, rows: &[EventRow]) -> Result<(), StoreError> {
    insert!(rows, event, conn)
}

pub(crate) fn insert_guarantees(
    conn: &mut Connection,
    rows: &[GuaranteeRow],
) -> Result<(), StoreError> {
    insert!(rows, guarantee, conn)
}

pub(crate) fn insert_outbox(conn: &mut Connection, rows: &[OutboxRow]) -> Result<(), StoreError> {
    insert!(rows, outbox, conn)
}

pub(crate) fn insert_feed(conn: &mut Connection, rows: &[FeedRow]) -> Result<(), StoreError> {
    insert!(rows, feed, conn)
}
