//! What webhooks are sent, on the wire.

use onedoor_domain::delivery::{Standing, Trouble};
use onedoor_service::records::WebhookDelivery;
use serde::Serialize;
use utoipa::ToSchema;

/// One event that one webhook is sent. What its receiver answered is kept nowhere but as a number.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WebhookDeliveryResponse {
    /// Its identity.
    id: String,
    /// Where it is sent.
    webhook: String,
    /// By what its receiver knows it, at every try (`webhook-id`): the identity of the event.
    message_id: String,
    /// What happened, as one word; `ping` where somebody tries the way.
    kind: String,
    /// The number of the event in the feed.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<i64>,
    /// To which case it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<String>,
    /// Where it stands: `waiting`, `sending`, `delivered` or `dead`.
    state: &'static str,
    /// How often it was tried.
    attempts: u32,
    /// When it is tried next.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    next_at: Option<String>,
    /// What went wrong the last time: `refused_for_now`, `refused`, `unreachable`, `interrupted`,
    /// `not_allowed`, `switched_off`, `too_often` or `too_old`.
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<&'static str>,
    /// The HTTP status of the last answer that was not taken for success.
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_code: Option<u16>,
    /// Since when it is owed.
    #[schema(format = DateTime)]
    created_at: String,
    /// When it arrived or was given up.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    ended_at: Option<String>,
    /// What you may do with it now: `replay_webhook_delivery`.
    allowed_actions: Vec<&'static str>,
    /// Its version, as in the `ETag`.
    version: i32,
}

impl From<&WebhookDelivery> for WebhookDeliveryResponse {
    fn from(record: &WebhookDelivery) -> Self {
        let standing = record.course.standing;
        let state = standing.word();
        let (trouble, ended_at) = match standing {
            Standing::Waiting { trouble, .. } => (trouble, None),
            Standing::Sending { .. } => (None, None),
            Standing::Delivered { at } | Standing::NoAddress { at } => (None, Some(at)),
            Standing::Dead { at, trouble } => (Some(trouble), Some(at)),
        };
        Self {
            id: record.id.to_string(),
            webhook: record.webhook.to_string(),
            message_id: record.message_id().to_string(),
            kind: record.kind.clone(),
            number: record.event.map(|(_, number)| number),
            case: record.case.map(|id| id.to_string()),
            state: state.as_str(),
            attempts: record.course.attempts,
            next_at: standing.next_at().map(|at| at.to_string()),
            failure: trouble.map(|trouble: Trouble| trouble.failure.as_str()),
            reply_code: trouble.and_then(|trouble| trouble.reply_code),
            created_at: record.created_at.to_string(),
            ended_at: ended_at.map(|at| at.to_string()),
            allowed_actions: state
                .can_be_sent_again()
                .then_some("replay_webhook_delivery")
                .into_iter()
                .collect(),
            version: record.version.0,
        }
    }
}
