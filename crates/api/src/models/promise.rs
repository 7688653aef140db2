//! What people do to the promises of a case, on the wire.

use onedoor_domain::ContributionId;
use onedoor_service::{
    CompleteInput, EntryInput, FeePaidInput, FieldCode, FieldProblem, MissingInput,
    MissingItemInput, ProgressInput, ReferralAnsweredInput, ReferralInput, SupplementInput,
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::objects;
use crate::problem::ApiError;

/// What is missing in the papers, as one list for the business.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MissingPapersRequest {
    /// `basic`: nothing can be decided without it, so a period counts from the day it is mended.
    /// `minor`: the matter can be judged meanwhile, and only the time of the business is taken out.
    #[schema(example = "basic")]
    gap: String,
    /// What is missing, whichever units miss it.
    #[serde(deserialize_with = "objects")]
    items: Vec<MissingItemRequest>,
    /// When the business was asked, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    asked_at: Option<String>,
    /// By when it should answer, RFC 3339.
    #[schema(format = DateTime)]
    reply_by: Option<String>,
}

/// One thing that is missing: a document of the catalogue, something in words, or both.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MissingItemRequest {
    /// The document's id in the catalogue.
    #[schema(example = "site_plan")]
    document: Option<String>,
    /// What exactly, in words.
    words: Option<String>,
    /// Which unit needs it.
    unit: Option<String>,
}

/// A declaration that the papers are complete.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CompletePapersRequest {
    /// Since when they are, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    complete_at: Option<String>,
    /// Why they count as complete: the municipality must be able to show it.
    #[schema(example = "All drawings and the neighbour notices are there.")]
    reason: String,
}

/// Papers that came unasked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SupplementPapersRequest {
    /// When, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    arrived_at: Option<String>,
    /// What they are.
    note: String,
}

/// A payment of the fee.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FeePaidRequest {
    /// When, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    paid_at: Option<String>,
}

/// A question to an authority outside the municipality.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SendReferralRequest {
    /// Which authority.
    #[schema(example = "Statsforvalteren")]
    authority: String,
    /// When it was asked, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    sent_at: Option<String>,
    /// By when it should answer, RFC 3339.
    #[schema(format = DateTime)]
    reply_by: Option<String>,
}

/// The answer of an authority outside the municipality.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerReferralRequest {
    /// When it came, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    answered_at: Option<String>,
}

/// Something done on the case that keeps promises.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordProgressRequest {
    /// What: `receipt_sent`, `business_reached`, `business_told`, `papers_checked`,
    /// `pre_meeting_held`, `overview_sent`, `coordination_meeting_held`, `interim_reply_sent`,
    /// `unit_answered`, `offer_sent`, `final_answer_sent`, `decision_made`, `access_decided`,
    /// `data_subject_answered`, `complaint_prepared`, `delay_told`, `request_answered` or
    /// `expected_time_published`.
    #[schema(example = "business_reached")]
    progress: String,
    /// When, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    at: Option<String>,
    /// Which contribution, for `unit_answered`.
    contribution: Option<Uuid>,
}

