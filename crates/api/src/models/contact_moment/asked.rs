//! What is noted of a contact moment.

use onedoor_domain::ContactId;
use onedoor_service::ContactMomentInput;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A contact moment to note.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordContactMomentRequest {
    /// How: `call`, `visit`, `mail` or `meeting`.
    #[schema(example = "call")]
    kind: String,
    /// Who turned to whom: `in` if the business did, `out` if we did.
    #[schema(example = "in")]
    direction: String,
    /// What came of it: `reached`, `not_reached`, or `call_back` if they want to be called back.
    /// Somebody who was reached other than by mail has been spoken with, which keeps that promise.
    #[schema(example = "reached")]
    outcome: String,
    /// With whom: a contact person of the business.
    contact: Option<Uuid>,
    /// With whom, by the name they gave; instead of `contact`.
    name: Option<String>,
    /// When, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    at: Option<String>,
    /// For how many minutes, 0 to 1440.
    minutes: Option<u32>,
    /// What was said, for the house. Kept word for word.
    note: Option<String>,
    /// From when they want to be called back, RFC 3339: with the outcome `call_back`, which opens
    /// a call-back for the coordinator.
    #[schema(format = DateTime)]
    call_back_at: Option<String>,
}

impl From<RecordContactMomentRequest> for ContactMomentInput {
    fn from(request: RecordContactMomentRequest) -> Self {
        Self {
            kind: request.kind,
            direction: request.direction,
            outcome: request.outcome,
            contact: request.contact.map(ContactId),
            name: request.name,
            at: request.at,
            minutes: request.minutes,
            note: request.note,
            call_back_at: request.call_back_at,
        }
    }
}
