//! Bringing a database to this program's tables.

use diesel::connection::Connection as _;
use diesel::pg::PgConnection;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::connection::open_sqlite_writer;
use crate::{Connection, DatabaseUrl, StoreError};

pub(crate) const POSTGRES: EmbeddedMigrations = embed_migrations!("../../migrations/postgres");
pub(crate) const SQLITE: EmbeddedMigrations = embed_migrations!("../../migrations/sqlite");

/// Applies what is missing and names it. On PostgreSQL only one program at a time does so.
///
/// # Errors
/// [`StoreError::Unavailable`] if the database cannot be reached or a migration fails.
pub fn migrate(url: &DatabaseUrl) -> Result<Vec<String>, StoreError> {
    if let DatabaseUrl::Sqlite(path) = url
        && let Some(folder) = path.parent()
    {
        std::fs::create_dir_all(folder)
            .map_err(|error| StoreError::Unavailable(error.to_string()))?;
    }
    let mut conn = connect(url)?;
    crate::dialect::lock_for_migration(&mut conn)?;
    let applied = match &mut conn {
        Connection::Postgres(pg) => pg.run_pending_migrations(POSTGRES).map(|list| names(&list)),
        Connection::Sqlite(lite) => lite.run_pending_migrations(SQLITE).map(|list| names(&list)),
    };
    applied.map_err(|error| StoreError::Unavailable(error.to_string()))
}

/// The migrations that are still missing.
///
/// # Errors
/// [`StoreError::Unavailable`] if the database does not answer.
pub fn pending(conn: &mut Connection) -> Result<Vec<String>, StoreError> {
    let missing = match conn {
        Connection::Postgres(pg) => pg
            .pending_migrations(POSTGRES)
            .map(|list| list.iter().map(|m| m.name().to_string()).collect()),
        Connection::Sqlite(lite) => lite
            .pending_migrations(SQLITE)
            .map(|list| list.iter().map(|m| m.name().to_string()).collect()),
    };
    missing.map_err(|error| StoreError::Unavailable(error.to_string()))
}

pub(crate) fn connect(url: &DatabaseUrl) -> Result<Connection, StoreError> {
    match url {
        DatabaseUrl::Postgres(url) => PgConnection::establish(url)
            .map(Connection::Postgres)
            .map_err(|error| StoreError::Unavailable(error.to_string())),
        DatabaseUrl::Sqlite(path) => open_sqlite_writer(path),
    }
}

fn names(versions: &[diesel::migration::MigrationVersion<'_>]) -> Vec<String> {
    versions.iter().map(ToString::to_string).collect()
}
