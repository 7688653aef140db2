//! The application as it is served, on a thread of its own.

mod cast;
mod setup;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

use onedoor_domain::Country;
use onedoor_service::{ImportMode, Services};
use onedoor_store::{Connection, DatabaseUrl, StoreError, health};
use tempfile::TempDir;
use tokio::runtime::Runtime;

pub use setup::Setup;

use crate::database::{Demos, Fresh, Frozen};
use crate::running::Running;
use crate::{Database, TestClock, logs};
use setup::services;

/// How many rows there are, by table.
pub type Counts = BTreeMap<&'static str, i64>;

/// The application as it is served, with demo municipalities, on a database of its own.
///
/// It ends with this value, and its database with it.
pub struct TestApp {
    /// What time it is.
    pub clock: Arc<TestClock>,
    // The order matters: serving ends before the runtime, and both before the database.
    running: Option<Running>,
    runtime: Runtime,
    demos: Demos,
    setup: Setup,
    /// None only once it was frozen.
    fresh: Option<Fresh>,
    files: TempDir,
}

impl TestApp {
    /// With the Danish demo municipality.
    pub fn spawn(database: Database) -> Self {
        Setup::on(database).spawn()
    }

    /// With the demo municipalities of these countries; actors belong to the first.
    pub fn spawn_with(database: Database, countries: &[Country]) -> Self {
        Setup::on(database).countries(countries).spawn()
    }

    /// Stops the application and starts it again on the same database.
    pub fn restart(&mut self) {
        self.stop();
        let files = self.setup.files(&self.files);
        let services = services(&self.database_url(), &self.clock, self.setup.connections);
        let services = self.setup.reaching(services.with_files(files));
        let Setup {
            api, edge, worker, ..
        } = &self.setup;
        self.running = Some(Running::start(services, *api, edge.clone(), *worker));
    }

    /// Loads a municipality from a file.
    pub fn import(&self, yaml: &str) {
        let importing = self.services().import_municipality(yaml, ImportMode::Apply);
        let changes = self.runtime.block_on(importing);
        assert!(!changes.expect("a file without faults").is_empty());
    }

    /// Does the work that follows from changes, until there is none.
    pub fn work(&self) -> usize {
        self.runtime
            .block_on(onedoor_worker::until_idle(self.services()))
            .expect("work that can be done")
    }

    /// Runs a use case past HTTP.
    pub fn run<T>(&self, work: impl AsyncFnOnce(&Services) -> T) -> T {
        self.runtime.block_on(work(self.services()))
    }

    /// Where its database is.
    pub fn database_url(&self) -> DatabaseUrl {
        let fresh = self.fresh.as_ref();
        fresh.expect("a database that was not frozen").url()
    }

    /// Stops the application for good and keeps its database, to be copied again and again.
    pub fn freeze(mut self) -> Frozen {
        self.stop();
        Frozen::new(self.fresh.take().expect("a database that was not frozen"))
    }

    /// Does what the clock demands of promises, until nothing is due.
    pub fn keep_promises(&self) {
        let services = self.services();
        let sweep = || self.runtime.block_on(services.keep_promises());
        while sweep().expect("promises that can be looked at") > 0 {}
    }

    /// How large the files are that are kept, whole or in part, smallest first.
    pub fn files(&self) -> Vec<u64> {
        let mut sizes = Vec::new();
        let mut folders = vec![self.files.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
                let about = entry.metadata().expect("a file or folder");
                if about.is_dir() {
                    folders.push(entry.path());
                } else {
                    sizes.push(about.len());
                }
            }
        }
        sizes.sort_unstable();
        sizes
    }

    /// Loses all files, as a disk might.
    pub fn lose_files(&self) {
        for entry in std::fs::read_dir(self.files.path())
            .expect("a folder")
            .flatten()
        {
            std::fs::remove_dir_all(entry.path()).expect("a folder that can be removed");
        }
    }

    /// How many rows there are, by table.
    pub fn counts(&self) -> Counts {
        self.ask(health::row_counts)
    }

    /// Asks the database itself, past the application.
    pub fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> T {
        let store = self.services().store();
        self.runtime
            .block_on(store.installation().read(question))
            .expect("a database that answers")
    }

    /// Tells the application that it will be stopped, as a signal does.
    pub fn announce_stop(&self) {
        self.running().stop.cancel();
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.running().address
    }

    fn services(&self) -> &Services {
        &self.running().services
    }

    fn running(&self) -> &Running {
        self.running.as_ref().expect("an application that runs")
    }

    fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            self.runtime.block_on(running.handle.stop(false));
            drop(running.thread.join());
        }
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.stop();
        if !std::thread::panicking() {
            logs::told_nothing();
        }
    }
}
