//! Calls, visits, mails and meetings on a case, over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use onedoor_domain::{CaseId, ContactMomentId, Version};
use onedoor_service::{ContactMomentView, Services};
use uuid::Uuid;

use crate::described::{House, Once, SendAgain, TryAgain};
use crate::extract::{Body, Signed, etag};
use crate::models::contact_moment::{ContactMomentResponse, RecordContactMomentRequest};
use crate::models::page::{Page, PageQuery};
use crate::problem::ApiResult;
use crate::routes::{answered, created, page, single};

/// Note a call, visit, mail or meeting on a case.
///
/// Who was reached other than by mail has been spoken with, and that promise is kept. Who wants to
/// be called back gets a call-back with a clock of its own in the same request.
#[utoipa::path(
    tag = "switchboard",
    operation_id = "record_contact_moment",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = RecordContactMomentRequest,
    responses(
        (status = 201, description = "It was noted.", body = ContactMomentResponse, headers(
            ("Location" = String, description = "The contact moment."),
            ("ETag" = String, description = "Its version: a contact moment never changes."),
        )),
        SendAgain,
    ),
)]
#[post("/cases/{id}/contact-moments")]
pub(crate) async fn record_contact_moment(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<RecordContactMomentRequest>,
) -> ApiResult<HttpResponse> {
    let (house, case) = path.into_inner();
    let render = move |view: &ContactMomentView| {
        let told = ContactMomentResponse::from(view);
        let at = format!("/v1/{house}/{}", told.place());
        created(&told, at, etag(Version::FIRST))
    };
    let answer = services
        .record_contact_moment(caller.0, CaseId(case), body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// List the contact moments of a case, newest first.
#[utoipa::path(
    tag = "switchboard",
    operation_id = "list_contact_moments",
    params(House, ("id" = Uuid, Path, description = "The case."), PageQuery),
    responses(
        (status = 200, description = "A page of contact moments.", body = Page<ContactMomentResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/cases/{id}/contact-moments")]
pub(crate) async fn list_contact_moments(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    query: Query<PageQuery>,
) -> ApiResult<HttpResponse> {
    let (before, limit) = query.read(ContactMomentId)?;
    let found = services
        .list_contact_moments(caller.0, CaseId(path.1), before, limit)
        .await?;
    let items = found.items.iter().map(ContactMomentResponse::from);
    let answer = Page {
        items: items.collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(page(&request, &answer))
}

/// Read a contact moment.
#[utoipa::path(
    tag = "switchboard",
    operation_id = "find_contact_moment",
    params(House, ("id" = Uuid, Path, description = "The contact moment.")),
    responses(
        (status = 200, description = "The contact moment.", body = ContactMomentResponse, headers(("ETag" = String, description = "Its version: a contact moment never changes."))),
        TryAgain,
    ),
)]
#[get("/contact-moments/{id}")]
pub(crate) async fn find_contact_moment(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let id = ContactMomentId(path.1);
    let found = services.find_contact_moment(caller.0, id).await?;
    Ok(single(&ContactMomentResponse::from(&found), Version::FIRST))
}
