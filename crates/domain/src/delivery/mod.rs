//! How somebody is told: one delivery for each notice, recipient and channel, from the moment at
//! which it is owed to the moment at which it has arrived, or was given up where everybody sees it.

mod breaker;
mod morning;
mod receipts;
mod retry;
mod tiding;
mod timing;
mod words;

#[cfg(test)]
mod tests;

use crate::{LeaseId, Moment};

pub use breaker::{Breaker, May};
pub use morning::{is_morning, next_morning};
pub use receipts::{RECEIPTS, RECEIPTS_WITHIN, may_send_receipt};
pub use retry::{PATIENCE, TRIES, retry_after};
pub use tiding::Tiding;
pub use timing::{MailSettings, Urgency, send_at};
pub use words::{Channel, DeliveryState, Failure};

/// What went wrong at one try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trouble {
    /// Of what kind.
    pub failure: Failure,
    /// What the other side said, as a number.
    pub reply_code: Option<u16>,
}

impl Trouble {
    /// Something went wrong of which the other side said nothing.
    pub const fn of(failure: Failure) -> Self {
        Self {
            failure,
            reply_code: None,
        }
    }
}

/// Where a delivery stands, with what belongs to that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is to be sent.
    Waiting {
        /// From when on.
        due_at: Moment,
        /// What went wrong the last time, if it was tried.
        trouble: Option<Trouble>,
    },
    /// A worker sends it.
    Sending {
        /// By which no other worker may.
        lease: LeaseId,
        /// Until when; then any worker may.
        until: Moment,
    },
    /// It arrived.
    Delivered {
        /// When.
        at: Moment,
    },
    /// It was given up.
    Dead {
        /// When.
        at: Moment,
        /// Why.
        trouble: Trouble,
    },
    /// There is nowhere to send it to.
    NoAddress {
        /// Since when that is known.
        at: Moment,
    },
}

/// How far a delivery is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// Where it stands.
    pub standing: Standing,
    /// How often it was tried.
    pub attempts: u32,
    /// Since when we have patience with it.
    pub patient_since: Moment,
}

/// It does not stand where that can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CannotReplay(pub DeliveryState);

impl Standing {
    /// The word for it.
    pub const fn word(self) -> DeliveryState {
        match self {
            Self::Waiting { .. } => DeliveryState::Waiting,
            Self::Sending { .. } => DeliveryState::Sending,
            Self::Delivered { .. } => DeliveryState::Delivered,
            Self::Dead { .. } => DeliveryState::Dead,
            Self::NoAddress { .. } => DeliveryState::NoAddress,
        }
    }

    /// When a worker may take it next.
    pub const fn next_at(self) -> Option<Moment> {
        match self {
            Self::Waiting { due_at, .. } => Some(due_at),
            Self::Sending { until, .. } => Some(until),
            Self::Delivered { .. } | Self::Dead { .. } | Self::NoAddress { .. } => None,
        }
    }
}

impl Course {
    /// A delivery that is owed from `now` on and is to be sent from `due_at` on.
    pub fn new(now: Moment, due_at: Moment) -> Self {
        Self {
            standing: Standing::Waiting {
                due_at,
                trouble: None,
            },
            attempts: 0,
            // Who is told in the morning was not waited for at night.
            patient_since: due_at.max(now),
        }
    }

    /// A worker takes it, until its lease runs out. None if it is not the moment, or if somebody
    /// else holds it.
    #[must_use]
    pub fn taken(self, lease: LeaseId, until: Moment, now: Moment) -> Option<Self> {
        let next_at = self.standing.next_at()?;
        (next_at <= now).then_some(Self {
            standing: Standing::Sending { lease, until },
            attempts: self.attempts + 1,
            ..self
        })
    }

    /// Whether whoever took it holds it still: a worker that was frozen must not send what another has.
    pub fn is_held(&self, now: Moment) -> bool {
        matches!(self.standing, Standing::Sending { until, .. } if now < until)
    }

    /// The way there is shut until `until`. Those who wait for the same way do not all come back at
    /// once: chance moves them by some seconds. `chance` is any number.
    #[must_use]
    pub fn way_is_shut(self, until: Moment, chance: u32) -> Self {
        let shut = Trouble::of(Failure::Unreachable);
        self.postponed(until.plus(retry_after(1, chance) / 10), Some(shut))
    }

