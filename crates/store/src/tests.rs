//! The store's own promises, each on both databases.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod apart;
mod calendars;
mod changes;
mod claims;
mod holdings;
mod house;
mod migration;
mod verify;

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Database {
    Sqlite,
    Postgres,
}

/// Makes a test on SQLite and one on PostgreSQL out of one rule.
macro_rules! on_both {
    (fn $rule:ident($given:ident: $kind:ty) $body:block) => {
        fn $rule($given: $kind) $body

        mod $rule {
            #[test]
            fn on_sqlite() {
                super::$rule(crate::tests::Database::Sqlite);
            }

            #[test]
            fn on_postgres() {
                super::$rule(crate::tests::Database::Postgres);
            }
        }
    };
}
use on_both;
