//! What a unit does while it works on its contribution, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use onedoor_domain::ContributionId;
use onedoor_service::{CaseFile, Services};
use uuid::Uuid;

use super::contributions::told;
use crate::described::{ContributionAfter, House, IfSeen, Once, SendAgain};
use crate::extract::{Body, NoBody, Seen, Signed};
use crate::models::contribution::{AnswerContributionRequest, WaitWithContributionRequest};
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::answered;

/// Note that you wait for the business or for others.
///
/// While a handler waits for the business, the unit's own clock stands still where its terms allow it.
#[utoipa::path(
    tag = "contributions",
    operation_id = "wait_with_contribution",
    params(House, ("id" = Uuid, Path, description = "The contribution."), IfSeen, Once),
    request_body = WaitWithContributionRequest,
    responses(ContributionAfter, SendAgain),
)]
#[post("/contributions/{id}/wait")]
pub(crate) async fn wait_with_contribution(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<WaitWithContributionRequest>,
) -> ApiResult<HttpResponse> {
    let id = ContributionId(path.1);
    let render = move |file: &CaseFile| told(file, id, &reader);
    let answer = services
        .wait_with_contribution(caller.0, id, seen.0, body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Note that you go on.
#[utoipa::path(
    tag = "contributions",
    operation_id = "resume_contribution",
    params(House, ("id" = Uuid, Path, description = "The contribution."), IfSeen, Once),
    responses(ContributionAfter, SendAgain),
)]
#[post("/contributions/{id}/resume")]
pub(crate) async fn resume_contribution(
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
        .resume_contribution(caller.0, id, seen.0, body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Give your unit's answer.
///
/// It keeps the unit's promise to the coordinator, and opens what waited for it.
#[utoipa::path(
    tag = "contributions",
    operation_id = "answer_contribution",
    params(House, ("id" = Uuid, Path, description = "The contribution."), IfSeen, Once),
    request_body = AnswerContributionRequest,
    responses(ContributionAfter, SendAgain),
)]
#[post("/contributions/{id}/answer")]
pub(crate) async fn answer_contribution(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<AnswerContributionRequest>,
) -> ApiResult<HttpResponse> {
    let id = ContributionId(path.1);
    let render = move |file: &CaseFile| told(file, id, &reader);
    let answer = services
        .answer_contribution(caller.0, id, seen.0, body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}
