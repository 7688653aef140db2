//! How well promises are kept, on the wire.

use onedoor_domain::Language;
use onedoor_service::{Performance, PerformanceLine};
use serde::Serialize;
use utoipa::ToSchema;

/// How well a municipality kept its promises in the last twelve months.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PerformanceResponse {
    /// The municipality's short name.
    municipality: String,
    /// From when it was counted.
    #[schema(format = DateTime)]
    since: String,
    /// Until when.
    #[schema(format = DateTime)]
    until: String,
    /// What businesses were promised, by case type and promise.
    case_types: Vec<PerformanceLineResponse>,
    /// What units owed their coordinators.
    units: Vec<PerformanceLineResponse>,
    /// How many lines are left out, because there were fewer than five.
    withheld: usize,
}

/// The figures of one kind of promise.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PerformanceLineResponse {
    /// The id of the case type or unit.
    id: String,
    /// What it is called.
    name: String,
    /// What was promised, as one word.
    clock: String,
    /// What was promised.
    promise: String,
    /// How many there were.
    count: usize,
    /// How many of a hundred were kept in time, rounded down.
    percent: usize,
    /// How long half of those that were kept took at most, in seconds; absent if fewer than five were.
    #[serde(skip_serializing_if = "Option::is_none")]
    median_seconds: Option<i64>,
    /// How long nine in ten of them took at most, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    p90_seconds: Option<i64>,
}

impl PerformanceResponse {
    /// Told in `language`.
    pub(crate) fn of(counted: &Performance, language: Language) -> Self {
        let line = |line: &PerformanceLine, name: String| PerformanceLineResponse {
            id: line.of.clone(),
            name,
            clock: line.clock.to_string(),
            promise: counted.promise_name(line, language),
            count: line.figures.count,
            percent: line.figures.percent,
            median_seconds: line.figures.median.map(|took| took.as_secs()),
            p90_seconds: line.figures.p90.map(|took| took.as_secs()),
        };
        Self {
            municipality: counted.in_force.municipality.slug.clone(),
            since: counted.since.to_string(),
            until: counted.until.to_string(),
            case_types: counted
                .case_types
                .iter()
                .map(|of| line(of, counted.case_type_name(of, language)))
                .collect(),
            units: counted
                .units
                .iter()
                .map(|of| line(of, counted.unit_name(of, language)))
                .collect(),
            withheld: counted.withheld,
        }
    }
}
