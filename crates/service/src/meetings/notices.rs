//! Those invited are told: of a meeting, of its changes, that it will not take place.

use onedoor_domain::meeting::{Changed, Meeting, Participant};
use onedoor_domain::{MeetingId, ParticipantId, closed_set};
use onedoor_store::columns::OutboxKind;
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::docket::Docket;

closed_set! {
    /// What those invited are told.
    Notice {
        /// That they are invited.
        Invited = "meeting_invited",
        /// That it was changed.
        Changed = "meeting_changed",
        /// That it will not take place, or without them.
        Cancelled = "meeting_cancelled",
    }
}

/// What must be told to whom.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct MeetingNotice {
    /// What.
    pub(crate) notice: Notice,
    /// Of which meeting.
    pub(crate) meeting: MeetingId,
    /// How often it had been changed.
    pub(crate) sequence: u32,
    /// To whom.
    pub(crate) participants: Vec<ParticipantId>,
    /// What is different about it.
    #[serde(default)]
    pub(crate) changed: Vec<Changed>,
}

/// Notes that these participants must be told. The invitation is made when it is sent, and from the
/// meeting as it is then: two changes in a row end in one truth.
pub(super) fn tell(
    docket: &mut Docket,
    notice: Notice,
    meeting: &Meeting,
    participants: Vec<ParticipantId>,
) -> Result<()> {
    tell_what_changed(docket, notice, meeting, participants, Vec::new())
}

/// The same, with what is different about the meeting.
pub(super) fn tell_what_changed(
    docket: &mut Docket,
    notice: Notice,
    meeting: &Meeting,
    participants: Vec<ParticipantId>,
    changed: Vec<Changed>,
) -> Result<()> {
    if participants.is_empty() {
        return Ok(());
    }
    let payload = serde_json::json!(MeetingNotice {
        notice,
        meeting: meeting.id,
        sequence: meeting.sequence,
        participants,
        changed,
    });
    docket.tell(OutboxKind::Meeting, &payload)
}

/// The ids of participants.
pub(super) fn ids(participants: &[Participant]) -> Vec<ParticipantId> {
    participants.iter().map(|one| one.id).collect()
}
