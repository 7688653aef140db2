//! Somebody leaves, over HTTP.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, post};
use onedoor_domain::StaffId;
use onedoor_service::{Answer, Leaving, Services};
use uuid::Uuid;

use crate::extract::{Body, Seen, Signed, etag};
use crate::models::leave::{LeaveRequest, LeaveResponse};
use crate::problem::{ApiResult, Problem};
use crate::routes::{answered, changed};

/// Let somebody go, whatever they carry.
///
/// In one step every live case of theirs gets another coordinator, what they worked on goes back
/// before its unit, and their credentials count no more.
#[utoipa::path(
    tag = "staff",
    operation_id = "leave_staff",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The staff member."),
        ("If-Match" = String, Header, description = "The `ETag` that you read."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = LeaveRequest,
    responses(
        (status = 200, description = "What became of everything that they carried.", body = LeaveResponse, headers(
            ("ETag" = String, description = "The staff member's version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
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
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The staff member."),
    ),
    request_body = LeaveRequest,
    responses(
        (status = 200, description = "What would become of it.", body = LeaveResponse),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
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
