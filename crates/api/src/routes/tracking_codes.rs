//! Tracking codes over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use onedoor_domain::{CaseId, ContactId, TrackingId};
use onedoor_service::{Answer, CodeIssued, LostCodeInput, Services};
use uuid::Uuid;

use crate::described::{House, IfRead, Once, ReadAgain, SendAgain, TryAgain};
use crate::extract::{Body, Seen, Signed, session};
use crate::models::tracking_code::{
    CodeIssuedResponse, IssueCodeRequest, LostCodeRequest, LostCodeResponse, TrackingCodeResponse,
    TrackingCodesResponse,
};
use crate::problem::{ApiResult, Problem};
use crate::routes::{added, answered, single};

/// List the tracking codes of a case, without their secrets.
#[utoipa::path(
    tag = "tracking",
    operation_id = "list_tracking_codes",
    params(
        House,
        ("id" = Uuid, Path, description = "The case."),
    ),
    responses(
        (status = 200, description = "The codes, newest first.", body = TrackingCodesResponse),
        TryAgain,
    ),
)]
#[get("/cases/{id}/tracking-codes")]
pub(crate) async fn list_tracking_codes(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services.list_codes(caller.0, CaseId(path.1)).await?;
    Ok(HttpResponse::Ok().json(TrackingCodesResponse::from(found)))
}

/// Read a tracking code, without its secret.
#[utoipa::path(
    tag = "tracking",
    operation_id = "find_tracking_code",
    params(House, ("id" = Uuid, Path, description = "The code.")),
    responses(
        (status = 200, description = "The code.", body = TrackingCodeResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/tracking-codes/{id}")]
pub(crate) async fn find_tracking_code(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services.find_code(caller.0, TrackingId(path.1)).await?;
    Ok(single(&TrackingCodeResponse::from(&found), found.version))
}

/// Make another tracking code of a case. It stands in this answer and nowhere else.
#[utoipa::path(
    tag = "tracking",
    operation_id = "issue_tracking_code",
    params(
        House,
        ("id" = Uuid, Path, description = "The case."),
        Once,
    ),
    request_body = IssueCodeRequest,
    responses(
        (status = 201, description = "The code, shown this once. It counts for a year.", body = CodeIssuedResponse),
        SendAgain,
    ),
)]
#[post("/cases/{id}/tracking-codes")]
pub(crate) async fn issue_tracking_code(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<IssueCodeRequest>,
) -> ApiResult<HttpResponse> {
    let (case, contact) = (CaseId(path.1), body.value.contact.map(ContactId));
    let answer = services
        .issue_code(caller.0, case, contact, body.once, told)
        .await?;
    Ok(answered(answer))
}

/// Let a tracking code count for a year from now.
#[utoipa::path(
    tag = "tracking",
    operation_id = "extend_tracking_code",
    params(
        House,
        ("id" = Uuid, Path, description = "The code."),
        IfRead,
    ),
    responses(
        (status = 200, description = "The code as it is now.", body = TrackingCodeResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[post("/tracking-codes/{id}/extend")]
pub(crate) async fn extend_tracking_code(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
) -> ApiResult<HttpResponse> {
    let id = TrackingId(path.1);
    let changed = services.extend_code(caller.0, id, seen.0).await?;
    Ok(single(
        &TrackingCodeResponse::from(&changed),
        changed.version,
    ))
}

/// Revoke a tracking code: from now on it opens nothing. It stays in the list.
#[utoipa::path(
    tag = "tracking",
    operation_id = "revoke_tracking_code",
    params(
        House,
        ("id" = Uuid, Path, description = "The code."),
        IfRead,
    ),
    responses(
        (status = 200, description = "The code as it is now.", body = TrackingCodeResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[delete("/tracking-codes/{id}")]
pub(crate) async fn revoke_tracking_code(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
) -> ApiResult<HttpResponse> {
    let id = TrackingId(path.1);
    let changed = services.revoke_code(caller.0, id, seen.0).await?;
    Ok(single(
        &TrackingCodeResponse::from(&changed),
        changed.version,
    ))
}

/// Say that the code of a case was lost: its contact person is sent another. The answer is the same
/// whether there is such a case or not.
#[utoipa::path(
    tag = "tracking",
    operation_id = "report_lost_code",
    security(()),
    params(House,),
    request_body = LostCodeRequest,
    responses(
        (status = 202, description = "Taken note of.", body = LostCodeResponse),
        (status = "4XX", description = "The request cannot be carried out. 429 if it was asked too often.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/lost-codes")]
pub(crate) async fn report_lost_code(
    request: HttpRequest,
    services: Data<Services>,
    path: Path<String>,
    body: Body<LostCodeRequest>,
) -> ApiResult<HttpResponse> {
    let input = LostCodeInput {
        reference: body.value.reference,
        email: body.value.email,
        source: session::source(&request),
    };
    services.lose_code(&path, input).await?;
    Ok(HttpResponse::Accepted().json(LostCodeResponse { accepted: true }))
}

fn told(issued: &CodeIssued) -> Answer {
    added(&CodeIssuedResponse::from(issued))
}
