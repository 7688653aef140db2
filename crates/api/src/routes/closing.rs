//! How a case ends, and how it begins again, over HTTP.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use onedoor_domain::CaseId;
use onedoor_service::{CaseFile, Services};
use uuid::Uuid;

use crate::described::{CaseAfter, House, IfCaseRead, Once, SendAgain, TryAgain};
use crate::extract::{Body, NoBody, Seen, Signed};
use crate::models::casework::{ClosingResponse, ReopenRequest, WithdrawRequest};
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::{answered, case_after};

/// Show what must be done before a case may close.
#[utoipa::path(
    tag = "casework",
    operation_id = "show_closing",
    params(House, ("id" = Uuid, Path, description = "The case.")),
    responses(
        (status = 200, description = "Everything that keeps it from closing.", body = ClosingResponse),
        TryAgain,
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
    params(House, ("id" = Uuid, Path, description = "The case."), IfCaseRead, Once),
    responses(CaseAfter, SendAgain),
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
    let render = move |file: &CaseFile| case_after(file, &reader);
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
    params(House, ("id" = Uuid, Path, description = "The case."), IfCaseRead, Once),
    request_body = WithdrawRequest,
    responses(CaseAfter, SendAgain),
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
    let render = move |file: &CaseFile| case_after(file, &reader);
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
    params(House, ("id" = Uuid, Path, description = "The case."), IfCaseRead, Once),
    request_body = ReopenRequest,
    responses(CaseAfter, SendAgain),
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
    let render = move |file: &CaseFile| case_after(file, &reader);
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
