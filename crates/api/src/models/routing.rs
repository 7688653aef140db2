//! Why a case was routed as it was.

mod case_types;
mod coordinator;

use onedoor_domain::Language;
use onedoor_domain::routing::{Plan, WaitsFor};
use onedoor_service::RoutingExplained;
use serde::Serialize;
use utoipa::ToSchema;

use case_types::{ConsideredCaseTypeResponse, chosen_types, rejected_types};
use coordinator::{ChosenCoordinatorResponse, coordinator};

use crate::models::case::Told;

/// Why a case was routed as it was: for case types, units and the coordinator, what was considered,
/// chosen and rejected.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RoutingResponse {
    /// The version of the catalogue that decided.
    catalogue_version: u32,
    /// Whether the case types were too uncertain to trust.
    triage: bool,
    /// Case types that were chosen.
    case_types: Vec<ConsideredCaseTypeResponse>,
    /// Case types that were considered and left out.
    rejected_case_types: Vec<ConsideredCaseTypeResponse>,
    /// Units that were asked.
    units: Vec<ChosenUnitResponse>,
    /// Units that were considered and left out.
    rejected_units: Vec<RejectedUnitResponse>,
    /// Who was chosen to answer to the business.
    coordinator: ChosenCoordinatorResponse,
}

/// A unit that was asked.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ChosenUnitResponse {
    /// Its id.
    id: String,
    /// Its name.
    name: String,
    /// How its part is carried.
    manner: String,
    /// Why it was asked.
    because: Vec<String>,
    /// Which units must answer before it is asked; it was asked at once if there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    after: Vec<AfterUnitResponse>,
}

/// A unit that was left out.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RejectedUnitResponse {
    /// Its id.
    id: String,
    /// Its name.
    name: String,
    /// For which case type it was considered.
    case_type: String,
    /// The question that decides.
    question: String,
    /// The question as it is read aloud.
    question_text: String,
    /// Whether the question was answered; if not, the unit may still have to join.
    answered: bool,
}

/// A unit that must answer before another is asked, because the catalogue says so.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AfterUnitResponse {
    /// The unit.
    id: String,
    /// Its name.
    name: String,
    /// The case type whose order says so.
    case_type: String,
}

impl RoutingResponse {
    /// The explanation, told in `language`.
    pub(crate) fn of(explained: &RoutingExplained, language: Language) -> Self {
        let told = Told {
            file: &explained.file,
            language,
        };
        let plan = &explained.plan;
        Self {
            catalogue_version: plan.catalogue_version,
            triage: plan.triage,
            case_types: chosen_types(&told, plan),
            rejected_case_types: rejected_types(&told, plan),
            units: chosen_units(&told, plan),
            rejected_units: rejected_units(&told, plan),
            coordinator: coordinator(&told, plan),
        }
    }
}

fn chosen_units(told: &Told<'_>, plan: &Plan) -> Vec<ChosenUnitResponse> {
    let asked = plan.contributions.iter();
    asked
        .map(|planned| ChosenUnitResponse {
            id: planned.unit.clone(),
            name: told.unit_name(&planned.unit),
            manner: planned.manner.to_string(),
            because: told.reasons(&planned.because),
            after: planned.after.iter().map(|of| after(told, of)).collect(),
        })
        .collect()
}

fn after(told: &Told<'_>, of: &WaitsFor) -> AfterUnitResponse {
    AfterUnitResponse {
        id: of.unit.clone(),
        name: told.unit_name(&of.unit),
        case_type: of.case_type.clone(),
    }
}

fn rejected_units(told: &Told<'_>, plan: &Plan) -> Vec<RejectedUnitResponse> {
    let left_out = plan.rejected_units.iter();
    left_out
        .map(|rejected| RejectedUnitResponse {
            id: rejected.unit.clone(),
            name: told.unit_name(&rejected.unit),
            case_type: rejected.case_type.clone(),
            question_text: told.question_text(&rejected.question),
            question: rejected.question.clone(),
            answered: rejected.answered,
        })
        .collect()
}
