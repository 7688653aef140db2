//! How a case waits and goes on, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use onedoor_domain::CaseId;
use onedoor_service::{CaseFile, Services};
use uuid::Uuid;

use crate::described::{CaseAfter, House, IfCaseRead, Once, SendAgain};
use crate::extract::{Body, NoBody, Seen, Signed};
use crate::models::casework::WaitRequest;
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::{answered, case_after};

/// Let a case wait for the business, or for others.
///
/// Clocks stop whose terms take out the time of the business; the others go on.
#[utoipa::path(
    tag = "casework",
    operation_id = "wait_with_case",
    params(House, ("id" = Uuid, Path, description = "The case."), IfCaseRead, Once),
    request_body = WaitRequest,
    responses(CaseAfter, SendAgain),
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
    let render = move |file: &CaseFile| case_after(file, &reader);
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
    params(House, ("id" = Uuid, Path, description = "The case."), IfCaseRead, Once),
    responses(CaseAfter, SendAgain),
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
    let render = move |file: &CaseFile| case_after(file, &reader);
    let answer = services
        .resume_case(caller.0, (CaseId(path.1), seen.0), body.once, render)
        .await?;
    Ok(answered(answer))
}
