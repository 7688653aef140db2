//! Where the two databases differ. No other file matches on the connection.

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};

use crate::{Connection, StoreError};

mod attempts;
mod begin;
mod claims;
#[cfg(any(test, feature = "throwaway"))]
mod contents;
mod examine;
mod feed;
mod holdings;
mod insert;
mod intake;
mod outbox;
mod people;
mod search;
mod shape;
mod webhooks;

pub(crate) use attempts::hold_attempt;
pub(crate) use begin::{Plans, begin_for, begins_to_read};
pub(crate) use claims::{
    claim_cases_with_due_guarantees, claim_cases_with_due_offers, claim_deliveries, lock_case,
};
#[cfg(any(test, feature = "throwaway"))]
pub(crate) use contents::rows_as_text;
pub(crate) use examine::examine;
pub(crate) use feed::hold_feed_end;
pub(crate) use holdings::{
    cases_of_contact, contacts_of_case, delete_document, delete_documents, delete_events,
    rows_as_json, run_on_case, run_on_one,
};
pub(crate) use insert::{insert_events, insert_feed, insert_guarantees, insert_outbox};
pub(crate) use intake::write_intake;
pub(crate) use outbox::{take_any_outbox, take_outbox};
pub(crate) use people::{lock_loads, take_attendance, upsert_attendance};
pub(crate) use search::{index_document, search_documents};
pub(crate) use shape::{columns, links, mentions};
pub(crate) use webhooks::{hold_webhook, take_webhook_deliveries};

/// The advisory lock that keeps two programs from migrating at once. Any fixed number will do.
const MIGRATION_LOCK: i64 = 7_163_301;

/// Waits until no other program migrates. SQLite needs none: its writers exclude each other.
pub(crate) fn lock_for_migration(conn: &mut Connection) -> Result<(), StoreError> {
    match conn {
        Connection::Postgres(pg) => {
            pg.batch_execute(&format!("select pg_advisory_lock({MIGRATION_LOCK})"))?;
        }
        Connection::Sqlite(_) => {}
    }
    Ok(())
}

/// Begins a transaction that may write.
///
/// IMMEDIATE on SQLite, because a transaction that reads first and then wants to write fails at
/// once when somebody else writes, whatever the busy timeout.
pub(crate) fn begin_immediate(conn: &mut Connection) -> diesel::QueryResult<()> {
    match conn {
        Connection::Postgres(pg) => AnsiTransactionManager::begin_transaction(pg),
        Connection::Sqlite(lite) => {
            AnsiTransactionManager::begin_transaction_sql(lite, "BEGIN IMMEDIATE")
        }
    }
}

/// Commits the transaction that was begun last.
pub(crate) fn commit(conn: &mut Connection) -> diesel::QueryResult<()> {
    match conn {
        Connection::Postgres(pg) => AnsiTransactionManager::commit_transaction(pg),
        Connection::Sqlite(lite) => AnsiTransactionManager::commit_transaction(lite),
    }
}
