//! Terms: the conditions of a guarantee, copied when it is promised and never changed after.

mod words;

use serde::{Deserialize, Serialize};

pub use words::{CalendarKind, Clock, LengthUnit, Roll, StartOn};

use super::entry::Occasion;
use super::reasons::{Audience, PauseReason, RestartReason};
use super::threshold::Threshold;
use crate::calendar::DayRule;
use crate::catalogue::{Effect, Extension};

/// Whose promise it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Basis {
    /// The municipality's own promise, by its id in the catalogue.
    Promise {
        /// The promise's id.
        promise: String,
    },
    /// A statute or agreement, by its id in the catalogue.
    Rule {
        /// The rule's id.
        rule: String,
        /// The law and paragraph as they stood.
        law: String,
    },
}

/// A part of every year in which a promise does not count (Kil in Sweden: 1 June to 31 August).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Season {
    /// Its first day.
    pub from: DayRule,
    /// Its last day; in the next year if it falls before the first.
    pub until: DayRule,
}

/// The frozen conditions of one guarantee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// What is promised.
    pub clock: Clock,
    /// How many of `unit`.
    pub length: u32,
    /// What is counted.
    pub unit: LengthUnit,
    /// When counting starts.
    pub start: StartOn,
    /// Which calendar it is counted on.
    pub calendar: CalendarKind,
    /// The version of that calendar, so that later changes do not move the promise.
    pub calendar_version: u32,
    /// Whose promise it is.
    pub basis: Basis,
    /// The version of the catalogue it was copied from; its texts in every language are there.
    pub catalogue_version: u32,
    /// The unit that must answer, for internal clocks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owed_by: Option<String>,
    /// Reasons that may stop the clock.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<PauseReason>,
    /// Reasons that set the clock back to nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub restarts: Vec<RestartReason>,
    /// Whether and how far it may be extended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<Extension>,
    /// When in the year it does not count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seasons: Vec<Season>,
    /// What happens when the period ends on a closed day.
    #[serde(default, skip_serializing_if = "Roll::is_usual")]
    pub roll: Roll,
    /// What follows from missing it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
    /// Shares of the period, and who is told when each has passed.
    pub thresholds: Vec<Threshold>,
}

impl Terms {
    /// Whether the clock may be stopped for this reason.
    pub fn may_pause(&self, reason: PauseReason) -> bool {
        match reason {
            PauseReason::AwaitingCompletion => {
                [RestartReason::BasicGap, RestartReason::CompletionOrder]
                    .iter()
                    .any(|restart| self.restarts.contains(restart))
            }
            PauseReason::RegionalStateReferral
            | PauseReason::ReferralLate
            | PauseReason::MinorGap
            | PauseReason::MissingAttachment
            | PauseReason::GapAtApplicant
            | PauseReason::PostponementAsked => self.pauses.contains(&reason),
        }
    }

    /// Who is told of what the clock brings.
    pub fn told_of(&self, of: Occasion) -> Vec<Audience> {
        let percent = match of {
            Occasion::Share { percent } => percent,
            Occasion::Due => 100,
            Occasion::SeasonBegan | Occasion::SeasonEnded => {
                return vec![Audience::Handler, Audience::Coordinator];
            }
        };
        let mut thresholds = self.thresholds.iter();
        let threshold = thresholds.find(|threshold| threshold.percent == percent);
        threshold.map_or_else(Vec::new, |threshold| threshold.tell.clone())
    }

    /// Whether its clock may start at a moment that is still to come.
    ///
    /// Everything else starts by something that has happened. Whoever asks to be called after three
    /// o'clock is promised a time that begins then.
    pub(super) fn may_start_ahead(&self) -> bool {
        self.clock == Clock::CallBack
    }

    /// Whether it is owed within the house, and not to the business.
    pub fn is_internal(&self) -> bool {
        self.clock == Clock::UnitAnswer
    }
}
