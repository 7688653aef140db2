//! Gateways on the wire.

use std::collections::BTreeMap;

use onedoor_service::{GatewayInput, GatewayTried, GatewayView};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::extract::given;

/// By what text messages are sent, or a chat channel is written into. Its address and what stands in
/// its headers are shown nowhere: they are all it takes to speak there.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct GatewayResponse {
    /// Its identity.
    id: String,
    /// What it leads to: `sms` or `chat`.
    kind: &'static str,
    /// What people call it.
    description: String,
    /// The host where it is called.
    host: String,
    /// The names of the headers that are sent, besides ours.
    headers: Vec<String>,
    /// How it wants to be told: `json` or `form`.
    encoding: &'static str,
    /// What it is sent: the texts in it mention what is told.
    body: Value,
    /// What is told by it, by the words of deliveries.
    tidings: Vec<&'static str>,
    /// Of which unit the channel is; of the whole municipality, if none is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    /// Whether it is used.
    active: bool,
    /// Since when it is there.
    #[schema(format = DateTime)]
    created_at: String,
    /// When it was last changed.
    #[schema(format = DateTime)]
    updated_at: String,
    /// What you may do with it now: `change_gateway`, `delete_gateway`, `try_gateway`.
    allowed_actions: Vec<&'static str>,
    /// Its version, as in the `ETag`.
    version: i32,
}

/// How a try ended.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct GatewayTriedResponse {
    /// Whether it was taken on.
    taken: bool,
    /// What went wrong, if it was not: `refused_for_now`, `refused`, `unreachable`, `interrupted` or
    /// `not_allowed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<&'static str>,
    /// The status that was answered, if any was.
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_code: Option<u16>,
}

/// A gateway to add.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateGatewayRequest {
    /// What it leads to: `sms` or `chat`. It stays that.
    #[schema(example = "sms")]
    kind: String,
    /// What people call it.
    #[schema(example = "SMS-gateway")]
    description: Option<String>,
    /// Where it is called, over https. It may not lead into the house, unless the operator allows the
    /// place.
    #[schema(example = "https://sms.example.dk/v1/messages")]
    url: String,
    /// Headers that let us in, by name.
    #[serde(default)]
    #[schema(example = json!({"authorization": "Bearer …"}))]
    headers: BTreeMap<String, String>,
    /// How it wants to be told: `json` (if left out) or `form`.
    #[schema(example = "json")]
    encoding: Option<String>,
    /// What it is sent: JSON whose texts may mention `{{ to }}`, `{{ title }}`, `{{ text }}`,
    /// `{{ sender }}` and `{{ id }}`. It must mention `text`, and for phones `to`.
    #[schema(example = json!({"recipient": "{{ to }}", "message": "{{ text }}"}))]
    body: Value,
    /// What is told by it, by the words of deliveries.
    #[schema(example = json!(["receipt", "question", "urgent"]))]
    tidings: Vec<String>,
    /// Of which unit a channel is: it then tells what concerns that unit's part. If left out, all.
    unit: Option<String>,
    /// Whether it is used; it is if left out.
    active: Option<bool>,
}

/// What changes about a gateway. What is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeGatewayRequest {
    /// What people call it; null takes that away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    description: Option<Option<String>>,
    /// Where it is called.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false, example = "https://sms.example.dk/v1/messages")]
    url: Option<String>,
    /// Headers that let us in: all of them.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false, example = json!({"authorization": "Bearer …"}))]
    headers: Option<BTreeMap<String, String>>,
    /// How it wants to be told.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false, example = "json")]
    encoding: Option<String>,
    /// What it is sent.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false, example = json!({"text": "{{ text }}"}))]
    body: Option<Value>,
    /// What is told by it: all of it.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false, example = json!(["urgent"]))]
    tidings: Option<Vec<String>>,
    /// Of which unit the channel is; null: of the whole municipality.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    unit: Option<Option<String>>,
    /// Whether it is used. What waits for one that is not fails, and can be tried again.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    active: Option<bool>,
}

impl From<&GatewayView> for GatewayResponse {
    fn from(view: &GatewayView) -> Self {
        let of = &view.record;
        Self {
            id: of.id.to_string(),
            kind: of.kind.as_str(),
            description: of.description.clone(),
            host: view.host.clone(),
            headers: view.headers.clone(),
            encoding: of.encoding.as_str(),
            body: serde_json::from_str(&of.body).unwrap_or_default(),
            tidings: of.tidings.iter().map(|one| one.as_str()).collect(),
            unit: of.unit.clone(),
            active: of.active,
            created_at: of.created_at.to_string(),
            updated_at: of.updated_at.to_string(),
            allowed_actions: vec!["change_gateway", "delete_gateway", "try_gateway"],
            version: of.version.0,
        }
    }
}

impl From<GatewayTried> for GatewayTriedResponse {
    fn from(tried: GatewayTried) -> Self {
        Self {
            taken: tried.trouble.is_none(),
            failure: tried.trouble.map(|trouble| trouble.failure.as_str()),
            reply_code: tried.trouble.and_then(|trouble| trouble.reply_code),
        }
    }
}

impl From<CreateGatewayRequest> for (String, GatewayInput) {
    fn from(request: CreateGatewayRequest) -> Self {
        let input = GatewayInput {
            description: Some(request.description),
            url: Some(request.url),
            headers: Some(request.headers),
            encoding: request.encoding,
            body: Some(request.body),
            tidings: Some(request.tidings),
            unit: Some(request.unit),
            active: request.active,
        };
        (request.kind, input)
    }
}

impl From<ChangeGatewayRequest> for GatewayInput {
    fn from(request: ChangeGatewayRequest) -> Self {
        Self {
            description: request.description,
            url: request.url,
            headers: request.headers,
            encoding: request.encoding,
            body: request.body,
            tidings: request.tidings,
            unit: request.unit,
            active: request.active,
        }
    }
}
