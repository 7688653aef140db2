//! Who takes part in a case, and in which order, over HTTP.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post, put};
use onedoor_domain::{CaseId, ContributionId};
use onedoor_service::{Answer, CaseFile, Services};
use uuid::Uuid;

use super::contributions::told;
use crate::described::{ContributionAfter, House, IfSeen, Once, SendAgain};
use crate::extract::{Body, Seen, Signed};
use crate::models::case::ContributionResponse;
use crate::models::contribution::{
    AddContributionRequest, CancelContributionRequest, OrderContributionRequest,
};
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::answered;

/// Ask one more unit for its part.
#[utoipa::path(
    tag = "contributions",
    operation_id = "add_contribution",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = AddContributionRequest,
    responses(
        (status = 201, description = "The new contribution.", body = ContributionResponse, headers(
            ("Location" = String, description = "Where it is."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/cases/{id}/contributions")]
pub(crate) async fn add_contribution(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<AddContributionRequest>,
) -> ApiResult<HttpResponse> {
    let (house, case) = path.into_inner();
    let render = move |file: &CaseFile, id: ContributionId| Answer {
        status: StatusCode::CREATED.as_u16(),
        location: Some(format!("/v1/{house}/contributions/{id}")),
        ..told(file, id, &reader)
    };
    let answer = services
        .add_contribution(caller.0, CaseId(case), body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Say that a contribution is not needed any more.
///
/// Whoever waited for it waits no more.
#[utoipa::path(
    tag = "contributions",
    operation_id = "cancel_contribution",
    params(House, ("id" = Uuid, Path, description = "The contribution."), IfSeen, Once),
    request_body = CancelContributionRequest,
    responses(ContributionAfter, SendAgain),
)]
#[post("/contributions/{id}/cancel")]
pub(crate) async fn cancel_contribution(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<CancelContributionRequest>,
) -> ApiResult<HttpResponse> {
    let id = ContributionId(path.1);
    let render = move |file: &CaseFile| told(file, id, &reader);
    let answer = services
        .cancel_contribution(caller.0, id, seen.0, body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Say which contributions must be answered before this one: exactly these.
///
/// While one of them is open, this one is held. They may not wait for each other.
#[utoipa::path(
    tag = "contributions",
    operation_id = "order_contribution",
    params(House, ("id" = Uuid, Path, description = "The contribution."), IfSeen, Once),
    request_body = OrderContributionRequest,
    responses(ContributionAfter, SendAgain),
)]
#[put("/contributions/{id}/dependencies")]
pub(crate) async fn order_contribution(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<OrderContributionRequest>,
) -> ApiResult<HttpResponse> {
    let id = ContributionId(path.1);
    let render = move |file: &CaseFile| told(file, id, &reader);
    let answer = services
        .order_contribution(caller.0, id, seen.0, body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}
