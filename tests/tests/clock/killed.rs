//! A worker that is killed before any statement of a sweep.
//!
//! The sweep runs in a child process, this very test started anew, which dies before its n-th
//! statement as by SIGKILL. For every n until the child survives, a fresh sweep must find the
//! database as if nothing had happened, and do everything once.

use std::process::Command;
use std::sync::Arc;

use onedoor_domain::event::{EventKind, Happened};
use onedoor_service::Services;
use onedoor_store::columns::OutboxKind;
use onedoor_store::throwaway::{die_after_statements, watch_statements};
use onedoor_store::{DatabaseUrl, Store, StoreOptions, cases, contents, outbox, verify};
use onedoor_testkit::{Database, Frozen, TestApp, TestClock, on_both};

use crate::desk::{inspection, open};

/// Where the child's database is.
const URL: &str = "ONEDOOR_TEST_SWEPT_DATABASE";
/// How many statements it lives.
const LIVES: &str = "ONEDOOR_TEST_SWEPT_STATEMENTS";
/// When warnings, misses and offers of the case are due.
const WHEN: &str = "2026-03-04T16:00";
/// What a sweep writes.
const SWEPT: [EventKind; 4] = [
    EventKind::GuaranteeWarned,
    EventKind::GuaranteeMissed,
    EventKind::OfferRepeated,
    EventKind::OfferUnaccepted,
];
/// No sweep of the prepared cases needs as many.
const MOST: u32 = 2000;

/// A sweep on a database, at the moment at which everything is due.
fn sweeper(url: &DatabaseUrl) -> Services {
    let clock = TestClock::default();
    clock.set(WHEN);
    let store = Store::open(url, StoreOptions { connections: 1 }).unwrap();
    Services::new(store, Arc::new(clock), "https://onedoor.example")
}

async fn sweep(services: &Services) {
    while services.keep_promises().await.unwrap() > 0 {}
    while services.repeat_offers().await.unwrap() > 0 {}
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
    let (Ok(url), Ok(lives)) = (std::env::var(URL), std::env::var(LIVES)) else {
        return false;
    };
    watch_statements().unwrap();
    let services = sweeper(&url.parse().unwrap());
    die_after_statements(lives.parse().unwrap());
    on_a_runtime(sweep(&services));
    true
}

/// Whether a child survived its sweep.
fn survives(url: &DatabaseUrl, statements: u32) -> bool {
    let url = match url {
        DatabaseUrl::Postgres(url) => url.clone(),
        DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
    };
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", std::thread::current().name().unwrap()])
        .env(URL, url)
        .env(LIVES, statements.to_string())
        .output()
        .unwrap();
    assert_ne!(child.status.code(), Some(101), "it failed and did not die");
    child.status.success()
}

/// What the clock left behind, without the moments and identities of this very sweep.
#[derive(Debug, PartialEq, Eq)]
struct Left {
    lines: Vec<String>,
    notices: Vec<(String, usize)>,
}

async fn left(services: &Services) -> Left {
    let flaws = services.verify(|flawed| panic!("{flawed:?}")).await;
    assert_eq!(flaws.unwrap().flaws, 0);
    let now = services.now();
    let read = services.store().installation().read(move |conn| {
        let mut lines = Vec::new();
        for (municipality, case) in verify::cases_after(conn, None, 100)? {
            let reference = cases::get(conn, municipality, case)?.reference;
            for event in contents::events_of(conn, municipality, case)? {
                lines.extend(line(&event.payload).map(|line| format!("{reference} {line}")));
            }
        }
        let mut notices = Vec::new();
        for kind in OutboxKind::ALL {
            let rows = outbox::take(conn, *kind, now, 1000)?;
            notices.push((kind.to_string(), rows.len()));
        }
        Ok::<_, onedoor_store::StoreError>(Left { lines, notices })
    });
    read.await.unwrap()
}

/// What a sweep wrote, if it was a sweep that wrote it.
fn line(payload: &str) -> Option<String> {
    let happened: Happened = serde_json::from_str(payload).unwrap();
    SWEPT
        .contains(&happened.kind())
        .then(|| format!("{happened:?}"))
}

on_both!(
    fn a_worker_killed_before_any_statement_loses_and_doubles_nothing(database: Database) {
        if is_the_child() {
            return;
        }
        let app = TestApp::spawn(database);
        open(&app, &inspection());
        let prepared: Frozen = app.freeze();
        let undisturbed = prepared.copy();
        let expected = on_a_runtime(async {
            let services = sweeper(&undisturbed.url());
            sweep(&services).await;
            left(&services).await
        });
        assert!(expected.lines.len() > 4, "{expected:?}");
        drop(undisturbed);
        let mut deaths = 0;
        for statements in 0..MOST {
            let copy = prepared.copy();
            let survived = survives(&copy.url(), statements);
            let found = on_a_runtime(async {
                let services = sweeper(&copy.url());
                sweep(&services).await;
                left(&services).await
            });
            assert_eq!(found, expected, "after {statements} statements");
            if survived {
                break;
            }
            deaths += 1;
        }
        assert!((20..MOST).contains(&deaths), "it died {deaths} times");
    }
);
