//! A promise that nobody has made, to see when it would be due.

use jiff::tz::TimeZone;
use onedoor_service::FieldCode::{Required, UnknownField};
use onedoor_service::{PauseInput, SimulationInput, TermsInput};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::extract::{object, objects};
use crate::problem::ApiError;

/// A question: when would a promise on these terms be due?
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SimulateGuaranteeRequest {
    /// The terms of this own promise of the published catalogue.
    #[schema(example = "decision_20wd")]
    promise: Option<String>,
    /// Or those of this rule.
    rule: Option<String>,
    /// Or these terms.
    #[serde(default, deserialize_with = "object")]
    terms: Option<TermsRequest>,
    /// From when it counts, RFC 3339.
    #[schema(format = DateTime, example = "2026-03-26T10:00:00+01:00")]
    start_at: String,
    /// When the clock stands still, in order.
    #[serde(default, deserialize_with = "objects")]
    pauses: Vec<PauseRequest>,
    /// By how many more of the terms' unit it is extended.
    #[serde(default)]
    extended_by: u32,
}

/// Terms, spelt out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TermsRequest {
    /// How many of `unit`.
    length: u32,
    /// `working_hours`, `working_days`, `calendar_days`, `weeks` or `months`.
    unit: String,
    /// `local`, `statutory` or `continuous`.
    calendar: String,
}

/// A time in which the clock stands still.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PauseRequest {
    /// From when, RFC 3339.
    #[schema(format = DateTime)]
    from: String,
    /// Until when, RFC 3339.
    #[schema(format = DateTime)]
    to: String,
}

impl TryFrom<SimulateGuaranteeRequest> for SimulationInput {
    type Error = ApiError;

    /// Exactly one way of naming the terms.
    fn try_from(request: SimulateGuaranteeRequest) -> Result<Self, ApiError> {
        let terms = match (request.promise, request.rule, request.terms) {
            (Some(id), None, None) => TermsInput::Promise(id),
            (None, Some(id), None) => TermsInput::Rule(id),
            (None, None, Some(terms)) => TermsInput::SpeltOut {
                length: terms.length,
                unit: terms.unit,
                calendar: terms.calendar,
            },
            (None, None, None) => return Err(ApiError::field("/terms", Required)),
            (Some(_), Some(_), _) => return Err(ApiError::field("/rule", UnknownField)),
            (_, _, Some(_)) => return Err(ApiError::field("/terms", UnknownField)),
        };
        let pause = |pause: PauseRequest| PauseInput {
            from: pause.from,
            to: pause.to,
        };
        Ok(Self {
            terms,
            start_at: request.start_at,
            pauses: request.pauses.into_iter().map(pause).collect(),
            extended_by: request.extended_by,
        })
    }
}

pub(super) fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}
