//! Call-backs over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use onedoor_domain::{CallBackId, CaseId, StaffId};
use onedoor_service::{Answer, CallBackQuery, CallBackView, FieldCode, Services};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, Once, SendAgain, TryAgain};
use crate::extract::{Body, Signed, etag};
use crate::models::call_back::{AskCallBackRequest, CallBackResponse, cursor, place};
use crate::models::page::{Page, limit};
use crate::problem::{ApiError, ApiResult};
use crate::routes::{answered, changed, created, moment, page, single};

/// Which open call-backs.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListCallBacksQuery {
    /// Those that this person is to make.
    #[serde(rename = "for")]
    #[param(rename = "for")]
    staff: Option<Uuid>,
    /// Those that are due before this moment, RFC 3339.
    #[param(format = DateTime)]
    due_before: Option<String>,
    /// Those of this case.
    case: Option<Uuid>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// Open a call-back: a duty to call the business, promised to it on a clock of its own.
#[utoipa::path(
    tag = "switchboard",
    operation_id = "ask_call_back",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = AskCallBackRequest,
    responses(
        (status = 201, description = "It was promised.", body = CallBackResponse, headers(
            ("Location" = String, description = "The call-back."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/cases/{id}/call-backs")]
pub(crate) async fn ask_call_back(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<AskCallBackRequest>,
) -> ApiResult<HttpResponse> {
    let (house, case) = path.into_inner();
    let render = move |view: &CallBackView| {
        let at = format!("/v1/{house}/call-backs/{}", view.record.id);
        created(&CallBackResponse::from(view), at, etag(view.record.version))
    };
    let answer = services
        .ask_call_back(caller.0, CaseId(case), body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// List open call-backs, soonest due first.
///
/// What the reader may not see is left out, so a page may hold fewer than its limit.
#[utoipa::path(
    tag = "switchboard",
    operation_id = "list_call_backs",
    params(House, ListCallBacksQuery),
    responses(
        (status = 200, description = "A page of call-backs.", body = Page<CallBackResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/call-backs")]
pub(crate) async fn list_call_backs(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    query: Query<ListCallBacksQuery>,
) -> ApiResult<HttpResponse> {
    let found = services
        .list_call_backs(caller.0, query.into_inner().read()?)
        .await?;
    let answer = Page {
        items: found.items.iter().map(CallBackResponse::from).collect(),
        next: found.next.map(cursor),
    };
    Ok(page(&request, &answer))
}

/// Read a call-back.
#[utoipa::path(
    tag = "switchboard",
    operation_id = "find_call_back",
    params(House, ("id" = Uuid, Path, description = "The call-back.")),
    responses(
        (status = 200, description = "The call-back.", body = CallBackResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/call-backs/{id}")]
pub(crate) async fn find_call_back(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services
        .find_call_back(caller.0, CallBackId(path.1))
        .await?;
    Ok(single(
        &CallBackResponse::from(&found),
        found.record.version,
    ))
}

pub(super) fn told(view: &CallBackView) -> Answer {
    changed(&CallBackResponse::from(view), etag(view.record.version))
}

impl ListCallBacksQuery {
    fn read(self) -> ApiResult<CallBackQuery> {
        let after = self.cursor.map(|cursor| {
            place(&cursor).ok_or_else(|| ApiError::field("cursor", FieldCode::NoSuchThing))
        });
        Ok(CallBackQuery {
            staff: self.staff.map(StaffId),
            due_before: moment("due_before", self.due_before.as_deref())?,
            case: self.case.map(CaseId),
            after: after.transpose()?,
            limit: limit(self.limit)?,
        })
    }
}
