//! The only ways to a connection: read, write, and the intake's decide-then-write.

use std::sync::Arc;
use std::time::Duration;

use diesel::connection::Connection as _;
use diesel::r2d2::Pool;
use tokio::task::spawn_blocking;

use crate::connection::{Opener, Pooled};
use crate::dialect::use_kept_plans;
use crate::writer::{Failed, Writer, within_savepoint};
use crate::{Connection, DatabaseUrl, StoreError, migrate};

/// How long a caller waits for a free connection before it is told to come back later.
const WAIT_FOR_CONNECTION: Duration = Duration::from_secs(5);
/// How long a caller waits for the database to answer at all.
///
/// Past it the outcome is unknown: nothing is cancelled, because a cancelled commit under
/// synchronous replication would be an acknowledged loss.
const WAIT_FOR_ANSWER: Duration = Duration::from_secs(20);

/// The database of the installation.
#[derive(Clone)]
pub struct Store {
    pool: Pool<Opener>,
    /// SQLite only: PostgreSQL writes through the pool.
    writer: Option<Writer>,
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

    /// Runs `work` on a connection that only reads, off the async threads.
    ///
    /// # Errors
    /// Whatever `work` says, or [`StoreError::Unavailable`].
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + Doubt + 'static,
    {
        let pool = self.pool.clone();
        within_time(spawn_blocking(move || lend(&pool, work))).await
    }

    /// Reads as [`read`](Self::read) does, for what is asked all day long in the same words.
    ///
    /// PostgreSQL plans a statement with a list among its parameters anew each time, which takes
    /// longer than running it, where every way to it is an index. So this is only for statements
    /// whose best plan does not hang on what is asked for.
    ///
    /// # Errors
    /// As for [`read`](Self::read).
    pub async fn read_by_kept_plans<T, E>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + Doubt + 'static,
    {
        self.read(|conn| {
            in_transaction(conn, |conn| {
                use_kept_plans(conn)?;
                work(conn)
            })
        })
        .await
    }

    /// Runs `work` in one transaction, and answers when it is durable.
    ///
    /// # Errors
    /// Whatever `work` says (nothing is written then), or [`StoreError::Unavailable`].
    pub async fn write<T, E>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + Doubt + 'static,
    {
        if let Some(writer) = &self.writer {
            return match tokio::time::timeout(WAIT_FOR_ANSWER, writer.run(work)).await {
                Ok(outcome) => outcome,
                Err(_) => Err(unknown().into()),
            };
        }
        let pool = self.pool.clone();
        within_time(spawn_blocking(move || {
            lend(&pool, |conn| in_transaction(conn, work))
        }))
        .await
    }

    /// Decides on what a reading connection shows, then writes the decision as one statement.
    ///
    /// On PostgreSQL both happen on one connection, and `write` is its own transaction: it must
    /// be a single statement. On SQLite `write` queues for the shared commit.
    ///
    /// # Errors
    /// Whatever `decide` or `write` say, or [`StoreError::Unavailable`].
    pub async fn decide_and_write<D, T, E>(
        &self,
        decide: impl FnOnce(&mut Connection) -> Result<D, E> + Send + 'static,
        write: impl FnOnce(&mut Connection, D) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        D: Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + Doubt + 'static,
    {
        if self.writer.is_some() {
            let decision = self.read(decide).await?;
            return self.write(move |conn| write(conn, decision)).await;
        }
        self.read(move |conn| {
            let decision = decide(conn)?;
            write(conn, decision)
        })
        .await
    }
}

fn in_transaction<T, E: From<StoreError>>(
    conn: &mut Connection,
    work: impl FnOnce(&mut Connection) -> Result<T, E>,
) -> Result<T, E> {
    conn.transaction(|conn| work(conn).map_err(Failed::Work))
        .map_err(|failed| match failed {
            Failed::Work(error) => error,
            Failed::Database(error) => StoreError::from(error).into(),
        })
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

fn lend<T, E: From<StoreError> + Doubt>(
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

async fn within_time<T, E: From<StoreError>>(
    task: tokio::task::JoinHandle<Result<T, E>>,
) -> Result<T, E> {
    match tokio::time::timeout(WAIT_FOR_ANSWER, task).await {
        Ok(Ok(outcome)) => outcome,
        // A panic inside the work: the pool has dropped its connection, the process lives on.
        Ok(Err(_)) => Err(StoreError::Unavailable("the work was abandoned".to_owned()).into()),
        Err(_) => Err(unknown().into()),
    }
}

fn unknown() -> StoreError {
    StoreError::Unavailable("no answer in time: the outcome is unknown".to_owned())
}

/// Connection errors are answered where they matter; the pool need not log them again.
#[derive(Debug)]
struct Quiet;

impl diesel::r2d2::HandleError<StoreError> for Quiet {
    fn handle_error(&self, _: StoreError) {}
}
