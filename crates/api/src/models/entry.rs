//! Lines that people write into the ledger of a promise, on the wire.

use onedoor_service::{EntryInput, FieldCode, FieldProblem};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::problem::ApiError;

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
