//! What is missing on a case, whichever units miss it, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, post};
use onedoor_domain::{CaseId, ContributionId};
use onedoor_service::{Answer, MissingList, Services};
use uuid::Uuid;

use crate::described::{House, Once, SendAgain, TryAgain};
use crate::extract::{Body, Signed};
use crate::models::missing::{
    MissingItemsResponse, ReceiveMissingItemsRequest, RegisterMissingItemsRequest,
    SendMissingItemsRequest,
};
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::{added, answered, json};

/// Note what a unit misses. The business is not asked yet: the coordinator asks once for all units.
#[utoipa::path(
    tag = "talk",
    operation_id = "register_missing_items",
    params(House, ("id" = Uuid, Path, description = "The contribution."), Once),
    request_body = RegisterMissingItemsRequest,
    responses(
        (status = 201, description = "What is missing on the case now.", body = MissingItemsResponse),
        SendAgain,
    ),
)]
#[post("/contributions/{id}/missing-items")]
pub(crate) async fn register_missing_items(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<RegisterMissingItemsRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |list: &MissingList| added(&told(list, &reader));
    let (part, items) = (ContributionId(path.1), body.value.into());
    let answer = services
        .register_missing_items(caller.0, part, items, body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Read what is missing on a case, combined from all units.
#[utoipa::path(
    tag = "talk",
    operation_id = "list_missing_items",
    params(House, ("id" = Uuid, Path, description = "The case.")),
    responses(
        (status = 200, description = "What is missing.", body = MissingItemsResponse),
        TryAgain,
    ),
)]
#[get("/cases/{id}/missing-items")]
pub(crate) async fn list_missing_items(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let list = services
        .list_missing_items(caller.0, CaseId(path.1))
        .await?;
    Ok(HttpResponse::Ok().json(told(&list, &reader)))
}

/// Ask the business, once and in one list, for everything for which it was not asked yet.
///
/// The clocks move as their terms say, as for any list of missing papers.
#[utoipa::path(
    tag = "talk",
    operation_id = "send_missing_items",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = SendMissingItemsRequest,
    responses(
        (status = 200, description = "What is missing after it.", body = MissingItemsResponse),
        SendAgain,
    ),
)]
#[post("/cases/{id}/missing-items/send")]
pub(crate) async fn send_missing_items(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<SendMissingItemsRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |list: &MissingList| shown(list, &reader);
    let (case, asked) = (CaseId(path.1), body.value.into());
    let answer = services
        .send_missing_items(caller.0, case, asked, body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Note that things that were missing have come.
///
/// Whether the papers are complete now, a person declares.
#[utoipa::path(
    tag = "talk",
    operation_id = "receive_missing_items",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = ReceiveMissingItemsRequest,
    responses(
        (status = 200, description = "What is missing after it.", body = MissingItemsResponse),
        SendAgain,
    ),
)]
#[post("/cases/{id}/missing-items/received")]
pub(crate) async fn receive_missing_items(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<ReceiveMissingItemsRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |list: &MissingList| shown(list, &reader);
    let (case, came) = (CaseId(path.1), body.value.into());
    let answer = services
        .receive_missing_items(caller.0, case, came, body.once, render)
        .await?;
    Ok(answered(answer))
}

fn told(list: &MissingList, reader: &Reader) -> MissingItemsResponse {
    let language = reader.or(list.file.in_force.municipality.language);
    MissingItemsResponse::of(list, language)
}

/// The list has no version of its own: nobody changes it as a whole.
fn shown(list: &MissingList, reader: &Reader) -> Answer {
    Answer {
        status: 200,
        location: None,
        etag: None,
        body: json(&told(list, reader)),
    }
}
