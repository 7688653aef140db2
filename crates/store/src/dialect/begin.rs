//! How work for one municipality begins.

use diesel::connection::{AnsiTransactionManager, SimpleConnection as _, TransactionManager};

use crate::scoped::Whose;
use crate::{Connection, StoreError};

/// Whether PostgreSQL plans a statement for its parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plans {
    /// Where it thinks that this pays.
    AsUsual,
    /// Never: by the plan that the connection keeps of the statement. SQLite always does so.
    Kept,
}

/// Whether reading so needs a transaction: on PostgreSQL, what holds for some statements holds to
/// the end of one.
pub(crate) fn begins_to_read(conn: &Connection, whose: Whose, plans: Plans) -> bool {
    match conn {
        Connection::Postgres(_) => whose != Whose::Installation || plans == Plans::Kept,
        Connection::Sqlite(_) => false,
    }
}

/// Begins a transaction in which only these rows are there, in one trip to the database.
pub(crate) fn begin_for(
    conn: &mut Connection,
    whose: Whose,
    plans: Plans,
) -> Result<(), StoreError> {
    match conn {
        Connection::Postgres(pg) => {
            let begun = AnsiTransactionManager::begin_transaction_sql(pg, &beginning(whose, plans));
            if begun.is_err() {
                // It may have begun and then come upon the refusal: nobody else is to find it so.
                drop(pg.batch_execute("rollback"));
            }
            begun?;
        }
        Connection::Sqlite(lite) => AnsiTransactionManager::begin_transaction(lite)?,
    }
    Ok(())
}

/// An id in hexadecimal needs no quoting.
fn beginning(whose: Whose, plans: Plans) -> String {
    let mut sql = "begin".to_owned();
    if let Whose::Municipality(id) = whose {
        sql.push_str("; set local role onedoor_app; set local onedoor.municipality = '");
        sql.push_str(&id.0.to_string());
        sql.push('\'');
    }
    match plans {
        Plans::AsUsual => {}
        Plans::Kept => sql.push_str("; set local plan_cache_mode = force_generic_plan"),
    }
    sql
}
