//! Whether a webhook is called, and when we stop by ourselves.

use jiff::SignedDuration;

use crate::{Moment, closed_set};

/// For how long nothing but failures must have come back before a webhook is switched off.
pub const FAILURES_LAST: SignedDuration = SignedDuration::from_hours(5 * 24);
/// And how many: a receiver that is seldom called is not judged by two tries.
pub const FAILURES: u32 = 10;

closed_set! {
    /// Why a webhook is not called.
    SwitchedOff {
        /// Somebody wants it so.
        ByHand = "by_hand",
        /// Nothing but failures came back for days.
        Failing = "failing",
        /// The receiver said that it is there no more (410).
        Gone = "gone",
    }
}

/// Nothing but failures came back lately.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failing {
    /// Since when.
    pub since: Moment,
    /// How many.
    pub times: u32,
}

/// Whether a webhook is called, with what belongs to that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activity {
    /// It is called.
    Active {
        /// Failures since something last arrived, if there were any.
        failing: Option<Failing>,
    },
    /// It is not called until somebody switches it on.
    Off {
        /// Since when.
        since: Moment,
        /// Why.
        because: SwitchedOff,
    },
}

impl Activity {
    /// A webhook about which nothing is known yet.
    pub const NEW: Self = Self::Active { failing: None };

    /// Whether it is called.
    pub const fn is_active(self) -> bool {
        matches!(self, Self::Active { .. })
    }

    /// Why it is not called; none if it is.
    pub const fn switched_off(self) -> Option<SwitchedOff> {
        match self {
            Self::Active { .. } => None,
            Self::Off { because, .. } => Some(because),
        }
    }

    /// Something arrived.
    #[must_use]
    pub const fn answered(self) -> Self {
        match self {
            Self::Active { .. } => Self::NEW,
            Self::Off { .. } => self,
        }
    }

    /// Something did not arrive. After days of nothing else the webhook is switched off.
    #[must_use]
    pub fn failed(self, now: Moment) -> Self {
        let Self::Active { failing } = self else {
            return self;
        };
        let before = failing.unwrap_or(Failing {
            since: now,
            times: 0,
        });
        let failing = Failing {
            times: before.times.saturating_add(1),
            ..before
        };
        if failing.times >= FAILURES && now >= failing.since.plus(FAILURES_LAST) {
            return self.off(now, SwitchedOff::Failing);
        }
        Self::Active {
            failing: Some(failing),
        }
    }

    /// The receiver said that it is there no more.
    #[must_use]
    pub const fn gone(self, now: Moment) -> Self {
        self.off(now, SwitchedOff::Gone)
    }

    /// Somebody wants it called no more.
    #[must_use]
    pub const fn stopped(self, now: Moment) -> Self {
        self.off(now, SwitchedOff::ByHand)
    }

    /// Somebody wants it called again.
    #[must_use]
    pub const fn started(self) -> Self {
        match self {
            Self::Active { .. } => self,
            Self::Off { .. } => Self::NEW,
        }
    }

    /// Whoever switched it off first has said why.
    const fn off(self, now: Moment, because: SwitchedOff) -> Self {
        match self {
            Self::Active { .. } => Self::Off {
                since: now,
                because,
            },
            Self::Off { .. } => self,
        }
    }
}
