//! Somebody leaves, over HTTP.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, post};
use onedoor_domain::StaffId;
use onedoor_service::{Answer, Leaving, Services};
use uuid::Uuid;

use crate::described::{House, IfRead, Once, SendAgain, TryAgain};
use crate::extract::{Body, Seen, Signed, etag};
use crate::models::leave::{LeaveRequest, LeaveResponse};
use crate::problem::ApiResult;
use crate::routes::{answered, changed};

/// Let somebody go, whatever they carry.
///
/// In one step every live case of theirs gets another coordinator, what they worked on goes back
/// before its unit, and their credentials count no more.
#[utoipa::path(
    tag = "staff",
    operation_id = "leave_staff",
    params(House, ("id" = Uuid, Path, description = "The staff member."), IfRead, Once),
    request_body = LeaveRequest,
    responses(
        (status = 200, description = "What became of everything that they carried.", body = LeaveResponse, headers(
            ("ETag" = String, description = "The staff member's version."),
        )),
        SendAgain,
    ),
)]
#[post("/staff/{id}/leave")]
pub(crate) async fn leave_staff(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<LeaveRequest>,
) -> ApiResult<HttpResponse> {
    let (input, once) = (body.value.into(), body.once);
    let answer = services
        .leave_staff(caller.0, StaffId(path.1), seen.0, input, once, told)
        .await?;
    Ok(answered(answer))
}

/// See what would become of everything that somebody carries if they left now.
///
/// Nothing is written. Whoever routing finds may be somebody else by the time they leave.
#[utoipa::path(
    tag = "staff",
    operation_id = "preview_leave",
    params(House, ("id" = Uuid, Path, description = "The staff member.")),
    request_body = LeaveRequest,
    responses(
        (status = 200, description = "What would become of it.", body = LeaveResponse),
        TryAgain,
    ),
)]
#[post("/staff/{id}/leave/preview")]
pub(crate) async fn preview_leave(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<LeaveRequest>,
) -> ApiResult<Json<LeaveResponse>> {
    let leaving = services
        .preview_leave(caller.0, StaffId(path.1), body.value.into())
        .await?;
    Ok(Json(LeaveResponse::from(&leaving)))
}

fn told(leaving: &Leaving) -> Answer {
    let version = leaving.person.version;
    changed(&LeaveResponse::from(leaving), etag(version))
}
