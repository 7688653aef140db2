//! What one unit passes on to another, over HTTP.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use onedoor_domain::CaseId;
use onedoor_service::{Services, ShareView};
use uuid::Uuid;

use crate::described::{House, Once, SendAgain, TryAgain};
use crate::extract::{Body, Signed};
use crate::models::privacy::{ShareRequest, ShareResponse, SharesResponse};
use crate::problem::ApiResult;
use crate::routes::{added, answered};

/// Pass a part that is for one unit alone on to another unit, on a ground in law.
///
/// The ground is recorded, and from then on the members of that unit see the part. Each time they
/// do is logged.
#[utoipa::path(
    tag = "privacy",
    operation_id = "share_part",
    params(House, Once),
    request_body = ShareRequest,
    responses(
        (status = 201, description = "It was passed on.", body = ShareResponse, headers(
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        SendAgain,
    ),
)]
#[post("/shares")]
pub(crate) async fn share_part(
    caller: Signed,
    services: Data<Services>,
    body: Body<ShareRequest>,
) -> ApiResult<HttpResponse> {
    let render = |view: &ShareView| added(&ShareResponse::from(view));
    let answer = services
        .share_part(caller.0, body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// List what was passed on of a case, and on what ground, as far as you see the parts themselves.
#[utoipa::path(
    tag = "privacy",
    operation_id = "list_shares",
    params(House, ("id" = Uuid, Path, description = "The case.")),
    responses(
        (status = 200, description = "What was passed on, oldest first.", body = SharesResponse),
        TryAgain,
    ),
)]
#[get("/cases/{id}/shares")]
pub(crate) async fn list_shares(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<Json<SharesResponse>> {
    let found = services.list_shares(caller.0, CaseId(path.1)).await?;
    Ok(Json(SharesResponse::from(found.as_slice())))
}