    /// It was taken too early: the way there is shut until `due_at`. That was no try.
    #[must_use]
    pub const fn postponed(self, due_at: Moment, trouble: Option<Trouble>) -> Self {
        Self {
            standing: Standing::Waiting { due_at, trouble },
            attempts: self.attempts.saturating_sub(1),
            ..self
        }
    }

    /// It is held back until `due_at`, and nobody loses patience with it meanwhile. That was no try.
    #[must_use]
    pub fn held_back(self, due_at: Moment) -> Self {
        Self {
            patient_since: self.patient_since.max(due_at),
            ..self.postponed(due_at, None)
        }
    }

    /// It arrived.
    #[must_use]
    pub const fn delivered(self, at: Moment) -> Self {
        Self {
            standing: Standing::Delivered { at },
            ..self
        }
    }

    /// It had arrived as far as we knew, and came back: they never take it. None if it is still under
    /// way, or was given up.
    #[must_use]
    pub const fn came_back(self, at: Moment) -> Option<Self> {
        match self.standing {
            Standing::Delivered { .. } => Some(Self {
                standing: Standing::Dead {
                    at,
                    trouble: Trouble::of(Failure::Refused),
                },
                ..self
            }),
            Standing::Waiting { .. }
            | Standing::Sending { .. }
            | Standing::Dead { .. }
            | Standing::NoAddress { .. } => None,
        }
    }

    /// There is nowhere to send it to.
    #[must_use]
    pub const fn without_address(self, at: Moment) -> Self {
        Self {
            standing: Standing::NoAddress { at },
            ..self
        }
    }

    /// It went wrong: it is tried again later, or given up. `chance` is any number.
    #[must_use]
    pub fn failed(self, trouble: Trouble, now: Moment, chance: u32) -> Self {
        self.failed_until(trouble, now, chance, None)
    }

    /// The same, where the other side may have said before when it wants to be asked no more.
    #[must_use]
    pub fn failed_until(
        self,
        trouble: Trouble,
        now: Moment,
        chance: u32,
        not_before: Option<Moment>,
    ) -> Self {
        let dead = |failure| Self {
            standing: Standing::Dead {
                at: now,
                trouble: Trouble { failure, ..trouble },
            },
            ..self
        };
        match trouble.failure {
            Failure::Refused
            | Failure::Unwritable
            | Failure::TooOften
            | Failure::TooOld
            | Failure::NotAllowed
            | Failure::SwitchedOff => return dead(trouble.failure),
            Failure::RefusedForNow | Failure::Unreachable | Failure::Interrupted => {}
        }
        if self.attempts >= TRIES {
            return dead(Failure::TooOften);
        }
        let due_at = now.plus(retry_after(self.attempts, chance));
        let due_at = not_before.map_or(due_at, |not_before| due_at.max(not_before));
        if due_at > self.patient_since.plus(PATIENCE) {
            return dead(Failure::TooOld);
        }
        Self {
            standing: Standing::Waiting {
                due_at,
                trouble: Some(trouble),
            },
            ..self
        }
    }

    /// Whether it is too old to be sent at all: nobody wants to hear today what was urgent last week.
    pub fn is_too_old(self, now: Moment) -> bool {
        now > self.patient_since.plus(PATIENCE)
    }

    /// Somebody wants it sent again to a program, which knows by its identity what it has.
    ///
    /// # Errors
    /// [`CannotReplay`] while it is under way.
    pub fn sent_again(self, now: Moment) -> Result<Self, CannotReplay> {
        let state = self.standing.word();
        if !state.can_be_sent_again() {
            return Err(CannotReplay(state));
        }
        Ok(Self::new(now, now))
    }

    /// Somebody wants it tried again, with new patience.
    ///
    /// # Errors
    /// [`CannotReplay`] unless it was given up or had nowhere to go.
    pub fn replayed(self, now: Moment) -> Result<Self, CannotReplay> {
        let state = self.standing.word();
        if !state.can_be_replayed() {
            return Err(CannotReplay(state));
        }
        Ok(Self::new(now, now))
    }
}
