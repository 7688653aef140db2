//! An enquiry that comes in on a case that is there.

use std::collections::BTreeMap;

use onedoor_service::EnquiryInput;
use serde::Deserialize;
use utoipa::ToSchema;

use super::asked::{AttributeValue, RegisterEnquiryRequest};
use super::asker::{ContactRequest, PlaceRequest};
use crate::extract::{object, unique_keys};

/// A further enquiry on a case.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddEnquiryRequest {
    /// How it came in: `phone`, `web_form`, `email`, `front_desk`, `hotline`, `visit` or `api`.
    #[schema(example = "email")]
    channel: String,
    /// When it came in, RFC 3339, if not just now.
    #[schema(format = DateTime)]
    received_at: Option<String>,
    /// Its language. Detected if left out.
    language: Option<String>,
    /// Its subject. May be empty.
    subject: Option<String>,
    /// What they wrote or said, word for word.
    #[schema(min_length = 1)]
    text: String,
    /// Answers to the catalogue's questions, by question id.
    #[serde(default, deserialize_with = "unique_keys")]
    #[schema(value_type = BTreeMap<String, AttributeValue>)]
    attributes: BTreeMap<String, serde_json::Value>,
    /// Who speaks for the business.
    #[serde(default, deserialize_with = "object")]
    contact: Option<ContactRequest>,
    /// Where the matter is.
    #[serde(default, deserialize_with = "object")]
    place: Option<PlaceRequest>,
    /// Whether it cannot wait.
    #[serde(default)]
    urgent: bool,
    /// Whether the person's identity is protected.
    #[serde(default)]
    protected_identity: bool,
}

impl From<AddEnquiryRequest> for EnquiryInput {
    fn from(request: AddEnquiryRequest) -> Self {
        RegisterEnquiryRequest {
            channel: request.channel,
            received_at: request.received_at,
            language: request.language,
            subject: request.subject,
            text: request.text,
            case_types: Vec::new(),
            attributes: request.attributes,
            business: None,
            contact: request.contact,
            place: request.place,
            urgent: request.urgent,
            protected_identity: request.protected_identity,
        }
        .into()
    }
}
