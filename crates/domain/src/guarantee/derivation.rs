//! Why a guarantee is due when it is: the way from its start to its due moment, step by step.
//!
//! A derivation is worked out from the terms and the ledger alone, on the calendars of the version
//! that the terms name. It ends at the moment that was promised, or the promise is not proved.

mod steps;

use super::clockwork::{Counting, walk};
use super::due::Calendars;
use super::entry::{LedgerFault, Recorded};
use super::ledger::fold;
use super::reasons::PauseReason;
use super::skips::{Pause, SkipReason};
use super::state::{GuaranteeState, Phase};
use super::terms::LengthUnit;
use crate::calendar::KnownDay;
use crate::{Moment, Texts, closed_set};

/// The way to a due moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// The state that the ledger gives.
    pub state: GuaranteeState,
    /// What its amounts count.
    pub amounts_are: Amounts,
    /// How much had to be counted, extensions with it.
    pub length: i64,
    /// From start to due moment, each beginning where the one before ends.
    pub steps: Vec<Step>,
    /// Where the steps end; none while it waits or stands still.
    pub due_at: Option<Moment>,
}

/// A stretch of time that counts, or does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// From when.
    pub from: Moment,
    /// Until when.
    pub to: Moment,
    /// Whether and why it counts.
    pub why: Why,
    /// How much it counts; nothing unless it does.
    pub amount: i64,
    /// How much was counted by its end.
    pub total: i64,
}

/// Why a stretch of time counts or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It counts.
    Counted,
    /// The day on which it starts is not counted.
    StartDay,
    /// Outside opening hours.
    OutsideHours,
    /// That weekday is always closed.
    WeeklyClosed,
    /// A public holiday.
    PublicHoliday(KnownDay),
    /// A day of the municipality's own.
    OwnDay(Texts),
    /// The clock stood still.
    Paused(PauseReason),
    /// The promise does not count in this part of the year.
    OutOfSeason,
    /// By the law on deadlines no period ends on this day.
    EndsNoPeriod(KnownDay),
    /// The first day on which the period may end.
    LastDay,
    /// In it, management corrected the due moment; what counted before no longer matters.
    Corrected,
}

closed_set! {
    /// What the amounts of a derivation count.
    Amounts {
        /// Minutes of opening time.
        Minutes = "minutes",
        /// Working days.
        WorkingDays = "working_days",
        /// Days.
        Days = "days",
    }
}

impl Derivation {
    /// Whether the way ends where the ledger says that it is due.
    pub fn agrees(&self) -> bool {
        self.due_at == self.state.due_at()
    }
}

/// The way to the due moment of a ledger.
///
/// # Errors
/// The ledger's own fault, if it has one.
pub fn derive(
    lines: impl IntoIterator<Item = Recorded>,
    calendars: &Calendars,
) -> Result<Derivation, LedgerFault> {
    Ok(derive_state(fold(lines)?, calendars))
}

/// The way to the due moment of a state.
pub fn derive_state(state: GuaranteeState, calendars: &Calendars) -> Derivation {
    let mut derivation = Derivation {
        amounts_are: amounts(state.terms().unit),
        length: 0,
        steps: Vec::new(),
        due_at: None,
        state,
    };
    let Some(mut counting) = derivation.state.counting().cloned() else {
        return derivation;
    };
    let standing = match derivation.state.phase() {
        Phase::Paused { standing, .. } => Some((standing.since, standing.first)),
        Phase::Met {
            due_at: None, at, ..
        } => Some((*at, PauseReason::AwaitingCompletion)),
        Phase::Waiting
        | Phase::Running { .. }
        | Phase::Missed { .. }
        | Phase::Met { .. }
        | Phase::Cancelled { .. } => None,
    };
    if let Some((from, reason)) = standing {
        stand_still(&mut counting, from, reason);
    }
    let walk = walk(derivation.state.terms(), calendars, &counting);
    derivation.length = walk.stretches.iter().map(|stretch| stretch.amount).sum();
    derivation.steps = steps::steps(derivation.state.terms(), calendars, &counting, &walk);
    match standing {
        None => derivation.due_at = Some(walk.due_at),
        Some((from, _)) => cut(&mut derivation.steps, from),
    }
    derivation
}

/// Ends the steps at `end`.
fn cut(steps: &mut Vec<Step>, end: Moment) {
    steps.retain(|step| step.from < end);
    if let Some(last) = steps.last_mut() {
        last.to = last.to.min(end);
    }
}

/// A clock that stands still has no due moment: it is walked as if it stood for good.
fn stand_still(counting: &mut Counting, from: Moment, reason: PauseReason) {
    counting.pauses.push(Pause {
        from,
        to: Moment::from(jiff::Timestamp::MAX),
        reason,
    });
}

fn amounts(unit: LengthUnit) -> Amounts {
    match unit {
        LengthUnit::WorkingHours => Amounts::Minutes,
        LengthUnit::WorkingDays => Amounts::WorkingDays,
        LengthUnit::CalendarDays | LengthUnit::Weeks | LengthUnit::Months => Amounts::Days,
    }
}

impl From<SkipReason> for Why {
    fn from(reason: SkipReason) -> Self {
        match reason {
            SkipReason::Paused(reason) => Self::Paused(reason),
            SkipReason::OutOfSeason => Self::OutOfSeason,
        }
    }
}
