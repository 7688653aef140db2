//! Plans that a connection keeps.

use diesel::connection::SimpleConnection as _;

use crate::{Connection, StoreError};

/// Has the rest of the transaction run by the plans that the connection keeps of its statements, and
/// none planned anew for its parameters. SQLite always does so.
pub(crate) fn use_kept_plans(conn: &mut Connection) -> Result<(), StoreError> {
    match conn {
        Connection::Postgres(pg) => {
            pg.batch_execute("set local plan_cache_mode = force_generic_plan")?;
        }
        Connection::Sqlite(_) => {}
    }
    Ok(())
}
