//! When a door stays shut for a while after wrong guesses.
//!
//! Three counters: what one source tried on one account, what anybody tried on the account, and
//! what the source tried on anything. Whoever guesses is slowed down by all three. A named person
//! cannot be shut out by somebody else's guesses: from where they signed in before, only what was
//! tried from there on their own account counts, and it counts nowhere else, so that a house full of
//! people who mistype does not shut out the one who is new. And no door stays shut longer than a
//! quarter of an hour, so that nobody has to be asked to open it.

use jiff::SignedDuration;

use crate::Moment;

/// How long wrong guesses are remembered after the last of them.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24);
/// How soon one guess among those of many is forgotten: a house in which somebody mistypes every now
/// and then does not fill its counter. In microseconds.
const ONE_FORGOTTEN: i64 = 2 * 60 * 1_000_000;
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
    pub fn guessed(self, gate: Gate, now: Moment) -> Self {
        Self {
            failures: self.left(gate, now).saturating_add(1),
            last_at: Some(now),
            ..self
        }
    }

    /// The counter without a guess that turned out to be none.
    #[must_use]
    pub fn taken_back(self) -> Self {
        Self {
            failures: self.failures.saturating_sub(1),
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
        let beyond = self.left(gate, now).checked_sub(gate.free())?;
        let wait = FIRST_WAIT
            .saturating_mul(1 << beyond.min(16))
            .min(LONGEST_WAIT);
        let until = self.last_at?.plus(SignedDuration::from_secs(wait));
        (now < until).then_some(until)
    }

    /// How many guesses are not forgotten yet.
    pub fn left(self, gate: Gate, now: Moment) -> u32 {
        let Some(last_at) = self.last_at.filter(|_| !self.is_forgotten(now)) else {
            return 0;
        };
        let since = now.as_micros().saturating_sub(last_at.as_micros()).max(0);
        let forgotten = match gate {
            Gate::Pair | Gate::Account => 0,
            Gate::Source => since / ONE_FORGOTTEN,
        };
        let forgotten = u32::try_from(forgotten).unwrap_or(u32::MAX);
        self.failures.saturating_sub(forgotten)
    }

    fn is_forgotten(self, now: Moment) -> bool {
        self.last_at.is_none_or(|at| at.plus(REMEMBERED) <= now)
    }

    /// Whether somebody signed in here not long ago.
    pub fn is_known(self, now: Moment) -> bool {
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
        (0..times).fold(Tries::default(), |tries, _| {
            tries.guessed(Gate::Pair, at(0))
        })
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
        let guessed = |second| tries.guessed(Gate::Pair, at(second)).failures;
        assert_eq!(guessed(24 * 3600), 1);
        assert_eq!(guessed(24 * 3600 - 1), 31);
        assert_eq!(tries.succeeded(at(1)).failures, 0);
        assert_eq!(tries.taken_back().failures, 29);
        assert_eq!(Tries::default().taken_back().failures, 0);
    }

    #[test]
    fn a_house_in_which_somebody_mistypes_now_and_then_stays_open() {
        let mut house = Tries::default();
        for guess in 0..1_000 {
            house = house.guessed(Gate::Source, at(guess * 120));
        }
        let of = |source| Attempts {
            source,
            ..Attempts::default()
        };
        assert_eq!(wait(&of(house), 1_000 * 120), None);
        assert_eq!(wait(&of(guessed(60)), 0), Some(900));
        // Ten are forgotten, and the fiftieth still costs its half minute from when it was made.
        assert_eq!(wait(&of(guessed(60)), 20 * 60), None);
    }
}
