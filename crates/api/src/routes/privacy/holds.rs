//! Legal holds over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, post};
use onedoor_domain::{CaseId, HoldId};
use onedoor_service::Services;
use onedoor_service::records::HoldRecord;
use uuid::Uuid;

use crate::described::{House, IfRead, Once, SendAgain, TryAgain};
use crate::extract::{Body, Seen, Signed, etag};
use crate::models::privacy::{HoldResponse, LiftRequest, PlaceHoldRequest};
use crate::problem::ApiResult;
use crate::routes::{answered, changed, created, single};

/// Put a legal hold on a case: it is kept, whatever else is said of it.
#[utoipa::path(
    tag = "privacy",
    operation_id = "place_hold",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = PlaceHoldRequest,
    responses(
        (status = 201, description = "It is held.", body = HoldResponse, headers(
            ("Location" = String, description = "The hold."),
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        SendAgain,
    ),
)]
#[post("/retention/{id}/holds")]
pub(crate) async fn place_hold(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<PlaceHoldRequest>,
) -> ApiResult<HttpResponse> {
    let (house, case) = path.into_inner();
    let render = move |hold: &HoldRecord| {
        let at = format!("/v1/{house}/holds/{}", hold.id);
        created(&HoldResponse::from(hold), at, etag(hold.version))
    };
    let answer = services
        .place_hold(caller.0, CaseId(case), body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Read a legal hold.
#[utoipa::path(
    tag = "privacy",
    operation_id = "find_hold",
    params(House, ("id" = Uuid, Path, description = "The hold.")),
    responses(
        (status = 200, description = "The hold.", body = HoldResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/holds/{id}")]
pub(crate) async fn find_hold(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let hold = services.find_hold(caller.0, HoldId(path.1)).await?;
    Ok(single(&HoldResponse::from(&hold), hold.version))
}

/// Take a legal hold off a case. It stays known that there was one.
#[utoipa::path(
    tag = "privacy",
    operation_id = "lift_hold",
    params(House, ("id" = Uuid, Path, description = "The hold."), IfRead, Once),
    request_body = LiftRequest,
    responses(
        (status = 200, description = "The hold as it is now.", body = HoldResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        SendAgain,
    ),
)]
#[post("/holds/{id}/lift")]
pub(crate) async fn lift_hold(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<LiftRequest>,
) -> ApiResult<HttpResponse> {
    let render = |hold: &HoldRecord| changed(&HoldResponse::from(hold), etag(hold.version));
    let answer = services
        .lift_hold(
            caller.0,
            (HoldId(path.1), seen.0),
            body.value.into(),
            body.once,
            render,
        )
        .await?;
    Ok(answered(answer))
}
