//! How an application is set up for a test, and started.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use onedoor_api::{ApiSettings, EdgeSettings, Paces};
use onedoor_domain::Country;
use onedoor_server::{Plain, WebClient, Worker, load_demo, open_files};
use onedoor_service::{Files, FormWork, Seal, Services};
use onedoor_store::throwaway::watch_municipalities;
use onedoor_store::{DatabaseUrl, Store, StoreOptions};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use super::TestApp;
use crate::database::{Demos, Fresh};
use crate::running::Running;
use crate::{Database, TestClock, TestMailServer, TestScanner, courier_allowing, mailer_to};

/// Connections of each application: many applications share one server.
const CONNECTIONS: u32 = 8;
/// How much work the public form asks for: enough to be seen, and done at once.
const FORM_WORK: u8 = 6;
/// How long a receiver of webhooks may take to answer.
const ANSWER_WITHIN: Duration = Duration::from_secs(1);
/// Where businesses are told to look.
const PUBLIC_URL: &str = "https://onedoor.example";

/// How an application is set up for a test.
#[derive(Debug, Clone)]
pub struct Setup {
    database: Database,
    countries: Vec<Country>,
    pub(super) api: ApiSettings,
    pub(super) edge: EdgeSettings,
    pub(super) worker: Worker,
    scanner: Option<TestScanner>,
    mail: Option<SocketAddr>,
    hooks: (&'static str, Duration),
    pub(super) connections: u32,
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
            mail: None,
            hooks: ("", ANSWER_WITHIN),
            connections: CONNECTIONS,
        }
    }

    /// Has files scanned.
    #[must_use]
    pub fn scanned_by(mut self, scanner: &TestScanner) -> Self {
        self.scanner = Some(scanner.clone());
        self
    }

    /// Has mail sent by this server, which must answer within a second.
    #[must_use]
    pub fn mailed_by(mut self, server: &TestMailServer) -> Self {
        self.mail = Some(server.address());
        self
    }

    /// Has webhooks called at these places, too, though they lie inside: they must answer within a
    /// second.
    #[must_use]
    pub fn calling(self, places: &'static str) -> Self {
        self.calling_patiently(places, ANSWER_WITHIN)
    }

    /// The same with another patience.
    #[must_use]
    pub fn calling_patiently(mut self, places: &'static str, patience: Duration) -> Self {
        self.hooks = (places, patience);
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
        let services = self.reaching(services);
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

    /// The use cases with whoever sends mail and calls webhooks.
    pub(super) fn reaching(&self, services: Services) -> Services {
        let (places, patience) = self.hooks;
        let services = services.with_courier(courier_allowing(places, patience));
        match self.mail {
            None => services,
            Some(address) => services.with_mailer(mailer_to(address)),
        }
    }

    /// The place for files, with whoever scans them.
    pub(super) fn files(&self, place: &TempDir) -> Files {
        let place = place.path().to_str().expect("a path that is text");
        let files = open_files(place, None).expect("a folder that can be used");
        match &self.scanner {
            None => files,
            Some(scanner) => files.scanned_by(Arc::new(scanner.clone())),
        }
    }
}

/// The use cases over a database that is there.
pub(super) fn services(url: &DatabaseUrl, clock: &Arc<TestClock>, connections: u32) -> Services {
    watch_municipalities().expect("one watch at a time");
    let options = StoreOptions { connections };
    let store = Store::open(url, options).expect("a migrated database");
    // The same after a restart.
    let seal = Seal::with_key([7; 32]);
    let web = WebClient::new(Plain::Loopback).expect("a client of the web");
    Services::new(store, Arc::clone(clock) as _, PUBLIC_URL)
        .with_seal(seal)
        .with_form_work(FormWork::of_bits(FORM_WORK).expect("not too much"))
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
