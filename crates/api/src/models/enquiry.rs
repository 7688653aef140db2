//! Enquiries on the wire.

mod added;
mod asked;
mod asker;

use std::collections::BTreeMap;

use onedoor_domain::enquiry::Place;
use onedoor_service::records::EnquiryRecord;
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use added::AddEnquiryRequest;
pub(crate) use asked::{AttributeValue, RegisterEnquiryRequest};
pub(crate) use asker::{BusinessRequest, ContactRequest, PlaceRequest};

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

impl From<Place> for PlaceResponse {
    fn from(place: Place) -> Self {
        Self {
            address: place.address,
            postal_code: place.postal_code,
        }
    }
}
