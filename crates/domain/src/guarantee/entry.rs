//! The lines of a guarantee's ledger, as they are recorded.

use serde::{Deserialize, Serialize};

use super::progress::Progress;
use super::reasons::{Cause, PauseReason, RestartReason};
use super::remedy::{RemedyKind, RemedyStep};
use super::terms::Terms;
use crate::{Moment, closed_set};

/// One line of a guarantee's ledger. Recorded: fields are added with defaults, never changed.
///
/// What moves the due moment says to when: that is what the business was told, and it stands
/// whatever becomes of calendars and of this program. A derivation proves it from the terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Entry {
    /// It was given.
    Promised {
        /// Its frozen conditions.
        terms: Box<Terms>,
    },
    /// Its clock started.
    Started {
        /// From when it counts.
        start_at: Moment,
        /// When it is due.
        due_at: Moment,
        /// Why it counts from then, where a person decided it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// Its clock was stopped.
    Paused {
        /// Why.
        reason: PauseReason,
        /// From when.
        from: Moment,
        /// What a person added.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// A reason to stand still has gone.
    Resumed {
        /// Which.
        reason: PauseReason,
        /// From when.
        at: Moment,
        /// When it is due now; none while another reason keeps it standing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due_at: Option<Moment>,
    },
    /// Its clock was set back to nothing.
    Restarted {
        /// Why.
        reason: RestartReason,
        /// From when it counts now.
        start_at: Moment,
        /// When it is due now.
        due_at: Moment,
        /// The order to mend the gaps, where the restart rests on one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        order: Option<CompletionOrder>,
    },
    /// It was given more time under its own terms.
    Extended {
        /// How many more of the terms' unit.
        by: u32,
        /// Why.
        reason: String,
        /// When the business was told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told_at: Option<Moment>,
        /// When it is due now; none while it stands still.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due_at: Option<Moment>,
    },
    /// Management corrected its due moment.
    Amended {
        /// When it is due now.
        due_at: Moment,
        /// Why.
        reason: String,
        /// When it was corrected, if that was before the line was recorded: on another case, from which
        /// it was carried.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        corrected_at: Option<Moment>,
    },
    /// Those concerned were told that a share of the period has passed, or of a season.
    Warned {
        /// Of what.
        of: Occasion,
    },
    /// Its due moment passed.
    Missed {
        /// Which moment that was.
        due_at: Moment,
    },
    /// What was promised was done.
    Met {
        /// When.
        at: Moment,
        /// What was done, where that follows from what happened on the case.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Progress>,
        /// Why it counts as met, where a person said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// Nothing is owed any more.
    Cancelled {
        /// Why.
        reason: String,
    },
    /// It was said why it was missed.
    Explained {
        /// The cause, for learning.
        cause: Cause,
        /// The words, for the business.
        words: String,
    },
    /// Something was done to make up for missing it.
    Remedied {
        /// What kind of remedy.
        remedy: RemedyKind,
        /// How far it is.
        step: RemedyStep,
    },
}

impl Entry {
    /// When it is due after this line, where the line says so.
    pub fn due_at(&self) -> Option<Moment> {
        match self {
            Self::Started { due_at, .. }
            | Self::Restarted { due_at, .. }
            | Self::Amended { due_at, .. } => Some(*due_at),
            Self::Resumed { due_at, .. } | Self::Extended { due_at, .. } => *due_at,
            Self::Promised { .. }
            | Self::Paused { .. }
            | Self::Warned { .. }
            | Self::Missed { .. }
            | Self::Met { .. }
            | Self::Cancelled { .. }
            | Self::Explained { .. }
            | Self::Remedied { .. } => None,
        }
    }

    /// The line as it goes on in the ledger of another case, where it is recorded anew: what counts
    /// from when it was recorded here says so there.
    #[must_use]
    pub fn carried(mut self, recorded_at: Moment) -> Self {
        match &mut self {
            Self::Extended { told_at: from, .. }
            | Self::Amended {
                corrected_at: from, ..
            } => {
                from.get_or_insert(recorded_at);
            }
            Self::Promised { .. }
            | Self::Started { .. }
            | Self::Paused { .. }
            | Self::Resumed { .. }
            | Self::Restarted { .. }
            | Self::Warned { .. }
            | Self::Missed { .. }
            | Self::Met { .. }
            | Self::Cancelled { .. }
            | Self::Explained { .. }
            | Self::Remedied { .. } => {}
        }
        self
    }
}

/// An order to mend gaps, and by when it had to be given for the period to count anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompletionOrder {
    /// When it was given.
    pub ordered_at: Moment,
    /// Until when it was in time: three weeks from arrival (Sweden: PBL 9 kap. 27 §).
    pub in_time_until: Moment,
}

/// Of what those concerned are told by the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Occasion {
    /// A share of the period has passed.
    Share {
        /// In percent.
        percent: u8,
    },
    /// A season began in which it does not count.
    SeasonBegan,
    /// That season ended.
    SeasonEnded,
    /// Its due moment has passed. Recorded as [`Entry::Missed`].
    Due,
}