/// A line for the ledger of a promise. Which fields belong to it follows from its kind; moments are
/// RFC 3339, and now if they are left out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordEntryRequest {
    /// `start` (`at`, `reason`; where only a person can say that its moment has come: a request
    /// for a decision, the political board), `pause` (`reason`, `from`, `note`), `resume` (`reason`, `at`), `extend` (`by`, `reason`,
    /// `told_at`), `meet` (`at`, `reason`), `explain` (`cause`, `words`), `propose_remedy`
    /// (`remedy`), `execute_remedy` (`remedy`, `note`).
    #[schema(example = "extend")]
    kind: String,
    /// Why. For `pause` and `resume` a reason that the terms allow: `regional_state_referral`,
    /// `referral_late`, `minor_gap_at_applicant`, `missing_attachment`, `gap_at_applicant`,
    /// `postponement_asked` or `awaiting_completion`; else words.
    reason: Option<String>,
    /// From when the clock stands still.
    #[schema(format = DateTime)]
    from: Option<String>,
    /// When it started, went on, or was kept.
    #[schema(format = DateTime)]
    at: Option<String>,
    /// How many more of the terms' own unit.
    by: Option<u32>,
    /// When the business was told of the extension.
    #[schema(format = DateTime)]
    told_at: Option<String>,
    /// Why it was missed: `workload`, `absence`, `other_unit`, `other_authority`, `business`,
    /// `complexity`, `political_treatment`, `misrouted`, `mistake`, `system` or `other`.
    cause: Option<String>,
    /// The explanation for the business.
    words: Option<String>,
    /// `fee_reduction`, `deemed_approval`, `apology` or `manager_call`. For `propose_remedy` what
    /// the terms owe, if left out.
    remedy: Option<String>,
    /// What a person adds, or what exactly was done.
    note: Option<String>,
}

/// What a manager corrects about a promise.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorrectGuaranteeRequest {
    /// `amend` (`due_at`, `reason`), `cancel` (`reason`), `approve_remedy` (`remedy`) or
    /// `decline_remedy` (`remedy`, `reason`).
    #[schema(example = "amend")]
    kind: String,
    /// The due moment as it should be.
    #[schema(format = DateTime)]
    due_at: Option<String>,
    /// Why.
    reason: Option<String>,
    /// `fee_reduction`, `deemed_approval`, `apology` or `manager_call`.
    remedy: Option<String>,
}

impl From<MissingPapersRequest> for MissingInput {
    fn from(request: MissingPapersRequest) -> Self {
        let item = |item: MissingItemRequest| MissingItemInput {
            document: item.document,
            words: item.words,
            unit: item.unit,
        };
        Self {
            gap: request.gap,
            items: request.items.into_iter().map(item).collect(),
            asked_at: request.asked_at,
            reply_by: request.reply_by,
        }
    }
}

impl From<CompletePapersRequest> for CompleteInput {
    fn from(request: CompletePapersRequest) -> Self {
        Self {
            complete_at: request.complete_at,
            reason: request.reason,
        }
    }
}

impl From<SupplementPapersRequest> for SupplementInput {
    fn from(request: SupplementPapersRequest) -> Self {
        Self {
            arrived_at: request.arrived_at,
            note: request.note,
        }
    }
}

impl From<FeePaidRequest> for FeePaidInput {
    fn from(request: FeePaidRequest) -> Self {
        Self {
            paid_at: request.paid_at,
        }
    }
}

impl From<SendReferralRequest> for ReferralInput {
    fn from(request: SendReferralRequest) -> Self {
        Self {
            authority: request.authority,
            sent_at: request.sent_at,
            reply_by: request.reply_by,
        }
    }
}

impl From<AnswerReferralRequest> for ReferralAnsweredInput {
    fn from(request: AnswerReferralRequest) -> Self {
        Self {
            answered_at: request.answered_at,
        }
    }
}

impl From<RecordProgressRequest> for ProgressInput {
    fn from(request: RecordProgressRequest) -> Self {
        Self {
            progress: request.progress,
            at: request.at,
            contribution: request.contribution.map(ContributionId),
        }
    }
}

/// The kinds of lines that people write.
const LINES: &str = "start, pause, resume, extend, meet, explain, propose_remedy, execute_remedy";
/// The kinds of corrections.
const CORRECTIONS: &str = "amend, cancel, approve_remedy, decline_remedy";

impl TryFrom<RecordEntryRequest> for EntryInput {
    type Error = ApiError;

