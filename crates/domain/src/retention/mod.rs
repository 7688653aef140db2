//! How long a case is kept, what keeps it longer, and what is left of it when it went.
//!
//! A case is *active* while somebody works on it, *closed* while its period runs, *to archive* when
//! that is over, and *disposed* when it went. The clock moves it up to the third; only a person
//! disposes of it. The law on archives wins over everything but a legal hold, which wins over all.

mod figures;
mod rules;

use jiff::ToSpan as _;
use jiff::tz::TimeZone;

use crate::case::Stage;
use crate::{Moment, closed_set};

pub use figures::{Figures, PartFigures, PromiseFigures, ShareFigures, TypeFigures};
pub use rules::{RetentionClass, RetentionRule, RetentionRules};

closed_set! {
    /// Where a case stands on its way out.
    RetentionState {
        /// Somebody works on it.
        Active = "active",
        /// It is closed, and its period runs.
        Closed = "closed",
        /// Its period is over: it is handed to the archive, or disposed of.
        ToArchive = "to_archive",
    }
}

closed_set! {
    /// Why something is kept.
    Keeps {
        /// The case is not closed: it is needed to answer the business.
        CaseOpen = "case_open",
        /// The period of its class still runs.
        PeriodRuns = "period_runs",
        /// The archive must have it, and nobody said yet that it does.
        ArchiveDuty = "archive_duty",
        /// Somebody put a legal hold on it.
        LegalHold = "legal_hold",
        /// Its matter goes on in another case, which is kept.
        GoesOnElsewhere = "goes_on_elsewhere",
        /// It belongs to the case of somebody else, or was written by the house.
        OfAnother = "of_another",
        /// It is chained to what happened before and after it, and goes with its case.
        Chained = "chained",
    }
}

/// What must be known of a case to say whether it may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Where the case stands.
    pub stage: Stage,
    /// By which rule it is kept.
    pub rule: RetentionRule,
    /// When somebody said that the archive has it.
    pub archived_at: Option<Moment>,
    /// Whether there is a legal hold on it.
    pub is_held: bool,
    /// Whether it was merged into a case that is still there.
    pub goes_on_elsewhere: bool,
}

impl Kept {
    /// When its period is over; nothing while somebody works on it.
    pub fn ends_at(&self) -> Option<Moment> {
        match self.stage {
            Stage::Closed { at, .. } => Some(self.rule.ends_at(at)),
            Stage::Open | Stage::Waiting { .. } | Stage::Answered { .. } => None,
        }
    }

    /// Where it stands at this moment.
    pub fn state(&self, now: Moment) -> RetentionState {
        match self.ends_at() {
            None => RetentionState::Active,
            Some(ends_at) if now < ends_at => RetentionState::Closed,
            Some(_) => RetentionState::ToArchive,
        }
    }

    /// Everything that keeps it from being disposed of; nothing if it may go.
    pub fn keeps(&self, now: Moment) -> Vec<Keeps> {
        let state = self.state(now);
        let owed = self.rule.archive && self.archived_at.is_none();
        let all = [
            (Keeps::LegalHold, self.is_held),
            (Keeps::CaseOpen, state == RetentionState::Active),
            (Keeps::PeriodRuns, state == RetentionState::Closed),
            (Keeps::ArchiveDuty, owed),
            (Keeps::GoesOnElsewhere, self.goes_on_elsewhere),
        ];
        let hold = all.into_iter().filter(|(_, holds)| *holds);
        hold.map(|(keeps, _)| keeps).collect()
    }

    /// What keeps the words and names in it when a person asks to be forgotten; nothing if they go.
    ///
    /// That its period still runs keeps the figures, and not the person.
    pub fn keeps_person(&self) -> Option<Keeps> {
        let is_live = self.ends_at().is_none();
        let owed = self.rule.archive && self.archived_at.is_none();
        if self.is_held {
            Some(Keeps::LegalHold)
        } else if is_live {
            Some(Keeps::CaseOpen)
        } else if owed {
            Some(Keeps::ArchiveDuty)
        } else {
            None
        }
    }
}

impl RetentionRule {
    /// When the period of a case is over that was closed then. Years are those of the calendar.
    pub fn ends_at(&self, closed_at: Moment) -> Moment {
        let closed = closed_at.timestamp().to_zoned(TimeZone::UTC);
        let years = i64::from(self.years.min(RetentionRule::MOST_YEARS));
        let end = closed.checked_add(years.years());
        end.map_or(closed_at, |end| Moment::from(end.timestamp()))
    }
}

#[cfg(test)]
mod tests;
