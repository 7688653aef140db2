//! How an overview is written and sent, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, post};
use onedoor_domain::CaseId;
use onedoor_service::{Overview, Services};
use uuid::Uuid;

use super::overviews::version;
use crate::described::{House, Once, SendAgain};
use crate::extract::{Body, NoBody, Signed, etag};
use crate::models::overview::{OverviewResponse, WriteOverviewRequest};
use crate::problem::ApiResult;
use crate::routes::{answered, changed, created};

/// Write an overview of the process: from what is planned, or in your own words.
///
/// It gets the next number; earlier ones stay as they are. Nothing is sent yet.
#[utoipa::path(
    tag = "talk",
    operation_id = "write_overview",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = WriteOverviewRequest,
    responses(
        (status = 201, description = "It was written.", body = OverviewResponse, headers(
            ("Location" = String, description = "The new thing."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/cases/{id}/overviews")]
pub(crate) async fn write_overview(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<WriteOverviewRequest>,
) -> ApiResult<HttpResponse> {
    let all = request.path().to_owned();
    let render = move |of: &Overview| {
        let at = format!("{all}/{}", of.record.number);
        created(&OverviewResponse::from(of), at, etag(version(of)))
    };
    let answer = services
        .write_overview(
            caller.0,
            CaseId(path.1),
            body.value.into(),
            body.once,
            render,
        )
        .await?;
    Ok(answered(answer))
}

/// Send an overview to the business, once.
#[utoipa::path(
    tag = "talk",
    operation_id = "send_overview",
    params(
        House,
        ("id" = Uuid, Path, description = "The case."),
        ("number" = u32, Path, description = "The number of the overview."),
        Once,
    ),
    responses(
        (status = 200, description = "The overview after it.", body = OverviewResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/cases/{id}/overviews/{number}/send")]
pub(crate) async fn send_overview(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid, u32)>,
    body: NoBody,
) -> ApiResult<HttpResponse> {
    let render = |of: &Overview| changed(&OverviewResponse::from(of), etag(version(of)));
    let (case, number) = (CaseId(path.1), path.2);
    let answer = services
        .send_overview(caller.0, case, number, body.once, render)
        .await?;
    Ok(answered(answer))
}
