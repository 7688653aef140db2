//! Who coordinates a case, over HTTP.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use onedoor_domain::CaseId;
use onedoor_service::{Answer, NewCoordinator, Services};
use uuid::Uuid;

use crate::described::{House, IfRead, Once, SendAgain, TryAgain};
use crate::extract::{Body, Seen, Signed, etag};
use crate::models::coordination::{
    CoordinatorSpellResponse, HandOverRequest, NewCoordinatorResponse, coordinators,
};
use crate::models::page::Page;
use crate::problem::ApiResult;
use crate::routes::{answered, changed};

/// Give a case to another coordinator, or take it over.
///
/// By whoever coordinates the case or acts for them, the head of their unit, or management. What
/// lies with the coordinator goes along, and the business is told who its new person is.
#[utoipa::path(
    tag = "cases",
    operation_id = "hand_over_case",
    params(House, ("id" = Uuid, Path, description = "The case."), IfRead, Once),
    request_body = HandOverRequest,
    responses(
        (status = 200, description = "The case with its new coordinator.", body = NewCoordinatorResponse, headers(
            ("ETag" = String, description = "The case's version."),
        )),
        SendAgain,
    ),
)]
#[post("/cases/{id}/hand-over")]
pub(crate) async fn hand_over_case(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<HandOverRequest>,
) -> ApiResult<HttpResponse> {
    let (input, once) = (body.value.into(), body.once);
    let answer = services
        .hand_over_case(caller.0, CaseId(path.1), seen.0, input, once, told)
        .await?;
    Ok(answered(answer))
}

/// Read who has coordinated a case, from when until when, and why.
#[utoipa::path(
    tag = "cases",
    operation_id = "list_coordinators",
    params(House, ("id" = Uuid, Path, description = "The case.")),
    responses(
        (status = 200, description = "Everybody who has, the first one first.", body = Page<CoordinatorSpellResponse>),
        TryAgain,
    ),
)]
#[get("/cases/{id}/coordinators")]
pub(crate) async fn list_coordinators(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<Json<Page<CoordinatorSpellResponse>>> {
    let found = services.list_coordinators(caller.0, CaseId(path.1)).await?;
    Ok(Json(coordinators(&found)))
}

fn told(after: &NewCoordinator) -> Answer {
    let version = after.case.version;
    changed(&NewCoordinatorResponse::from(after), etag(version))
}
