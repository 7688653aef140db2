//! Which case types were considered, and why.

use onedoor_domain::routing::Plan;
use serde::Serialize;
use utoipa::ToSchema;

use crate::models::case::Told;

/// A case type that was considered.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ConsideredCaseTypeResponse {
    /// Its id.
    id: String,
    /// Its name.
    name: String,
    /// Where it comes from, if chosen: `given`, `suggested` or `fallback`.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    /// How strongly the text speaks for it, 0 to 100.
    score: u8,
    /// The words that spoke for it.
    because: Vec<String>,
    /// Why it was left out, if it was: `below_threshold` or `enough_better`.
    #[serde(skip_serializing_if = "Option::is_none")]
    rejected: Option<String>,
}

pub(super) fn chosen_types(told: &Told<'_>, plan: &Plan) -> Vec<ConsideredCaseTypeResponse> {
    let chosen = plan.case_types.iter();
    chosen
        .map(|planned| ConsideredCaseTypeResponse {
            id: planned.id.clone(),
            name: told.case_type_name(&planned.id),
            source: Some(planned.source.to_string()),
            score: planned.score,
            because: planned.because.clone(),
            rejected: None,
        })
        .collect()
}

pub(super) fn rejected_types(told: &Told<'_>, plan: &Plan) -> Vec<ConsideredCaseTypeResponse> {
    let rejected = plan.rejected_case_types.iter();
    rejected
        .map(|left_out| ConsideredCaseTypeResponse {
            id: left_out.id.clone(),
            name: told.case_type_name(&left_out.id),
            source: None,
            score: left_out.score,
            because: left_out.because.clone(),
            rejected: Some(left_out.reason.to_string()),
        })
        .collect()
}
