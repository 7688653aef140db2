//! A case on the wire.

mod course;
mod drawn_up;
mod parts;
mod told;

use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use told::Told;

use crate::models::around::{LinkResponse, SimilarCaseResponse, TaskforceResponse};
use crate::models::papers::PapersResponse;

/// A case with everything that belongs to it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CaseFileResponse {
    /// The case.
    pub(crate) case: CaseResponse,
    /// Who answers to the business.
    coordinator: CoordinatorResponse,
    /// What the units owe.
    pub(crate) contributions: Vec<ContributionResponse>,
    /// What is promised, soonest first.
    pub(crate) guarantees: Vec<GuaranteeResponse>,
    /// What the coordinator must still ask.
    questions: Vec<QuestionResponse>,
    /// Where papers, fee and referrals stand. Empty for a reader with limited sight.
    papers: PapersResponse,
    /// What the business should bring.
    documents: Vec<String>,
    /// How the business follows it. Shown once, to whoever registered the enquiry.
    #[serde(skip_serializing_if = "Option::is_none")]
    tracking: Option<TrackingResponse>,
    /// What is odd about the enquiry all the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<WarningResponse>,
    /// The cases that it is tied to and that you may know of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<LinkResponse>,
    /// Who works on it together, if anybody does. Not for a reader with limited sight.
    #[serde(skip_serializing_if = "Option::is_none")]
    task_force: Option<TaskforceResponse>,
    /// At intake: live cases of the same business about the same, to which the enquiry may belong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    similar: Vec<SimilarCaseResponse>,
}

/// A case.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CaseResponse {
    /// Its identity.
    pub(crate) id: String,
    /// The number people read over the phone.
    #[schema(example = "2026-4839-1753")]
    pub(crate) reference: String,
    /// Where it stands.
    pub(crate) stage: String,
    /// What it is about.
    case_types: Vec<CaseTypeResponse>,
    /// How much coordination it takes: `simple`, `medium` or `complex`.
    complexity: String,
    /// Whether the case types are too uncertain to trust, so that the coordinator sorts it out.
    triage: bool,
    /// Whether it cannot wait.
    urgent: bool,
    /// The language of the business.
    language: String,
    /// The business, unless its identity is protected.
    #[serde(skip_serializing_if = "Option::is_none")]
    business: Option<BusinessOfCaseResponse>,
    /// Who coordinates.
    pub(crate) coordinator_id: String,
    /// Who acts for them while they are away, if somebody does.
    #[serde(skip_serializing_if = "Option::is_none")]
    acting_coordinator: Option<HandlerResponse>,
    /// When the enquiry came in.
    #[schema(format = DateTime)]
    received_at: String,
    /// When the case was opened.
    #[schema(format = DateTime)]
    created_at: String,
    /// When it last changed.
    #[schema(format = DateTime)]
    updated_at: String,
    /// Which time it is being worked on: 1, and one more each time it was reopened.
    round: u32,
    /// Whose turn it is while it waits: `business` or `others`.
    #[serde(skip_serializing_if = "Option::is_none")]
    awaited: Option<String>,
    /// Since when it waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    awaited_since: Option<String>,
    /// How it ended: `answered`, `withdrawn` or `merged`.
    #[serde(skip_serializing_if = "Option::is_none")]
    closed_as: Option<String>,
    /// When it was closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    closed_at: Option<String>,
    /// Its labels.
    labels: Vec<String>,
    /// What you may do with it now.
    allowed_actions: Vec<&'static str>,
    /// Its version, as in its `ETag`.
    version: i32,
}

/// The business of a case.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BusinessOfCaseResponse {
    /// Its identity.
    id: String,
    /// Its name.
    name: String,
}

/// A case type of a case.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CaseTypeResponse {
    /// Its id in the catalogue.
    id: String,
    /// Its name.
    name: String,
    /// Where it comes from: `given`, `suggested` or `fallback`.
    source: String,
    /// How strongly the text speaks for it, 0 to 100.
    score: u32,
    /// The words that spoke for it.
    because: Vec<String>,
}

/// The one person who answers to the business.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CoordinatorResponse {
    /// Their identity.
    id: String,
    /// Their name.
    name: String,
    /// Their title.
    title: String,
    /// Their unit's name.
    unit: String,
    /// Their phone.
    phone: String,
    /// Their e-mail address.
    email: String,
}

/// What one unit owes.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ContributionResponse {
    /// Its identity.
    id: String,
    /// The unit's id in the catalogue.
    unit: String,
    /// The unit's name.
    unit_name: String,
    /// Whether the unit belongs to the municipality: `internal`, or to another authority: `external`.
    unit_kind: String,
    /// Where it stands.
    stage: String,
    /// How it is carried: `pool`, `named`, `external` or `guide_and_forward`.
    manner: String,
    /// Who works on it, if anybody does yet.
    handler: Option<HandlerResponse>,
    /// Why the unit takes part.
    because: Vec<String>,
    /// Contributions that must be answered first.
    depends_on: Vec<String>,
    /// The one person to whom it is offered, if it is to one.
    #[serde(skip_serializing_if = "Option::is_none")]
    offered_to: Option<HandlerResponse>,
    /// For whom its handler waits: `business` or `others`.
    #[serde(skip_serializing_if = "Option::is_none")]
    awaited: Option<String>,
    /// Since when they wait.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    awaited_since: Option<String>,
    /// How often the matter was passed on from unit to unit before it came here.
    hops: u32,
    /// The contribution of the unit that passed it on, if one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    rerouted_from: Option<String>,
    /// What the unit answered, word for word. Not for a reader with limited sight.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<String>,
    /// Why the unit declined it: `not_ours`, `no_capacity`, `conflict_of_interest`, `duplicate` or
    /// `other`.
    #[serde(skip_serializing_if = "Option::is_none")]
    declined_because: Option<String>,
    /// Why it lies with the coordinator since: `nobody_named`, `declined_before` or
    /// `passed_on_too_often`.
    #[serde(skip_serializing_if = "Option::is_none")]
    returned_because: Option<String>,
    /// The contribution that is owed instead, once it was declined.
    #[serde(skip_serializing_if = "Option::is_none")]
    passed_to: Option<String>,
    /// What its handler waits for, or why it was added, declined or cancelled, in words. Not for a
    /// reader with limited sight.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    /// What you may do with it now.
    allowed_actions: Vec<&'static str>,
    /// Its version, for `If-Match`.
    version: i32,
}

/// Who works on a contribution.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HandlerResponse {
    /// Their identity.
    id: String,
    /// Their name.
    name: String,
}

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

/// A question that the coordinator must still ask.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QuestionResponse {
    /// Its id: the key in `attributes`.
    id: String,
    /// The question as it is read aloud.
    text: String,
    /// The first unit that may have to join.
    unit: String,
    /// All units that may have to join.
    units: Vec<String>,
}

/// How the business follows its case.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TrackingResponse {
    /// The code. It is shown this once.
    code: String,
    /// The page that it opens.
    url: String,
}

/// Something odd about a field that is accepted all the same.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WarningResponse {
    /// Where: a JSON pointer into the request.
    pointer: String,
    /// What, as one word.
    code: String,
    /// What, in the reader's language.
    detail: String,
}
