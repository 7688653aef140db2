//! Enquiries on the wire.

use std::collections::BTreeMap;

use onedoor_domain::enquiry::{Answer, Place};
use onedoor_service::records::EnquiryRecord;
use onedoor_service::{BusinessInput, ContactInput, EnquiryInput, IdentifierInput, PlaceInput};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::{object, objects, unique_keys};

/// An enquiry to register, or to preview.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RegisterEnquiryRequest {
    /// How it came in: `phone`, `web_form`, `email`, `front_desk`, `hotline`, `visit` or `api`.
    #[schema(example = "phone")]
    channel: String,
    /// When it came in, RFC 3339, if not just now. Not in the future, and not further back than
    /// the municipality allows.
    #[schema(format = DateTime, example = "2026-03-02T09:02:00+01:00")]
    received_at: Option<String>,
    /// Its language: `da`, `nb`, `nn`, `sv`, `fi` or `en`. Detected if left out.
    #[schema(example = "da")]
    language: Option<String>,
    /// Its subject. May be empty.
    subject: Option<String>,
    /// What they wrote or said, word for word.
    #[schema(
        min_length = 1,
        example = "Jeg vil åbne en café med udeservering i Nygade 3."
    )]
    text: String,
    /// Ids of case types, if the form or the receptionist knows them; else they are suggested.
    #[serde(default)]
    #[schema(example = json!(["restaurant_cafe"]))]
    case_types: Vec<String>,
    /// Answers to the catalogue's questions, by question id.
    #[serde(default, deserialize_with = "unique_keys")]
    #[schema(value_type = BTreeMap<String, AttributeValue>, example = json!({"alcohol_served": true}))]
    attributes: BTreeMap<String, serde_json::Value>,
    /// The business, as far as it is known.
    #[serde(default, deserialize_with = "object")]
    business: Option<BusinessRequest>,
    /// Who speaks for it.
    #[serde(default, deserialize_with = "object")]
    contact: Option<ContactRequest>,
    /// Where the matter is.
    #[serde(default, deserialize_with = "object")]
    place: Option<PlaceRequest>,
    /// Whether it cannot wait for the ordinary first contact.
    #[serde(default)]
    urgent: bool,
    /// Whether the person's identity is protected.
    #[serde(default)]
    protected_identity: bool,
}

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

/// The business, as far as it is known.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BusinessRequest {
    /// Its name.
    #[schema(example = "Bageriet i Nygade ApS")]
    name: Option<String>,
    /// Its identifiers.
    #[serde(default, deserialize_with = "objects")]
    identifiers: Vec<IdentifierRequest>,
}

/// An identifier of a business.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct IdentifierRequest {
    /// The register: `dk_cvr`, `dk_p`, `no_orgnr`, `se_orgnr`, `fi_ytunnus`, `is_kennitala` or `gln`.
    #[schema(example = "dk_cvr")]
    scheme: String,
    /// The number; spaces, dashes and country prefixes are understood.
    #[schema(example = "29 19 06 23")]
    value: String,
}

/// Who speaks for the business.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContactRequest {
    /// Their name.
    name: Option<String>,
    /// Their e-mail address.
    email: Option<String>,
    /// Their phone, national or international.
    phone: Option<String>,
    /// For whom they speak: `owner`, `employee`, `adviser` or `agent`.
    #[schema(example = "owner")]
    acting_as: Option<String>,
}

/// Where the matter is.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaceRequest {
    /// Street and number, or what stands for it.
    address: Option<String>,
    /// The postal code.
    postal_code: Option<String>,
}

/// An enquiry as it was received.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EnquiryResponse {
    /// Its identity.
    id: String,
    /// How it came in.
    channel: String,
    /// When it came in.
    #[schema(format = DateTime)]
    received_at: String,
    /// When it was registered.
    #[schema(format = DateTime)]
    registered_at: String,
    /// Its language.
    language: String,
    /// Its subject.
    subject: String,
    /// What they wrote or said, word for word.
    text: String,
    /// Answers to the catalogue's questions.
    attributes: BTreeMap<String, AttributeValue>,
    /// Where the matter is.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<PlaceResponse>,
    /// Business and contact as they were given.
    sender: serde_json::Value,
    /// Whether it cannot wait.
    urgent: bool,
}

/// Where a matter is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PlaceResponse {
    /// Street and number.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    /// The postal code.
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<String>,
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
            business: request.business.map(|business| BusinessInput {
                name: business.name,
                identifiers: business
                    .identifiers
                    .into_iter()
                    .map(|one| IdentifierInput {
                        scheme: one.scheme,
                        value: one.value,
                    })
                    .collect(),
            }),
            contact: request.contact.map(|contact| ContactInput {
                name: contact.name,
                email: contact.email,
                phone: contact.phone,
                acting_as: contact.acting_as,
            }),
            place: request.place.map(|place| PlaceInput {
                address: place.address,
                postal_code: place.postal_code,
            }),
            urgent: request.urgent,
            protected_identity: request.protected_identity,
        }
    }
}

impl From<EnquiryRecord> for EnquiryResponse {
    fn from(record: EnquiryRecord) -> Self {
        Self {
            id: record.id.to_string(),
            channel: record.channel.to_string(),
            received_at: record.received_at.to_string(),
            registered_at: record.registered_at.to_string(),
            language: record.language.to_string(),
            subject: record.subject,
            text: record.text,
            attributes: record
                .answers
                .into_iter()
                .map(|(id, answer)| (id, answer.into()))
                .collect(),
            place: record.place.map(PlaceResponse::from),
            // Written by us as JSON, so it reads as JSON.
            sender: serde_json::from_str(&record.sender).unwrap_or_default(),
            urgent: record.urgent,
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

impl From<Place> for PlaceResponse {
    fn from(place: Place) -> Self {
        Self {
            address: place.address,
            postal_code: place.postal_code,
        }
    }
}
