//! What this process knows of the ways out. Others learn by themselves: it costs them a few tries,
//! and nobody has to agree on anything.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use onedoor_domain::Moment;
use onedoor_domain::delivery::{Breaker, Failure, May, Trouble};

/// The server that takes all mail on.
const RELAY: &str = "";
/// How many destinations are remembered before all are forgotten.
const REMEMBERED: usize = 10_000;

/// The ways out, by destination.
#[derive(Default)]
pub(crate) struct Breakers {
    by_destination: Mutex<BTreeMap<String, Breaker>>,
}

impl Breakers {
    /// Whether a mail may be sent to an address now.
    pub(super) fn ask(&self, address: &str, now: Moment) -> May {
        let mut known = self.known();
        for destination in [domain_of(address), RELAY.to_owned()] {
            let Some(breaker) = known.get_mut(&destination) else {
                continue;
            };
            if let May::NotBefore(until) = breaker.ask(now) {
                return May::NotBefore(until);
            }
        }
        May::Go
    }

    /// Whether something may be sent there now.
    pub(crate) fn may(&self, destination: &str, now: Moment) -> May {
        let mut known = self.known();
        known
            .get_mut(destination)
            .map_or(May::Go, |breaker| breaker.ask(now))
    }

    /// Something arrived there.
    pub(crate) fn answered(&self, destination: &str) {
        self.known().remove(destination);
    }

    /// Something failed there.
    pub(crate) fn failed(&self, destination: &str, now: Moment) {
        self.breaker(destination, |breaker| breaker.failed(now));
    }

    /// Whoever is there wants to be left alone until then.
    pub(crate) fn told_to_wait(&self, destination: &str, until: Moment) {
        self.breaker(destination, |breaker| breaker.told_to_wait(until));
    }

    fn breaker(&self, destination: &str, change: impl FnOnce(&mut Breaker)) {
        let mut known = self.known();
        if known.len() >= REMEMBERED {
            known.clear();
        }
        change(known.entry(destination.to_owned()).or_default());
    }

    /// Learns from how a try of a mail ended.
    pub(super) fn learn(&self, address: &str, ended: Result<(), Trouble>, now: Moment) {
        let mut known = self.known();
        if known.len() >= REMEMBERED {
            known.clear();
        }
        let domain = domain_of(address);
        let failure = ended.err().map(|trouble| trouble.failure);
        match failure {
            None
            | Some(
                Failure::Refused
                | Failure::Unwritable
                | Failure::TooOften
                | Failure::TooOld
                | Failure::NotAllowed
                | Failure::SwitchedOff,
            ) => {
                known.remove(RELAY);
                known.remove(&domain);
            }
            Some(Failure::RefusedForNow) => {
                known.remove(RELAY);
                known.entry(domain).or_default().failed(now);
            }
            Some(Failure::Unreachable | Failure::Interrupted) => {
                known.entry(RELAY.to_owned()).or_default().failed(now);
            }
        }
    }

    fn known(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Breaker>> {
        self.by_destination
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn domain_of(address: &str) -> String {
    let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
    domain.to_lowercase()
}
