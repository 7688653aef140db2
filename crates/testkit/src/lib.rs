//! The real application on a database of its own, and people who use it over HTTP.
//!
//! A test arranges with [`TestApp`] and its actors, acts once, and asserts what an outsider sees.
//! [`on_both!`] makes a test of each database out of one rule.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "what keeps a test from being arranged fails it, loudly"
)]

mod actor;
mod answer;
mod app;
mod clock;
mod database;
mod dice;
mod files;
mod form;
mod hook_receiver;
mod letter;
pub mod logs;
mod mail_server;
mod running;
mod scanner;
mod stream;
mod wire;

pub use actor::{Actor, Request};
pub use answer::Answer;
pub use app::{Counts, Setup, TestApp};
pub use clock::TestClock;
pub use database::{Database, Frozen};
pub use dice::Dice;
pub use files::files_in;
pub use form::Form;
pub use hook_receiver::{HookReceiver, Received, Reception, courier_allowing};
pub use letter::Letter;
pub use mail_server::{Fate, TestMailServer, mailer_to};
pub use scanner::TestScanner;
pub use stream::{EventStream, Streamed};
pub use wire::Connection;

/// Makes a test on SQLite and one on PostgreSQL out of one rule.
///
/// ```text
/// on_both!(
///     fn an_empty_text_is_refused(app: &TestApp) { … }
/// );
/// on_both!(
///     fn a_rule_with_a_setup_of_its_own(database: Database) { … }
/// );
/// ```
#[macro_export]
macro_rules! on_both {
    (fn $rule:ident($app:ident: &TestApp) $body:block) => {
        $crate::on_both!(fn $rule($app) $body);
    };
    (fn $rule:ident($app:ident) $body:block) => {
        $crate::on_both!(fn $rule(database: $crate::Database) {
            let $app = &$crate::TestApp::spawn(database);
            $body
        });
    };
    (fn $rule:ident($database:ident: $kind:ty) $body:block) => {
        fn $rule($database: $kind) $body

        mod $rule {
            #[test]
            fn on_sqlite() {
                $crate::logs::listen();
                super::$rule($crate::Database::Sqlite);
            }

            #[test]
            fn on_postgres() {
                $crate::logs::listen();
                super::$rule($crate::Database::Postgres);
            }
        }
    };
}
