//! What is done to a case as a whole, over HTTP: it waits, goes on, and ends.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use onedoor_domain::CaseId;
use onedoor_service::{CaseFile, Services};
use uuid::Uuid;

use super::promises::told;
use crate::extract::{Body, NoBody, Seen, Signed};
use crate::models::case::CaseFileResponse;
use crate::models::casework::{ClosingResponse, ReopenRequest, WaitRequest, WithdrawRequest};
use crate::problem::{ApiResult, Problem};
use crate::reader::Reader;
use crate::routes::answered;

/// Let a case wait for the business, or for others.
///
/// Clocks stop whose terms take out the time of the business; the others go on.
#[utoipa::path(
    tag = "casework",
    operation_id = "wait_with_case",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("If-Match" = String, Header, description = "The `ETag` of the case that you read."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = WaitRequest,
    responses(
        (status = 200, description = "The case after it.", body = CaseFileResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/wait")]
pub(crate) async fn wait_with_case(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<WaitRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |file: &CaseFile| told(file, &reader);
    let answer = services
        .wait_with_case(
            caller.0,
            (CaseId(path.1), seen.0),
            body.value.into(),
            body.once,
            render,
        )
        .await?;
    Ok(answered(answer))
}

/// Go on with a case that waited.
#[utoipa::path(
    tag = "casework",
    operation_id = "resume_case",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("If-Match" = String, Header, description = "The `ETag` of the case that you read."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    responses(
        (status = 200, description = "The case after it.", body = CaseFileResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/resume")]
pub(crate) async fn resume_case(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: NoBody,
) -> ApiResult<HttpResponse> {
    let render = move |file: &CaseFile| told(file, &reader);
    let answer = services
        .resume_case(caller.0, (CaseId(path.1), seen.0), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Show what must be done before a case may close.
#[utoipa::path(
    tag = "casework",
    operation_id = "show_closing",
    params(("municipality" = String, Path, description = "The municipality's short name."), ("id" = Uuid, Path, description = "The case.")),
    responses(
        (status = 200, description = "Everything that keeps it from closing.", body = ClosingResponse),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/cases/{id}/closing")]
pub(crate) async fn show_closing(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<Json<ClosingResponse>> {
    let closing = services.closing(caller.0, CaseId(path.1)).await?;
    let language = reader.or(closing.file.in_force.municipality.language);
    Ok(Json(ClosingResponse::of(&closing, language)))
}

/// Close an answered case, if nothing is owed any more.
///
/// What is still open is listed, each thing with its place in the case.
#[utoipa::path(
    tag = "casework",
    operation_id = "close_case",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("If-Match" = String, Header, description = "The `ETag` of the case that you read."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    responses(
        (status = 200, description = "The case after it.", body = CaseFileResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/close")]
pub(crate) async fn close_case(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: NoBody,
) -> ApiResult<HttpResponse> {
    let render = move |file: &CaseFile| told(file, &reader);
    let answer = services
        .close_case(caller.0, (CaseId(path.1), seen.0), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Close a case because the business no longer wants an answer.
///
/// What is still owed is called off. Why promises were missed must have been said.
#[utoipa::path(
    tag = "casework",
    operation_id = "withdraw_case",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("If-Match" = String, Header, description = "The `ETag` of the case that you read."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = WithdrawRequest,
    responses(
        (status = 200, description = "The case after it.", body = CaseFileResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/withdraw")]
pub(crate) async fn withdraw_case(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<WithdrawRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |file: &CaseFile| told(file, &reader);
    let answer = services
        .withdraw_case(
            caller.0,
            (CaseId(path.1), seen.0),
            body.value.into(),
            body.once,
            render,
        )
        .await?;
    Ok(answered(answer))
}

/// Go on with a case that was answered or closed.
///
/// The answer is promised anew from now, on the terms it was promised on.
#[utoipa::path(
    tag = "casework",
    operation_id = "reopen_case",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("If-Match" = String, Header, description = "The `ETag` of the case that you read."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = ReopenRequest,
    responses(
        (status = 200, description = "The case after it.", body = CaseFileResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/reopen")]
pub(crate) async fn reopen_case(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<ReopenRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |file: &CaseFile| told(file, &reader);
    let answer = services
        .reopen_case(
            caller.0,
            (CaseId(path.1), seen.0),
            body.value.into(),
            body.once,
            render,
        )
        .await?;
    Ok(answered(answer))
}
