//! What an outsider sees of the application, over HTTP, on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod attachments;
mod bad_input;
mod calendars;
mod case;
mod catalogues;
mod contributions;
mod coordination;
mod directory;
mod edge;
mod feed;
mod idempotency;
mod identity;
mod inbound;
mod intake;
mod isolation;
mod languages;
mod lists;
mod meetings;
mod operations;
mod privacy;
mod promises;
mod public_form;
mod routing;
mod sample;
mod sight;
mod signing_in;
mod switchboard;
mod talking;
mod tokens;
mod tracking_codes;
mod work;
