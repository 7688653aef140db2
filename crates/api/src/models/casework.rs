//! What is done to a case as a whole, on the wire.

use onedoor_domain::Language;
use onedoor_domain::case::Obstacle;
use onedoor_service::{CaseWaitInput, Closing, ReopenInput, WithdrawInput, texts};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::models::case::Told;

/// For whom a case is to wait.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WaitRequest {
    /// `business` or `others`.
    #[schema(example = "business")]
    awaited: String,
    /// For what.
    reason: String,
}

/// Why the business no longer wants an answer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WithdrawRequest {
    /// Why, in its words.
    reason: String,
}

/// Why a case goes on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReopenRequest {
    /// Why.
    reason: String,
}

/// What must be done before a case may close.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ClosingResponse {
    /// Whether it may close now.
    ready: bool,
    /// Everything that keeps it from closing.
    open: Vec<ObstacleResponse>,
}

/// One thing that keeps a case from closing.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ObstacleResponse {
    /// What: `not_answered`, `open_contribution`, `promise_owed`, `unexplained_miss` or
    /// `open_call_back`.
    code: String,
    /// Where in the case it stands.
    pointer: String,
    /// The unit or the promise that it is about, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<String>,
    /// What to do about it.
    detail: String,
}

impl ClosingResponse {
    /// The gate, told in `language`.
    pub(crate) fn of(closing: &Closing, language: Language) -> Self {
        let told = Told {
            file: &closing.file,
            language,
        };
        let open = closing.obstacles.iter();
        Self {
            ready: closing.obstacles.is_empty() && closing.file.case.stage.is_live(),
            open: open.map(|obstacle| response(&told, *obstacle)).collect(),
        }
    }
}

fn response(told: &Told<'_>, obstacle: Obstacle) -> ObstacleResponse {
    ObstacleResponse {
        code: obstacle.kind().to_string(),
        pointer: obstacle.pointer(),
        about: match obstacle {
            Obstacle::NotAnswered | Obstacle::OpenCallBack(_) => None,
            Obstacle::OpenContribution(id) => Some(told.unit_of(id)),
            Obstacle::PromiseOwed(id) | Obstacle::UnexplainedMiss(id) => Some(told.promise_of(id)),
        },
        detail: texts::say(told.language, &format!("obstacle-{}", obstacle.kind())),
    }
}

impl From<WaitRequest> for CaseWaitInput {
    fn from(request: WaitRequest) -> Self {
        Self {
            awaited: request.awaited,
            reason: request.reason,
        }
    }
}

impl From<WithdrawRequest> for WithdrawInput {
    fn from(request: WithdrawRequest) -> Self {
        Self {
            reason: request.reason,
        }
    }
}

impl From<ReopenRequest> for ReopenInput {
    fn from(request: ReopenRequest) -> Self {
        Self {
            reason: request.reason,
        }
    }
}
