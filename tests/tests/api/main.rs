//! What an outsider sees of the application, over HTTP, on both databases.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may fail loudly"
)]

mod bad_input;
mod intake;
mod sample;
