//! Contributions over HTTP, and whether a unit takes one on.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, post};
use onedoor_domain::ContributionId;
use onedoor_service::{Answer, CaseFile, Error, Services};
use uuid::Uuid;

use crate::described::{ContributionAfter, House, IfSeen, Once, SendAgain, TryAgain};
use crate::extract::{Body, NoBody, Seen, Signed, etag};
use crate::models::case::ContributionResponse;
use crate::models::contribution::DeclineContributionRequest;
use crate::problem::{ApiError, ApiResult};
use crate::reader::Reader;
use crate::routes::{answered, changed, single};

/// Read what one unit owes a case.
#[utoipa::path(
    tag = "contributions",
    operation_id = "find_contribution",
    params(House, ("id" = Uuid, Path, description = "The contribution.")),
    responses(
        (status = 200, description = "The contribution.", body = ContributionResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/contributions/{id}")]
pub(crate) async fn find_contribution(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let id = ContributionId(path.1);
    let file = services.find_contribution(caller.0, id).await?;
    let language = reader.or(file.in_force.municipality.language);
    let (part, version) =
        ContributionResponse::of(&file, id, language).ok_or(ApiError::Service(Error::NotFound))?;
    Ok(single(&part, version))
}

/// Take on a contribution that is offered to a unit of yours, or to you.
///
/// If somebody was faster, the problem is `accepted_already` and names them, whatever version you
/// had seen.
#[utoipa::path(
    tag = "contributions",
    operation_id = "accept_contribution",
    params(House, ("id" = Uuid, Path, description = "The contribution."), IfSeen, Once),
    responses(ContributionAfter, SendAgain),
)]
#[post("/contributions/{id}/accept")]
pub(crate) async fn accept_contribution(
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
        .accept_contribution(caller.0, id, seen.0, body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Say that a contribution is not your unit's, and whose it is.
///
/// It goes to the unit that you name (`passed_to`), or back to the coordinator (`returned`): that
/// also if the unit has declined the case before, or the matter was passed on too often.
#[utoipa::path(
    tag = "contributions",
    operation_id = "decline_contribution",
    params(House, ("id" = Uuid, Path, description = "The contribution."), IfSeen, Once),
    request_body = DeclineContributionRequest,
    responses(ContributionAfter, SendAgain),
)]
#[post("/contributions/{id}/decline")]
pub(crate) async fn decline_contribution(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<DeclineContributionRequest>,
) -> ApiResult<HttpResponse> {
    let id = ContributionId(path.1);
    let render = move |file: &CaseFile| told(file, id, &reader);
    let answer = services
        .decline_contribution(caller.0, id, seen.0, body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// One contribution after a change, told to this reader.
pub(crate) fn told(file: &CaseFile, id: ContributionId, reader: &Reader) -> Answer {
    let language = reader.or(file.in_force.municipality.language);
    ContributionResponse::of(file, id, language).map_or_else(
        || Answer {
            status: StatusCode::NO_CONTENT.as_u16(),
            location: None,
            etag: None,
            body: String::new(),
        },
        |(part, version)| changed(&part, etag(version)),
    )
}
