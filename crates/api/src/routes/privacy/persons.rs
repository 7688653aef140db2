//! What is kept about a person, and having them forgotten, over HTTP.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use onedoor_domain::{BusinessId, ContactId};
use onedoor_service::{Forgotten, Services, Subject};
use uuid::Uuid;

use crate::described::{House, Once, SendAgain, TryAgain};
use crate::extract::{Body, Signed};
use crate::models::privacy::{EraseRequest, ForgottenResponse, PersonResponse};
use crate::problem::ApiResult;
use crate::routes::{added, answered};

/// Read everything that is kept about a contact person, each thing with where it is kept. It is logged.
#[utoipa::path(
    tag = "privacy",
    operation_id = "export_contact",
    params(House, ("id" = Uuid, Path, description = "The contact person.")),
    responses(
        (status = 200, description = "Everything that is kept.", body = PersonResponse),
        TryAgain,
    ),
)]
#[get("/contacts/{id}/export")]
pub(crate) async fn export_contact(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<Json<PersonResponse>> {
    let subject = Subject::Contact(ContactId(path.1));
    let data = services.export_person(caller.0, subject).await?;
    Ok(Json(PersonResponse::from(&data)))
}

/// See what would become of everything that is kept about a contact person. Nothing is changed.
#[utoipa::path(
    tag = "privacy",
    operation_id = "preview_contact_erasure",
    params(House, ("id" = Uuid, Path, description = "The contact person.")),
    responses(
        (status = 200, description = "What would be blanked, and what would stay by which rule.", body = ForgottenResponse),
        TryAgain,
    ),
)]
#[get("/contacts/{id}/erasure")]
pub(crate) async fn preview_contact_erasure(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<Json<ForgottenResponse>> {
    let subject = Subject::Contact(ContactId(path.1));
    let forgotten = services.preview_erasure(caller.0, subject).await?;
    Ok(Json(ForgottenResponse::from(&forgotten)))
}

/// Have a contact person forgotten: what nothing keeps is blanked in place.
///
/// What an archive duty, a legal hold or a live case keeps stays, and is named with what keeps it.
/// Figures and other people's words stay as they are. It cannot be undone; done again, it blanks
/// what has become free since.
#[utoipa::path(
    tag = "privacy",
    operation_id = "erase_contact",
    params(House, ("id" = Uuid, Path, description = "The contact person."), Once),
    request_body = EraseRequest,
    responses(
        (status = 201, description = "What was blanked, and what stayed by which rule.", body = ForgottenResponse, headers(
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        SendAgain,
    ),
)]
#[post("/contacts/{id}/erasure")]
pub(crate) async fn erase_contact(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<EraseRequest>,
) -> ApiResult<HttpResponse> {
    let subject = Subject::Contact(ContactId(path.1));
    let render = |forgotten: &Forgotten| added(&ForgottenResponse::from(forgotten));
    let answer = services
        .erase_person(caller.0, subject, body.value.ground, body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Read everything that is kept about a business that is a person, and about those who speak for it, each thing with where it is kept. It is logged.
#[utoipa::path(
    tag = "privacy",
    operation_id = "export_business",
    params(House, ("id" = Uuid, Path, description = "The business.")),
    responses(
        (status = 200, description = "Everything that is kept.", body = PersonResponse),
        TryAgain,
    ),
)]
#[get("/businesses/{id}/export")]
pub(crate) async fn export_business(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<Json<PersonResponse>> {
    let subject = Subject::Business(BusinessId(path.1));
    let data = services.export_person(caller.0, subject).await?;
    Ok(Json(PersonResponse::from(&data)))
}

/// See what would become of everything that is kept about a business that is a person, and about those who speak for it. Nothing is changed.
#[utoipa::path(
    tag = "privacy",
    operation_id = "preview_business_erasure",
    params(House, ("id" = Uuid, Path, description = "The business.")),
    responses(
        (status = 200, description = "What would be blanked, and what would stay by which rule.", body = ForgottenResponse),
        TryAgain,
    ),
)]
#[get("/businesses/{id}/erasure")]
pub(crate) async fn preview_business_erasure(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<Json<ForgottenResponse>> {
    let subject = Subject::Business(BusinessId(path.1));
    let forgotten = services.preview_erasure(caller.0, subject).await?;
    Ok(Json(ForgottenResponse::from(&forgotten)))
}

/// Have forgotten a business that is a person, with those who speak for it: what nothing keeps is blanked in place.
///
/// What an archive duty, a legal hold or a live case keeps stays, and is named with what keeps it.
/// Figures and other people's words stay as they are. It cannot be undone; done again, it blanks
/// what has become free since.
#[utoipa::path(
    tag = "privacy",
    operation_id = "erase_business",
    params(House, ("id" = Uuid, Path, description = "The business."), Once),
    request_body = EraseRequest,
    responses(
        (status = 201, description = "What was blanked, and what stayed by which rule.", body = ForgottenResponse, headers(
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        SendAgain,
    ),
)]
#[post("/businesses/{id}/erasure")]
pub(crate) async fn erase_business(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<EraseRequest>,
) -> ApiResult<HttpResponse> {
    let subject = Subject::Business(BusinessId(path.1));
    let render = |forgotten: &Forgotten| added(&ForgottenResponse::from(forgotten));
    let answer = services
        .erase_person(caller.0, subject, body.value.ground, body.once, render)
        .await?;
    Ok(answered(answer))
}
