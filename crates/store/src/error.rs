//! What can go wrong in the store, named for what the caller can do.

use diesel::result::{DatabaseErrorKind, Error};

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such row in this municipality.
    #[error("not found")]
    NotFound,
    /// Somebody else changed the row since it was read.
    #[error("changed by somebody else")]
    Stale,
    /// Another row already has what must be unique; the name of the rule that says so.
    #[error("already taken: {0}")]
    Taken(String),
    /// The database is away or overloaded; trying again later may help.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// The store refuses to work like this.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// A row holds what this program cannot read.
    #[error("cannot read {table}.{column}: {detail}")]
    Unreadable {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// What is wrong.
        detail: String,
    },
    /// Anything else that the database said.
    #[error("the database refused: {0}")]
    Database(Error),
}

impl From<Error> for StoreError {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "diesel's errors are not ours, and it may add to them"
    )]
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::NotFound,
            Error::DatabaseError(DatabaseErrorKind::UniqueViolation, info) => Self::Taken(
                info.constraint_name()
                    .unwrap_or_else(|| info.message())
                    .to_owned(),
            ),
            Error::DatabaseError(DatabaseErrorKind::ClosedConnection, info) => {
                Self::Unavailable(info.message().to_owned())
            }
            Error::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => Self::Stale,
            Error::BrokenTransactionManager => {
                Self::Unavailable("the connection broke within a transaction".to_owned())
            }
            other => Self::other(other),
        }
    }
}

impl StoreError {
    fn other(error: Error) -> Self {
        // libpq has no kind of its own for a server that went away, and SQLite none for a lock.
        const AWAY: [&str; 6] = [
            "server closed the connection",
            "terminating connection",
            "no connection to the server",
            "the database system is",
            "database is locked",
            "connection to server",
        ];
        let text = error.to_string();
        if AWAY.iter().any(|sign| text.contains(sign)) {
            return Self::Unavailable(text);
        }
        // Nor for two that wait for each other: one of them was slower, as with any race.
        if text.contains("deadlock detected") {
            return Self::Stale;
        }
        Self::Database(error)
    }

    /// Whether the connection that said so may be dead.
    pub(crate) fn casts_doubt_on_the_connection(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Database(_))
    }
}
