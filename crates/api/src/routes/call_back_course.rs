//! What becomes of a promised call-back, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, patch, post};
use onedoor_domain::CallBackId;
use onedoor_service::Services;
use uuid::Uuid;

use super::call_backs::told;
use crate::described::{House, IfRead, Once, ReadAgain, SendAgain};
use crate::extract::{Body, Seen, Signed};
use crate::models::call_back::{
    CallBackResponse, CancelCallBackRequest, KeepCallBackRequest, ReassignCallBackRequest,
};
use crate::problem::ApiResult;
use crate::routes::{answered, single};

/// Note a call that was made for a call-back: reached, which keeps it, or not, which counts an
/// attempt. It becomes a contact moment of the case.
#[utoipa::path(
    tag = "switchboard",
    operation_id = "keep_call_back",
    params(House, ("id" = Uuid, Path, description = "The call-back."), IfRead, Once),
    request_body = KeepCallBackRequest,
    responses(
        (status = 200, description = "The call-back after it.", body = CallBackResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/call-backs/{id}/kept")]
pub(crate) async fn keep_call_back(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<KeepCallBackRequest>,
) -> ApiResult<HttpResponse> {
    let (id, input) = (CallBackId(path.1), body.value.into());
    let answer = services
        .keep_call_back(caller.0, id, seen.0, input, body.once, told)
        .await?;
    Ok(answered(answer))
}

/// Call a call-back off, with a reason. Its promise no longer applies.
#[utoipa::path(
    tag = "switchboard",
    operation_id = "cancel_call_back",
    params(House, ("id" = Uuid, Path, description = "The call-back."), IfRead, Once),
    request_body = CancelCallBackRequest,
    responses(
        (status = 200, description = "The call-back after it.", body = CallBackResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/call-backs/{id}/cancel")]
pub(crate) async fn cancel_call_back(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<CancelCallBackRequest>,
) -> ApiResult<HttpResponse> {
    let (id, reason) = (CallBackId(path.1), body.value.reason);
    let answer = services
        .cancel_call_back(caller.0, id, seen.0, reason, body.once, told)
        .await?;
    Ok(answered(answer))
}

/// Give a call-back to somebody else. Its clock runs on.
#[utoipa::path(
    tag = "switchboard",
    operation_id = "reassign_call_back",
    params(House, ("id" = Uuid, Path, description = "The call-back."), IfRead),
    request_body = ReassignCallBackRequest,
    responses(
        (status = 200, description = "The call-back as it is now.", body = CallBackResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[patch("/call-backs/{id}")]
pub(crate) async fn reassign_call_back(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<ReassignCallBackRequest>,
) -> ApiResult<HttpResponse> {
    let (id, staff) = (CallBackId(path.1), body.value.staff());
    let found = services
        .reassign_call_back(caller.0, id, seen.0, staff)
        .await?;
    Ok(single(
        &CallBackResponse::from(&found),
        found.record.version,
    ))
}
