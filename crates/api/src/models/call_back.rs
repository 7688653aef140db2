//! Call-backs on the wire.

use onedoor_domain::{CallBackId, Moment, StaffId};
use onedoor_service::records::CallBackPlace;
use onedoor_service::{CallBackInput, CallBackView, CalledBackInput};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::given;

/// A duty to call a business back.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CallBackResponse {
    /// Its identity.
    id: String,
    /// The case.
    case: String,
    /// Its reference.
    reference: String,
    /// The promise to the business, with a clock of its own.
    guarantee: String,
    /// Who is to call.
    staff: String,
    /// Their name.
    staff_name: Option<String>,
    /// Whether it is whoever coordinates the case, so that it goes with the case when it is handed
    /// over.
    for_coordinator: bool,
    /// Which number. Number, name and reason are for whoever is to call, whoever noted it, and
    /// those who see all of the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    /// Whom to ask for.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// About what.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// Not before this moment, as they wish.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    after: Option<String>,
    /// Not after this moment, as they wish.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    before: Option<String>,
    /// When it is due.
    #[schema(format = DateTime)]
    due_at: String,
    /// Where it stands: `open`, `kept` or `cancelled`.
    stage: String,
    /// How often somebody called and reached nobody.
    attempts: u32,
    /// When it was kept or called off.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    ended_at: Option<String>,
    /// Why it was called off.
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_because: Option<String>,
    /// When it was noted.
    #[schema(format = DateTime)]
    created_at: String,
    /// What you may do with it now: `keep_call_back`, `cancel_call_back`, `reassign_call_back`.
    allowed_actions: Vec<&'static str>,
    /// Its version, as in the `ETag`.
    version: i32,
}

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

/// The place of a call-back in the order of due moments, as a cursor.
pub(crate) fn cursor(place: CallBackPlace) -> String {
    format!("{}-{}", place.0.as_micros(), place.1.0.simple())
}

/// The place that a cursor names.
pub(crate) fn place(cursor: &str) -> Option<CallBackPlace> {
    let (micros, id) = cursor.rsplit_once('-')?;
    let at = Moment::from_micros(micros.parse().ok()?)?;
    Some((at, CallBackId(Uuid::try_parse(id).ok()?)))
}

impl From<&CallBackView> for CallBackResponse {
    fn from(view: &CallBackView) -> Self {
        let record = &view.record;
        Self {
            id: record.id.to_string(),
            case: record.case.to_string(),
            reference: view.reference.clone(),
            guarantee: record.guarantee.to_string(),
            staff: view.caller.to_string(),
            staff_name: view.caller_name.clone(),
            for_coordinator: record.staff.is_none(),
            phone: record.phone.clone(),
            name: record.name.clone(),
            reason: record.reason.clone(),
            after: record.wish.after.map(|at| at.to_string()),
            before: record.wish.before.map(|at| at.to_string()),
            due_at: record.due_at.to_string(),
            stage: record.state.stage().to_string(),
            attempts: record.state.attempts(),
            ended_at: record.state.ended_at().map(|at| at.to_string()),
            ended_because: record.ended_because.clone(),
            created_at: record.created_at.to_string(),
            allowed_actions: view.allowed.iter().map(|one| one.as_str()).collect(),
            version: record.version.0,
        }
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
