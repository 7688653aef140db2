//! The messages of a case over HTTP, as they are read.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use onedoor_domain::{CaseId, MessageId, Version};
use onedoor_service::Services;
use uuid::Uuid;

use crate::described::{House, TryAgain};
use crate::extract::Signed;
use crate::models::message::MessageResponse;
use crate::models::page::{Page, PageQuery};
use crate::problem::ApiResult;
use crate::routes::{page as paged, single};

/// Read what was said between the municipality and the business, oldest first.
#[utoipa::path(
    tag = "talk",
    operation_id = "list_messages",
    params(House, ("id" = Uuid, Path, description = "The case."), PageQuery),
    responses(
        (status = 200, description = "A page of them.", body = Page<MessageResponse>, headers(
            ("Link" = Option<String>, description = "The next page."),
        )),
        TryAgain,
    ),
)]
#[get("/cases/{id}/messages")]
pub(crate) async fn list_messages(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    query: Query<PageQuery>,
) -> ApiResult<HttpResponse> {
    let (after, limit) = query.read(MessageId)?;
    let found = services
        .list_messages(caller.0, CaseId(path.1), after, limit)
        .await?;
    let page = Page {
        items: found.items.iter().map(MessageResponse::from).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(paged(&request, &page))
}

/// Read one message.
#[utoipa::path(
    tag = "talk",
    operation_id = "find_message",
    params(
        House,
        ("id" = Uuid, Path, description = "The case."),
        ("message" = Uuid, Path, description = "The message."),
    ),
    responses(
        (status = 200, description = "The message.", body = MessageResponse, headers(
            ("ETag" = String, description = "Its version: it never changes."),
        )),
        TryAgain,
    ),
)]
#[get("/cases/{id}/messages/{message}")]
pub(crate) async fn find_message(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid, Uuid)>,
) -> ApiResult<HttpResponse> {
    let (case, id) = (CaseId(path.1), MessageId(path.2));
    let found = services.find_message(caller.0, case, id).await?;
    Ok(single(&MessageResponse::from(&found), Version::FIRST))
}
