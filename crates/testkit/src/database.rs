//! A database of its own for every test, copied from a template that is made once per process.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

use onedoor_domain::Country;
use onedoor_server::Demo;
use onedoor_store::throwaway::Server;
use onedoor_store::{DatabaseUrl, migrate};
use tempfile::TempDir;

/// Where tests find a PostgreSQL server.
const SERVER: &str = "ONEDOOR_TEST_POSTGRES_URL";

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Database {
    /// A file of its own.
    Sqlite,
    /// A database of its own on the server that `make test` starts.
    Postgres,
}

/// A database that is thrown away with this value.
pub(crate) enum Fresh {
    Sqlite { folder: TempDir },
    Postgres { server: Server, name: String },
}

/// A database to which nobody is connected, to be copied again and again.
pub struct Frozen {
    fresh: Fresh,
}

impl Frozen {
    pub(crate) fn new(fresh: Fresh) -> Self {
        Self { fresh }
    }

    /// A database with the same content, which is thrown away with this value.
    #[must_use]
    pub fn copy(&self) -> Self {
        Self::new(self.fresh.copy())
    }

    /// Where it is.
    pub fn url(&self) -> DatabaseUrl {
        self.fresh.url()
    }
}

/// The municipalities of a database, with a token for each role.
pub(crate) type Demos = Vec<(Country, Demo)>;

/// What a fresh database is copied from.
#[derive(Clone)]
enum Template {
    /// The file and its write-ahead log.
    Sqlite { file: Vec<u8>, log: Vec<u8> },
    /// The database's name.
    Postgres(String),
}

type Templates = BTreeMap<(Database, Vec<String>), (Template, Demos)>;

static TEMPLATES: Mutex<Templates> = Mutex::new(BTreeMap::new());
static NAMES: AtomicU32 = AtomicU32::new(0);

impl Fresh {
    /// A database into which `load` has put the municipalities of these countries, and their tokens.
    pub(crate) fn make(
        database: Database,
        countries: &[Country],
        load: impl FnOnce(&DatabaseUrl) -> Demos,
    ) -> (Self, Demos) {
        let key = (database, countries.iter().map(Country::to_string).collect());
        let (template, demos) = {
            let mut templates = TEMPLATES.lock().unwrap_or_else(PoisonError::into_inner);
            templates
                .entry(key)
                .or_insert_with(|| Template::make(database, load))
                .clone()
        };
        let fresh = match template {
            Template::Sqlite { file, log } => {
                let folder = tempfile::tempdir().expect("a temporary folder");
                let path = sqlite_file(folder.path());
                std::fs::write(log_of(&path), log).expect("a temporary file");
                std::fs::write(&path, file).expect("a temporary file");
                Self::Sqlite { folder }
            }
            Template::Postgres(template) => {
                let (server, name) = (server(), new_name());
                server
                    .copy(&template, &name)
                    .expect("a copy of the template");
                Self::Postgres { server, name }
            }
        };
        (fresh, demos)
    }

    /// Another with the same content. Nobody may be connected to this one.
    fn copy(&self) -> Self {
        match self {
            Self::Sqlite { folder: from } => {
                let (from, folder) = (sqlite_file(from.path()), tempfile::tempdir());
                let folder = folder.expect("a temporary folder");
                let path = sqlite_file(folder.path());
                let log = std::fs::read(log_of(&from)).unwrap_or_default();
                std::fs::write(log_of(&path), log).expect("a temporary file");
                std::fs::copy(from, &path).expect("a copy of the file");
                Self::Sqlite { folder }
            }
            Self::Postgres { server, name: from } => {
                let (server, name) = (server.clone(), new_name());
                server.copy(from, &name).expect("a copy of the database");
                Self::Postgres { server, name }
            }
        }
    }

    /// Where it is.
    pub(crate) fn url(&self) -> DatabaseUrl {
        match self {
            Self::Sqlite { folder } => DatabaseUrl::Sqlite(sqlite_file(folder.path())),
            Self::Postgres { server, name } => server.database(name),
        }
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if let Self::Postgres { server, name } = self {
            // The server itself is thrown away soon.
            drop(server.drop(name));
        }
    }
}

impl Template {
    fn make(database: Database, load: impl FnOnce(&DatabaseUrl) -> Demos) -> (Self, Demos) {
        match database {
            Database::Sqlite => {
                let folder = tempfile::tempdir().expect("a temporary folder");
                let path = sqlite_file(folder.path());
                let url = DatabaseUrl::Sqlite(path.clone());
                migrate(&url).expect("a migrated file");
                let demos = load(&url);
                let log = std::fs::read(log_of(&path)).unwrap_or_default();
                let file = std::fs::read(&path).expect("the migrated file");
                (Self::Sqlite { file, log }, demos)
            }
            Database::Postgres => {
                let name = new_name();
                let url = server().create(&name).expect("a database on the server");
                migrate(&url).expect("a migrated database");
                let demos = load(&url);
                (Self::Postgres(name), demos)
            }
        }
    }
}

fn server() -> Server {
    let url = std::env::var(SERVER).unwrap_or_else(|_| {
        panic!(
            "{SERVER} names no PostgreSQL server: `make test` starts one, and so does \
             `scripts/with-postgres cargo test -p onedoor-tests`"
        )
    });
    Server::at(url)
}

/// Names differ between processes that share a server.
fn new_name() -> String {
    let number = NAMES.fetch_add(1, Ordering::Relaxed);
    format!("onedoor_test_{}_{number}", std::process::id())
}

fn sqlite_file(folder: &Path) -> PathBuf {
    folder.join("onedoor.sqlite")
}

fn log_of(file: &Path) -> PathBuf {
    file.with_extension("sqlite-wal")
}
