//! What is asked of messages.

use onedoor_domain::{ContributionId, MessageId};
use onedoor_service::{MessageInput, ReceivedInput};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

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
