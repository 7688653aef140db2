//! A destination that fails again and again is left alone for a while, so that those who wait for
//! it do not keep those who wait for others.

use jiff::SignedDuration;

use crate::Moment;

/// How many failures in a row shut the way.
const FAILURES: u32 = 5;
/// How long it is shut first; twice as long each time it is found shut again.
const FIRST: SignedDuration = SignedDuration::from_mins(1);
/// How long it is shut at most.
const LONGEST: SignedDuration = SignedDuration::from_mins(15);
/// How long one that tries the way is waited for before another may.
const TRIAL: SignedDuration = SignedDuration::from_mins(2);

/// What is known of a destination.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Breaker {
    failures: u32,
    shut_until: Option<Moment>,
}

/// Whether something may be sent there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// It may.
    Go,
    /// Not before then.
    NotBefore(Moment),
}

impl Breaker {
    /// Asks to send something there. Where the way was shut, one alone may try whether it is open.
    pub fn ask(&mut self, now: Moment) -> May {
        match self.shut_until {
            Some(until) if now < until => May::NotBefore(until),
            Some(_) => {
                self.shut_until = Some(now.plus(TRIAL));
                May::Go
            }
            None => May::Go,
        }
    }

    /// Something arrived there, or was refused by somebody who is there.
    pub fn answered(&mut self) {
        *self = Self::default();
    }

    /// Whoever is there wants to be left alone until then.
    pub fn told_to_wait(&mut self, until: Moment) {
        self.shut_until = Some(self.shut_until.map_or(until, |known| known.max(until)));
    }

    /// Something failed there.
    pub fn failed(&mut self, now: Moment) {
        self.failures = self.failures.saturating_add(1);
        if self.failures < FAILURES {
            return;
        }
        let doublings = (self.failures - FAILURES).min(8);
        let shut = (FIRST.as_secs() << doublings).min(LONGEST.as_secs());
        self.shut_until = Some(now.plus(SignedDuration::from_secs(shut)));
    }
}
