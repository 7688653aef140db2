//! How a case is weighed and labelled, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, patch, put};
use onedoor_domain::CaseId;
use onedoor_service::{Answered, CaseFile, Services};
use uuid::Uuid;

use crate::described::{CaseAfter, House, IfCaseRead, ReadCaseAgain};
use crate::extract::{Body, Seen, Signed};
use crate::models::around::{ChangeCaseRequest, LabelsRequest, TaskforceRequest};
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::{answered, case_after};

/// Change how much coordination a case takes, and whether it can wait.
#[utoipa::path(
    tag = "casework",
    operation_id = "change_case",
    params(House, ("id" = Uuid, Path, description = "The case."), IfCaseRead),
    request_body = ChangeCaseRequest,
    responses(
        CaseAfter,
        ReadCaseAgain,
    ),
)]
#[patch("/cases/{id}")]
pub(crate) async fn change_case(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<ChangeCaseRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |file: &CaseFile| case_after(file, &reader);
    let answer = services
        .weigh_case(
            caller.0,
            (CaseId(path.1), seen.0),
            body.value.into(),
            render,
        )
        .await?;
    Ok(answered(Answered {
        answer,
        replayed: false,
    }))
}

/// Give a case labels in place of those it has.
#[utoipa::path(
    tag = "casework",
    operation_id = "label_case",
    params(House, ("id" = Uuid, Path, description = "The case."), IfCaseRead),
    request_body = LabelsRequest,
    responses(
        CaseAfter,
        ReadCaseAgain,
    ),
)]
#[put("/cases/{id}/labels")]
pub(crate) async fn label_case(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<LabelsRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |file: &CaseFile| case_after(file, &reader);
    let answer = services
        .label_case(
            caller.0,
            (CaseId(path.1), seen.0),
            body.value.labels,
            render,
        )
        .await?;
    Ok(answered(Answered {
        answer,
        replayed: false,
    }))
}

/// Say who works on a case together. They see all of it.
#[utoipa::path(
    tag = "casework",
    operation_id = "set_task_force",
    params(House, ("id" = Uuid, Path, description = "The case."), IfCaseRead),
    request_body = TaskforceRequest,
    responses(
        CaseAfter,
        ReadCaseAgain,
    ),
)]
#[put("/cases/{id}/task-force")]
pub(crate) async fn set_task_force(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<TaskforceRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |file: &CaseFile| case_after(file, &reader);
    let answer = services
        .set_task_force(
            caller.0,
            (CaseId(path.1), seen.0),
            body.value.into(),
            render,
        )
        .await?;
    Ok(answered(Answered {
        answer,
        replayed: false,
    }))
}
