//! How long a case is kept, and legal holds.

use onedoor_service::records::HoldRecord;
use onedoor_service::{LegalHoldInput, LiftInput, RetentionView};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How long a case is kept, and what keeps it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RetentionResponse {
    /// The case.
    case: String,
    /// `active` while it is worked on, `closed` while its period runs, `to_archive` once it is over.
    state: String,
    /// The strictest class of its case types: `brief`, `standard`, `long` or `permanent`.
    class: String,
    /// How many years after it was closed the class keeps a case here.
    years: u32,
    /// Whether the archive must have it before it goes.
    archive: bool,
    /// When its period is over; absent while it is worked on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    ends_at: Option<String>,
    /// When somebody said that the archive has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    archived_at: Option<String>,
    /// What keeps it from being disposed of: `legal_hold`, `case_open`, `period_runs`,
    /// `archive_duty`, `goes_on_elsewhere`. Empty if it may go.
    kept_by: Vec<String>,
    /// The legal holds on it, also those that were taken off.
    holds: Vec<HoldResponse>,
    /// Its version, as in the `ETag`; 0 while nothing is counted for the case.
    version: i32,
}

/// A legal hold on a case.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HoldResponse {
    /// Its identity.
    id: String,
    /// The case.
    case: String,
    /// The ground in law, or the matter for which the case is kept.
    ground: String,
    /// Since when.
    #[schema(format = DateTime)]
    placed_at: String,
    /// Who put it there: `staff:…`.
    placed_by: String,
    /// When it was taken off.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    lifted_at: Option<String>,
    /// Who took it off.
    #[serde(skip_serializing_if = "Option::is_none")]
    lifted_by: Option<String>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    lifted_because: Option<String>,
    /// What can be done with it now: `lift`, or nothing.
    allowed_actions: Vec<&'static str>,
    /// Its version, as in the `ETag`.
    version: i32,
}

/// A legal hold to put on a case.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaceHoldRequest {
    /// The ground in law, or the matter for which the case is kept. Name no persons.
    #[schema(example = "Klagesag 2026/114")]
    ground: String,
}

/// Why a legal hold is taken off.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LiftRequest {
    /// Why.
    reason: String,
}

impl From<&RetentionView> for RetentionResponse {
    fn from(view: &RetentionView) -> Self {
        Self {
            case: view.case.to_string(),
            state: view.state.to_string(),
            class: view.class.to_string(),
            years: view.rule.years,
            archive: view.rule.archive,
            ends_at: view.ends_at.map(|at| at.to_string()),
            archived_at: view.archived_at.map(|at| at.to_string()),
            kept_by: view.keeps.iter().map(ToString::to_string).collect(),
            holds: view.holds.iter().map(HoldResponse::from).collect(),
            version: view.version.0,
        }
    }
}

impl From<&HoldRecord> for HoldResponse {
    fn from(hold: &HoldRecord) -> Self {
        let lifted = hold.lifted.as_ref();
        Self {
            id: hold.id.to_string(),
            case: hold.case.to_string(),
            ground: hold.ground.clone(),
            placed_at: hold.placed_at.to_string(),
            placed_by: hold.placed_by.clone(),
            lifted_at: lifted.map(|of| of.at.to_string()),
            lifted_by: lifted.map(|of| of.by.clone()),
            lifted_because: lifted.map(|of| of.because.clone()),
            allowed_actions: lifted.map_or(vec!["lift"], |_| Vec::new()),
            version: hold.version.0,
        }
    }
}

impl From<PlaceHoldRequest> for LegalHoldInput {
    fn from(request: PlaceHoldRequest) -> Self {
        Self {
            ground: request.ground,
        }
    }
}

impl From<LiftRequest> for LiftInput {
    fn from(request: LiftRequest) -> Self {
        Self {
            reason: request.reason,
        }
    }
}
