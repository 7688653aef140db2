//! What is asked of missing items.

use onedoor_domain::MissingItemId;
use onedoor_service::{MissingAsked, MissingCame, MissingItemInput};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::objects;

/// What a unit misses.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RegisterMissingItemsRequest {
    /// What is missing, at most 100 things on a case at a time.
    #[serde(deserialize_with = "objects")]
    items: Vec<RegisterMissingItemRequest>,
}

/// One thing that is missing: a document of the catalogue, something in words, or both.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RegisterMissingItemRequest {
    /// The document's id in the catalogue.
    #[schema(example = "site_plan")]
    document: Option<String>,
    /// What exactly, in words.
    words: Option<String>,
}

/// How the business is asked for everything that is missing.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SendMissingItemsRequest {
    /// `basic`: nothing can be decided without it, so a period counts from the day it is mended.
    /// `minor`: the matter can be judged meanwhile, and only the time of the business is taken out.
    #[schema(example = "minor")]
    gap: String,
    /// By when it should answer, RFC 3339.
    #[schema(format = DateTime)]
    reply_by: Option<String>,
    /// When it was asked, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    asked_at: Option<String>,
}

/// Things that have come.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReceiveMissingItemsRequest {
    /// Which, by their identities.
    items: Vec<Uuid>,
    /// When, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    received_at: Option<String>,
}

impl From<RegisterMissingItemsRequest> for Vec<MissingItemInput> {
    fn from(request: RegisterMissingItemsRequest) -> Self {
        let items = request.items.into_iter();
        items
            .map(|item| MissingItemInput {
                document: item.document,
                words: item.words,
                unit: None,
            })
            .collect()
    }
}

impl From<SendMissingItemsRequest> for MissingAsked {
    fn from(request: SendMissingItemsRequest) -> Self {
        Self {
            gap: request.gap,
            reply_by: request.reply_by,
            asked_at: request.asked_at,
        }
    }
}

impl From<ReceiveMissingItemsRequest> for MissingCame {
    fn from(request: ReceiveMissingItemsRequest) -> Self {
        Self {
            items: request.items.into_iter().map(MissingItemId).collect(),
            received_at: request.received_at,
        }
    }
}