/// A line with the moment at which it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// When it was written down; what it tells of may be earlier.
    pub at: Moment,
    /// The line.
    pub entry: Entry,
}

closed_set! {
    /// Why a line cannot stand where it was to be written.
    LedgerFault {
        /// The ledger has no lines.
        Empty = "empty",
        /// Something else stands before the promise.
        NotPromised = "not_promised",
        /// It was given a second time.
        PromisedTwice = "promised_twice",
        /// Its clock was started while it ran.
        StartedTwice = "started_twice",
        /// Its clock has not started.
        NotStarted = "not_started",
        /// What starts its clock is noted on the case, not on the promise.
        StartsByEvent = "starts_by_event",
        /// It would be due before it counts.
        DueBeforeStart = "due_before_start",
        /// The line tells of something before what the ledger already tells.
        BackInTime = "back_in_time",
        /// The line tells of something that has not happened yet.
        AheadOfTime = "ahead_of_time",
        /// The terms do not let the clock stop for this reason.
        PauseNotAllowed = "pause_not_allowed",
        /// The clock stands still for this reason already.
        PausedAlready = "paused_already",
        /// The clock does not stand still for this reason.
        NotPaused = "not_paused",
        /// The due moment had passed before.
        AfterDue = "after_due",
        /// The line says nothing of when it is due, or says it while the clock stands still.
        DueMomentMisplaced = "due_moment_misplaced",
        /// The terms do not let the clock be set back for this reason.
        RestartNotAllowed = "restart_not_allowed",
        /// The restart rests on an order, and none is named.
        OrderMissing = "order_missing",
        /// The order was given too late to move the start.
        OrderedTooLate = "ordered_too_late",
        /// The terms allow no extension.
        ExtensionNotAllowed = "extension_not_allowed",
        /// It was extended before, and may be only once.
        ExtendedTwice = "extended_twice",
        /// Longer than the terms allow, or by nothing.
        ExtensionTooLong = "extension_too_long",
        /// The business was not told before it was due.
        NoticeTooLate = "notice_too_late",
        /// A reason must be given.
        ReasonMissing = "reason_missing",
        /// Its due moment has passed and was recorded: only management can correct it.
        MissedAlready = "missed_already",
        /// Its due moment has not passed.
        NotDueYet = "not_due_yet",
        /// It was not missed, so there is nothing to explain or remedy.
        NotMissed = "not_missed",
        /// It was met or cancelled: nothing more can happen to its clock.
        Ended = "ended",
        /// A remedy is proposed, then approved or declined, then carried out.
        RemedyOutOfOrder = "remedy_out_of_order",
    }
}

impl std::error::Error for LedgerFault {}
