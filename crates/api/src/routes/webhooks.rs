//! Webhooks over HTTP: where a municipality's events are sent.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post};
use onedoor_domain::WebhookId;
use onedoor_service::{Answer, Services, WebhookIssued};
use uuid::Uuid;

use crate::described::{House, IfRead, Once, ReadAgain, SendAgain, TryAgain};
use crate::extract::{Body, Fresh, NoBody, Seen, Signed, etag};
use crate::models::page::{Page, PageQuery};
use crate::models::webhook::{
    ChangeWebhookRequest, CreateWebhookRequest, WebhookIssuedResponse, WebhookResponse,
};
use crate::problem::ApiResult;
use crate::routes::{answered, changed, created, page, single};

/// List webhooks, newest first.
#[utoipa::path(
    tag = "webhooks",
    operation_id = "list_webhooks",
    params(House, PageQuery),
    responses(
        (status = 200, description = "A page of webhooks, without their secrets.", body = Page<WebhookResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/webhooks")]
pub(crate) async fn list_webhooks(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    query: Query<PageQuery>,
) -> ApiResult<HttpResponse> {
    let (before, limit) = query.read(WebhookId)?;
    let found = services.list_webhooks(caller.0, before, limit).await?;
    let listed = Page {
        items: found.items.iter().map(WebhookResponse::from).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(page(&request, &listed))
}

/// Read a webhook, without its secret.
#[utoipa::path(
    tag = "webhooks",
    operation_id = "find_webhook",
    params(House, ("id" = Uuid, Path, description = "The webhook.")),
    responses(
        (status = 200, description = "The webhook.", body = WebhookResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/webhooks/{id}")]
pub(crate) async fn find_webhook(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services.find_webhook(caller.0, WebhookId(path.1)).await?;
    Ok(single(&WebhookResponse::from(&found), found.version))
}

/// Add a webhook: it is sent what happens from now on, as far as a program may see it in the feed.
#[utoipa::path(
    tag = "webhooks",
    operation_id = "create_webhook",
    params(House, Once),
    request_body = CreateWebhookRequest,
    responses(
        (status = 201, description = "It is there. Its secret stands in this answer and nowhere else.", body = WebhookIssuedResponse, headers(
            ("Location" = String, description = "The webhook."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/webhooks")]
pub(crate) async fn create_webhook(
    request: HttpRequest,
    caller: Fresh,
    services: Data<Services>,
    body: Body<CreateWebhookRequest>,
) -> ApiResult<HttpResponse> {
    let all = request.path().to_owned();
    let render = move |issued: &WebhookIssued| told(issued, &all);
    let answer = services
        .create_webhook(caller.0, body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Change a webhook, switch it off, or on again.
#[utoipa::path(
    tag = "webhooks",
    operation_id = "change_webhook",
    params(House, ("id" = Uuid, Path, description = "The webhook."), IfRead),
    request_body = ChangeWebhookRequest,
    responses(
        (status = 200, description = "The webhook as it is now.", body = WebhookResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[patch("/webhooks/{id}")]
pub(crate) async fn change_webhook(
    caller: Fresh,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<ChangeWebhookRequest>,
) -> ApiResult<HttpResponse> {
    let id = WebhookId(path.1);
    let after = services
        .change_webhook(caller.0, id, seen.0, body.value.into())
        .await?;
    Ok(single(&WebhookResponse::from(&after), after.version))
}

/// Remove a webhook, with the log of what it was sent.
#[utoipa::path(
    tag = "webhooks",
    operation_id = "delete_webhook",
    params(House, ("id" = Uuid, Path, description = "The webhook."), IfRead),
    responses(
        (status = 204, description = "It is gone."),
        ReadAgain,
    ),
)]
#[delete("/webhooks/{id}")]
pub(crate) async fn delete_webhook(
    caller: Fresh,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
) -> ApiResult<HttpResponse> {
    services
        .delete_webhook(caller.0, WebhookId(path.1), seen.0)
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Put another secret in the place of a webhook's. For 24 hours everything is signed with both.
#[utoipa::path(
    tag = "webhooks",
    operation_id = "rotate_webhook_secret",
    params(House, ("id" = Uuid, Path, description = "The webhook."), Once),
    responses(
        (status = 200, description = "The webhook with its new secret, which is shown this once.", body = WebhookIssuedResponse, headers(("ETag" = String, description = "Its version."))),
        SendAgain,
    ),
)]
#[post("/webhooks/{id}/rotate-secret")]
pub(crate) async fn rotate_webhook_secret(
    caller: Fresh,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: NoBody,
) -> ApiResult<HttpResponse> {
    let render = |issued: &WebhookIssued| {
        let etag = etag(issued.record.version);
        changed(&WebhookIssuedResponse::from(issued), etag)
    };
    let answer = services
        .rotate_webhook_secret(caller.0, WebhookId(path.1), body.once, render)
        .await?;
    Ok(answered(answer))
}

fn told(issued: &WebhookIssued, all: &str) -> Answer {
    let at = format!("{all}/{}", issued.record.id);
    let etag = etag(issued.record.version);
    created(&WebhookIssuedResponse::from(issued), at, etag)
}
