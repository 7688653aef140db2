//! What is asked of call-backs.

use onedoor_domain::StaffId;
use onedoor_service::{CallBackInput, CalledBackInput};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::given;

/// A call-back to open.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AskCallBackRequest {
    /// Which number, however written; that of the case's contact person if left out.
    #[schema(example = "33 99 12 34")]
    phone: Option<String>,
    /// Whom to ask for.
    name: Option<String>,
    /// About what.
    reason: Option<String>,
    /// They want to be called after this moment, RFC 3339. The promise counts from then.
    #[schema(format = DateTime)]
    after: Option<String>,
    /// They want to be called before this moment, RFC 3339. The promise is no longer than that, but
    /// never less than a working hour.
    #[schema(format = DateTime)]
    before: Option<String>,
    /// Who is to call; whoever coordinates the case if left out.
    staff: Option<Uuid>,
}

/// A call that was made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepCallBackRequest {
    /// `reached`, which keeps it; or `not_reached`, which counts an attempt and leaves it open.
    #[schema(example = "reached")]
    outcome: String,
    /// When, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    at: Option<String>,
    /// For how many minutes, 0 to 1440.
    minutes: Option<u32>,
    /// What was said, for the house. Kept word for word.
    note: Option<String>,
}

/// Why a call-back is called off.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CancelCallBackRequest {
    /// Why.
    pub(crate) reason: String,
}

/// Who is to call instead.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReassignCallBackRequest {
    /// Who is to call; null gives it back to whoever coordinates the case.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<Uuid>, required)]
    staff: Option<Option<Uuid>>,
}

impl ReassignCallBackRequest {
    /// Who is to call; none for whoever coordinates.
    pub(crate) fn staff(self) -> Option<StaffId> {
        self.staff.flatten().map(StaffId)
    }
}

impl From<AskCallBackRequest> for CallBackInput {
    fn from(request: AskCallBackRequest) -> Self {
        Self {
            phone: request.phone,
            name: request.name,
            reason: request.reason,
            after: request.after,
            before: request.before,
            staff: request.staff.map(StaffId),
        }
    }
}

impl From<KeepCallBackRequest> for CalledBackInput {
    fn from(request: KeepCallBackRequest) -> Self {
        Self {
            outcome: request.outcome,
            at: request.at,
            minutes: request.minutes,
            note: request.note,
        }
    }
}
