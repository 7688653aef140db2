//! Who takes part in a meeting.

use onedoor_domain::Language;
use onedoor_domain::meeting::{Invitee, Participant};
use onedoor_service::MeetingFile;
use serde::Serialize;
use utoipa::ToSchema;

/// Somebody who is invited.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ParticipantResponse {
    /// Their identity at this meeting.
    id: String,
    /// Who: `staff`, `unit`, `contact` or `guest`.
    kind: String,
    /// Their name; absent where it is not known or must not be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Which staff member.
    #[serde(skip_serializing_if = "Option::is_none")]
    staff: Option<String>,
    /// Which unit, or for which the staff member comes.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    /// The address of a guest.
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    /// Whether they were there, once it was held.
    #[serde(skip_serializing_if = "Option::is_none")]
    attended: Option<bool>,
}

pub(super) fn participant(
    file: &MeetingFile,
    one: &Participant,
    language: Language,
) -> ParticipantResponse {
    let person = |id| file.in_force.directory.find(id);
    let (name, staff, unit, email) = match &one.invitee {
        Invitee::Staff { staff, unit } => {
            let name = person(*staff).map(|person| person.name.clone());
            (name, Some(staff.to_string()), unit.clone(), None)
        }
        Invitee::Unit { unit } => {
            let name = file.unit_name(unit, language);
            (Some(name), None, Some(unit.clone()), None)
        }
        Invitee::Contact { contact } => {
            let known = file.contacts.iter().find(|known| known.id == *contact);
            (known.and_then(|known| known.name.clone()), None, None, None)
        }
        Invitee::Guest { name, email } => (Some(name.clone()), None, None, Some(email.clone())),
    };
    ParticipantResponse {
        id: one.id.to_string(),
        kind: one.invitee.kind().to_string(),
        name,
        staff,
        unit,
        email,
        attended: one.attended,
    }
}
