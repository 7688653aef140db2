//! What an outsider sees of the application, over HTTP, on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod bad_input;
mod calendars;
mod case;
mod catalogues;
mod directory;
mod idempotency;
mod intake;
mod isolation;
mod languages;
mod lists;
mod operations;
mod promises;
mod routing;
mod sample;
mod sight;
mod tokens;
