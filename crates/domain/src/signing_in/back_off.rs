//! When a door stays shut for a while after wrong guesses.
//!
//! Three counters: what one source tried on one account, what anybody tried on the account, and
//! what the source tried on anything. Whoever guesses is slowed down by all three. A named person
//! cannot be shut out by somebody else's guesses: from where they signed in before, only what was
//! tried from there on their own account counts. And no door stays shut longer than a quarter of an
//! hour, so that nobody has to be asked to open it.

use jiff::SignedDuration;

use crate::Moment;

/// How long wrong guesses are remembered after the last of them.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24);
/// How long somebody is known where they signed in.
const KNOWN: SignedDuration = SignedDuration::from_hours(30 * 24);
/// The first wait, in seconds.
const FIRST_WAIT: i64 = 30;
/// No wait is longer, in seconds.
const LONGEST_WAIT: i64 = 15 * 60;

/// What a counter counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// What one source tried on one account.
    Pair,
    /// What anybody tried on one account.
    Account,
    /// What one source tried on any account.
    Source,
}

/// What one counter has counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tries {
    /// Wrong guesses, and those that are being looked at.
    pub failures: u32,
    /// When the last of them was made.
    pub last_at: Option<Moment>,
    /// When somebody last signed in.
    pub succeeded_at: Option<Moment>,
}

/// The three counters of one attempt.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Attempts {
    /// Of this source on this account.
    pub pair: Tries,
    /// Of anybody on this account.
    pub account: Tries,
    /// Of this source on anything.
    pub source: Tries,
}

impl Gate {
    /// How many wrong guesses are free.
    const fn free(self) -> u32 {
        match self {
            Self::Pair => 5,
            Self::Account => 20,
            Self::Source => 50,
        }
    }
}

impl Tries {
    /// The counter with one guess more.
    #[must_use]
    pub fn guessed(self, now: Moment) -> Self {
        let so_far = if self.is_forgotten(now) {
            0
        } else {
            self.failures
        };
        Self {
            failures: so_far.saturating_add(1),
            last_at: Some(now),
            ..self
        }
    }

    /// The counter once somebody signed in.
    #[must_use]
    pub fn succeeded(self, now: Moment) -> Self {
        Self {
            failures: 0,
            last_at: None,
            succeeded_at: Some(now),
        }
    }

    /// Until when it keeps the door shut, if it does.
    fn shut_until(self, gate: Gate, now: Moment) -> Option<Moment> {
        let beyond = self.failures.checked_sub(gate.free())?;
        if self.is_forgotten(now) {
            return None;
        }
        let wait = FIRST_WAIT
            .saturating_mul(1 << beyond.min(16))
            .min(LONGEST_WAIT);
        let until = self.last_at?.plus(SignedDuration::from_secs(wait));
        (now < until).then_some(until)
    }

    fn is_forgotten(self, now: Moment) -> bool {
        self.last_at.is_none_or(|at| at.plus(REMEMBERED) <= now)
    }

    fn is_known(self, now: Moment) -> bool {
        self.succeeded_at.is_some_and(|at| now < at.plus(KNOWN))
    }
}

impl Attempts {
    /// Until when this attempt has to wait, if it has to.
    pub fn shut_until(&self, now: Moment) -> Option<Moment> {
        let pair = self.pair.shut_until(Gate::Pair, now);
        if self.pair.is_known(now) {
            return pair;
        }
        let account = self.account.shut_until(Gate::Account, now);
        let source = self.source.shut_until(Gate::Source, now);
        pair.max(account).max(source)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    fn at(second: i64) -> Moment {
        Moment::from_micros(second * 1_000_000).unwrap()
    }

    fn guessed(times: u32) -> Tries {
        (0..times).fold(Tries::default(), |tries, _| tries.guessed(at(0)))
    }

    fn wait(attempts: &Attempts, now: i64) -> Option<i64> {
        let until = attempts.shut_until(at(now))?;
        Some(until.timestamp().as_second())
    }

    #[test]
    fn five_guesses_are_free_and_then_each_costs_twice_the_time() {
        let pair = |times| Attempts {
            pair: guessed(times),
            ..Attempts::default()
        };
        assert_eq!(wait(&pair(4), 0), None);
        assert_eq!(wait(&pair(5), 0), Some(30));
        assert_eq!(wait(&pair(5), 30), None);
        assert_eq!(wait(&pair(6), 0), Some(60));
        assert_eq!(wait(&pair(9), 0), Some(480));
        assert_eq!(wait(&pair(40), 0), Some(900), "never longer");
    }

    #[test]
    fn nobody_is_shut_out_where_they_are_known_by_the_guesses_of_others() {
        let attacked = Attempts {
            account: guessed(1_000),
            source: guessed(1_000),
            pair: Tries::default(),
        };
        assert_eq!(wait(&attacked, 0), Some(900));
        let known = Attempts {
            pair: Tries::default().succeeded(at(-60)),
            ..attacked
        };
        assert_eq!(wait(&known, 0), None);
        let month = 31 * 24 * 3600;
        let long_ago = Attempts {
            pair: Tries::default().succeeded(at(-month)),
            ..attacked
        };
        assert_eq!(wait(&long_ago, 0), Some(900));
        let guesses_themselves = Attempts {
            pair: Tries {
                succeeded_at: Some(at(-60)),
                ..guessed(5)
            },
            ..attacked
        };
        assert_eq!(wait(&guesses_themselves, 0), Some(30));
    }

    #[test]
    fn guesses_are_forgotten_after_a_day_and_by_signing_in() {
        let tries = guessed(30);
        assert_eq!(tries.guessed(at(24 * 3600)).failures, 1);
        assert_eq!(tries.guessed(at(24 * 3600 - 1)).failures, 31);
        assert_eq!(tries.succeeded(at(1)).failures, 0);
    }
}
