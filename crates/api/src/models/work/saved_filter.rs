//! Filters that people keep.

use std::collections::BTreeMap;

use onedoor_domain::Versioned;
use onedoor_service::FilterInput;
use onedoor_service::records::SavedFilter;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A question that somebody asks again and again.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SavedFilterResponse {
    /// Its identity.
    id: String,
    /// What they call it.
    name: String,
    /// The parameters of `GET /cases`.
    query: BTreeMap<String, String>,
    /// Its version, as in its `ETag`.
    version: i32,
}

/// A filter to be kept.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaveFilterRequest {
    /// What you call it.
    #[schema(example = "Cafés that wait for fire")]
    name: String,
    /// The parameters of `GET /cases`.
    #[serde(deserialize_with = "crate::extract::unique_keys")]
    query: BTreeMap<String, String>,
}

impl From<&Versioned<SavedFilter>> for SavedFilterResponse {
    fn from(filter: &Versioned<SavedFilter>) -> Self {
        Self {
            id: filter.value.id.to_string(),
            name: filter.value.name.clone(),
            // Written by us as a map of texts, so it reads as one.
            query: serde_json::from_str(&filter.value.query.0).unwrap_or_default(),
            version: filter.version.0,
        }
    }
}

impl From<SaveFilterRequest> for FilterInput {
    fn from(request: SaveFilterRequest) -> Self {
        Self {
            name: request.name,
            query: request.query,
        }
    }
}
