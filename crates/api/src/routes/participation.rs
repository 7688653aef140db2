//! Who takes part in a case, and in which order, over HTTP.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post, put};
use onedoor_domain::{CaseId, ContributionId};
use onedoor_service::{Answer, CaseFile, Services};
use uuid::Uuid;

use super::contributions::told;
use crate::extract::{Body, NoBody, Seen, Signed};
use crate::models::case::ContributionResponse;
use crate::models::contribution::{
    AddContributionRequest, CancelContributionRequest, OfferContributionRequest,
    OrderContributionRequest, ReassignContributionRequest,
};
use crate::problem::{ApiResult, Problem};
use crate::reader::Reader;
use crate::routes::answered;

/// Ask one more unit for its part.
#[utoipa::path(
    tag = "contributions",
    operation_id = "add_contribution",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = AddContributionRequest,
    responses(
        (status = 201, description = "The new contribution.", body = ContributionResponse, headers(
            ("Location" = String, description = "Where it is."),
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
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

/// Put a contribution back before your unit.
#[utoipa::path(
    tag = "contributions",
    operation_id = "release_contribution",
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
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The contribution."),
        ("If-Match" = String, Header, description = "The version you saw."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = ReassignContributionRequest,
    responses(
        (status = 200, description = "The contribution after it.", body = ContributionResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
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
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The contribution."),
        ("If-Match" = String, Header, description = "The version you saw."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = OfferContributionRequest,
    responses(
        (status = 200, description = "The contribution after it.", body = ContributionResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
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

/// Say that a contribution is not needed any more.
///
/// Whoever waited for it waits no more.
#[utoipa::path(
    tag = "contributions",
    operation_id = "cancel_contribution",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The contribution."),
        ("If-Match" = String, Header, description = "The version you saw."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = CancelContributionRequest,
    responses(
        (status = 200, description = "The contribution after it.", body = ContributionResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
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
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The contribution."),
        ("If-Match" = String, Header, description = "The version you saw."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = OrderContributionRequest,
    responses(
        (status = 200, description = "The contribution after it.", body = ContributionResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
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
