//! A promise put right.

use onedoor_service::{EntryInput, Error};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Given, unknown_kind};

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

/// The kinds of corrections.
const CORRECTIONS: &str = "amend, cancel, approve_remedy, decline_remedy";

impl TryFrom<CorrectGuaranteeRequest> for EntryInput {
    type Error = Error;

    fn try_from(request: CorrectGuaranteeRequest) -> Result<Self, Error> {
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
