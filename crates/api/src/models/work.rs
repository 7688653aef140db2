//! Working lists on the wire.

use std::collections::BTreeMap;

use onedoor_domain::{Language, Versioned};
use onedoor_service::records::SavedFilter;
use onedoor_service::{Board, COUNTED, Counted, FilterInput, WorkItem};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::models::case::{CaseResponse, ContributionResponse, GuaranteeResponse, Told};

/// Something to be done.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WorkItemResponse {
    /// The case.
    case: CaseResponse,
    /// The contribution, where the list holds contributions.
    #[serde(skip_serializing_if = "Option::is_none")]
    contribution: Option<ContributionResponse>,
    /// The promise, where the list holds promises.
    #[serde(skip_serializing_if = "Option::is_none")]
    guarantee: Option<GuaranteeResponse>,
}

/// How much stands on a working list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CountedResponse {
    /// Which list.
    list: String,
    /// How much, counted no further than 1000.
    count: usize,
    /// Whether there may be more than was counted.
    more: bool,
}

/// How much stands on every working list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CountsResponse {
    /// Every list.
    lists: Vec<CountedResponse>,
}

/// What a unit looks at together once a week.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BoardResponse {
    /// The unit.
    unit: String,
    /// The first moment of the week.
    #[schema(format = DateTime)]
    from: String,
    /// Its last.
    #[schema(format = DateTime)]
    until: String,
    /// Offered this week, and taken by nobody yet; the oldest 50.
    new: Vec<WorkItemResponse>,
    /// Offered more than once in vain, or without a move for a week; the oldest 50 of each.
    stuck: Vec<WorkItemResponse>,
    /// Answers of the unit that are late or due this week; the soonest 50 of each.
    due: Vec<WorkItemResponse>,
}

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

impl WorkItemResponse {
    /// The item, told in `language`.
    pub(crate) fn of(item: &WorkItem, language: Language) -> Self {
        let file = &item.file;
        let told = Told { file, language };
        Self {
            case: CaseResponse::of(file, language),
            contribution: item
                .contribution
                .as_ref()
                .map(|part| told.contribution(part)),
            guarantee: item
                .guarantee
                .as_ref()
                .map(|promise| told.guarantee(promise)),
        }
    }

    fn all(items: &[WorkItem], language: Language) -> Vec<Self> {
        items.iter().map(|item| Self::of(item, language)).collect()
    }
}

impl CountsResponse {
    /// The counts.
    pub(crate) fn of(counts: &[Counted]) -> Self {
        let told = |counted: &Counted| CountedResponse {
            list: counted.list.to_string(),
            count: counted.count,
            more: counted.count >= COUNTED,
        };
        Self {
            lists: counts.iter().map(told).collect(),
        }
    }
}

impl BoardResponse {
    /// The board, told in `language`.
    pub(crate) fn of(board: &Board, language: Language) -> Self {
        Self {
            unit: board.unit.clone(),
            from: board.from.to_string(),
            until: board.until.to_string(),
            new: WorkItemResponse::all(&board.new, language),
            stuck: WorkItemResponse::all(&board.stuck, language),
            due: WorkItemResponse::all(&board.due, language),
        }
    }
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
