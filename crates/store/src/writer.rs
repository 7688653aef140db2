//! The one thread that writes to SQLite.
//!
//! Every commit is an `fsync`. So writes that queued up while the last commit ran share the next
//! one: each runs in a savepoint of its own, so that a bad one harms no other, and nobody is
//! answered before the commit. A lone client pays nothing for it: there is no timer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread;

use tokio::sync::oneshot;

use crate::dialect::{begin_immediate, commit};
use crate::{Connection, StoreError};

/// How many writes may wait. Beyond that the caller is told to come back later.
const QUEUE: usize = 1024;
/// How many writes share a commit at most.
const SHARED: usize = 64;

/// A write that waits for its turn: does its work, and gives back what must be done after commit.
type Job = Box<dyn FnOnce(&mut Connection) -> Afterwards + Send>;
/// Answers whoever waits, knowing whether the commit succeeded.
type Afterwards = Box<dyn FnOnce(Result<(), String>) + Send>;

/// A handle to the writing thread. The thread ends when the last handle is gone.
#[derive(Clone)]
pub(crate) struct Writer {
    jobs: SyncSender<Job>,
}

impl Writer {
    /// Starts the thread that owns `conn`. Should a write panic, it goes on with what `reopen`
    /// gives: nobody knows what state a panic leaves a connection in.
    pub(crate) fn start(
        conn: Connection,
        reopen: impl Fn() -> Result<Connection, StoreError> + Send + 'static,
    ) -> Result<Self, StoreError> {
        let (jobs, queue) = sync_channel(QUEUE);
        thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn(move || serve(conn, &queue, &reopen))
            .map_err(|error| StoreError::Unavailable(error.to_string()))?;
        Ok(Self { jobs })
    }

    /// Runs `work` in a transaction and answers when it is durable.
    pub(crate) async fn run<T, E>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (answer, waiting) = oneshot::channel();
        let job: Job = Box::new(move |conn| {
            let done = within_savepoint(conn, work);
            Box::new(move |committed| {
                let outcome = done.and_then(|value| match committed {
                    Ok(()) => Ok(value),
                    Err(error) => Err(StoreError::Unavailable(error).into()),
                });
                // The caller may have gone away; then nobody needs the answer.
                drop(answer.send(outcome));
            })
        });
        self.jobs.try_send(job).map_err(|refused| {
            StoreError::Unavailable(match refused {
                TrySendError::Full(_) => "too many writes are waiting".to_owned(),
                TrySendError::Disconnected(_) => "the writing thread has ended".to_owned(),
            })
        })?;
        waiting.await.unwrap_or_else(|_| {
            Err(StoreError::Unavailable("the writing thread has ended".to_owned()).into())
        })
    }
}

fn serve(
    mut conn: Connection,
    queue: &Receiver<Job>,
    reopen: &dyn Fn() -> Result<Connection, StoreError>,
) {
    while let Ok(first) = queue.recv() {
        let batch = AssertUnwindSafe(|| share_a_commit(&mut conn, first, queue));
        if catch_unwind(batch).is_ok() {
            continue;
        }
        // Nothing of the batch was committed, and its callers learn that they got no answer.
        let Ok(fresh) = reopen() else { return };
        conn = fresh;
    }
}

/// Runs `first` and whatever else waits, commits once, and answers.
fn share_a_commit(conn: &mut Connection, first: Job, queue: &Receiver<Job>) {
    let mut answers: Vec<Afterwards> = Vec::new();
    let mut committed = begin_immediate(conn);
    // Without a transaction the job runs into the same wall and says so.
    answers.push(first(conn));
    if committed.is_ok() {
        while answers.len() < SHARED {
            let Ok(next) = queue.try_recv() else { break };
            answers.push(next(conn));
        }
        committed = commit(conn);
    }
    let outcome = committed.map_err(|error| error.to_string());
    for answer in answers {
        answer(outcome.clone());
    }
}

pub(crate) fn within_savepoint<T, E: From<StoreError>>(
    conn: &mut Connection,
    work: impl FnOnce(&mut Connection) -> Result<T, E>,
) -> Result<T, E> {
    use diesel::connection::Connection as _;

    conn.transaction(|conn| work(conn).map_err(Failed::Work))
        .map_err(|failed| match failed {
            Failed::Work(error) => error,
            Failed::Database(error) => StoreError::from(error).into(),
        })
}

/// What ends a transaction early.
pub(crate) enum Failed<E> {
    /// The work itself.
    Work(E),
    /// The database, at begin, commit or roll-back.
    Database(diesel::result::Error),
}

impl<E> From<diesel::result::Error> for Failed<E> {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]
mod tests {
    use diesel::connection::SimpleConnection as _;

    use super::*;
    use crate::connection::open_sqlite_writer;

    async fn run(writer: &Writer, sql: &'static str) -> Result<(), StoreError> {
        writer
            .run(move |conn| conn.batch_execute(sql).map_err(StoreError::from))
            .await
    }

    #[tokio::test]
    async fn a_bad_write_harms_no_other_and_a_panic_not_the_next() {
        let path =
            std::env::temp_dir().join(format!("onedoor-writer-{}.sqlite", std::process::id()));
        let reopen = {
            let path = path.clone();
            move || open_sqlite_writer(&path)
        };
        let writer = Writer::start(reopen().unwrap(), reopen).unwrap();
        run(&writer, "create table kept (n integer unique)")
            .await
            .unwrap();

        let (good, bad, also_good) = tokio::join!(
            run(&writer, "insert into kept values (1)"),
            run(&writer, "insert into kept values (1)"),
            run(&writer, "insert into kept values (2)"),
        );
        assert!(good.is_ok() && also_good.is_ok());
        assert!(matches!(bad, Err(StoreError::Taken(_))));

        let panicked: Result<(), StoreError> = writer.run(|_| panic!("a fault of ours")).await;
        assert!(matches!(panicked, Err(StoreError::Unavailable(_))));
        run(&writer, "insert into kept values (3)").await.unwrap();
        drop(writer);
        for end in ["", "-wal", "-shm"] {
            drop(std::fs::remove_file(format!("{}{end}", path.display())));
        }
    }
}
