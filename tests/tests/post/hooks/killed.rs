//! A worker that is killed before any statement of its work, also between sending and noting that.

use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use onedoor_domain::delivery::DeliveryState;
use onedoor_service::{Seal, Services};
use onedoor_store::throwaway::{die_after_statements, watch_statements};
use onedoor_store::webhook_deliveries::{self, WebhookDelivery, WebhookDeliveryFilter};
use onedoor_store::{
    Connection, DatabaseUrl, Store, StoreError, StoreOptions, feed, municipalities, webhooks,
};
use onedoor_testkit::{Database, TestClock, courier_allowing, on_both};

use super::stand::{Stand, ids, tell_programs};
use crate::desk::advice;

/// Where the child's database is, and how many statements it lives.
const URL: &str = "ONEDOOR_TEST_HOOKS_DATABASE";
const LIVES: &str = "ONEDOOR_TEST_HOOKS_STATEMENTS";
/// No work of the prepared case needs as many.
const MOST: u32 = 900;
/// Every statement would take minutes; a prime meets every place over the runs.
const STEP: usize = 11;

fn worker(url: &DatabaseUrl, clock: TestClock) -> Services {
    let store = Store::open(url, StoreOptions { connections: 1 }).unwrap();
    Services::new(store, Arc::new(clock), "https://onedoor.example")
        .with_seal(Seal::with_key([7; 32]))
        .with_courier(courier_allowing("127.0.0.1", Duration::from_secs(5)))
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
    let services = worker(&url.parse().unwrap(), TestClock::default());
    die_after_statements(lives.parse().unwrap());
    on_a_runtime(tell_programs(&services));
    true
}

/// Whether a child survived its work.
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

/// How many events there are, and what was made of them; all of it must have arrived.
fn owed(conn: &mut Connection) -> Result<(i64, Vec<WebhookDelivery>), StoreError> {
    let of = municipalities::find_by_slug(conn, "eksempel")?.unwrap();
    let of = of.municipality.id;
    let hook = webhooks::list(conn, of, None, 1)?.remove(0);
    let end = feed::end(conn, of)?;
    assert_eq!(hook.read_to, end);
    let filter = WebhookDeliveryFilter::default();
    let all = webhook_deliveries::list(conn, of, hook.id, &filter, 200)?;
    Ok((end, all))
}

on_both!(
    fn a_worker_killed_anywhere_leaves_no_event_out(database: Database) {
        if is_the_child() {
            return;
        }
        let stand = Stand::open(database);
        stand.add(&[]);
        stand.open_case(&advice());
        let receiver = stand.receiver.clone();
        let prepared = stand.app.freeze();
        let (mut deaths, mut twice) = (0, 0);
        for statements in (0..MOST).step_by(STEP) {
            let copy = prepared.copy();
            receiver.forget();
            let survived = survives(&copy.url(), statements);
            let clock = TestClock::default();
            // Whatever the dead worker held is free then.
            clock.advance(SignedDuration::from_mins(5));
            let services = worker(&copy.url(), clock);
            let (events, all) = on_a_runtime(async {
                tell_programs(&services).await;
                services.store().installation().read(owed).await.unwrap()
            });
            let arrived =
                |one: &&WebhookDelivery| one.course.standing.word() == DeliveryState::Delivered;
            assert_eq!(all.iter().filter(arrived).count(), all.len(), "{all:?}");
            let calls = receiver.received();
            let came = ids(&calls);
            let owed: Vec<String> = all.iter().map(|one| one.message_id().to_string()).collect();
            assert_eq!(
                came,
                owed.iter().cloned().collect(),
                "after {statements} statements"
            );
            assert_eq!(i64::try_from(owed.len()).unwrap(), events);
            twice += calls.len() - came.len();
            if survived {
                break;
            }
            deaths += 1;
        }
        assert!(
            deaths > 5,
            "it died {deaths} times, and {twice} calls came twice"
        );
    }
);
