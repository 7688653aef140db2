//! Plans that a connection keeps.

use diesel::connection::{AnsiTransactionManager, TransactionManager};

use crate::{Connection, StoreError};

/// Begins a transaction that runs by the plans that the connection keeps of its statements, and none
/// planned anew for its parameters. SQLite always does so.
///
/// One trip to the database for both.
pub(crate) fn begin_by_kept_plans(conn: &mut Connection) -> Result<(), StoreError> {
    match conn {
        Connection::Postgres(pg) => AnsiTransactionManager::begin_transaction_sql(
            pg,
            "begin; set local plan_cache_mode = force_generic_plan",
        )?,
        Connection::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction(sqlite)?,
    }
    Ok(())
}
