//! The final answer and its draft, on the wire.

use onedoor_service::{AnswerDraft, FinalAnswerInput};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The draft of the final answer.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AnswerDraftResponse {
    /// Which round of the case it is for.
    round: u32,
    /// Its words: composed from the units' answers until somebody edits them.
    text: String,
    /// Whether somebody edited it. From then on it stays as they left it.
    edited: bool,
    /// Who edited it last.
    #[serde(skip_serializing_if = "Option::is_none")]
    edited_by_name: Option<String>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    edited_at: Option<String>,
    /// Units whose answer it may rest on.
    answered: Vec<String>,
    /// Units that still owe their part. The answer can be sent without them; the case cannot be
    /// closed without them.
    unanswered: Vec<String>,
    /// Units that answered after somebody edited it last: their answer is not in it.
    answered_since: Vec<String>,
    /// Its version, as in the `ETag`. A draft that nobody edited has a new one with each answer.
    version: i32,
}

/// Other words for the draft of the final answer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaveAnswerDraftRequest {
    /// All of them, kept byte for byte.
    pub(crate) text: String,
}

/// The final answer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SendAnswerRequest {
    /// Its subject; one of ours if left out.
    subject: Option<String>,
    /// Its words, kept byte for byte; those of the draft if left out.
    text: Option<String>,
    /// How it is to travel; `email` if left out.
    channel: Option<String>,
}

impl From<&AnswerDraft> for AnswerDraftResponse {
    fn from(draft: &AnswerDraft) -> Self {
        let edited = draft.edited.as_ref();
        Self {
            round: draft.round,
            text: draft.text.clone(),
            edited: edited.is_some(),
            edited_by_name: edited.and_then(|(_, name)| name.clone()),
            edited_at: edited.map(|(at, _)| at.to_string()),
            answered: draft
                .answered
                .iter()
                .map(|part| part.unit.clone())
                .collect(),
            unanswered: draft.unanswered.clone(),
            answered_since: draft.answered_since.clone(),
            version: draft.version.0,
        }
    }
}

impl From<SendAnswerRequest> for FinalAnswerInput {
    fn from(request: SendAnswerRequest) -> Self {
        Self {
            subject: request.subject,
            text: request.text,
            channel: request.channel,
        }
    }
}
