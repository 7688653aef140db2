//! Working lists on the wire.

mod saved_filter;

use onedoor_domain::Language;
use onedoor_service::{Board, COUNTED, Counted, WorkItem};
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use saved_filter::{SaveFilterRequest, SavedFilterResponse};

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
