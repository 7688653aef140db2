//! What becomes of promises when the case as a whole moves: it waits, ends, or goes on elsewhere.

use std::sync::Arc;

use super::{Kept, Promises};
use crate::guarantee::{
    Calendars, Clock, Entry, GuaranteeStage, GuaranteeState, LedgerFault, PauseReason, Recorded,
    Terms,
};
use crate::{ContributionId, GuaranteeId, Moment};

impl Promises {
    /// The case waits for the business: clocks stop whose terms take that time out, the others go
    /// on. One that stands for it already stays as it is.
    pub fn business_awaited(&mut self, from: Moment) {
        for at in 0..self.kept.len() {
            self.try_add(at, |_| {
                Ok(Entry::Paused {
                    reason: PauseReason::GapAtApplicant,
                    from,
                    note: None,
                })
            });
        }
    }

    /// The business has done its part: clocks go on that stood for it, but for those that `stay`
    /// because something else is still asked of it.
    pub fn business_back(&mut self, at: Moment, stay: impl Fn(&Kept) -> bool) {
        for place in 0..self.kept.len() {
            if stay(&self.kept[place]) {
                continue;
            }
            self.try_add(place, |kept| {
                let reason = PauseReason::GapAtApplicant;
                kept.state.resume(&kept.calendars, reason, at)
            });
        }
    }

    /// What is added from now on is recorded no earlier than `now`.
    pub fn not_before(&mut self, now: Moment) {
        self.now = self.now.max(now);
    }

    /// Calls off what can still be kept and is meant. What was missed stays missed.
    pub fn call_off(&mut self, reason: &str, is_meant: impl Fn(&Kept) -> bool) {
        for at in 0..self.kept.len() {
            let kept = &self.kept[at];
            if kept.can_be_kept() && is_meant(kept) {
                self.try_add(at, |_| {
                    Ok(Entry::Cancelled {
                        reason: reason.to_owned(),
                    })
                });
            }
        }
    }

    /// Gives a promise that counts from `start_at`, or waits for what starts it if there is none.
    ///
    /// # Errors
    /// Why its first lines cannot stand; nothing is added then.
    pub fn promise_from(
        &mut self,
        id: GuaranteeId,
        contribution: Option<ContributionId>,
        terms: Terms,
        start_at: Option<Moment>,
        calendars: Arc<Calendars>,
    ) -> Result<(), LedgerFault> {
        let promised = Entry::Promised {
            terms: Box::new(terms),
        };
        let state = self.promised(&promised)?;
        let started = start_at.map(|at| state.start(&calendars, at, None));
        let lines = std::iter::once(promised).chain(started);
        self.carry_on(id, contribution, lines.collect(), calendars)
    }

    /// Lets a promise of another case go on in this one, line by line: so its start, pauses and
    /// due moment stay what the business was told.
    ///
    /// # Errors
    /// Why a line cannot stand; nothing is added then.
    pub fn carry_on(
        &mut self,
        id: GuaranteeId,
        contribution: Option<ContributionId>,
        lines: Vec<Entry>,
        calendars: Arc<Calendars>,
    ) -> Result<(), LedgerFault> {
        let mut rest = lines.iter();
        let mut state = self.promised(rest.next().ok_or(LedgerFault::Empty)?)?;
        for entry in rest {
            let at = self.now;
            let entry = entry.clone();
            state = state.then(Recorded { at, entry })?;
        }
        self.lines
            .extend(lines.into_iter().map(|entry| (id, entry)));
        self.kept.push(Kept {
            id,
            contribution,
            state,
            calendars,
        });
        Ok(())
    }

    fn promised(&self, promised: &Entry) -> Result<GuaranteeState, LedgerFault> {
        let (at, entry) = (self.now, promised.clone());
        GuaranteeState::begin(Recorded { at, entry })
    }
}

impl Kept {
    /// Whether it is owed and was not missed.
    pub fn can_be_kept(&self) -> bool {
        match self.state.stage() {
            GuaranteeStage::Waiting | GuaranteeStage::Running | GuaranteeStage::Paused => true,
            GuaranteeStage::Missed
            | GuaranteeStage::Met
            | GuaranteeStage::MetLate
            | GuaranteeStage::Cancelled => false,
        }
    }

    /// Whether it stands for what `other` was promised for, and is due no later: so that nothing is
    /// lost when `other` is not kept beside it. One that was kept already stands for any. Whoever
    /// asked to be called is called: one call-back never stands for another.
    pub fn stands_for(&self, other: &Kept) -> bool {
        let (mine, theirs) = (&self.state, &other.state);
        let clock = mine.terms().clock;
        if clock != theirs.terms().clock || clock == Clock::CallBack || mine.terms().is_internal() {
            return false;
        }
        match (mine.stage(), theirs.stage()) {
            (_, GuaranteeStage::Missed) | (GuaranteeStage::Cancelled, _) => false,
            (GuaranteeStage::Met | GuaranteeStage::MetLate, _) => true,
            (GuaranteeStage::Waiting, _) | (_, GuaranteeStage::Waiting) => {
                mine.terms().start == theirs.terms().start
                    && mine.terms().basis == theirs.terms().basis
            }
            (
                GuaranteeStage::Running | GuaranteeStage::Paused | GuaranteeStage::Missed,
                GuaranteeStage::Running
                | GuaranteeStage::Paused
                | GuaranteeStage::Met
                | GuaranteeStage::MetLate
                | GuaranteeStage::Cancelled,
            ) => match (mine.due_at(), theirs.due_at()) {
                (Some(mine), Some(theirs)) => mine <= theirs,
                (None, _) | (_, None) => {
                    mine.terms().basis == theirs.terms().basis
                        && mine.start_at() <= theirs.start_at()
                }
            },
        }
    }
}
