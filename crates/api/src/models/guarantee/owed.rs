//! What is owed for a promise that was not kept, on the wire.

use onedoor_domain::guarantee::Reduction;
use serde::Serialize;
use utoipa::ToSchema;

/// What is owed for missing a promise.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OwedResponse {
    /// What kind of remedy.
    pub(super) remedy: String,
    /// How much of the fee.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reduction: Option<ReductionResponse>,
}

/// What makes up for a missed promise.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RemedyResponse {
    /// What kind.
    pub(super) remedy: String,
    /// How far it is: `proposed`, `approved`, `declined` or `executed`.
    pub(super) stage: String,
    /// How much of the fee.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reduction: Option<ReductionResponse>,
}

/// A reduction of a fee, with the way to its figure.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReductionResponse {
    /// How many days late.
    days_late: u32,
    /// Weeks or months begun.
    periods: u32,
    /// Percent for each of them.
    percent_each: u32,
    /// Percent in all, at most 100.
    percent: u32,
    /// `started_week` or `month`.
    per: String,
    /// Of which fee: `total_fee`, `fee_for_decision_part` or `permit_fee`.
    base: String,
}

impl From<Reduction> for ReductionResponse {
    fn from(reduction: Reduction) -> Self {
        Self {
            days_late: reduction.days_late,
            periods: reduction.periods,
            percent_each: reduction.percent_each,
            percent: reduction.percent,
            per: reduction.per.to_string(),
            base: reduction.base.to_string(),
        }
    }
}
