//! What units do with their contributions, over HTTP.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, post};
use onedoor_domain::ContributionId;
use onedoor_service::{Answer, CaseFile, Error, Services};
use uuid::Uuid;

use crate::extract::{Body, NoBody, Seen, Signed, etag};
use crate::models::case::ContributionResponse;
use crate::models::contribution::{
    AnswerContributionRequest, DeclineContributionRequest, WaitWithContributionRequest,
};
use crate::problem::{ApiError, ApiResult, Problem};
use crate::reader::Reader;
use crate::routes::{answered, changed, single};

/// Read what one unit owes a case.
#[utoipa::path(
    tag = "contributions",
    operation_id = "find_contribution",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The contribution."),
    ),
    responses(
        (status = 200, description = "The contribution.", body = ContributionResponse, headers(("ETag" = String, description = "Its version."))),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
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
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The contribution."),
        ("If-Match" = String, Header, description = "The version you saw."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    responses(
        (status = 200, description = "The contribution after it.", body = ContributionResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
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
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The contribution."),
        ("If-Match" = String, Header, description = "The version you saw."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = DeclineContributionRequest,
    responses(
        (status = 200, description = "The contribution after it.", body = ContributionResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
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

/// Note that you wait for the business or for others.
///
/// While a handler waits for the business, the unit's own clock stands still where its terms allow it.
#[utoipa::path(
    tag = "contributions",
    operation_id = "wait_with_contribution",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The contribution."),
        ("If-Match" = String, Header, description = "The version you saw."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = WaitWithContributionRequest,
    responses(
        (status = 200, description = "The contribution after it.", body = ContributionResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
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
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The contribution."),
        ("If-Match" = String, Header, description = "The version you saw."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    responses(
        (status = 200, description = "The contribution after it.", body = ContributionResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
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
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The contribution."),
        ("If-Match" = String, Header, description = "The version you saw."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = AnswerContributionRequest,
    responses(
        (status = 200, description = "The contribution after it.", body = ContributionResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
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
