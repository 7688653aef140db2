//! Those invited are told: of a meeting, of its changes, that it will not take place.

use onedoor_domain::meeting::{Meeting, Participant};
use onedoor_domain::{ParticipantId, closed_set};
use onedoor_store::columns::OutboxKind;

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

/// Notes that these participants must be told. The invitation is made when it is sent, and from the
/// meeting as it is then: two changes in a row end in one truth.
pub(super) fn tell(
    docket: &mut Docket,
    notice: Notice,
    meeting: &Meeting,
    participants: &[ParticipantId],
) -> Result<()> {
    if participants.is_empty() {
        return Ok(());
    }
    let payload = serde_json::json!({
        "notice": notice,
        "meeting": meeting.id,
        "sequence": meeting.sequence,
        "participants": participants,
    });
    docket.tell(OutboxKind::Meeting, &payload)
}

/// The ids of participants.
pub(super) fn ids(participants: &[Participant]) -> Vec<ParticipantId> {
    participants.iter().map(|one| one.id).collect()
}
