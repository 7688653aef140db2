//! Questions of handlers to the business, on the wire.

mod asked;

use onedoor_service::HandlerQuestionView;
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use asked::{AskBusinessRequest, DeclineQuestionRequest, ForwardQuestionRequest};

/// A question of a handler to the business.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HandlerQuestionResponse {
    /// Its identity.
    pub(crate) id: String,
    /// The case.
    case: String,
    /// The contribution for which it is asked.
    contribution: String,
    /// Its subject; may be empty.
    subject: String,
    /// What the handler wants to know, word for word.
    text: String,
    /// Its language.
    language: String,
    /// Who asked: `staff:…`.
    asked_by: String,
    /// Their name.
    #[serde(skip_serializing_if = "Option::is_none")]
    asked_by_name: Option<String>,
    /// When.
    #[schema(format = DateTime)]
    asked_at: String,
    /// Where it stands: `asked`, `forwarded`, `declined` or `answered`.
    stage: String,
    /// Who decided that the business is asked, or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_by: Option<String>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    decided_at: Option<String>,
    /// Why it is not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// The message by which the business was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    /// When the business answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    answered_at: Option<String>,
    /// What you may do with it now: `forward`, `decline`.
    allowed_actions: Vec<&'static str>,
    /// Its version, as in the `ETag`.
    version: i32,
}

impl From<&HandlerQuestionView> for HandlerQuestionResponse {
    fn from(view: &HandlerQuestionView) -> Self {
        let record = &view.record;
        Self {
            id: record.id.to_string(),
            case: record.case.to_string(),
            contribution: record.contribution.to_string(),
            subject: record.subject.clone(),
            text: record.text.clone(),
            language: record.language.to_string(),
            asked_by: record.asked_by.clone(),
            asked_by_name: view.asked_by_name.clone(),
            asked_at: record.asked_at.to_string(),
            stage: record.question.stage.to_string(),
            decided_by: record.decided_by.clone(),
            decided_at: record.question.decided_at.map(|at| at.to_string()),
            reason: record.reason.clone(),
            message: record.message.map(|id| id.to_string()),
            answered_at: record.question.answered_at.map(|at| at.to_string()),
            allowed_actions: view.allowed.iter().map(|act| act.as_str()).collect(),
            version: record.version.0,
        }
    }
}
