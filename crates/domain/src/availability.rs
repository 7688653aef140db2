//! Whether somebody can take a call now; else who can instead, and when they can themselves.

mod desk;

pub use desk::Desk;

use crate::directory::Directory;
use crate::routing::presence::Presence;
use crate::{Moment, StaffId, closed_set};

closed_set! {
    /// What a person says of themselves.
    Said {
        /// Calls may come, also during a meeting that was planned.
        Available = "available",
        /// No calls now.
        Busy = "busy",
    }
}

closed_set! {
    /// The word for whether somebody can take a call.
    AvailabilityWord {
        /// They can.
        Available = "available",
        /// They said that they cannot.
        Busy = "busy",
        /// They sit in a meeting that was planned.
        InMeeting = "in_meeting",
        /// They are absent.
        Away = "away",
        /// It is outside the hours in which they take calls.
        Closed = "closed",
        /// They do not work here any more.
        Gone = "gone",
    }
}

/// What a person said of themselves, and until when it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnWord {
    /// What.
    pub said: Said,
    /// Until when; from this moment on nothing was said.
    pub until: Moment,
}

/// A time at which somebody is to sit in a meeting. The end is not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Engagement {
    /// Who.
    pub staff: StaffId,
    /// From when.
    pub starts_at: Moment,
    /// Until when.
    pub ends_at: Moment,
}

/// Whether somebody can take a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability {
    /// They can.
    Available,
    /// They said that they cannot.
    Busy {
        /// Until when.
        until: Moment,
    },
    /// They sit in a meeting that was planned.
    InMeeting {
        /// Until when.
        until: Moment,
    },
    /// They are absent.
    Away {
        /// When they are back.
        until: Moment,
    },
    /// It is outside the hours in which they take calls.
    Closed {
        /// When these begin again, if they ever do.
        opens_at: Option<Moment>,
    },
    /// They do not work here any more.
    Gone,
}

/// Whether one person can be reached, and what to do if not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// Whether they can take the call now.
    pub availability: Availability,
    /// The next moment at which they can; now, if they can now.
    pub next_at: Option<Moment>,
    /// Who takes it instead while they are away.
    pub substitute: Option<Substitute>,
}

/// Who takes a call instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Substitute {
    /// Who.
    pub staff: StaffId,
    /// Whether they can take it now.
    pub availability: Availability,
    /// The next moment at which they can.
    pub next_at: Option<Moment>,
}

/// Whose words and meetings decide whether these people or their substitutes can take a call: of
/// all of them, each once.
pub fn whose_word_counts(directory: &Directory, staff: &[StaffId], now: Moment) -> Vec<StaffId> {
    let presence = Presence::at(directory, now, 0);
    let stand_ins = staff
        .iter()
        .flat_map(|id| presence.stand_ins(*id).map(|person| person.id));
    let mut all: Vec<StaffId> = staff.iter().copied().chain(stand_ins).collect();
    all.sort_unstable();
    all.dedup();
    all
}

impl Availability {
    /// The word for it.
    pub fn word(self) -> AvailabilityWord {
        match self {
            Self::Available => AvailabilityWord::Available,
            Self::Busy { .. } => AvailabilityWord::Busy,
            Self::InMeeting { .. } => AvailabilityWord::InMeeting,
            Self::Away { .. } => AvailabilityWord::Away,
            Self::Closed { .. } => AvailabilityWord::Closed,
            Self::Gone => AvailabilityWord::Gone,
        }
    }

    /// Until when it stays so, if that can be said. Another reason may follow.
    pub fn until(self) -> Option<Moment> {
        match self {
            Self::Available | Self::Gone => None,
            Self::Busy { until } | Self::InMeeting { until } | Self::Away { until } => Some(until),
            Self::Closed { opens_at } => opens_at,
        }
    }
}

#[cfg(test)]
mod tests;
