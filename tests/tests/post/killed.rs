//! A worker that is killed before any statement of its work, also between sending and noting that.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::process::Command;
use std::sync::Arc;

use jiff::SignedDuration;
use onedoor_service::{Seal, Services};
use onedoor_store::throwaway::{die_after_statements, watch_statements};
use onedoor_store::{DatabaseUrl, Store, StoreOptions, deliveries, municipalities};
use onedoor_testkit::{Database, Letter, TestApp, TestClock, TestMailServer, mailer_to, on_both};

use crate::desk::advice;

/// Where the child's database is, where its mail server, and how many statements it lives.
const URL: &str = "ONEDOOR_TEST_POST_DATABASE";
const PORT: &str = "ONEDOOR_TEST_POST_PORT";
const LIVES: &str = "ONEDOOR_TEST_POST_STATEMENTS";
/// No work of the prepared case needs as many.
const MOST: u32 = 1500;
/// Every statement would take minutes; a prime meets every place over the runs.
const STEP: usize = 13;

/// Tuesday, as the municipality wants people to be told what waits.
fn morning() -> TestClock {
    let clock = TestClock::default();
    clock.set("2026-03-03T07:00");
    clock
}

fn worker(url: &DatabaseUrl, port: u16, clock: TestClock) -> Services {
    let store = Store::open(url, StoreOptions { connections: 1 }).unwrap();
    Services::new(store, Arc::new(clock), "https://onedoor.example")
        .with_seal(Seal::with_key([7; 32]))
        .with_mailer(mailer_to(SocketAddr::from(([127, 0, 0, 1], port))))
}

async fn tell(services: &Services) {
    while services.tell_what_waits().await.unwrap() > 0 {}
    while services.address_notices().await.unwrap() > 0 {}
    while services.deliver().await.unwrap() > 0 {}
}

fn on_a_runtime<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(work)
}

/// What a child does instead of the test, if this process is one.
fn is_the_child() -> bool {
    let (Ok(url), Ok(port), Ok(lives)) = (
        std::env::var(URL),
        std::env::var(PORT),
        std::env::var(LIVES),
    ) else {
        return false;
    };
    watch_statements().unwrap();
    let services = worker(&url.parse().unwrap(), port.parse().unwrap(), morning());
    die_after_statements(lives.parse().unwrap());
    on_a_runtime(tell(&services));
    true
}

/// Whether a child survived its work.
fn survives(url: &DatabaseUrl, port: u16, statements: u32) -> bool {
    let url = match url {
        DatabaseUrl::Postgres(url) => url.clone(),
        DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
    };
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", std::thread::current().name().unwrap()])
        .env(URL, url)
        .env(PORT, port.to_string())
        .env(LIVES, statements.to_string())
        .output()
        .unwrap();
    assert_ne!(child.status.code(), Some(101), "it failed and did not die");
    child.status.success()
}

/// The identities of all that was owed; all of it must have arrived.
async fn owed(services: &Services) -> BTreeSet<String> {
    let reading = |conn: &mut onedoor_store::Connection| {
        let of = municipalities::find_by_slug(conn, "eksempel")?.unwrap();
        let of = of.municipality.id;
        deliveries::list(conn, of, &deliveries::DeliveryFilter::default(), 200)
    };
    let all: Vec<deliveries::DeliveryRecord> =
        services.store().installation().read(reading).await.unwrap();
    let delivered = onedoor_domain::delivery::DeliveryState::Delivered;
    assert!(
        all.iter()
            .all(|one| one.course.standing.word() == delivered),
        "{all:?}"
    );
    let of_the_morning = all
        .iter()
        .filter(|one| one.tiding == onedoor_domain::delivery::Tiding::MorningQueue);
    let told: Vec<_> = of_the_morning.map(|one| one.staff.unwrap()).collect();
    let readers: BTreeSet<_> = told.iter().collect();
    assert!(!told.is_empty() && readers.len() == told.len(), "{told:?}");
    all.iter()
        .map(|one| format!("<{}@onedoor.example>", one.id))
        .collect()
}

on_both!(
    fn a_worker_killed_anywhere_loses_nothing_and_what_comes_twice_is_known(database: Database) {
        if is_the_child() {
            return;
        }
        let app = TestApp::spawn(database);
        app.front_desk().register(&advice()).opened();
        // Nobody sends mail yet: only the clock learns when the next morning is.
        app.work();
        let prepared = app.freeze();
        let (mut deaths, mut twice) = (0, 0);
        for statements in (0..MOST).step_by(STEP) {
            let (copy, server) = (prepared.copy(), TestMailServer::start());
            let port = server.address().port();
            let survived = survives(&copy.url(), port, statements);
            let clock = morning();
            // Whatever the dead worker held is free then.
            clock.advance(SignedDuration::from_mins(5));
            let services = worker(&copy.url(), port, clock);
            let owed = on_a_runtime(async {
                tell(&services).await;
                owed(&services).await
            });
            let letters = server.taken();
            let came: BTreeSet<String> = letters.iter().map(Letter::id).collect();
            assert_eq!(came, owed, "after {statements} statements");
            assert!(owed.len() > 1, "after {statements} statements");
            twice += letters.len() - came.len();
            if survived {
                break;
            }
            deaths += 1;
        }
        assert!(
            deaths > 5,
            "it died {deaths} times, and {twice} mails came twice"
        );
    }
);
