//! Webhooks on the wire.

use onedoor_domain::webhook::Activity;
use onedoor_service::records::WebhookRecord;
use onedoor_service::{WebhookInput, WebhookIssued};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::given;

/// A place to which events are sent. Its secret is shown nowhere here.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WebhookResponse {
    /// Its identity.
    id: String,
    /// Where.
    url: String,
    /// What people call it.
    description: String,
    /// Which events, by the words of the feed; all if none is named.
    kinds: Vec<&'static str>,
    /// Whether it is called.
    active: bool,
    /// Why it is not called: `by_hand`, `failing` (nothing but failures for days) or `gone` (410).
    #[serde(skip_serializing_if = "Option::is_none")]
    switched_off_because: Option<&'static str>,
    /// Since when it is not called.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    switched_off_at: Option<String>,
    /// Since when nothing but failures has come back.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    failing_since: Option<String>,
    /// The number in the feed up to which its events were taken. What a receiver has missed it reads
    /// in the feed, after a number.
    read_to: i64,
    /// Until when the secret before this one still counts, too.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    old_secret_until: Option<String>,
    /// Since when it is there.
    #[schema(format = DateTime)]
    created_at: String,
    /// When people last changed it, or it was switched off.
    #[schema(format = DateTime)]
    updated_at: String,
    /// What you may do with it now: `change_webhook`, by which it is also switched off and on,
    /// `rotate_webhook_secret`, `ping_webhook`, `delete_webhook`.
    allowed_actions: Vec<&'static str>,
    /// Its version, as in the `ETag`.
    version: i32,
}

/// A webhook with a secret that was just made.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WebhookIssuedResponse {
    /// The webhook.
    webhook: WebhookResponse,
    /// The secret by which its receiver knows us. It is shown this once.
    #[schema(example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    secret: String,
}

/// A webhook to add.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateWebhookRequest {
    /// Where events are sent, over https. It may not lead into the house, unless the operator allows
    /// the place.
    #[schema(example = "https://hooks.example.dk/onedoor")]
    url: String,
    /// What people call it.
    #[schema(example = "Journalsystemet")]
    description: Option<String>,
    /// Which events, by the words of the feed; all if left out.
    #[serde(default)]
    #[schema(example = json!(["case_opened"]))]
    kinds: Vec<String>,
}

/// What changes about a webhook. What is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeWebhookRequest {
    /// Where events are sent.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false, example = "https://hooks.example.dk/onedoor")]
    url: Option<String>,
    /// What people call it; null takes that away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    description: Option<Option<String>>,
    /// Which events: all of them; an empty list for every kind.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false, example = json!(["case_opened"]))]
    kinds: Option<Vec<String>>,
    /// Whether it is called. Switched on again, it is sent what it was not sent meanwhile.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    active: Option<bool>,
}

impl From<&WebhookRecord> for WebhookResponse {
    fn from(of: &WebhookRecord) -> Self {
        let (failing, off) = match of.activity {
            Activity::Active { failing } => (failing, None),
            Activity::Off { since, because } => (None, Some((since, because))),
        };
        let mut allowed_actions = vec!["change_webhook", "rotate_webhook_secret", "delete_webhook"];
        if of.activity.is_active() {
            allowed_actions.push("ping_webhook");
        }
        Self {
            id: of.id.to_string(),
            url: of.url.clone(),
            description: of.description.clone(),
            kinds: of.kinds.iter().map(|kind| kind.as_str()).collect(),
            active: of.activity.is_active(),
            switched_off_because: off.map(|(_, because)| because.as_str()),
            switched_off_at: off.map(|(since, _)| since.to_string()),
            failing_since: failing.map(|failing| failing.since.to_string()),
            read_to: of.read_to,
            old_secret_until: of.old_secret.as_ref().map(|old| old.until.to_string()),
            created_at: of.created_at.to_string(),
            updated_at: of.updated_at.to_string(),
            allowed_actions,
            version: of.version.0,
        }
    }
}

impl From<&WebhookIssued> for WebhookIssuedResponse {
    fn from(issued: &WebhookIssued) -> Self {
        Self {
            webhook: WebhookResponse::from(&issued.record),
            secret: issued.secret.clone(),
        }
    }
}

impl From<CreateWebhookRequest> for WebhookInput {
    fn from(request: CreateWebhookRequest) -> Self {
        Self {
            url: Some(request.url),
            description: Some(request.description),
            kinds: Some(request.kinds),
            active: None,
        }
    }
}

impl From<ChangeWebhookRequest> for WebhookInput {
    fn from(request: ChangeWebhookRequest) -> Self {
        Self {
            url: request.url,
            description: request.description,
            kinds: request.kinds,
            active: request.active,
        }
    }
}
