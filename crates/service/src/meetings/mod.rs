//! Meetings and visits on a case, and the times that a municipality keeps for them.

mod actions;
mod booking;
mod calendar;
mod change;
mod course;
mod ending;
mod fields;
mod file;
mod invitation;
mod invitees;
mod minutes;
mod notices;
mod plan;
mod read;
mod slot_fields;
mod slots;
mod told;

use onedoor_domain::meeting::{Meeting, Refused, Step};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{MeetingId, Moment, SlotId, StaffId};
use onedoor_store::Connection;
use onedoor_store::meetings::{self, MeetingRecord};

pub use actions::ActionInput;
pub use calendar::{CalendarPage, CalendarQuery, InCalendar};
pub use course::HoldInput;
pub use file::{MeetingFile, MinutesShown};
pub use minutes::MinutesInput;
pub use slot_fields::SlotInput;
pub use slots::OccurrenceView;

pub(crate) use notices::{MeetingNotice, Notice};
pub(crate) use told::{Attending, ToldMeeting};

use crate::docket::Docket;
use crate::{Error, NotNow, Refusal, Result, Services};

/// A meeting as a caller hands it in.
#[derive(Debug, Clone, Default)]
pub struct MeetingInput {
    /// The word for what kind of meeting.
    pub kind: String,
    /// What it is called.
    pub title: Option<String>,
    /// When, unless it takes a place of a slot.
    pub time: TimeInput,
    /// Where.
    pub place: Option<String>,
    /// Where it is joined from afar.
    pub link: Option<String>,
    /// What it is about.
    pub agenda: Option<String>,
    /// Who is invited.
    pub participants: ParticipantsInput,
}

/// When people meet: from when until when, or at an occurrence of a slot.
#[derive(Debug, Clone, Default)]
pub struct TimeInput {
    /// From when, RFC 3339.
    pub starts_at: Option<String>,
    /// Until when, RFC 3339.
    pub ends_at: Option<String>,
    /// The slot of which a place is taken.
    pub slot: Option<SlotId>,
    /// When the occurrence begins, RFC 3339.
    pub occurrence: Option<String>,
}

/// Who is invited.
#[derive(Debug, Clone, Default)]
pub struct ParticipantsInput {
    /// The units, each by whoever handles its contribution; those of all open contributions if left
    /// out.
    pub units: Option<Vec<String>>,
    /// Staff members besides.
    pub staff: Vec<StaffId>,
    /// Whether the business's contact person is; if left out they are, if there is one.
    pub contact: Option<bool>,
    /// People from outside.
    pub guests: Vec<GuestInput>,
}

/// Somebody from outside.
#[derive(Debug, Clone)]
pub struct GuestInput {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
}

/// What changes about a meeting: what is left out stays, null is taken away.
#[derive(Debug, Clone, Default)]
pub struct MeetingChange {
    /// What it is called.
    pub title: Option<Option<String>>,
    /// When.
    pub time: TimeInput,
    /// Where.
    pub place: Option<Option<String>>,
    /// Where it is joined from afar.
    pub link: Option<Option<String>>,
    /// What it is about.
    pub agenda: Option<Option<String>>,
    /// Who is invited: all of them.
    pub participants: Option<ParticipantsInput>,
}

impl Services {
    /// Takes the case of a meeting to do something with the meeting, if the caller may.
    fn take_meeting(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        id: MeetingId,
    ) -> Result<(Docket, MeetingRecord)> {
        let case = meetings::case_of(conn, caller.municipality, id)?;
        let docket = self.take(conn, caller, Action::PlanMeetings, case)?;
        docket.must_be_open()?;
        // Read after the case is locked: nobody else can change it now.
        let record = meetings::get(conn, caller.municipality, id)?;
        Ok((docket, record))
    }
}

/// Why something cannot be done with a meeting, as the caller learns it; and what can be.
fn refused(why: Refused, meeting: &Meeting, now: Moment) -> Error {
    let steps = meeting.steps(now);
    Error::NotNow(NotNow {
        refusal: match why {
            Refused::NotPlanned => Refusal::MeetingNotPlanned,
            Refused::NotBegun => Refusal::MeetingNotBegun,
            Refused::NotHeld => Refusal::MeetingNotHeld,
        },
        allowed: steps.into_iter().map(Step::as_str).collect(),
        by: None,
    })
}
