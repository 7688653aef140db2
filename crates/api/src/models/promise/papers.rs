//! What is asked about the papers of a case.

use onedoor_service::{CompleteInput, MissingInput, MissingItemInput, SupplementInput};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::extract::objects;

/// What is missing in the papers, as one list for the business.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MissingPapersRequest {
    /// `basic`: nothing can be decided without it, so a period counts from the day it is mended.
    /// `minor`: the matter can be judged meanwhile, and only the time of the business is taken out.
    #[schema(example = "basic")]
    gap: String,
    /// What is missing, whichever units miss it.
    #[serde(deserialize_with = "objects")]
    items: Vec<MissingItemRequest>,
    /// When the business was asked, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    asked_at: Option<String>,
    /// By when it should answer, RFC 3339.
    #[schema(format = DateTime)]
    reply_by: Option<String>,
}

/// One thing that is missing: a document of the catalogue, something in words, or both.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MissingItemRequest {
    /// The document's id in the catalogue.
    #[schema(example = "site_plan")]
    document: Option<String>,
    /// What exactly, in words.
    words: Option<String>,
    /// Which unit needs it.
    unit: Option<String>,
}

/// A declaration that the papers are complete.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CompletePapersRequest {
    /// Since when they are, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    complete_at: Option<String>,
    /// Why they count as complete: the municipality must be able to show it.
    #[schema(example = "All drawings and the neighbour notices are there.")]
    reason: String,
}

/// Papers that came unasked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SupplementPapersRequest {
    /// When, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    arrived_at: Option<String>,
    /// What they are.
    note: String,
}

impl From<MissingPapersRequest> for MissingInput {
    fn from(request: MissingPapersRequest) -> Self {
        let item = |item: MissingItemRequest| MissingItemInput {
            document: item.document,
            words: item.words,
            unit: item.unit,
        };
        Self {
            gap: request.gap,
            items: request.items.into_iter().map(item).collect(),
            asked_at: request.asked_at,
            reply_by: request.reply_by,
        }
    }
}

impl From<CompletePapersRequest> for CompleteInput {
    fn from(request: CompletePapersRequest) -> Self {
        Self {
            complete_at: request.complete_at,
            reason: request.reason,
        }
    }
}

impl From<SupplementPapersRequest> for SupplementInput {
    fn from(request: SupplementPapersRequest) -> Self {
        Self {
            arrived_at: request.arrived_at,
            note: request.note,
        }
    }
}
