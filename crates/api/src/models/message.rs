//! Messages between the municipality and the business, on the wire.

use onedoor_domain::{ContributionId, MessageId};
use onedoor_service::{MessageInput, MessageView, Onward, Received, ReceivedInput};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

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

/// A message to the business.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SendMessageRequest {
    /// What for: `general`, `update` (which keeps the promise of news), `question` or `delay`
    /// (which keeps the promise of notice); `general` if left out.
    purpose: Option<String>,
    /// Its subject; may be empty.
    subject: Option<String>,
    /// Its text, kept byte for byte.
    text: String,
    /// Its language; that of the case if left out.
    language: Option<String>,
    /// How it is to travel; `email` if left out.
    channel: Option<String>,
    /// The message that it answers.
    in_reply_to: Option<Uuid>,
    /// The contribution it concerns.
    contribution: Option<Uuid>,
}

/// A first answer while the final one takes time.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct InterimReplyRequest {
    /// Its subject; one of ours if left out.
    subject: Option<String>,
    /// Its text, kept byte for byte.
    text: String,
    /// Its language; that of the case if left out.
    language: Option<String>,
    /// How it is to travel; `email` if left out.
    channel: Option<String>,
}

/// What came from the business.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReceiveMessageRequest {
    /// Its subject; may be empty.
    subject: Option<String>,
    /// Its text, kept byte for byte.
    text: String,
    /// Its language; that of the case if left out.
    language: Option<String>,
    /// How it came; `email` if left out.
    channel: Option<String>,
    /// When it came, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    received_at: Option<String>,
    /// The message that it answers, if that is known.
    in_reply_to: Option<Uuid>,
    /// The contribution it concerns; that of the message it answers if left out.
    contribution: Option<Uuid>,
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

impl From<SendMessageRequest> for MessageInput {
    fn from(request: SendMessageRequest) -> Self {
        Self {
            purpose: request.purpose,
            subject: request.subject,
            text: request.text,
            language: request.language,
            channel: request.channel,
            in_reply_to: request.in_reply_to.map(MessageId),
            contribution: request.contribution.map(ContributionId),
        }
    }
}

impl From<InterimReplyRequest> for MessageInput {
    fn from(request: InterimReplyRequest) -> Self {
        Self {
            subject: request.subject,
            text: request.text,
            language: request.language,
            channel: request.channel,
            ..Self::default()
        }
    }
}

impl From<ReceiveMessageRequest> for ReceivedInput {
    fn from(request: ReceiveMessageRequest) -> Self {
        Self {
            subject: request.subject,
            text: request.text,
            language: request.language,
            channel: request.channel,
            received_at: request.received_at,
            in_reply_to: request.in_reply_to.map(MessageId),
            contribution: request.contribution.map(ContributionId),
        }
    }
}
