//! What a case is about, changed by a proposal, on the wire.

use onedoor_domain::case::Replan;
use onedoor_domain::guarantee::{Basis, Terms};
use onedoor_domain::{EnquiryId, Language};
use onedoor_service::{Proposed, SplitInput, TypesInput};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::models::case::{QuestionResponse, Told};
use crate::models::question::JoiningResponse;

/// Case types to add and to remove.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProposeTypesRequest {
    /// What the case is to be about besides.
    #[serde(default)]
    #[schema(example = json!(["outdoor_serving"]))]
    add: Vec<String>,
    /// What it is not about any more.
    #[serde(default)]
    remove: Vec<String>,
    /// The enquiry of the case in which what is added was raised: promises count from its arrival.
    /// The first enquiry if left out.
    enquiry: Option<Uuid>,
}

/// Case types to add and to remove, as it was proposed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeTypesRequest {
    /// What the case is to be about besides.
    #[serde(default)]
    add: Vec<String>,
    /// What it is not about any more.
    #[serde(default)]
    remove: Vec<String>,
    /// The enquiry of the case in which what is added was raised.
    enquiry: Option<Uuid>,
    /// `accept` of the proposal: exactly what it shows is done, or nothing.
    accept: String,
}

/// What is to go into a case of its own.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SplitRequest {
    /// The case types that go there.
    case_types: Vec<String>,
    /// Why.
    reason: String,
}

/// What changing the case types would do.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TypesProposalResponse {
    /// What the case would be about, in order.
    case_types: Vec<NamedResponse>,
    /// What would come to it.
    added: Vec<NamedResponse>,
    /// What would be taken from it.
    removed: Vec<NamedResponse>,
    /// How much coordination it would take.
    complexity: String,
    /// Units that would be asked.
    join: Vec<JoiningResponse>,
    /// Contributions that would be called off, because nothing that remains calls for them.
    leave: Vec<LeavingResponse>,
    /// What the business would be promised besides.
    give: Vec<GivingResponse>,
    /// Promises that would no longer apply.
    call_off: Vec<CallingOffResponse>,
    /// From when promises that start with arrival would count: the enquiry in which it was raised.
    #[schema(format = DateTime)]
    counts_from: String,
    /// What the coordinator would have to ask.
    questions: Vec<QuestionResponse>,
    /// Send this to accept exactly this proposal.
    accept: String,
}

/// Something of the catalogue, by name.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NamedResponse {
    /// Its id in the catalogue.
    id: String,
    /// Its name.
    name: String,
}

/// A contribution that would be called off.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LeavingResponse {
    /// Its identity.
    id: String,
    /// Which unit owes it, by name.
    unit_name: String,
}

/// What the business would be promised.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct GivingResponse {
    /// What, as one word.
    clock: String,
    /// The law, or the municipality's own promise by its id.
    basis: String,
    /// How long.
    length: u32,
    /// Of what.
    unit: String,
    /// What starts its clock.
    start: String,
}

/// A promise that would no longer apply.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CallingOffResponse {
    /// Its identity.
    id: String,
    /// What was promised.
    name: String,
}

impl TypesProposalResponse {
    /// The proposal, told in `language`.
    pub(crate) fn of(proposed: &Proposed, language: Language) -> Self {
        let told = Told {
            file: &proposed.file,
            language,
        };
        let of = &proposed.proposal;
        let named = |ids: &[String]| ids.iter().map(|id| case_type(&told, id)).collect();
        let Replan {
            join,
            leave,
            give,
            call_off,
        } = &of.replan;
        Self {
            case_types: named(&of.case_types),
            added: named(&of.added),
            removed: named(&of.removed),
            complexity: of.complexity.to_string(),
            join: join
                .iter()
                .map(|one| JoiningResponse::of(&told, one))
                .collect(),
            leave: leave
                .iter()
                .map(|id| LeavingResponse {
                    id: id.to_string(),
                    unit_name: told.unit_of(*id),
                })
                .collect(),
            give: give.iter().map(giving).collect(),
            call_off: call_off
                .iter()
                .map(|id| CallingOffResponse {
                    id: id.to_string(),
                    name: told.promise_of(*id),
                })
                .collect(),
            counts_from: of.counts_from.to_string(),
            questions: told.questions_of(&of.plan.questions),
            accept: of.accept.clone(),
        }
    }
}

fn case_type(told: &Told<'_>, id: &str) -> NamedResponse {
    NamedResponse {
        id: id.to_owned(),
        name: told.case_type_name(id),
    }
}

fn giving(terms: &Terms) -> GivingResponse {
    GivingResponse {
        clock: terms.clock.to_string(),
        basis: match &terms.basis {
            Basis::Promise { promise } => promise.clone(),
            Basis::Rule { law, .. } => law.clone(),
        },
        length: terms.length,
        unit: terms.unit.to_string(),
        start: terms.start.to_string(),
    }
}

impl From<ProposeTypesRequest> for TypesInput {
    fn from(request: ProposeTypesRequest) -> Self {
        Self {
            add: request.add,
            remove: request.remove,
            enquiry: request.enquiry.map(EnquiryId),
        }
    }
}

impl From<ChangeTypesRequest> for (TypesInput, String) {
    fn from(request: ChangeTypesRequest) -> Self {
        let input = TypesInput {
            add: request.add,
            remove: request.remove,
            enquiry: request.enquiry.map(EnquiryId),
        };
        (input, request.accept)
    }
}

impl From<SplitRequest> for SplitInput {
    fn from(request: SplitRequest) -> Self {
        Self {
            case_types: request.case_types,
            reason: request.reason,
        }
    }
}
