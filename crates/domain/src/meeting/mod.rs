//! Meetings and visits on a case: planned, changed, cancelled or held.

mod participant;
mod recurrence;
mod shown;
mod span;
mod telling;
#[cfg(test)]
mod tests;
mod words;

pub use participant::{Invitee, InviteeKind, Participant, is_invited};
pub use recurrence::{Occurrence, Recurrence, free_from};
pub use shown::{Shown, shown, shown_in_calendar};
pub use span::{LONGEST, SHORTEST, Span, SpanFault, YEARS_AHEAD};
pub use telling::{Changed, Heard, Outcome, Telling, changed, telling};
pub use words::{MeetingKind, MeetingStage, Step};

use crate::{CaseId, MeetingId, Moment, SlotId};

/// Where a meeting stands, with exactly the data of that state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It will take place.
    Planned,
    /// It took place.
    Held {
        /// When that was noted.
        at: Moment,
    },
    /// It will not take place.
    Cancelled {
        /// When it was called off.
        at: Moment,
        /// Why.
        reason: String,
    },
}

/// When, where and about what people meet: all that can be changed while it is planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// What it is called; its kind and the case's reference if nothing was written.
    pub title: Option<String>,
    /// From when until when.
    pub span: Span,
    /// The slot of which it takes a place.
    pub slot: Option<SlotId>,
    /// Where.
    pub place: Option<String>,
    /// Where it is joined from afar.
    pub link: Option<String>,
    /// What it is about.
    pub agenda: Option<String>,
}

/// A meeting or visit on a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its identity, which is the UID of its invitations.
    pub id: MeetingId,
    /// On which case.
    pub case: CaseId,
    /// What kind of meeting.
    pub kind: MeetingKind,
    /// When, where and about what.
    pub appointment: Appointment,
    /// How often it was changed: the newest invitation has the highest number (RFC 5545, 3.8.7.4).
    pub sequence: u32,
    /// Where it stands.
    pub state: State,
}

/// What was written down at a meeting, word for word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minutes {
    /// The words.
    pub text: String,
    /// The only unit that may read them, if not everybody who works on the case.
    pub only_unit: Option<String>,
}

/// Whether the business took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    /// It did.
    Business,
    /// Only people of the municipality, or others.
    Others,
}

/// Why something cannot be done with a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It was held or cancelled, so it is what it is.
    #[error("the meeting is not planned any more")]
    NotPlanned,
    /// It has not begun.
    #[error("the meeting has not begun")]
    NotBegun,
    /// It was not held.
    #[error("the meeting was not held")]
    NotHeld,
}

impl State {
    /// The word for this state.
    pub fn word(&self) -> MeetingStage {
        match self {
            Self::Planned => MeetingStage::Planned,
            Self::Held { .. } => MeetingStage::Held,
            Self::Cancelled { .. } => MeetingStage::Cancelled,
        }
    }
}

impl Meeting {
    /// A new meeting.
    pub fn planned(
        id: MeetingId,
        case: CaseId,
        kind: MeetingKind,
        appointment: Appointment,
    ) -> Self {
        Self {
            id,
            case,
            kind,
            appointment,
            sequence: 0,
            state: State::Planned,
        }
    }

    /// The meeting at another time or place, with another agenda or other people.
    ///
    /// # Errors
    /// [`Refused::NotPlanned`].
    pub fn change(self, appointment: Appointment) -> Result<Self, Refused> {
        self.must_be_planned()?;
        Ok(Self {
            appointment,
            sequence: self.sequence.saturating_add(1),
            ..self
        })
    }

    /// The meeting on another case, in which the matter goes on: to come there, or held, with what was
    /// agreed still to be done. Only who is to come needs another invitation.
    ///
    /// # Errors
    /// [`Refused::NotPlanned`] if it was cancelled.
    pub fn go_on_in(self, case: CaseId) -> Result<Self, Refused> {
        let sequence = match self.state {
            State::Planned => self.sequence.saturating_add(1),
            State::Held { .. } => self.sequence,
            State::Cancelled { .. } => return Err(Refused::NotPlanned),
        };
        Ok(Self {
            case,
            sequence,
            ..self
        })
    }

    /// The meeting called off.
    ///
    /// # Errors
    /// [`Refused::NotPlanned`].
    pub fn cancel(self, reason: String, at: Moment) -> Result<Self, Refused> {
        self.must_be_planned()?;
        Ok(Self {
            sequence: self.sequence.saturating_add(1),
            state: State::Cancelled { at, reason },
            ..self
        })
    }

    /// The meeting after it took place.
    ///
    /// # Errors
    /// [`Refused::NotPlanned`]; [`Refused::NotBegun`] before it begins.
    pub fn hold(self, now: Moment) -> Result<Self, Refused> {
        self.must_be_planned()?;
        if !self.has_begun(now) {
            return Err(Refused::NotBegun);
        }
        Ok(Self {
            state: State::Held { at: now },
            ..self
        })
    }

    /// Passes while it will take place.
    ///
    /// # Errors
    /// [`Refused::NotPlanned`].
    pub fn must_be_planned(&self) -> Result<(), Refused> {
        match self.state {
            State::Planned => Ok(()),
            State::Held { .. } | State::Cancelled { .. } => Err(Refused::NotPlanned),
        }
    }

    /// Passes if something can be agreed or written down of it.
    ///
    /// # Errors
    /// [`Refused::NotHeld`].
    pub fn must_be_held(&self) -> Result<(), Refused> {
        match self.state {
            State::Held { .. } => Ok(()),
            State::Planned | State::Cancelled { .. } => Err(Refused::NotHeld),
        }
    }

    /// What can be done with it now.
    pub fn steps(&self, now: Moment) -> Vec<Step> {
        match self.state {
            State::Planned if self.has_begun(now) => vec![Step::Change, Step::Cancel, Step::Hold],
            State::Planned => vec![Step::Change, Step::Cancel],
            State::Held { .. } => vec![Step::AddAction, Step::FinishAction, Step::KeepMinutes],
            State::Cancelled { .. } => Vec::new(),
        }
    }

    /// Whether it began, whatever became of it.
    pub fn has_begun(&self, now: Moment) -> bool {
        self.appointment.span.starts_at() <= now
    }
}
