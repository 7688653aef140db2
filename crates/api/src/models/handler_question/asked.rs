//! What is asked around the questions of handlers.

use onedoor_service::{HandlerQuestionInput, Rewording};
use serde::Deserialize;
use utoipa::ToSchema;

/// A question to the business.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AskBusinessRequest {
    /// Its subject; may be empty.
    subject: Option<String>,
    /// What you want to know, kept byte for byte.
    text: String,
    /// Its language; that of the case if left out.
    language: Option<String>,
}

/// How a question is put to the business. What is left out stays as the handler wrote it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ForwardQuestionRequest {
    /// Its subject.
    subject: Option<String>,
    /// Its text, kept byte for byte.
    text: Option<String>,
}

/// Why the business is not asked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeclineQuestionRequest {
    /// Why, for the handler.
    #[schema(example = "It stands in the enquiry already.")]
    pub(crate) reason: String,
}

impl From<AskBusinessRequest> for HandlerQuestionInput {
    fn from(request: AskBusinessRequest) -> Self {
        Self {
            subject: request.subject,
            text: request.text,
            language: request.language,
        }
    }
}

impl From<ForwardQuestionRequest> for Rewording {
    fn from(request: ForwardQuestionRequest) -> Self {
        Self {
            subject: request.subject,
            text: request.text,
        }
    }
}
