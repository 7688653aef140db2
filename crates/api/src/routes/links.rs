//! Which cases belong together, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, post};
use onedoor_domain::CaseId;
use onedoor_service::{Answered, CaseFile, Services};
use uuid::Uuid;

use crate::described::{CaseAfter, House, IfCaseRead, Once, ReadCaseAgain, SendAgain};
use crate::extract::{Body, Seen, Signed};
use crate::models::around::LinkRequest;
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::{answered, case_after};

/// Tie a case to another.
#[utoipa::path(
    tag = "casework",
    operation_id = "link_cases",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = LinkRequest,
    responses(CaseAfter, SendAgain),
)]
#[post("/cases/{id}/links")]
pub(crate) async fn link_cases(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<LinkRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |file: &CaseFile| case_after(file, &reader);
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
        House,
        ("id" = Uuid, Path, description = "The case."),
        ("other" = Uuid, Path, description = "The other case."),
        IfCaseRead,
    ),
    responses(
        CaseAfter,
        ReadCaseAgain,
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
    let render = move |file: &CaseFile| case_after(file, &reader);
    let answer = services
        .unlink_cases(caller.0, (CaseId(path.1), seen.0), CaseId(path.2), render)
        .await?;
    Ok(answered(Answered {
        answer,
        replayed: false,
    }))
}
