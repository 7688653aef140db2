//! A promise on the wire.

use onedoor_domain::guarantee::{Basis, Clock};
use onedoor_service::records::GuaranteeRecord;
use serde::Serialize;
use utoipa::ToSchema;

use super::Told;

/// One promise.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct GuaranteeResponse {
    /// Its identity.
    id: String,
    /// What is promised, as one word.
    clock: String,
    /// What is promised.
    name: String,
    /// Whether it is between a unit and the coordinator, and not told to the business.
    internal: bool,
    /// Which unit owes it, for internal ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    /// From when it counts, if it has started.
    #[schema(format = DateTime)]
    start_at: Option<String>,
    /// When it is due, if it has started.
    #[schema(format = DateTime)]
    due_at: Option<String>,
    /// When it is due, in words; or what it waits for.
    due_text: String,
    /// The law, or the municipality's own promise by its id.
    basis: String,
    /// Whether a law or an agreement demands it: `rule`, or the municipality promises it: `promise`.
    basis_kind: String,
    /// Where it stands: `waiting`, `running`, `paused`, `missed`, `met`, `met_late` or `cancelled`.
    state: String,
    /// When it was kept or called off.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    ended_at: Option<String>,
    /// Whether it was said why it was missed.
    explained: bool,
    /// Its version.
    version: i32,
}

impl Told<'_> {
    /// One promise.
    pub(crate) fn guarantee(&self, record: &GuaranteeRecord) -> GuaranteeResponse {
        let (basis, kind) = match &record.terms.basis {
            Basis::Promise { promise } => (promise.clone(), "promise"),
            Basis::Rule { law, .. } => (law.clone(), "rule"),
        };
        GuaranteeResponse {
            id: record.id.to_string(),
            clock: record.terms.clock.to_string(),
            name: self.promise_name(record),
            internal: record.terms.clock == Clock::UnitAnswer,
            unit: record.terms.owed_by.clone(),
            start_at: record.start_at.map(|at| at.to_string()),
            due_at: record.due_at.map(|at| at.to_string()),
            due_text: self.file.due_text(record, self.language),
            ended_at: record.ended_at.map(|at| at.to_string()),
            explained: record.explained,
            basis,
            basis_kind: kind.to_owned(),
            state: record.state.to_string(),
            version: record.version.0,
        }
    }
}
