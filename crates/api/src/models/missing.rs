//! What is missing on a case, whichever units miss it, on the wire.

mod asked;

use onedoor_domain::Language;
use onedoor_service::MissingList;
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use asked::{
    ReceiveMissingItemsRequest, RegisterMissingItemsRequest, SendMissingItemsRequest,
};

use crate::models::case::Told;

/// What is missing on a case.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MissingItemsResponse {
    /// What has not come yet, each thing once, whichever units miss it.
    combined: Vec<CombinedItemResponse>,
    /// Everything that was ever missing, by who missed it, oldest first.
    items: Vec<RegisteredItemResponse>,
}

/// One thing that has not come yet.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CombinedItemResponse {
    /// The document's id in the catalogue.
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<String>,
    /// What it is, in the reader's language where it is a document of the catalogue.
    name: String,
    /// What exactly, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    /// The units that miss it.
    units: Vec<String>,
}

/// One thing that one unit misses, or missed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RegisteredItemResponse {
    /// Its identity.
    id: String,
    /// The contribution for which it is needed.
    contribution: String,
    /// The unit that needs it.
    unit: String,
    /// The document's id in the catalogue.
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<String>,
    /// What exactly, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    /// Who said that it is missing.
    registered_by: String,
    /// When.
    #[schema(format = DateTime)]
    registered_at: String,
    /// When the business was asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    asked_at: Option<String>,
    /// When it came.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    received_at: Option<String>,
}

impl MissingItemsResponse {
    /// What is missing, told in `language`.
    pub(crate) fn of(list: &MissingList, language: Language) -> Self {
        let told = Told {
            file: &list.file,
            language,
        };
        let combined = list.combined.iter().map(|(item, units)| {
            let document = item.document.as_deref();
            let document = document.map(|id| told.document_name(id));
            CombinedItemResponse {
                document: item.document.clone(),
                name: document.or_else(|| item.words.clone()).unwrap_or_default(),
                words: item.words.clone(),
                units: units.clone(),
            }
        });
        let items = list.items.iter().map(|item| RegisteredItemResponse {
            id: item.id.to_string(),
            contribution: item.contribution.to_string(),
            unit: item.unit.clone(),
            document: item.document.clone(),
            words: item.words.clone(),
            registered_by: item.registered_by.clone(),
            registered_at: item.registered_at.to_string(),
            asked_at: item.asked_at.map(|at| at.to_string()),
            received_at: item.received_at.map(|at| at.to_string()),
        });
        Self {
            combined: combined.collect(),
            items: items.collect(),
        }
    }
}
