//! Exactly once, as a receiver counts: whatever is down, whoever works beside.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use jiff::SignedDuration;
use onedoor_service::{Seal, Services};
use onedoor_store::{Store, StoreOptions};
use onedoor_testkit::{Database, Reception, courier_allowing, on_both};

use super::stand::{Stand, ids, tell_programs};
use crate::desk::{advice, cafe};

on_both!(
    fn a_receiver_that_was_down_has_every_event_once(database: Database) {
        let stand = Stand::open(database);
        let hook = stand.add(&[]);
        stand.receiver.always(Some(Reception::Dropped));
        stand.open_case(&cafe());
        // Down for five minutes, while things go on.
        for _ in 0..5 {
            stand.work();
            stand.app.clock.advance(SignedDuration::from_mins(1));
            stand.open_case(&advice());
        }
        stand.receiver.always(None);
        let calls = stand.work_through(&hook);
        let fed = stand.fed(0);
        assert_eq!(ids(&calls), fed);
        assert_eq!(calls.len(), fed.len());
    }
);

/// Each with lanes of its own, as processes have.
#[test]
fn workers_beside_each_other_send_every_event_once() {
    let stand = Stand::open(Database::Postgres);
    stand.add(&[]);
    for _ in 0..3 {
        stand.open_case(&cafe());
    }
    let workers = [(); 3].map(|()| {
        let (url, clock) = (stand.app.database_url(), Arc::clone(&stand.app.clock));
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                let store = Store::open(&url, StoreOptions { connections: 2 }).unwrap();
                let services = Services::new(store, clock, "https://onedoor.example")
                    .with_seal(Seal::with_key([7; 32]))
                    .with_courier(courier_allowing("127.0.0.1", Duration::from_secs(20)));
                tell_programs(&services).await;
            });
        })
    });
    for worker in workers {
        worker.join().unwrap();
    }
    let calls = stand.receiver.received();
    assert_eq!(ids(&calls), stand.fed(0));
    assert_eq!(calls.len(), ids(&calls).len());
}
