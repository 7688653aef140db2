//! What an answer would change.

use onedoor_domain::Language;
use onedoor_domain::routing::PlannedContribution;
use onedoor_service::Proposal;
use serde::Serialize;
use utoipa::ToSchema;

use crate::models::case::Told;

/// What an answer would change.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProposalResponse {
    /// Who would join.
    joins: Vec<JoiningResponse>,
    /// Units that the answer calls for and that take part already.
    takes_part: Vec<String>,
    /// Units that would not join.
    stays_out: Vec<String>,
}

/// A unit that would join.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JoiningResponse {
    /// The unit's id in the catalogue.
    unit: String,
    /// The unit's name.
    unit_name: String,
    /// How its contribution would be carried: `pool`, `named` or `external`.
    manner: String,
    /// Why it would take part.
    because: Vec<String>,
}

impl ProposalResponse {
    /// The proposal, told in `language`.
    pub(crate) fn of(proposal: &Proposal, language: Language) -> Self {
        let file = &proposal.file;
        let told = Told { file, language };
        let joins = proposal.joins.iter();
        Self {
            joins: joins
                .map(|planned| JoiningResponse::of(&told, planned))
                .collect(),
            takes_part: proposal.takes_part.clone(),
            stays_out: proposal.stays_out.clone(),
        }
    }
}

impl JoiningResponse {
    /// The unit, told in the reader's language.
    pub(crate) fn of(told: &Told<'_>, planned: &PlannedContribution) -> Self {
        Self {
            unit: planned.unit.clone(),
            unit_name: told.unit_name(&planned.unit),
            manner: planned.manner.to_string(),
            because: told.reasons(&planned.because),
        }
    }
}