    /// Takes every field that belongs to the kind, and refuses those that do not.
    fn try_from(request: RecordEntryRequest) -> Result<Self, ApiError> {
        let mut given = Given::default();
        let mut of = request;
        let input = match of.kind.as_str() {
            "start" => Self::Start {
                at: of.at.take(),
                reason: given.needed("reason", &mut of.reason),
            },
            "pause" => Self::Pause {
                reason: given.needed("reason", &mut of.reason),
                from: of.from.take(),
                note: of.note.take(),
            },
            "resume" => Self::Resume {
                reason: given.needed("reason", &mut of.reason),
                at: of.at.take(),
            },
            "extend" => Self::Extend {
                by: given.needed("by", &mut of.by),
                reason: given.needed("reason", &mut of.reason),
                told_at: of.told_at.take(),
            },
            "meet" => Self::Meet {
                at: of.at.take(),
                reason: given.needed("reason", &mut of.reason),
            },
            "explain" => Self::Explain {
                cause: given.needed("cause", &mut of.cause),
                words: given.needed("words", &mut of.words),
            },
            "propose_remedy" => Self::ProposeRemedy {
                remedy: of.remedy.take(),
            },
            "execute_remedy" => Self::ExecuteRemedy {
                remedy: given.needed("remedy", &mut of.remedy),
                note: given.needed("note", &mut of.note),
            },
            _ => return Err(unknown_kind(LINES)),
        };
        given.refuse("reason", of.reason.is_some());
        given.refuse("from", of.from.is_some());
        given.refuse("at", of.at.is_some());
        given.refuse("by", of.by.is_some());
        given.refuse("told_at", of.told_at.is_some());
        given.refuse("cause", of.cause.is_some());
        given.refuse("words", of.words.is_some());
        given.refuse("remedy", of.remedy.is_some());
        given.refuse("note", of.note.is_some());
        given.finish(input)
    }
}

impl TryFrom<CorrectGuaranteeRequest> for EntryInput {
    type Error = ApiError;

    fn try_from(request: CorrectGuaranteeRequest) -> Result<Self, ApiError> {
        let mut given = Given::default();
        let mut of = request;
        let input = match of.kind.as_str() {
            "amend" => Self::Amend {
                due_at: given.needed("due_at", &mut of.due_at),
                reason: given.needed("reason", &mut of.reason),
            },
            "cancel" => Self::Cancel {
                reason: given.needed("reason", &mut of.reason),
            },
            "approve_remedy" => Self::ApproveRemedy {
                remedy: given.needed("remedy", &mut of.remedy),
            },
            "decline_remedy" => Self::DeclineRemedy {
                remedy: given.needed("remedy", &mut of.remedy),
                reason: given.needed("reason", &mut of.reason),
            },
            _ => return Err(unknown_kind(CORRECTIONS)),
        };
        given.refuse("due_at", of.due_at.is_some());
        given.refuse("reason", of.reason.is_some());
        given.refuse("remedy", of.remedy.is_some());
        given.finish(input)
    }
}

/// What is wrong with the fields of a request, as they are taken one by one.
#[derive(Default)]
struct Given {
    problems: Vec<FieldProblem>,
}

impl Given {
    fn needed<T: Default>(&mut self, name: &str, field: &mut Option<T>) -> T {
        field.take().unwrap_or_else(|| {
            let pointer = format!("/{name}");
            let missing = FieldProblem::new(pointer, FieldCode::Required);
            self.problems.push(missing);
            T::default()
        })
    }

    /// Notes a field that was given and belongs to another kind.
    fn refuse(&mut self, name: &str, is_left: bool) {
        if is_left {
            let pointer = format!("/{name}");
            let unknown = FieldProblem::new(pointer, FieldCode::UnknownField);
            self.problems.push(unknown);
        }
    }

    fn finish(self, input: EntryInput) -> Result<EntryInput, ApiError> {
        if self.problems.is_empty() {
            return Ok(input);
        }
        Err(onedoor_service::Error::Invalid(self.problems).into())
    }
}

fn unknown_kind(allowed: &str) -> ApiError {
    let unknown = FieldProblem::new("/kind", FieldCode::UnknownValue).with("allowed", allowed);
    onedoor_service::Error::Invalid(vec![unknown]).into()
}
