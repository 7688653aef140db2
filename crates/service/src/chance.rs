//! The one place that asks for randomness: identities, secrets and references.

use std::sync::Mutex;

use onedoor_domain::Moment;
use uuid::{ContextV7, Timestamp, Uuid};

/// Where identities and secrets come from.
pub struct Chance {
    /// Keeps identities made in the same millisecond in the order they were made.
    order: Mutex<ContextV7>,
}

impl Default for Chance {
    fn default() -> Self {
        Self {
            order: Mutex::new(ContextV7::new()),
        }
    }
}

impl Chance {
    /// A new identity, later than all that were made before.
    pub fn id<T: From<Uuid>>(&self, now: Moment) -> T {
        let at = now.timestamp();
        let seconds = u64::try_from(at.as_second()).unwrap_or(0);
        let nanos = u32::try_from(at.subsec_nanosecond()).unwrap_or(0);
        let order = self
            .order
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        T::from(Uuid::new_v7(Timestamp::from_unix(&*order, seconds, nanos)))
    }

    /// Bytes that nobody can guess.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that asks for randomness"
    )]
    #[expect(
        clippy::expect_used,
        reason = "without randomness no secret may be made: better to stop"
    )]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        getrandom::fill(&mut bytes).expect("the operating system has randomness");
        bytes
    }

    /// A number that nobody can guess.
    pub fn number(&self) -> u32 {
        u32::from_be_bytes(self.bytes())
    }
}
