//! All promises of a case together, and what becomes of them when something happens.
//!
//! Every function here works out lines for the ledgers and adds them at once, so that a line can
//! build on the one before. What a person asks for by name is refused when it cannot be; what merely
//! follows from something on the case passes by the promises that it cannot move.

mod clock;
mod matter;
mod papers;
mod units;

use std::sync::Arc;

use crate::guarantee::{
    Calendars, Entry, GuaranteeState, LedgerFault, Progress, Recorded, Terms, at_risk_from,
    next_moment,
};
use crate::{ContributionId, GuaranteeId, Moment};

pub use clock::{Notice, NoticeKind};
pub use papers::StillWaiting;

/// One promise of a case.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its identity.
    pub id: GuaranteeId,
    /// The contribution whose clock it is, for internal ones.
    pub contribution: Option<ContributionId>,
    /// Where it stands.
    pub state: GuaranteeState,
    /// The calendars of the version that its terms name.
    pub calendars: Arc<Calendars>,
}

/// The promises of one case, and the lines that were added to their ledgers.
#[derive(Debug)]
pub struct Promises {
    kept: Vec<Kept>,
    now: Moment,
    lines: Vec<(GuaranteeId, Entry)>,
}

impl Promises {
    /// The promises as they stand; whatever is added is recorded at `now`.
    pub fn new(kept: Vec<Kept>, now: Moment) -> Self {
        Self {
            kept,
            now,
            lines: Vec::new(),
        }
    }

    /// Every promise.
    pub fn kept(&self) -> &[Kept] {
        &self.kept
    }

    /// One of them.
    pub fn find(&self, id: GuaranteeId) -> Option<&Kept> {
        self.kept.iter().find(|kept| kept.id == id)
    }

    /// The lines that were added so far, in order.
    pub fn lines(&self) -> &[(GuaranteeId, Entry)] {
        &self.lines
    }

    /// Gives a promise that counts from now.
    pub fn give(&mut self, id: GuaranteeId, terms: Terms, calendars: Arc<Calendars>) {
        self.give_from(id, terms, self.now, calendars);
    }

    /// Gives a promise that counts from `start_at`, which may be still to come where its terms
    /// allow it.
    pub fn give_from(
        &mut self,
        id: GuaranteeId,
        terms: Terms,
        start_at: Moment,
        calendars: Arc<Calendars>,
    ) {
        self.begin(id, None, terms, start_at, calendars);
    }

    fn begin(
        &mut self,
        id: GuaranteeId,
        contribution: Option<ContributionId>,
        terms: Terms,
        start_at: Moment,
        calendars: Arc<Calendars>,
    ) {
        let promised = Entry::Promised {
            terms: Box::new(terms),
        };
        let line = |entry| Recorded {
            at: self.now,
            entry,
        };
        let Ok(state) = GuaranteeState::begin(line(promised.clone())) else {
            return;
        };
        let started = state.start(&calendars, start_at, None);
        let Ok(state) = state.then(line(started.clone())) else {
            return;
        };
        self.lines.extend([(id, promised), (id, started)]);
        self.kept.push(Kept {
            id,
            contribution,
            state,
            calendars,
        });
    }

    /// The promises after what was added, and the lines that were added, in order.
    pub fn finish(self) -> (Vec<Kept>, Vec<(GuaranteeId, Entry)>) {
        (self.kept, self.lines)
    }

    /// Adds the line that `make` works out for one promise.
    ///
    /// # Errors
    /// Why it cannot stand; nothing is added then.
    pub fn record(
        &mut self,
        id: GuaranteeId,
        make: impl FnOnce(&Kept) -> Result<Entry, LedgerFault>,
    ) -> Result<(), LedgerFault> {
        let at = self.kept.iter().position(|kept| kept.id == id);
        match at {
            Some(at) => self.add(at, make),
            None => Err(LedgerFault::Empty),
        }
    }

    /// Notes that something was done, and keeps the promises that it keeps.
    ///
    /// A unit's answer keeps that unit's promise alone.
    pub fn progressed(
        &mut self,
        progress: Progress,
        done_at: Moment,
        contribution: Option<ContributionId>,
    ) {
        for at in 0..self.kept.len() {
            let kept = &self.kept[at];
            let terms = kept.state.terms();
            let is_theirs = !terms.is_internal() || kept.contribution == contribution;
            if !progress.keeps().contains(&terms.clock) || !is_theirs {
                continue;
            }
            let done_at = kept.state.start_at().map_or(done_at, |at| done_at.max(at));
            self.try_add(at, |_| {
                Ok(Entry::Met {
                    at: done_at,
                    by: Some(progress),
                    reason: None,
                })
            });
        }
    }

    /// Adds a line if it can stand, and says whether it could.
    fn try_add(
        &mut self,
        at: usize,
        make: impl FnOnce(&Kept) -> Result<Entry, LedgerFault>,
    ) -> bool {
        self.add(at, make).is_ok()
    }

    fn add(
        &mut self,
        at: usize,
        make: impl FnOnce(&Kept) -> Result<Entry, LedgerFault>,
    ) -> Result<(), LedgerFault> {
        let kept = &mut self.kept[at];
        let entry = make(kept)?;
        kept.state = kept.state.clone().then(Recorded {
            at: self.now,
            entry: entry.clone(),
        })?;
        self.lines.push((kept.id, entry));
        Ok(())
    }
}

impl Kept {
    /// When something must happen to it next by the clock.
    pub fn next_at(&self) -> Option<Moment> {
        next_moment(&self.state, &self.calendars)
    }

    /// From when on it is at risk, while it runs.
    pub fn at_risk_from(&self) -> Option<Moment> {
        at_risk_from(&self.state, &self.calendars)
    }
}

#[cfg(test)]
mod tests;
