//! How a planned meeting is changed.

use onedoor_domain::SlotId;
use onedoor_service::{MeetingChange, ParticipantsInput, TimeInput};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::asked::ParticipantsRequest;
use crate::extract::{given, object};

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
