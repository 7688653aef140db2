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
    /// `pause` (`reason`, `from`, `note`), `resume` (`reason`, `at`), `extend` (`by`, `reason`,
    /// `told_at`), `amend` (`due_at`, `reason`; managers), `meet` (`at`, `reason`), `cancel`
    /// (`reason`; managers), `explain` (`cause`, `words`), `propose_remedy` (`remedy`),
    /// `approve_remedy` (`remedy`; managers), `decline_remedy` (`remedy`, `reason`; managers),
    /// `execute_remedy` (`remedy`, `note`).
    #[schema(example = "extend")]
    kind: String,
    /// Why. For `pause` and `resume` a reason that the terms allow: `regional_state_referral`,
    /// `referral_late`, `minor_gap_at_applicant`, `missing_attachment`, `gap_at_applicant`,
    /// `postponement_asked` or `awaiting_completion`; else words.
    reason: Option<String>,
    /// From when the clock stands still.
    #[schema(format = DateTime)]
    from: Option<String>,
    /// When it went on, or when the promise was kept.
    #[schema(format = DateTime)]
    at: Option<String>,
    /// How many more of the terms' own unit.
    by: Option<u32>,
    /// When the business was told of the extension.
    #[schema(format = DateTime)]
    told_at: Option<String>,
    /// The due moment as it should be.
    #[schema(format = DateTime)]
    due_at: Option<String>,
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

/// The kinds of lines that a request may hold.
const KINDS: [&str; 11] = [
    "pause",
    "resume",
    "extend",
    "amend",
    "meet",
    "cancel",
    "explain",
    "propose_remedy",
    "approve_remedy",
    "decline_remedy",
    "execute_remedy",
];

impl TryFrom<RecordEntryRequest> for EntryInput {
    type Error = ApiError;

    /// Takes every field that belongs to the kind, and refuses those that do not.
    fn try_from(request: RecordEntryRequest) -> Result<Self, ApiError> {
        let kind = request.kind.clone();
        let mut given = Given {
            request,
            problems: Vec::new(),
        };
        let input = match kind.as_str() {
            "pause" => Some(Self::Pause {
                reason: given.needed("reason", |of| of.reason.take()),
                from: given.request.from.take(),
                note: given.request.note.take(),
            }),
            "resume" => Some(Self::Resume {
                reason: given.needed("reason", |of| of.reason.take()),
                at: given.request.at.take(),
            }),
            "extend" => Some(Self::Extend {
                by: given.needed("by", |of| of.by.take()),
                reason: given.needed("reason", |of| of.reason.take()),
                told_at: given.request.told_at.take(),
            }),
            "amend" => Some(Self::Amend {
                due_at: given.needed("due_at", |of| of.due_at.take()),
                reason: given.needed("reason", |of| of.reason.take()),
            }),
            "meet" => Some(Self::Meet {
                at: given.request.at.take(),
                reason: given.needed("reason", |of| of.reason.take()),
            }),
            "cancel" => Some(Self::Cancel {
                reason: given.needed("reason", |of| of.reason.take()),
            }),
            "explain" => Some(Self::Explain {
                cause: given.needed("cause", |of| of.cause.take()),
                words: given.needed("words", |of| of.words.take()),
            }),
            "propose_remedy" => Some(Self::ProposeRemedy {
                remedy: given.request.remedy.take(),
            }),
            "approve_remedy" => Some(Self::ApproveRemedy {
                remedy: given.needed("remedy", |of| of.remedy.take()),
            }),
            "decline_remedy" => Some(Self::DeclineRemedy {
                remedy: given.needed("remedy", |of| of.remedy.take()),
                reason: given.needed("reason", |of| of.reason.take()),
            }),
            "execute_remedy" => Some(Self::ExecuteRemedy {
                remedy: given.needed("remedy", |of| of.remedy.take()),
                note: given.needed("note", |of| of.note.take()),
            }),
            _ => None,
        };
        given.finish(input)
    }
}

/// A request whose fields are taken one by one.
struct Given {
    request: RecordEntryRequest,
    problems: Vec<FieldProblem>,
}

impl Given {
    fn needed<T: Default>(
        &mut self,
        name: &str,
        take: impl FnOnce(&mut RecordEntryRequest) -> Option<T>,
    ) -> T {
        take(&mut self.request).unwrap_or_else(|| {
            let pointer = format!("/{name}");
            self.problems
                .push(FieldProblem::new(pointer, FieldCode::Required));
            T::default()
        })
    }

    fn finish(mut self, input: Option<EntryInput>) -> Result<EntryInput, ApiError> {
        let left = &self.request;
        let left_over = [
            ("reason", left.reason.is_some()),
            ("from", left.from.is_some()),
            ("at", left.at.is_some()),
            ("by", left.by.is_some()),
            ("told_at", left.told_at.is_some()),
            ("due_at", left.due_at.is_some()),
            ("cause", left.cause.is_some()),
            ("words", left.words.is_some()),
            ("remedy", left.remedy.is_some()),
            ("note", left.note.is_some()),
        ];
        let Some(input) = input else {
            let unknown = FieldProblem::new("/kind", FieldCode::UnknownValue);
            let unknown = unknown.with("allowed", KINDS.join(", "));
            return Err(onedoor_service::Error::Invalid(vec![unknown]).into());
        };
        for (name, _) in left_over.into_iter().filter(|(_, is_there)| *is_there) {
            let pointer = format!("/{name}");
            self.problems
                .push(FieldProblem::new(pointer, FieldCode::UnknownField));
        }
        if self.problems.is_empty() {
            return Ok(input);
        }
        Err(onedoor_service::Error::Invalid(self.problems).into())
    }
}
