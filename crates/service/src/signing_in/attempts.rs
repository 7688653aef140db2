//! Counting guesses before they are looked at.

use onedoor_domain::signing_in::{Attempts, Tries};
use onedoor_domain::{Moment, MunicipalityId};
use onedoor_store::{Connection, sign_in_attempts};
use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// Who guesses at what: under which hashes it is counted.
#[derive(Debug, Clone)]
pub(crate) struct Guess {
    municipality: MunicipalityId,
    pair: [u8; 32],
    account: [u8; 32],
    source: [u8; 32],
}

impl Guess {
    /// A guess from `source` at what `target` names: an account by its address, or a link.
    pub(crate) fn new(municipality: MunicipalityId, source: &str, target: &str) -> Self {
        Self {
            municipality,
            pair: key(&["pair", source, target]),
            account: key(&["account", target]),
            source: key(&["source", source]),
        }
    }

    /// Counts the guess as a wrong one until it turns out to be right: of many at once, no more are
    /// looked at than of many in a row.
    ///
    /// # Errors
    /// [`Error::TooManyAttempts`].
    pub(crate) fn count(&self, conn: &mut Connection, now: Moment) -> Result<()> {
        let attempts = self.hold(conn, now)?;
        if let Some(until) = attempts.shut_until(now) {
            return Err(Error::TooManyAttempts { until, now });
        }
        for (hash, tries) in self.each(&attempts) {
            let tries = tries.guessed(now);
            sign_in_attempts::save(conn, self.municipality, hash, tries)?;
        }
        Ok(())
    }

    /// The guess was right: it is taken back, and whoever made it is known here.
    pub(crate) fn was_right(&self, conn: &mut Connection, now: Moment) -> Result<()> {
        let attempts = self.hold(conn, now)?;
        let less_one = |tries: Tries| Tries {
            failures: tries.failures.saturating_sub(1),
            ..tries
        };
        let known = attempts.pair.succeeded(now);
        for (hash, tries) in [
            (&self.pair, known),
            (&self.account, less_one(attempts.account)),
            (&self.source, less_one(attempts.source)),
        ] {
            sign_in_attempts::save(conn, self.municipality, hash, tries)?;
        }
        Ok(())
    }

    /// Always in this order, so that no two wait for each other.
    fn hold(&self, conn: &mut Connection, now: Moment) -> Result<Attempts> {
        let mut held = |hash| sign_in_attempts::hold(conn, self.municipality, hash, now);
        Ok(Attempts {
            pair: held(&self.pair)?,
            account: held(&self.account)?,
            source: held(&self.source)?,
        })
    }

    fn each(&self, attempts: &Attempts) -> [(&[u8; 32], Tries); 3] {
        [
            (&self.pair, attempts.pair),
            (&self.account, attempts.account),
            (&self.source, attempts.source),
        ]
    }
}

/// Each part with its length, so that no two lists of parts are one.
fn key(parts: &[&str]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().into()
}
