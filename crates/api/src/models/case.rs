//! A case on the wire.

mod contribution;
mod course;
mod drawn_up;
mod guarantee;
mod parts;
mod told;

use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use contribution::{ContributionResponse, HandlerResponse};
pub(crate) use guarantee::GuaranteeResponse;
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
