//! Contact moments on the wire.

use onedoor_domain::ContactId;
use onedoor_service::{ContactMomentInput, ContactMomentView};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// One call, visit, mail or meeting on a case.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ContactMomentResponse {
    /// Its identity.
    id: String,
    /// The case.
    case: String,
    /// How: `call`, `visit`, `mail` or `meeting`.
    kind: String,
    /// Who turned to whom: `in` if the business did, `out` if we did.
    direction: String,
    /// What came of it: `reached`, `not_reached` or `call_back`.
    outcome: String,
    /// Who of the municipality.
    staff: String,
    /// Their name.
    staff_name: Option<String>,
    /// With whom, if they are known. Not for a reader with limited sight.
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<String>,
    /// Their name, or the one they gave. Not for a reader with limited sight.
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_name: Option<String>,
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// For how many minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<u32>,
    /// What was said, for the house, word for word. Not for a reader with limited sight.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    /// The call-back that was opened or seen to.
    #[serde(skip_serializing_if = "Option::is_none")]
    call_back: Option<String>,
    /// When it was noted.
    #[schema(format = DateTime)]
    created_at: String,
}

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

impl ContactMomentResponse {
    /// Where it is, below the municipality.
    pub(crate) fn place(&self) -> String {
        format!("contact-moments/{}", self.id)
    }
}

impl From<&ContactMomentView> for ContactMomentResponse {
    fn from(view: &ContactMomentView) -> Self {
        let record = &view.record;
        Self {
            id: record.id.to_string(),
            case: record.case.to_string(),
            kind: record.kind.to_string(),
            direction: record.direction.to_string(),
            outcome: record.outcome.to_string(),
            staff: record.staff.to_string(),
            staff_name: view.staff_name.clone(),
            contact: record.contact.map(|id| id.to_string()),
            contact_name: view.contact_name.clone(),
            at: record.at.to_string(),
            minutes: record.minutes,
            note: record.note.clone(),
            call_back: record.call_back.map(|id| id.to_string()),
            created_at: record.created_at.to_string(),
        }
    }
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
