//! Contact moments on the wire.

mod asked;

use onedoor_service::ContactMomentView;
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use asked::RecordContactMomentRequest;

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
