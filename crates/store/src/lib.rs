//! Rows and SQL. The only crate that names diesel.

mod any_connection;
pub mod columns;
mod connection;
mod dialect;
mod error;
mod migrate;
mod rows;
mod schema;
mod store;
mod writer;

pub use any_connection::AnyConnection as Connection;
pub use connection::{DatabaseUrl, NotADatabaseUrl};
pub use error::StoreError;
pub use migrate::{migrate, pending};
pub use store::{Doubt, Store, StoreOptions};
