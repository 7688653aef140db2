//! Call-backs on the wire.

mod asked;

use onedoor_domain::{CallBackId, Moment};
use onedoor_service::CallBackView;
use onedoor_service::records::CallBackPlace;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

pub(crate) use asked::{
    AskCallBackRequest, CancelCallBackRequest, KeepCallBackRequest, ReassignCallBackRequest,
};

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
