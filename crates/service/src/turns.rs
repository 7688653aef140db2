//! Requests with the same idempotency key take turns.
//!
//! The database lets only one of them count. But all of them would do its work first, and choose
//! people who then get nothing, so that others are passed over for no reason.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::OwnedMutexGuard;

type Gate = Arc<tokio::sync::Mutex<()>>;

/// Keys that somebody works on in this process, or waits for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Turns {
    gates: Arc<Mutex<HashMap<[u8; 32], Gate>>>,
}

/// One's turn. It ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Turn {
    turns: Turns,
    key: [u8; 32],
    _gate: OwnedMutexGuard<()>,
}

impl Turns {
    /// Waits until nobody else works on this key.
    pub(crate) async fn take(&self, key: [u8; 32]) -> Turn {
        let gate = Arc::clone(self.lock().entry(key).or_default());
        Turn {
            turns: self.clone(),
            key,
            _gate: gate.lock_owned().await,
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<[u8; 32], Gate>> {
        self.gates.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut gates = self.turns.lock();
        // The map's own and this turn's: whoever else waits holds one too.
        if gates
            .get(&self.key)
            .is_some_and(|gate| Arc::strong_count(gate) <= 2)
        {
            gates.remove(&self.key);
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_worked_on_by_one_at_a_time_and_then_forgotten() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime.block_on(async {
            let turns = Turns::default();
            let first = turns.take([1; 32]).await;
            let another_key = turns.take([2; 32]).await;
            let waiting = tokio::spawn({
                let turns = turns.clone();
                async move { drop(turns.take([1; 32]).await) }
            });
            tokio::task::yield_now().await;
            assert!(!waiting.is_finished());
            drop((first, another_key));
            waiting.await.unwrap();
            assert!(turns.lock().is_empty());
        });
    }
}
