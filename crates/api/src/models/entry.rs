//! Lines that people write into the ledger of a promise, on the wire.

mod correction;
mod given;

use onedoor_service::{EntryInput, Error, FieldCode, FieldProblem};
use serde::Deserialize;
use utoipa::ToSchema;

pub(crate) use correction::CorrectGuaranteeRequest;
use given::Given;

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

/// The kinds of lines that people write.
const LINES: &str = "start, pause, resume, extend, meet, explain, propose_remedy, execute_remedy";

impl TryFrom<RecordEntryRequest> for EntryInput {
    type Error = Error;

    /// Takes every field that belongs to the kind, and refuses those that do not.
    fn try_from(request: RecordEntryRequest) -> Result<Self, Error> {
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

fn unknown_kind(allowed: &str) -> Error {
    let unknown = FieldProblem::new("/kind", FieldCode::UnknownValue).with("allowed", allowed);
    Error::Invalid(vec![unknown])
}
