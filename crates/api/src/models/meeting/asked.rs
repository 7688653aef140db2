//! What is asked of meetings.

use onedoor_domain::{SlotId, StaffId};
use onedoor_service::{GuestInput, MeetingInput, ParticipantsInput, TimeInput};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::{object, objects};

/// A meeting to plan: at a time of its own, or at an occurrence of a slot.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateMeetingRequest {
    /// What kind of meeting: `joint_meeting`, `pre_meeting` or `visit`.
    #[schema(example = "joint_meeting")]
    kind: String,
    /// What it is called; its kind and the case's reference if left out.
    title: Option<String>,
    /// When it begins, RFC 3339; in the future. Not together with a slot.
    #[schema(format = DateTime, example = "2026-03-12T13:00:00+01:00")]
    starts_at: Option<String>,
    /// When it ends, RFC 3339; 5 minutes to 12 hours later.
    #[schema(format = DateTime, example = "2026-03-12T14:00:00+01:00")]
    ends_at: Option<String>,
    /// The slot of which it takes a place, instead of a time of its own.
    slot: Option<Uuid>,
    /// When the occurrence of the slot begins, RFC 3339.
    #[schema(format = DateTime)]
    occurrence: Option<String>,
    /// Where; that of the slot if left out.
    place: Option<String>,
    /// Where it is joined from afar, as a web address; that of the slot if left out.
    link: Option<String>,
    /// What it is about, at most 5000 characters.
    agenda: Option<String>,
    /// Who is invited. If left out, the units of all open contributions, each by whoever handles
    /// it, and the contact person of the business.
    #[serde(default, deserialize_with = "object")]
    participants: Option<ParticipantsRequest>,
}

/// Who is invited. The coordinator invites, and comes.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ParticipantsRequest {
    /// The units, each by whoever handles its contribution; those of all open contributions if left
    /// out.
    units: Option<Vec<String>>,
    /// Staff members besides.
    #[serde(default)]
    staff: Vec<Uuid>,
    /// Whether the contact person of the business is; if left out they are, if there is one.
    contact: Option<bool>,
    /// People from outside.
    #[serde(default, deserialize_with = "objects")]
    guests: Vec<GuestRequest>,
}

/// Somebody from outside.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GuestRequest {
    /// Their name.
    name: String,
    /// Their address.
    email: String,
}

impl From<CreateMeetingRequest> for MeetingInput {
    fn from(request: CreateMeetingRequest) -> Self {
        Self {
            kind: request.kind,
            title: request.title,
            time: TimeInput {
                starts_at: request.starts_at,
                ends_at: request.ends_at,
                slot: request.slot.map(SlotId),
                occurrence: request.occurrence,
            },
            place: request.place,
            link: request.link,
            agenda: request.agenda,
            participants: request.participants.unwrap_or_default().into(),
        }
    }
}

impl From<ParticipantsRequest> for ParticipantsInput {
    fn from(request: ParticipantsRequest) -> Self {
        let guest = |guest: GuestRequest| GuestInput {
            name: guest.name,
            email: guest.email,
        };
        Self {
            units: request.units,
            staff: request.staff.into_iter().map(StaffId).collect(),
            contact: request.contact,
            guests: request.guests.into_iter().map(guest).collect(),
        }
    }
}
