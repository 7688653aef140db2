//! How a case is weighed, labelled and tied to others, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, patch, post, put};
use onedoor_domain::CaseId;
use onedoor_service::{Answered, CaseFile, Services};
use uuid::Uuid;

use super::promises::told;
use crate::extract::{Body, Seen, Signed};
use crate::models::around::{ChangeCaseRequest, LabelsRequest, LinkRequest, TaskforceRequest};
use crate::models::case::CaseFileResponse;
use crate::problem::{ApiResult, Problem};
use crate::reader::Reader;
use crate::routes::answered;

/// Change how much coordination a case takes, and whether it can wait.
#[utoipa::path(
    tag = "casework",
    operation_id = "change_case",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("If-Match" = String, Header, description = "The `ETag` of the case that you read."),
    ),
    request_body = ChangeCaseRequest,
    responses(
        (status = 200, description = "The case after it.", body = CaseFileResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; read the case again.", body = Problem, content_type = "application/problem+json"),
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
    let render = move |file: &CaseFile| told(file, &reader);
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
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("If-Match" = String, Header, description = "The `ETag` of the case that you read."),
    ),
    request_body = LabelsRequest,
    responses(
        (status = 200, description = "The case after it.", body = CaseFileResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; read the case again.", body = Problem, content_type = "application/problem+json"),
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
    let render = move |file: &CaseFile| told(file, &reader);
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
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("If-Match" = String, Header, description = "The `ETag` of the case that you read."),
    ),
    request_body = TaskforceRequest,
    responses(
        (status = 200, description = "The case after it.", body = CaseFileResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; read the case again.", body = Problem, content_type = "application/problem+json"),
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
    let render = move |file: &CaseFile| told(file, &reader);
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

/// Tie a case to another.
#[utoipa::path(
    tag = "casework",
    operation_id = "link_cases",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = LinkRequest,
    responses(
        (status = 200, description = "The case after it.", body = CaseFileResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/links")]
pub(crate) async fn link_cases(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<LinkRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |file: &CaseFile| told(file, &reader);
    let answer = services
        .link_cases(
            caller.0,
            CaseId(path.1),
            body.value.into(),
            body.once,
            render,
        )
        .await?;
    Ok(answered(answer))
}

/// Untie a case from another that people tied it to.
#[utoipa::path(
    tag = "casework",
    operation_id = "unlink_cases",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("other" = Uuid, Path, description = "The other case."),
        ("If-Match" = String, Header, description = "The `ETag` of the case that you read."),
    ),
    responses(
        (status = 200, description = "The case after it.", body = CaseFileResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; read the case again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[delete("/cases/{id}/links/{other}")]
pub(crate) async fn unlink_cases(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid, Uuid)>,
    seen: Seen,
) -> ApiResult<HttpResponse> {
    let render = move |file: &CaseFile| told(file, &reader);
    let answer = services
        .unlink_cases(caller.0, (CaseId(path.1), seen.0), CaseId(path.2), render)
        .await?;
    Ok(answered(Answered {
        answer,
        replayed: false,
    }))
}
