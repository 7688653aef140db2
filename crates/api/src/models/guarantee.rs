//! A promise with its ledger, on the wire.

mod owed;

use onedoor_domain::Language;
use onedoor_domain::guarantee::Phase;
use onedoor_service::{GuaranteeFile, texts};
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

pub(crate) use owed::{OwedResponse, ReductionResponse, RemedyResponse};

use crate::models::case::{GuaranteeResponse, Told};
use crate::routes::json;

/// A promise with its terms and its whole ledger.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct GuaranteeFileResponse {
    /// The promise.
    guarantee: GuaranteeResponse,
    /// The case it stands in.
    case_id: String,
    /// Its frozen conditions, exactly as they were recorded.
    #[schema(value_type = serde_json::Value)]
    terms: Box<RawValue>,
    /// Why its clock stands still, as words of the terms; empty while it runs.
    paused_for: Vec<String>,
    /// Why it was missed, once that was said. Left out for a reader with limited sight.
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<ExplanationResponse>,
    /// What its terms owe for missing it, as of today.
    #[serde(skip_serializing_if = "Option::is_none")]
    owed: Option<OwedResponse>,
    /// What makes up for it.
    remedies: Vec<RemedyResponse>,
    /// Its lines, oldest first. Empty for a reader with limited sight.
    entries: Vec<EntryResponse>,
}

/// Why a promise was missed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ExplanationResponse {
    /// The cause, as one word.
    cause: String,
    /// The cause in the reader's language.
    cause_text: String,
    /// The words for the business.
    words: String,
}

/// A line of a ledger.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EntryResponse {
    /// When it was recorded.
    #[schema(format = DateTime)]
    at: String,
    /// The line, exactly as it was recorded.
    #[schema(value_type = serde_json::Value)]
    entry: Box<RawValue>,
}

impl GuaranteeFileResponse {
    /// The promise, told in `language`.
    pub(crate) fn of(found: &GuaranteeFile, language: Language) -> Self {
        let told = Told {
            file: &found.file,
            language,
        };
        let state = &found.kept.state;
        let paused_for = match state.phase() {
            Phase::Paused { standing, .. } => {
                let reasons = standing.reasons.iter();
                reasons.map(|(reason, _)| reason.to_string()).collect()
            }
            Phase::Waiting
            | Phase::Running { .. }
            | Phase::Missed { .. }
            | Phase::Met { .. }
            | Phase::Cancelled { .. } => Vec::new(),
        };
        // Words about the matter.
        let explained = state.record().explanation.as_ref();
        let explained = explained.filter(|_| found.file.sight.shows_content());
        let remedies = state.record().remedies.iter();
        Self {
            guarantee: told.guarantee(&found.record),
            case_id: found.file.case.id.to_string(),
            terms: raw(state.terms()),
            paused_for,
            explanation: explained.map(|explained| ExplanationResponse {
                cause: explained.cause.to_string(),
                cause_text: texts::say(language, &format!("cause-{}", explained.cause)),
                words: explained.words.clone(),
            }),
            owed: found.owed.map(|(remedy, reduction)| OwedResponse {
                remedy: remedy.to_string(),
                reduction: reduction.map(ReductionResponse::from),
            }),
            remedies: remedies
                .map(|remedy| RemedyResponse {
                    remedy: remedy.kind.to_string(),
                    stage: remedy.stage.to_string(),
                    reduction: remedy.reduction.map(ReductionResponse::from),
                })
                .collect(),
            entries: found
                .lines
                .iter()
                .map(|line| EntryResponse {
                    at: line.at.to_string(),
                    entry: raw(&line.entry),
                })
                .collect(),
        }
    }
}

/// Our own types are always JSON.
fn raw<T: Serialize>(value: &T) -> Box<RawValue> {
    RawValue::from_string(json(value)).unwrap_or_default()
}
