//! Whose tokens and sessions are believed for a moment without being looked up again.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::SignedDuration;
use onedoor_domain::Moment;

use super::Known;

/// How long a token is believed without looking it up: a revoked one counts no longer than this.
const BELIEVED: SignedDuration = SignedDuration::from_secs(1);
/// How many tokens are remembered before all are forgotten.
const REMEMBERED: usize = 10_000;

/// How often everything was forgotten before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Era(u64);

/// Tokens and sessions that were looked up within the last second.
#[derive(Default)]
pub(crate) struct KnownTokens(Mutex<Remembered>);

#[derive(Default)]
struct Remembered {
    era: Era,
    by_hash: HashMap<[u8; 32], Known>,
}

impl KnownTokens {
    /// Makes the next use of every token look it up anew.
    pub(crate) fn forget(&self) {
        let mut remembered = self.remembered();
        remembered.era.0 += 1;
        remembered.by_hash.clear();
    }

    /// The era in which a look-up begins.
    pub(super) fn era(&self) -> Era {
        self.remembered().era
    }

    pub(super) fn find(&self, hash: &[u8; 32], now: Moment) -> Option<Known> {
        let known = self.remembered().by_hash.get(hash).cloned()?;
        let fresh = known.looked_up_at <= now && now < known.looked_up_at.plus(BELIEVED);
        (fresh && now < known.expires_at).then_some(known)
    }

    /// Remembers what was looked up, unless everything was forgotten meanwhile: it may have been
    /// read before the change for which it was.
    pub(super) fn remember(&self, era: Era, hash: [u8; 32], known: Known) {
        let mut remembered = self.remembered();
        if era != remembered.era {
            return;
        }
        if remembered.by_hash.len() >= REMEMBERED {
            remembered.by_hash.clear();
        }
        remembered.by_hash.insert(hash, known);
    }

    fn remembered(&self) -> MutexGuard<'_, Remembered> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use onedoor_domain::MunicipalityId;
    use onedoor_domain::event::Actor;
    use onedoor_domain::policy::Caller;
    use uuid::Uuid;

    use super::*;

    const HASH: [u8; 32] = [7; 32];

    fn now() -> Moment {
        Moment::from_micros(1_800_000_000_000_000).unwrap()
    }

    fn somebody() -> Known {
        let caller = Caller {
            municipality: MunicipalityId(Uuid::nil()),
            actor: Actor::System,
            roles: Vec::new(),
            units: Vec::new(),
            heads: Vec::new(),
            staff: None,
            only: None,
        };
        let until = now().plus(SignedDuration::from_hours(1));
        Known::vouched(caller, String::new(), now(), until)
    }

    #[test]
    fn whoever_was_looked_up_is_believed_for_a_second() {
        let known = KnownTokens::default();
        known.remember(known.era(), HASH, somebody());
        assert!(known.find(&HASH, now()).is_some());
        assert!(known.find(&HASH, now().plus(BELIEVED)).is_none());
    }

    #[test]
    fn what_was_looked_up_before_everything_was_forgotten_is_not_believed() {
        let known = KnownTokens::default();
        let era = known.era();
        known.forget();
        known.remember(era, HASH, somebody());
        assert!(known.find(&HASH, now()).is_none());
        known.remember(known.era(), HASH, somebody());
        assert!(known.find(&HASH, now()).is_some());
    }
}
