//! Rows and SQL. The only crate that names diesel.

pub mod access_log;
pub mod accounts;
mod any_connection;
pub mod attachments;
pub mod attendance;
pub mod businesses;
pub mod calendars;
pub mod call_backs;
pub mod cases;
pub mod catalogues;
pub mod columns;
mod connection;
pub mod contact_moments;
pub mod contents;
pub mod contributions;
mod course;
pub mod deliveries;
pub mod dependencies;
mod dialect;
pub mod disposed;
pub mod enquiries;
mod error;
pub mod feed;
pub mod gateways;
pub mod guarantees;
pub mod health;
pub mod holdings;
pub mod idempotency;
pub mod identities;
pub mod identity_providers;
pub mod inbound;
mod json;
pub mod labels;
pub mod legal_holds;
pub mod links;
pub mod lookup;
pub mod mail_stops;
pub mod mail_templates;
pub mod meeting_slots;
pub mod meetings;
mod migrate;
pub mod municipalities;
pub mod offer_links;
pub mod outbox;
pub mod password_links;
pub mod presence;
pub mod retention;
mod rows;
pub mod saved_filters;
mod schema;
mod scoped;
pub mod search;
pub mod sessions;
mod shape;
pub mod shares;
pub mod sign_in_attempts;
pub mod sign_in_flows;
pub mod staff;
pub mod staff_presence;
pub mod stand_ins;
mod store;
pub mod stray_files;
pub mod talk;
pub mod task_forces;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "throwaway"))]
pub mod throwaway;
pub mod tokens;
pub mod tracking;
pub mod units;
pub mod verify;
pub mod webhook_deliveries;
pub mod webhooks;
pub mod work;
mod writer;

pub use any_connection::AnyConnection as Connection;
pub use connection::{DatabaseUrl, NotADatabaseUrl};
pub use error::StoreError;
pub use migrate::{migrate, pending};
pub use rows::intake;
pub use scoped::Scoped;
pub use store::{Doubt, Store, StoreOptions, attempt};

/// Exactly one row was changed; else somebody else was faster.
fn one_row(changed: usize) -> Result<(), StoreError> {
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}

/// A count as the database keeps it.
fn signed(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// A count as the domain knows it; checks keep the column from being negative.
fn unsigned(count: i32) -> u32 {
    u32::try_from(count).unwrap_or(0)
}
