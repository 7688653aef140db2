//! Why a case was routed as it was.

use onedoor_domain::routing::{Plan, WaitsFor};
use onedoor_domain::{Language, StaffId};
use onedoor_service::{RoutingExplained, texts};
use serde::Serialize;
use utoipa::ToSchema;

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

/// Who was chosen, and who was not.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ChosenCoordinatorResponse {
    /// Their identity.
    id: String,
    /// Their name.
    name: String,
    /// Why they, as one word.
    reason: String,
    /// Why they.
    because: String,
    /// Who else was considered.
    considered: Vec<ConsideredStaffResponse>,
}

/// Somebody who was considered and not chosen.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ConsideredStaffResponse {
    /// Their identity.
    id: String,
    /// Their name.
    name: String,
    /// Why not they, as one word.
    against: String,
    /// Why not they.
    because: String,
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

fn chosen_types(told: &Told<'_>, plan: &Plan) -> Vec<ConsideredCaseTypeResponse> {
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

fn rejected_types(told: &Told<'_>, plan: &Plan) -> Vec<ConsideredCaseTypeResponse> {
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

fn coordinator(told: &Told<'_>, plan: &Plan) -> ChosenCoordinatorResponse {
    let chosen = &plan.coordinator;
    let name = |id: StaffId| told.person_name(id);
    ChosenCoordinatorResponse {
        id: chosen.staff.to_string(),
        name: name(chosen.staff),
        reason: chosen.reason.to_string(),
        because: texts::say(told.language, &format!("coordinator-{}", chosen.reason)),
        considered: chosen
            .considered
            .iter()
            .map(|other| ConsideredStaffResponse {
                id: other.staff.to_string(),
                name: name(other.staff),
                against: other.against.to_string(),
                because: texts::say(told.language, &format!("against-{}", other.against)),
            })
            .collect(),
    }
}
