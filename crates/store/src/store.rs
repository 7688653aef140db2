//! The database of the installation, and its connections.

use std::sync::Arc;
use std::time::Duration;

use diesel::r2d2::Pool;
use onedoor_domain::MunicipalityId;

use crate::connection::{Opener, Pooled};
use crate::scoped::{Scoped, Whose};
use crate::writer::{Writer, within_savepoint};
use crate::{Connection, DatabaseUrl, StoreError, migrate};

/// How long a caller waits for a free connection before it is told to come back later.
const WAIT_FOR_CONNECTION: Duration = Duration::from_secs(5);
/// How long a caller waits for the database to answer at all.
///
/// Past it the outcome is unknown: nothing is cancelled, because a cancelled commit under
/// synchronous replication would be an acknowledged loss.
pub(crate) const WAIT_FOR_ANSWER: Duration = Duration::from_secs(20);

/// The database of the installation.
#[derive(Clone)]
pub struct Store {
    pub(crate) pool: Pool<Opener>,
    /// SQLite only: PostgreSQL writes through the pool.
    pub(crate) writer: Option<Writer>,
    url: Arc<DatabaseUrl>,
}

/// How a store is opened.
#[derive(Debug, Clone, Copy)]
pub struct StoreOptions {
    /// Connections kept open: readers on SQLite, all on PostgreSQL.
    pub connections: u32,
}

impl Default for StoreOptions {
    fn default() -> Self {
        Self { connections: 16 }
    }
}

impl Store {
    /// Opens the database, which must be migrated to exactly this program's tables.
    ///
    /// # Errors
    /// [`StoreError::Refused`] if it is not, [`StoreError::Unavailable`] if it cannot be reached.
    pub fn open(url: &DatabaseUrl, options: StoreOptions) -> Result<Self, StoreError> {
        if let DatabaseUrl::Sqlite(path) = url
            && !path.exists()
        {
            return Err(StoreError::Refused(
                "there is no such SQLite file: run `onedoor migrate` to make it",
            ));
        }
        let mut first = migrate::connect(url)?;
        if !migrate::pending(&mut first)?.is_empty() {
            return Err(StoreError::Refused("the database needs `onedoor migrate`"));
        }
        let writer = match first {
            Connection::Sqlite(_) => {
                let url = url.clone();
                Some(Writer::start(first, move || migrate::connect(&url))?)
            }
            Connection::Postgres(_) => None,
        };
        let pool = Pool::builder()
            .max_size(options.connections)
            .min_idle(Some(1))
            .test_on_check_out(false)
            .connection_timeout(WAIT_FOR_CONNECTION)
            .error_handler(Box::new(Quiet))
            .build(Opener { url: url.clone() })
            .map_err(|error| StoreError::Unavailable(error.to_string()))?;
        Ok(Self {
            pool,
            writer,
            url: Arc::new(url.clone()),
        })
    }

    /// Which database it is: `postgres` or `sqlite`.
    pub fn kind(&self) -> &'static str {
        match *self.url {
            DatabaseUrl::Postgres(_) => "postgres",
            DatabaseUrl::Sqlite(_) => "sqlite",
        }
    }

    /// What belongs to one municipality: work sees and changes nothing else.
    ///
    /// On PostgreSQL the database itself sees to it, by a role that owns nothing and by the setting
    /// of its transaction; on SQLite the statements have to, as they do on PostgreSQL, too.
    pub fn of(&self, municipality: MunicipalityId) -> Scoped<'_> {
        Scoped::new(self, Whose::Municipality(municipality))
    }

    /// What belongs to any municipality: for the installation's own work, such as finding out whose
    /// token it is, taking what is due wherever it is, and looking after everything.
    pub fn installation(&self) -> Scoped<'_> {
        Scoped::new(self, Whose::Installation)
    }
}

/// Runs a part of a write that may fail by itself: what it wrote is undone then, and the rest stays.
///
/// # Errors
/// Whatever `part` says.
pub fn attempt<T, E: From<StoreError>>(
    conn: &mut Connection,
    part: impl FnOnce(&mut Connection) -> Result<T, E>,
) -> Result<T, E> {
    within_savepoint(conn, part)
}

/// Errors that can tell whether the connection they came over may be dead.
pub trait Doubt {
    /// Whether the connection should be looked at before it is lent again.
    fn casts_doubt(&self) -> bool;
}

impl Doubt for StoreError {
    fn casts_doubt(&self) -> bool {
        self.casts_doubt_on_the_connection()
    }
}

pub(crate) fn lend<T, E: From<StoreError> + Doubt>(
    pool: &Pool<Opener>,
    work: impl FnOnce(&mut Connection) -> Result<T, E>,
) -> Result<T, E> {
    let mut lent = pool
        .get()
        .map_err(|_| StoreError::Unavailable("no connection became free in time".to_owned()))?;
    let Pooled { conn, suspect } = &mut *lent;
    let outcome = work(conn);
    if let Err(error) = &outcome {
        *suspect = error.casts_doubt();
    }
    outcome
}

pub(crate) async fn within_time<T, E: From<StoreError>>(
    task: tokio::task::JoinHandle<Result<T, E>>,
) -> Result<T, E> {
    match tokio::time::timeout(WAIT_FOR_ANSWER, task).await {
        Ok(Ok(outcome)) => outcome,
        // A panic inside the work: the pool has dropped its connection, the process lives on.
        Ok(Err(_)) => Err(StoreError::Unavailable("the work was abandoned".to_owned()).into()),
        Err(_) => Err(unknown().into()),
    }
}

pub(crate) fn unknown() -> StoreError {
    StoreError::Unavailable("no answer in time: the outcome is unknown".to_owned())
}

/// Connection errors are answered where they matter; the pool need not log them again.
#[derive(Debug)]
struct Quiet;

impl diesel::r2d2::HandleError<StoreError> for Quiet {
    fn handle_error(&self, _: StoreError) {}
}
