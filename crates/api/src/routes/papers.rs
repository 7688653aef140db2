//! The papers of a case over HTTP: what is missing, and when they are complete.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use onedoor_domain::CaseId;
use onedoor_service::Services;
use uuid::Uuid;

use crate::described::{CaseAfter, House, Once, SendAgain};
use crate::extract::{Body, Signed};
use crate::models::promise::{
    CompletePapersRequest, MissingPapersRequest, SupplementPapersRequest,
};
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::{answered, case_after};

/// Tell the business in one list what is missing in its papers.
///
/// The clocks move as their terms say: a basic gap keeps or sets them back until it is mended, a
/// minor one takes out the time of the business alone.
#[utoipa::path(
    tag = "promises",
    operation_id = "list_missing_papers",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = MissingPapersRequest,
    responses(CaseAfter, SendAgain),
)]
#[post("/cases/{id}/papers/missing")]
pub(crate) async fn list_missing_papers(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<MissingPapersRequest>,
) -> ApiResult<HttpResponse> {
    let answer = services
        .list_missing_papers(
            caller.0,
            CaseId(path.1),
            body.value.into(),
            body.once,
            move |file| case_after(file, &reader),
        )
        .await?;
    Ok(answered(answer))
}

/// Declare the papers complete, with a reason.
///
/// Clocks that waited for it start, and those that were stopped for it go on or count anew.
#[utoipa::path(
    tag = "promises",
    operation_id = "declare_papers_complete",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = CompletePapersRequest,
    responses(CaseAfter, SendAgain),
)]
#[post("/cases/{id}/papers/complete")]
pub(crate) async fn declare_papers_complete(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<CompletePapersRequest>,
) -> ApiResult<HttpResponse> {
    let answer = services
        .declare_papers_complete(
            caller.0,
            CaseId(path.1),
            body.value.into(),
            body.once,
            move |file| case_after(file, &reader),
        )
        .await?;
    Ok(answered(answer))
}

/// Note that the business added to its papers unasked.
#[utoipa::path(
    tag = "promises",
    operation_id = "supplement_papers",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = SupplementPapersRequest,
    responses(CaseAfter, SendAgain),
)]
#[post("/cases/{id}/papers/supplemented")]
pub(crate) async fn supplement_papers(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<SupplementPapersRequest>,
) -> ApiResult<HttpResponse> {
    let answer = services
        .supplement_papers(
            caller.0,
            CaseId(path.1),
            body.value.into(),
            body.once,
            move |file| case_after(file, &reader),
        )
        .await?;
    Ok(answered(answer))
}
