//! The application as it is served, on a thread of its own.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

use jiff::SignedDuration;
use onedoor_api::{ApiSettings, EdgeSettings, Paces};
use onedoor_domain::directory::Role;
use onedoor_domain::{Country, StaffId};
use onedoor_server::{Plain, WebClient, Worker, load_demo, open_files};
use onedoor_service::{Files, ImportMode, Seal, Services};
use onedoor_store::{Connection, DatabaseUrl, Store, StoreError, StoreOptions, health};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::database::{Demos, Fresh, Frozen};
use crate::running::Running;
use crate::{Actor, Database, TestClock, TestScanner};

/// Connections of each application: many applications share one server.
const CONNECTIONS: u32 = 8;
/// Where businesses are told to look.
const PUBLIC_URL: &str = "https://onedoor.example";

/// How many rows there are, by table.
pub type Counts = BTreeMap<&'static str, i64>;

/// How an application is set up for a test.
#[derive(Debug, Clone)]
pub struct Setup {
    database: Database,
    countries: Vec<Country>,
    api: ApiSettings,
    edge: EdgeSettings,
    worker: Worker,
    scanner: Option<TestScanner>,
    connections: u32,
}

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

impl Setup {
    /// The Danish demo municipality, and the usual limits, only that nobody counts requests.
    pub fn on(database: Database) -> Self {
        Self {
            database,
            countries: vec![Country::Dk],
            api: ApiSettings::default(),
            // The clock stands still, so nobody who came too often could ever come again.
            edge: EdgeSettings {
                paces: Paces::unlimited(),
                ..EdgeSettings::default()
            },
            worker: Worker::Elsewhere,
            scanner: None,
            connections: CONNECTIONS,
        }
    }

    /// Has files scanned.
    #[must_use]
    pub fn scanned_by(mut self, scanner: &TestScanner) -> Self {
        self.scanner = Some(scanner.clone());
        self
    }

    /// With room for so many who ask at once.
    #[must_use]
    pub fn connections(mut self, connections: u32) -> Self {
        self.connections = connections;
        self
    }

    /// The demo municipalities of these countries.
    #[must_use]
    pub fn countries(mut self, countries: &[Country]) -> Self {
        self.countries = countries.to_vec();
        self
    }

    /// Other limits of the API.
    #[must_use]
    pub fn api(mut self, api: ApiSettings) -> Self {
        self.api = api;
        self
    }

    /// With another edge.
    #[must_use]
    pub fn edge(mut self, edge: EdgeSettings) -> Self {
        self.edge = edge;
        self
    }

    /// As a process that works, too. The work is still done only when a test says so.
    #[must_use]
    pub fn working(mut self) -> Self {
        self.worker = Worker::Here;
        self
    }

    /// Serves it.
    pub fn spawn(self) -> TestApp {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let clock = Arc::new(TestClock::default());
        let (fresh, demos) = Fresh::make(self.database, &self.countries, |url| {
            load(
                &runtime,
                &services(url, &clock, CONNECTIONS),
                &self.countries,
            )
        });
        let files = TempDir::new().expect("room for files");
        let services =
            services(&fresh.url(), &clock, self.connections).with_files(self.files(&files));
        TestApp {
            running: Some(Running::start(
                services,
                self.api,
                self.edge.clone(),
                self.worker,
            )),
            clock,
            runtime,
            demos,
            setup: self,
            fresh: Some(fresh),
            files,
        }
    }

    fn files(&self, place: &TempDir) -> Files {
        let place = place.path().to_str().expect("a path that is text");
        let files = open_files(place, None).expect("a folder that can be used");
        match &self.scanner {
            None => files,
            Some(scanner) => files.scanned_by(Arc::new(scanner.clone())),
        }
    }
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
        let services = services.with_files(files);
        let Setup {
            api, edge, worker, ..
        } = &self.setup;
        self.running = Some(Running::start(services, *api, edge.clone(), *worker));
    }

    /// Somebody of the front desk.
    pub fn front_desk(&self) -> Actor {
        self.actor(Role::FrontDesk)
    }

    /// A coordinator.
    pub fn coordinator(&self) -> Actor {
        self.actor(Role::Coordinator)
    }

    /// A handler.
    pub fn handler(&self) -> Actor {
        self.actor(Role::Handler)
    }

    /// A manager.
    pub fn manager(&self) -> Actor {
        self.actor(Role::Manager)
    }

    /// An administrator.
    pub fn admin(&self) -> Actor {
        self.actor(Role::Admin)
    }

    /// A program.
    pub fn integration(&self) -> Actor {
        self.actor(Role::Integration)
    }

    /// Somebody without a token.
    pub fn anonymous(&self) -> Actor {
        self.bearing(None)
    }

    /// Somebody with any token, or what they take for one.
    pub fn bearing(&self, token: Option<&str>) -> Actor {
        Actor {
            address: self.address(),
            municipality: self.demos[0].1.municipality.clone(),
            token: token.map(str::to_owned),
        }
    }

    /// Somebody with this role in the first municipality.
    pub fn actor(&self, role: Role) -> Actor {
        self.actor_in(self.demos[0].0, role)
    }

    /// Somebody with this role in the municipality of this country.
    pub fn actor_in(&self, country: Country, role: Role) -> Actor {
        let (_, demo) = self
            .demos
            .iter()
            .find(|(known, _)| *known == country)
            .expect("a municipality that was loaded");
        Actor {
            address: self.address(),
            municipality: demo.municipality.clone(),
            token: demo.tokens.get(role.as_str()).cloned(),
        }
    }

    /// A staff member of any municipality, known by e-mail address, with a new token for `role`.
    pub fn person(&self, slug: &str, email: &str, role: Role) -> Actor {
        let id = self.staff(slug, email);
        self.issue(slug, role, Some(id), SignedDuration::from_hours(24))
    }

    /// Whoever holds a new token, which counts so long.
    pub fn issue(
        &self,
        slug: &str,
        role: Role,
        staff: Option<StaffId>,
        lasts: SignedDuration,
    ) -> Actor {
        let services = self.services();
        let token = self.runtime.block_on(async {
            let (municipality, _) = services.staff_of(slug).await?;
            services
                .issue_token(municipality, "test", vec![role], staff, lasts)
                .await
        });
        Actor {
            municipality: slug.to_owned(),
            ..self.bearing(Some(&token.expect("a token")))
        }
    }

    /// The id of a staff member, by e-mail address.
    pub fn staff(&self, slug: &str, email: &str) -> StaffId {
        let found = self.runtime.block_on(self.services().staff_of(slug));
        let (_, staff) = found.expect("a municipality");
        let person = staff.iter().find(|person| person.email == email);
        person.expect("somebody who works there").id
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
            .block_on(store.read(question))
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
    }
}

fn services(url: &DatabaseUrl, clock: &Arc<TestClock>, connections: u32) -> Services {
    let options = StoreOptions { connections };
    let store = Store::open(url, options).expect("a migrated database");
    // The same after a restart.
    let seal = Seal::with_key([7; 32]);
    let web = WebClient::new(Plain::Loopback).expect("a client of the web");
    Services::new(store, Arc::clone(clock) as _, PUBLIC_URL)
        .with_seal(seal)
        .with_web(Arc::new(web))
}

fn load(runtime: &Runtime, services: &Services, countries: &[Country]) -> Demos {
    countries
        .iter()
        .map(|&country| {
            let demo = runtime.block_on(load_demo(services, country));
            (country, demo.expect("a demo municipality"))
        })
        .collect()
}
