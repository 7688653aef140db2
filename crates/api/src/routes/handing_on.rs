//! Whose contribution it is, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use onedoor_domain::ContributionId;
use onedoor_service::{CaseFile, Services};
use uuid::Uuid;

use super::contributions::told;
use crate::described::{ContributionAfter, House, IfSeen, Once, SendAgain};
use crate::extract::{Body, NoBody, Seen, Signed};
use crate::models::contribution::{OfferContributionRequest, ReassignContributionRequest};
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::answered;

/// Put a contribution back before your unit.
#[utoipa::path(
    tag = "contributions",
    operation_id = "release_contribution",
    params(House, ("id" = Uuid, Path, description = "The contribution."), IfSeen, Once),
    responses(ContributionAfter, SendAgain),
)]
#[post("/contributions/{id}/release")]
pub(crate) async fn release_contribution(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: NoBody,
) -> ApiResult<HttpResponse> {
    let id = ContributionId(path.1);
    let render = move |file: &CaseFile| told(file, id, &reader);
    let answer = services
        .release_contribution(caller.0, id, seen.0, body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Give a contribution to a person of its unit.
#[utoipa::path(
    tag = "contributions",
    operation_id = "reassign_contribution",
    params(House, ("id" = Uuid, Path, description = "The contribution."), IfSeen, Once),
    request_body = ReassignContributionRequest,
    responses(ContributionAfter, SendAgain),
)]
#[post("/contributions/{id}/reassign")]
pub(crate) async fn reassign_contribution(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<ReassignContributionRequest>,
) -> ApiResult<HttpResponse> {
    let id = ContributionId(path.1);
    let render = move |file: &CaseFile| told(file, id, &reader);
    let answer = services
        .reassign_contribution(caller.0, id, seen.0, body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Ask another unit for what one has returned.
#[utoipa::path(
    tag = "contributions",
    operation_id = "offer_contribution",
    params(House, ("id" = Uuid, Path, description = "The contribution."), IfSeen, Once),
    request_body = OfferContributionRequest,
    responses(ContributionAfter, SendAgain),
)]
#[post("/contributions/{id}/offer")]
pub(crate) async fn offer_contribution(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<OfferContributionRequest>,
) -> ApiResult<HttpResponse> {
    let id = ContributionId(path.1);
    let render = move |file: &CaseFile| told(file, id, &reader);
    let answer = services
        .offer_contribution(caller.0, id, seen.0, body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}
