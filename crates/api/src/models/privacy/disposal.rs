//! What would go, and what is left of what went.

use onedoor_service::records::DisposedRecord;
use onedoor_service::{Disposed, DueForDisposal};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

/// A case that would go if somebody disposed of it now.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DueResponse {
    /// The case.
    case: String,
    /// The number people read over the phone.
    reference: String,
    /// By which class it was kept.
    class: String,
    /// How many years after it was closed that class keeps a case here.
    years: u32,
    /// Whether the archive must have it before it goes.
    archive: bool,
    /// When the archive had it, if it had to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    archived_at: Option<String>,
    /// When its period was over.
    #[schema(format = DateTime)]
    ends_at: String,
}

/// The cases to dispose of: those that were looked at, by name.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DisposeRequest {
    /// Which, at most 100. All of them go, or none.
    pub(crate) cases: Vec<Uuid>,
}

/// What is left of the cases that went.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DisposedResponse {
    /// Of each.
    cases: Vec<DisposedCaseResponse>,
}

/// What is left of a case that went: figures, no words and no persons.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DisposedCaseResponse {
    /// Which case it was.
    case: String,
    /// The number people read over the phone.
    reference: String,
    /// By which class it was kept.
    class: String,
    /// When its first enquiry had come in.
    #[schema(format = DateTime)]
    received_at: String,
    /// When it was closed.
    #[schema(format = DateTime)]
    closed_at: String,
    /// When the archive had it, if it had to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    archived_at: Option<String>,
    /// When it went.
    #[schema(format = DateTime)]
    disposed_at: String,
    /// Who disposed of it: `staff:…`.
    disposed_by: String,
    /// What figures are made of: how it ended, case types, units and where their parts stood,
    /// promises and what became of them, with whom its time lay.
    #[schema(value_type = Object)]
    figures: Value,
}

impl From<&DueForDisposal> for DueResponse {
    fn from(due: &DueForDisposal) -> Self {
        Self {
            case: due.case.id.to_string(),
            reference: due.case.reference.clone(),
            class: due.class.to_string(),
            years: due.rule.years,
            archive: due.rule.archive,
            archived_at: due.archived_at.map(|at| at.to_string()),
            ends_at: due.ends_at.to_string(),
        }
    }
}

impl From<&Disposed> for DisposedResponse {
    fn from(disposed: &Disposed) -> Self {
        let cases = disposed.cases.iter();
        Self {
            cases: cases.map(DisposedCaseResponse::from).collect(),
        }
    }
}

impl From<&DisposedRecord> for DisposedCaseResponse {
    fn from(record: &DisposedRecord) -> Self {
        Self {
            case: record.id.to_string(),
            reference: record.reference.clone(),
            class: record.class.to_string(),
            received_at: record.received_at.to_string(),
            closed_at: record.closed_at.to_string(),
            archived_at: record.archived_at.map(|at| at.to_string()),
            disposed_at: record.disposed_at.to_string(),
            disposed_by: record.disposed_by.clone(),
            // It was written by serde and is made of words and numbers.
            figures: serde_json::to_value(&record.figures).unwrap_or_default(),
        }
    }
}
