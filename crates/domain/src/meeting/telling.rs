//! What somebody who is invited is told of a meeting, and when that is overtaken.
//!
//! Every change of a meeting has a number and owes everybody concerned one notice. What is told is
//! the meeting as it is, under that number: whoever would hear an older one hears only the newest.

use super::{Appointment, Meeting, State};
use crate::{Moment, closed_set};

closed_set! {
    /// What is different about a meeting.
    Changed {
        /// When.
        Time = "time",
        /// Where.
        Place = "place",
        /// Where it is joined from afar.
        Link = "link",
        /// What it is called.
        Title = "title",
        /// What it is about.
        Agenda = "agenda",
        /// Who is invited.
        People = "people",
        /// The case on which it is.
        Case = "case",
    }
}

/// What a notice says to one of those invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heard {
    /// The number of the change that it tells of.
    pub sequence: u32,
    /// Whether it is the first that they hear.
    pub is_first: bool,
    /// Whether they are not invited any more.
    pub is_gone: bool,
    /// Whether it tells them that they need not come.
    pub calls_off: bool,
    /// Whether there is a later one for them, sent or to be sent.
    pub is_overtaken: bool,
}

/// What somebody learns of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// That they are invited.
    Invited,
    /// That it was changed.
    Changed,
    /// That it does not take place.
    Cancelled,
    /// That it takes place without them.
    Uninvited,
}

/// What becomes of a notice that is about to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// It is sent, and says this.
    Send(Outcome),
    /// A later one says more. It is not sent.
    Overtaken,
    /// The meeting has changed since, and the notice of that will take its place.
    NotYet,
    /// The meeting is over.
    TooLate,
}

impl Outcome {
    /// Whether there is nothing to come to.
    pub const fn is_off(self) -> bool {
        match self {
            Self::Cancelled | Self::Uninvited => true,
            Self::Invited | Self::Changed => false,
        }
    }
}

/// What of an appointment differs from before. Whoever asks knows of people and cases.
pub fn changed(before: &Appointment, after: &Appointment) -> Vec<Changed> {
    let all = [
        (Changed::Time, before.span != after.span),
        (Changed::Place, before.place != after.place),
        (Changed::Link, before.link != after.link),
        (Changed::Title, before.title != after.title),
        (Changed::Agenda, before.agenda != after.agenda),
    ];
    let differs = all.into_iter().filter(|(_, differs)| *differs);
    differs.map(|(what, _)| what).collect()
}

/// What becomes of a notice of this meeting now.
pub fn telling(meeting: &Meeting, notice: Heard, now: Moment) -> Telling {
    let is_over =
        meeting.appointment.span.ends_at() <= now || matches!(meeting.state, State::Held { .. });
    if notice.is_overtaken {
        return Telling::Overtaken;
    }
    if is_over {
        return Telling::TooLate;
    }
    if notice.is_gone {
        return match notice.calls_off {
            true => Telling::Send(Outcome::Uninvited),
            false => Telling::NotYet,
        };
    }
    if notice.sequence < meeting.sequence {
        return Telling::NotYet;
    }
    Telling::Send(match meeting.state {
        State::Cancelled { .. } => Outcome::Cancelled,
        State::Planned | State::Held { .. } if notice.is_first => Outcome::Invited,
        State::Planned | State::Held { .. } => Outcome::Changed,
    })
}
