//! Bringing a database to this program's tables.

use diesel::connection::Connection as _;
use diesel::pg::PgConnection;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::connection::open_sqlite_writer;
use crate::{Connection, DatabaseUrl, StoreError};

const POSTGRES: EmbeddedMigrations = embed_migrations!("../../migrations/postgres");
const SQLITE: EmbeddedMigrations = embed_migrations!("../../migrations/sqlite");

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

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may fail loudly"
)]
mod tests {
    use diesel::connection::SimpleConnection as _;

    use super::*;
    use crate::health::tables;

    /// A database of this test's own on the server that `make test` starts.
    fn postgres_of_its_own() -> DatabaseUrl {
        let server = std::env::var("ONEDOOR_TEST_POSTGRES_URL")
            .expect("ONEDOOR_TEST_POSTGRES_URL is not set: `make test` starts a PostgreSQL");
        let name = format!("revert_{}", std::process::id());
        let mut conn = PgConnection::establish(&server).unwrap();
        conn.batch_execute(&format!("create database {name}"))
            .unwrap();
        let (host, _) = server.rsplit_once('/').unwrap();
        DatabaseUrl::Postgres(format!("{host}/{name}"))
    }

    fn migrations_can_be_reverted(url: &DatabaseUrl) {
        migrate(url).unwrap();
        let mut conn = connect(url).unwrap();
        let before = tables(&mut conn).unwrap();
        assert!(!before.is_empty());

        match &mut conn {
            Connection::Postgres(pg) => pg.revert_all_migrations(POSTGRES).map(drop),
            Connection::Sqlite(lite) => lite.revert_all_migrations(SQLITE).map(drop),
        }
        .unwrap();

        assert_eq!(tables(&mut conn).unwrap(), []);
        migrate(url).unwrap();
        assert_eq!(tables(&mut conn).unwrap(), before);
    }

    #[test]
    fn migrations_can_be_reverted_on_sqlite() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("onedoor.sqlite");
        migrations_can_be_reverted(&DatabaseUrl::Sqlite(file));
    }

    #[test]
    fn migrations_can_be_reverted_on_postgres() {
        migrations_can_be_reverted(&postgres_of_its_own());
    }
}
