//! An enquiry as it comes in.

use std::collections::BTreeMap;

use onedoor_domain::enquiry::Answer;
use onedoor_service::{BusinessInput, ContactInput, EnquiryInput, PlaceInput};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::asker::{BusinessRequest, ContactRequest, PlaceRequest};
use crate::extract::{object, unique_keys};

/// An enquiry to register, or to preview.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RegisterEnquiryRequest {
    /// How it came in: `phone`, `web_form`, `email`, `front_desk`, `hotline`, `visit` or `api`.
    #[schema(example = "phone")]
    pub(super) channel: String,
    /// When it came in, RFC 3339, if not just now. Not in the future, and not further back than
    /// the municipality allows.
    #[schema(format = DateTime, example = "2026-03-02T09:02:00+01:00")]
    pub(super) received_at: Option<String>,
    /// Its language: `da`, `nb`, `nn`, `sv`, `fi` or `en`. Detected if left out.
    #[schema(example = "da")]
    pub(super) language: Option<String>,
    /// Its subject. May be empty.
    pub(super) subject: Option<String>,
    /// What they wrote or said, word for word.
    #[schema(
        min_length = 1,
        example = "Jeg vil åbne en café med udeservering i Nygade 3."
    )]
    pub(super) text: String,
    /// Ids of case types, if the form or the receptionist knows them; else they are suggested.
    #[serde(default)]
    #[schema(example = json!(["restaurant_cafe"]))]
    pub(super) case_types: Vec<String>,
    /// Answers to the catalogue's questions, by question id.
    #[serde(default, deserialize_with = "unique_keys")]
    #[schema(value_type = BTreeMap<String, AttributeValue>, example = json!({"alcohol_served": true}))]
    pub(super) attributes: BTreeMap<String, serde_json::Value>,
    /// The business, as far as it is known.
    #[serde(default, deserialize_with = "object")]
    pub(super) business: Option<BusinessRequest>,
    /// Who speaks for it.
    #[serde(default, deserialize_with = "object")]
    pub(super) contact: Option<ContactRequest>,
    /// Where the matter is.
    #[serde(default, deserialize_with = "object")]
    pub(super) place: Option<PlaceRequest>,
    /// Whether it cannot wait for the ordinary first contact.
    #[serde(default)]
    pub(super) urgent: bool,
    /// Whether the person's identity is protected.
    #[serde(default)]
    pub(super) protected_identity: bool,
}

/// An answer to one of the catalogue's questions.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum AttributeValue {
    /// To a yes-or-no question.
    Boolean(bool),
    /// To a question for a number.
    Integer(i64),
    /// To a choice: the choice's id.
    Choice(String),
}

impl From<RegisterEnquiryRequest> for EnquiryInput {
    fn from(request: RegisterEnquiryRequest) -> Self {
        Self {
            channel: request.channel,
            received_at: request.received_at,
            language: request.language,
            subject: request.subject,
            text: request.text,
            case_types: request.case_types,
            attributes: request.attributes,
            business: request.business.map(BusinessInput::from),
            contact: request.contact.map(ContactInput::from),
            place: request.place.map(PlaceInput::from),
            urgent: request.urgent,
            protected_identity: request.protected_identity,
        }
    }
}

impl From<Answer> for AttributeValue {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Boolean(yes) => Self::Boolean(yes),
            Answer::Integer(number) => Self::Integer(number),
            Answer::Choice(id) => Self::Choice(id),
        }
    }
}
