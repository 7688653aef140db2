//! Messages between the municipality and the business, on the wire.

mod asked;

use onedoor_service::{MessageView, Onward, Received};
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use asked::{InterimReplyRequest, ReceiveMessageRequest, SendMessageRequest};

/// A message, word for word.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MessageResponse {
    /// Its identity.
    pub(crate) id: String,
    /// The case.
    case: String,
    /// The reference of that case, if it was merged into the one asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    from_case: Option<String>,
    /// Which way it went: `out` to the business, `in` from it.
    direction: String,
    /// What for: `general`, `update`, `question`, `missing_items`, `interim_reply`, `delay`,
    /// `final_answer` or `overview`.
    purpose: String,
    /// Its subject, as it was written; may be empty.
    subject: String,
    /// Its text, byte for byte as it was written. Show it as text, never as HTML.
    text: String,
    /// Its language.
    language: String,
    /// How it travelled: `email`, `letter`, `digital_post`, `tracking`, `in_person` or `api`.
    channel: String,
    /// Who wrote it, or wrote it down: `staff:…`, `integration:…` or `business:…`.
    author: String,
    /// The name of the person of the house who did.
    #[serde(skip_serializing_if = "Option::is_none")]
    author_name: Option<String>,
    /// When it was sent, or came.
    #[schema(format = DateTime)]
    at: String,
    /// When it was recorded.
    #[schema(format = DateTime)]
    recorded_at: String,
    /// The message that it answers, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    in_reply_to: Option<String>,
    /// The contribution it concerns, if it concerns one.
    #[serde(skip_serializing_if = "Option::is_none")]
    contribution: Option<String>,
}

/// A message that came, and what may go on now. Nothing goes on by itself.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReceivedMessageResponse {
    /// The message.
    pub(crate) message: MessageResponse,
    /// What waited for the business and may go on.
    proposals: Vec<OnwardResponse>,
}

/// Something that may be done next.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OnwardResponse {
    /// The word for it: `resume`.
    action: &'static str,
    /// With which contribution; with the case as a whole if none is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    contribution: Option<String>,
}

impl From<&MessageView> for MessageResponse {
    fn from(view: &MessageView) -> Self {
        let message = &view.record;
        Self {
            id: message.id.to_string(),
            case: message.case.to_string(),
            from_case: view.from_case.clone(),
            direction: message.direction.to_string(),
            purpose: message.purpose.to_string(),
            subject: message.subject.clone(),
            text: message.text.clone(),
            language: message.language.to_string(),
            channel: message.channel.to_string(),
            author: message.author.clone(),
            author_name: view.author_name.clone(),
            at: message.at.to_string(),
            recorded_at: message.recorded_at.to_string(),
            in_reply_to: message.in_reply_to.map(|id| id.to_string()),
            contribution: message.contribution.map(|id| id.to_string()),
        }
    }
}

impl From<&Received> for ReceivedMessageResponse {
    fn from(received: &Received) -> Self {
        let proposals = received.proposals.iter();
        Self {
            message: MessageResponse::from(&received.message),
            proposals: proposals.map(OnwardResponse::from).collect(),
        }
    }
}

impl From<&Onward> for OnwardResponse {
    fn from(proposal: &Onward) -> Self {
        Self {
            action: proposal.act,
            contribution: proposal.contribution.map(|id| id.to_string()),
        }
    }
}
