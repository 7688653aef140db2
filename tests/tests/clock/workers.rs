//! Several workers at once.

use std::sync::Arc;
use std::thread;

use onedoor_service::Services;
use onedoor_store::columns::OutboxKind;
use onedoor_store::{Store, StoreOptions};
use onedoor_testkit::{Database, TestApp};

use crate::desk::{open, outbox, promises, recorded, small};

/// How many cases are due at once: more than one batch takes.
const CASES: usize = 200;

#[test]
fn two_workers_on_postgres_do_everything_once() {
    let app = TestApp::spawn(Database::Postgres);
    let cases: Vec<_> = (0..CASES).map(|_| open(&app, &small())).collect();
    app.clock.set("2026-03-04T16:00");
    let workers = [(); 2].map(|()| {
        let (url, clock) = (app.database_url(), Arc::clone(&app.clock));
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                let store = Store::open(&url, StoreOptions { connections: 2 }).unwrap();
                let services = Services::new(store, clock, "https://onedoor.example");
                let mut done = 0;
                loop {
                    let batch = services.keep_promises().await.unwrap()
                        + services.repeat_offers().await.unwrap();
                    done += batch;
                    if batch == 0 {
                        return done;
                    }
                }
            })
        })
    });
    let done = workers.map(|worker| worker.join().unwrap());
    assert!(
        done.iter().all(|batches| *batches > 0),
        "both worked: {done:?}"
    );
    app.work();
    let mut due = 0;
    for case in cases {
        let counted = recorded(&app, case);
        assert!(counted.values().all(|times| *times == 1), "{counted:?}");
        let told: std::collections::BTreeSet<_> =
            counted.keys().map(|(guarantee, _)| *guarantee).collect();
        due += told.len();
        assert!(promises(&app, case).len() >= told.len());
    }
    assert!(due >= CASES);
    let notices = [OutboxKind::Warning, OutboxKind::Missed].map(|kind| outbox(&app, kind).len());
    assert_eq!(notices.iter().sum::<usize>(), due, "one notice for each");
    let flaws = app.run(async |services: &Services| services.verify(|_| {}).await);
    assert_eq!(flaws.unwrap().flaws, 0);
}
