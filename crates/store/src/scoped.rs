//! The only ways to a connection: read, write, and the intake's decide-then-write, each for one
//! municipality or, where that is what it is about, for the whole installation.

use std::cell::Cell;

use diesel::connection::TransactionManager as _;
use onedoor_domain::MunicipalityId;
use tokio::task::spawn_blocking;

use crate::dialect::{Plans, begin_for, begins_to_read};
use crate::store::{WAIT_FOR_ANSWER, lend, unknown, within_time};
use crate::{Connection, Doubt, Store, StoreError};

/// Of either database.
type Transactions = <Connection as diesel::Connection>::TransactionManager;

thread_local! {
    /// For whom this thread works now: whoever watches the statements of tests asks it.
    static WORKS_FOR: Cell<Whose> = const { Cell::new(Whose::Installation) };
}

/// Whose rows a piece of work may see and change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Those of one municipality.
    Municipality(MunicipalityId),
    /// Those of all.
    Installation,
}

/// For whom this thread works now.
#[cfg(any(test, feature = "throwaway"))]
pub(crate) fn works_for() -> Whose {
    WORKS_FOR.get()
}

/// The database as far as one municipality, or the installation's own work, is concerned.
#[derive(Clone, Copy)]
pub struct Scoped<'a> {
    store: &'a Store,
    whose: Whose,
}

impl<'a> Scoped<'a> {
    pub(crate) fn new(store: &'a Store, whose: Whose) -> Self {
        Self { store, whose }
    }

    /// Runs `work` on a connection that only reads, off the async threads.
    ///
    /// # Errors
    /// Whatever `work` says, or [`StoreError::Unavailable`].
    pub async fn read<T, E>(
        self,
        work: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + Doubt + 'static,
    {
        self.read_by(Plans::AsUsual, work).await
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
        self,
        work: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + Doubt + 'static,
    {
        self.read_by(Plans::Kept, work).await
    }

    async fn read_by<T, E>(
        self,
        plans: Plans,
        work: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + Doubt + 'static,
    {
        let (pool, whose) = (self.store.pool.clone(), self.whose);
        within_time(spawn_blocking(move || {
            lend(&pool, |conn| {
                if begins_to_read(conn, whose, plans) {
                    in_transaction(conn, whose, plans, work)
                } else {
                    during(whose, || work(conn))
                }
            })
        }))
        .await
    }

    /// Runs `work` in one transaction, and answers when it is durable.
    ///
    /// # Errors
    /// Whatever `work` says (nothing is written then), or [`StoreError::Unavailable`].
    pub async fn write<T, E>(
        self,
        work: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + Doubt + 'static,
    {
        let whose = self.whose;
        if let Some(writer) = &self.store.writer {
            let work = move |conn: &mut Connection| during(whose, || work(conn));
            return match tokio::time::timeout(WAIT_FOR_ANSWER, writer.run(work)).await {
                Ok(outcome) => outcome,
                Err(_) => Err(unknown().into()),
            };
        }
        let pool = self.store.pool.clone();
        within_time(spawn_blocking(move || {
            lend(&pool, |conn| {
                in_transaction(conn, whose, Plans::AsUsual, work)
            })
        }))
        .await
    }

    /// Decides on what a reading connection shows, then writes the decision.
    ///
    /// On PostgreSQL both happen in one transaction. On SQLite `write` queues for the shared
    /// commit, so that it must hold whatever happened since the decision.
    ///
    /// # Errors
    /// Whatever `decide` or `write` say, or [`StoreError::Unavailable`].
    pub async fn decide_and_write<D, T, E>(
        self,
        decide: impl FnOnce(&mut Connection) -> Result<D, E> + Send + 'static,
        write: impl FnOnce(&mut Connection, D) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        D: Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + Doubt + 'static,
    {
        if self.store.writer.is_some() {
            let decision = self.read(decide).await?;
            return self.write(move |conn| write(conn, decision)).await;
        }
        self.write(move |conn| {
            let decision = decide(conn)?;
            write(conn, decision)
        })
        .await
    }
}

/// Runs `work` in a transaction in which only these rows are there.
fn in_transaction<T, E: From<StoreError>>(
    conn: &mut Connection,
    whose: Whose,
    plans: Plans,
    work: impl FnOnce(&mut Connection) -> Result<T, E>,
) -> Result<T, E> {
    begin_for(conn, whose, plans)?;
    let outcome = during(whose, || work(conn));
    let end = match &outcome {
        Ok(_) => Transactions::commit_transaction(conn),
        Err(_) => Transactions::rollback_transaction(conn),
    };
    match end {
        Ok(()) => outcome,
        Err(error) => outcome.and(Err(StoreError::from(error).into())),
    }
}

/// Runs `work` for somebody, and goes on for whom it was before.
fn during<T>(whose: Whose, work: impl FnOnce() -> T) -> T {
    struct Before(Whose);
    impl Drop for Before {
        fn drop(&mut self) {
            WORKS_FOR.set(self.0);
        }
    }
    let _before = Before(WORKS_FOR.replace(whose));
    work()
}
