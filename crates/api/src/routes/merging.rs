//! One case of two, and two of one, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use onedoor_domain::CaseId;
use onedoor_service::{CaseFile, Registered, Services};
use uuid::Uuid;

use super::enquiries::opened;
use crate::described::{House, IfCaseRead, Once, SendAgain};
use crate::extract::{Body, Seen, Signed};
use crate::models::around::MergeRequest;
use crate::models::case::CaseFileResponse;
use crate::models::replan::SplitRequest;
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::{answered, case_after};

/// Merge a case into another one of the same business.
///
/// The answer is that other case. The merged one stays readable, closed as merged, and its tracking
/// code opens the other. Promises are kept from the earlier start.
#[utoipa::path(
    tag = "casework",
    operation_id = "merge_cases",
    params(House, ("id" = Uuid, Path, description = "The case."), IfCaseRead, Once),
    request_body = MergeRequest,
    responses(
        (status = 200, description = "The case in which the matter goes on.", body = CaseFileResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/cases/{id}/merge")]
pub(crate) async fn merge_cases(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<MergeRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |file: &CaseFile| case_after(file, &reader);
    let answer = services
        .merge_cases(
            caller.0,
            (CaseId(path.1), seen.0),
            body.value.into(),
            body.once,
            render,
        )
        .await?;
    Ok(answered(answer))
}

/// Split one matter out into a case of its own, under the same coordinator.
///
/// What only that matter needs goes along, and promises count as from the start.
#[utoipa::path(
    tag = "casework",
    operation_id = "split_case",
    params(House, ("id" = Uuid, Path, description = "The case."), IfCaseRead, Once),
    request_body = SplitRequest,
    responses(
        (status = 201, description = "The new case.", body = CaseFileResponse, headers(
            ("Location" = String, description = "The new case."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/cases/{id}/split")]
pub(crate) async fn split_case(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<SplitRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |registered: &Registered| opened(registered, reader);
    let answer = services
        .split_case(
            caller.0,
            (CaseId(path.1), seen.0),
            body.value.into(),
            body.once,
            render,
        )
        .await?;
    Ok(answered(answer))
}
