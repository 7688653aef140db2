//! How a connection to each database is opened.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use diesel::connection::{Connection as _, SimpleConnection};
use diesel::pg::PgConnection;
use diesel::r2d2::ManageConnection;
use diesel::sqlite::SqliteConnection;

use crate::{Connection, StoreError};

/// Where the data is: `postgres://…` or `sqlite:PATH`.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A PostgreSQL server, as libpq reads it.
    Postgres(String),
    /// A file of its own.
    Sqlite(PathBuf),
}

/// A text that names no database.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a database is named `sqlite:PATH` or `postgres://USER@HOST/NAME`")]
pub struct NotADatabaseUrl;

impl FromStr for DatabaseUrl {
    type Err = NotADatabaseUrl;

    fn from_str(text: &str) -> Result<Self, NotADatabaseUrl> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        match text.strip_prefix("sqlite:") {
            Some(path) if !path.trim().is_empty() => Ok(Self::Sqlite(PathBuf::from(path))),
            Some(_) | None => Err(NotADatabaseUrl),
        }
    }
}

/// Shows the kind only: a URL may carry a password.
impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Postgres(_) => "postgres",
            Self::Sqlite(_) => "sqlite",
        })
    }
}

/// SQLite below this version can corrupt a database when it resets the write-ahead log.
///
/// Fixed in 3.51.3, released 13 March 2026; see the SQLite change log.
pub(crate) const OLDEST_SOUND_SQLITE: i32 = 3_051_003;

/// Opens the connection that writes to a SQLite file; the file is made if it is not there.
pub(crate) fn open_sqlite_writer(path: &Path) -> Result<Connection, StoreError> {
    if sqlite_version() < OLDEST_SOUND_SQLITE {
        return Err(StoreError::Refused(
            "this build carries an SQLite older than 3.51.3",
        ));
    }
    let mut conn = establish_sqlite(path)?;
    // FULL: a commit that was answered survives a power cut. The journal mode is kept in the file.
    conn.batch_execute(
        "pragma busy_timeout = 5000;
         pragma journal_mode = wal;
         pragma synchronous = full;
         pragma foreign_keys = on;
         pragma temp_store = memory;
         pragma cache_size = -16000;",
    )?;
    Ok(Connection::Sqlite(conn))
}

/// The linked SQLite's version as one number: 3.51.3 is 3 051 003.
pub(crate) fn sqlite_version() -> i32 {
    libsqlite3_sys::SQLITE_VERSION_NUMBER
}

fn establish_sqlite(path: &Path) -> Result<SqliteConnection, StoreError> {
    let path = path.to_str().ok_or(StoreError::Refused(
        "the path of the SQLite file is not UTF-8",
    ))?;
    SqliteConnection::establish(path).map_err(|error| StoreError::Unavailable(error.to_string()))
}

/// Opens connections for a pool, and notices those that died.
pub(crate) struct Opener {
    pub(crate) url: DatabaseUrl,
}

/// A connection of a pool.
pub(crate) struct Pooled {
    pub(crate) conn: Connection,
    /// An error came up that may mean the connection is dead.
    pub(crate) suspect: bool,
}

impl ManageConnection for Opener {
    type Connection = Pooled;
    type Error = StoreError;

    fn connect(&self) -> Result<Pooled, StoreError> {
        let conn = match &self.url {
            DatabaseUrl::Postgres(url) => Connection::Postgres(
                PgConnection::establish(url)
                    .map_err(|error| StoreError::Unavailable(error.to_string()))?,
            ),
            DatabaseUrl::Sqlite(path) => {
                let mut conn = establish_sqlite(path)?;
                // A small cache: every commit of the writer empties it, and the file is in memory
                // anyway, once for all.
                conn.batch_execute(
                    "pragma busy_timeout = 5000; pragma query_only = on; pragma cache_size = -1000;",
                )?;
                Connection::Sqlite(conn)
            }
        };
        Ok(Pooled {
            conn,
            suspect: false,
        })
    }

    fn is_valid(&self, pooled: &mut Pooled) -> Result<(), StoreError> {
        pooled
            .conn
            .batch_execute("select 1")
            .map_err(StoreError::from)
    }

    /// Asked whenever a connection comes back: a dead one must not be lent again.
    fn has_broken(&self, pooled: &mut Pooled) -> bool {
        std::thread::panicking()
            || (std::mem::take(&mut pooled.suspect) && self.is_valid(pooled).is_err())
    }
}
