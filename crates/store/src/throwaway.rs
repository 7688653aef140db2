//! Databases that tests copy from a template and throw away. The program itself has none of this.
//!
//! PostgreSQL only is made and copied: a SQLite database is a file, and files need no help.

mod apart;
mod contents;
mod death;

use diesel::connection::{Connection as _, SimpleConnection};
use diesel::pg::PgConnection;

use crate::{DatabaseUrl, StoreError, migrate};

pub use apart::watch_municipalities;
pub use contents::contents;
pub use death::{die_after_statements, watch_statements};

/// Runs statements behind the program's back, on a connection of their own.
///
/// # Errors
/// As every query.
pub fn execute(url: &DatabaseUrl, statements: &str) -> Result<(), StoreError> {
    Ok(migrate::connect(url)?.batch_execute(statements)?)
}

/// A PostgreSQL server on which databases may be made and dropped.
#[derive(Clone)]
pub struct Server {
    url: String,
}

impl Server {
    /// The server of this URL; its database is only used to reach it.
    pub fn at(url: impl Into<String>) -> Self {
        Self { url: url.into() }
    }

    /// The URL of one of its databases.
    pub fn database(&self, name: &str) -> DatabaseUrl {
        let (rest, options) = match self.url.split_once('?') {
            Some((rest, options)) => (rest, format!("?{options}")),
            None => (self.url.as_str(), String::new()),
        };
        let host = rest.rsplit_once('/').map_or(rest, |(host, _)| host);
        DatabaseUrl::Postgres(format!("{host}/{name}{options}"))
    }

    /// Makes an empty database.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] if the server does not.
    pub fn create(&self, name: &str) -> Result<DatabaseUrl, StoreError> {
        self.run(&format!("create database {}", quoted(name)))?;
        Ok(self.database(name))
    }

    /// Makes a copy of a database to which nobody is connected.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] if the server does not.
    pub fn copy(&self, template: &str, name: &str) -> Result<DatabaseUrl, StoreError> {
        self.run(&format!(
            "create database {} template {}",
            quoted(name),
            quoted(template)
        ))?;
        Ok(self.database(name))
    }

    /// Drops a database, whoever is still connected.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] if the server does not.
    pub fn drop(&self, name: &str) -> Result<(), StoreError> {
        self.run(&format!(
            "drop database if exists {} with (force)",
            quoted(name)
        ))
    }

    fn run(&self, statement: &str) -> Result<(), StoreError> {
        let mut conn = PgConnection::establish(&self.url)
            .map_err(|error| StoreError::Unavailable(error.to_string()))?;
        conn.batch_execute(statement)
            .map_err(|error| StoreError::Unavailable(error.to_string()))
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
