//! Counting guesses before they are looked at.

use jiff::SignedDuration;
use onedoor_domain::signing_in::{Attempts, Gate, Tries};
use onedoor_domain::{Moment, MunicipalityId};
use onedoor_store::{Connection, sign_in_attempts};

use crate::secret::hash_all;
use crate::{Error, Result};

/// How many mails strangers can have sent about one thing within a day.
const MAILS_A_DAY: u32 = 3;
/// How many forms may come from one place without the work that a browser does.
const FORMS_WITHOUT_WORK: u32 = 10;
/// How long they are counted after the last of them.
const COUNTED: SignedDuration = SignedDuration::from_hours(24);

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
            pair: hash_all(&["pair", source, target]),
            account: hash_all(&["account", target]),
            source: hash_all(&["source", source]),
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
        for (gate, hash, tries) in self.counted(&attempts, now) {
            let tries = tries.guessed(gate, now);
            sign_in_attempts::save(conn, self.municipality, hash, tries)?;
        }
        Ok(())
    }

    /// It was no guess: the password was right, and only the code is still to come.
    pub(crate) fn was_none(&self, conn: &mut Connection, now: Moment) -> Result<()> {
        let attempts = self.hold(conn, now)?;
        for (_, hash, tries) in self.counted(&attempts, now) {
            sign_in_attempts::save(conn, self.municipality, hash, tries.taken_back())?;
        }
        Ok(())
    }

    /// The guess was right: it is taken back, and whoever made it is known here.
    pub(crate) fn was_right(&self, conn: &mut Connection, now: Moment) -> Result<()> {
        let attempts = self.hold(conn, now)?;
        for (gate, hash, tries) in self.counted(&attempts, now) {
            let tries = match gate {
                Gate::Pair => tries.succeeded(now),
                Gate::Account | Gate::Source => tries.taken_back(),
            };
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

    /// Where it counts: of somebody who is known here, only between the two.
    fn counted(&self, attempts: &Attempts, now: Moment) -> Vec<(Gate, &[u8; 32], Tries)> {
        let mut all = vec![(Gate::Pair, &self.pair, attempts.pair)];
        if !attempts.pair.is_known(now) {
            all.push((Gate::Account, &self.account, attempts.account));
            all.push((Gate::Source, &self.source, attempts.source));
        }
        all
    }
}

/// Whether another mail may be sent about this to somebody who did not ask for it themselves; it is
/// counted if it may.
pub(crate) fn may_mail(
    conn: &mut Connection,
    municipality: MunicipalityId,
    about: &str,
    now: Moment,
) -> Result<bool> {
    let key = hash_all(&["mail", about]);
    let tries = sign_in_attempts::hold(conn, municipality, &key, now)?;
    if tries.left(Gate::Account, now) >= MAILS_A_DAY {
        return Ok(false);
    }
    let counted = tries.guessed(Gate::Account, now);
    sign_in_attempts::save(conn, municipality, &key, counted)?;
    Ok(true)
}

/// Passes if another form may come from there without the work that a browser does; it is counted.
///
/// # Errors
/// [`Error::TooManyAttempts`].
pub(crate) fn may_send_unproven(
    conn: &mut Connection,
    municipality: MunicipalityId,
    source: &str,
    now: Moment,
) -> Result<()> {
    let key = hash_all(&["form without work", source]);
    let tries = sign_in_attempts::hold(conn, municipality, &key, now)?;
    if tries.left(Gate::Account, now) >= FORMS_WITHOUT_WORK {
        let until = tries.last_at.unwrap_or(now).plus(COUNTED);
        return Err(Error::TooManyAttempts { until, now });
    }
    let counted = tries.guessed(Gate::Account, now);
    Ok(sign_in_attempts::save(conn, municipality, &key, counted)?)
}
