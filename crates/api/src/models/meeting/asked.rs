//! What is asked of meetings.

use onedoor_domain::{ParticipantId, SlotId, StaffId};
use onedoor_service::{
    ActionInput, GuestInput, HoldInput, MeetingChange, MeetingInput, ParticipantsInput, TimeInput,
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::{given, object, objects};

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

/// What changes about a meeting. What is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeMeetingRequest {
    /// What it is called; null takes it away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    title: Option<Option<String>>,
    /// When it begins, RFC 3339. At another time it gives its place in a slot back.
    #[serde(default, deserialize_with = "given")]
    #[schema(format = DateTime, nullable = false)]
    starts_at: Option<String>,
    /// When it ends, RFC 3339.
    #[serde(default, deserialize_with = "given")]
    #[schema(format = DateTime, nullable = false)]
    ends_at: Option<String>,
    /// The slot of which it takes a place from now on.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    slot: Option<Uuid>,
    /// When the occurrence of the slot begins, RFC 3339.
    #[serde(default, deserialize_with = "given")]
    #[schema(format = DateTime, nullable = false)]
    occurrence: Option<String>,
    /// Where; null takes it away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    place: Option<Option<String>>,
    /// Where it is joined from afar; null takes it away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    link: Option<Option<String>>,
    /// What it is about; null takes it away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    agenda: Option<Option<String>>,
    /// Who is invited: all of them. Who is not named any more is told that it takes place without
    /// them.
    #[serde(default, deserialize_with = "object")]
    participants: Option<ParticipantsRequest>,
}

/// Why a meeting is called off.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CancelMeetingRequest {
    /// Why.
    pub(crate) reason: String,
}

/// How a meeting went.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct HoldMeetingRequest {
    /// What was written down, kept word for word. The business does not see it.
    minutes: Option<String>,
    /// The only unit that may read it; whoever works on the case if left out.
    only_unit: Option<String>,
    /// Which participants were there, by their ids.
    attended: Vec<Uuid>,
    /// Whether somebody of the business was met; if left out, whether its contact person was there.
    /// A visit keeps the promise to speak with the business only then.
    business_met: Option<bool>,
}

/// What was agreed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddActionRequest {
    /// What, in one line.
    what: String,
    /// Which staff member does it; the business if left out.
    staff: Option<Uuid>,
    /// By which day.
    #[schema(format = Date, example = "2026-03-19")]
    due_on: String,
}

/// That something was done.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FinishActionRequest {
    /// That it was done: `true`. What was done is not undone.
    pub(crate) done: bool,
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

impl From<ChangeMeetingRequest> for MeetingChange {
    fn from(request: ChangeMeetingRequest) -> Self {
        Self {
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
            participants: request.participants.map(ParticipantsInput::from),
        }
    }
}

impl From<HoldMeetingRequest> for HoldInput {
    fn from(request: HoldMeetingRequest) -> Self {
        Self {
            minutes: request.minutes,
            only_unit: request.only_unit,
            attended: request.attended.into_iter().map(ParticipantId).collect(),
            business_met: request.business_met,
        }
    }
}

impl From<AddActionRequest> for ActionInput {
    fn from(request: AddActionRequest) -> Self {
        Self {
            what: request.what,
            staff: request.staff.map(StaffId),
            due_on: request.due_on,
        }
    }
}
