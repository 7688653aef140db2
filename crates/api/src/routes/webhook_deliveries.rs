//! What webhooks are sent, over HTTP: how far it got, sending it again, and trying the way.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use onedoor_domain::delivery::DeliveryState;
use onedoor_domain::{DeliveryId, WebhookId};
use onedoor_service::records::WebhookDelivery;
use onedoor_service::{FieldCode, Services, WebhookDeliveryQuery};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, IfRead, Once, ReadAgain, SendAgain, TryAgain};
use crate::extract::{NoBody, Seen, Signed, etag};
use crate::models::page::{Page, limit};
use crate::models::webhook_delivery::WebhookDeliveryResponse;
use crate::problem::{ApiError, ApiResult};
use crate::routes::{answered, created, page, single};

/// Which deliveries.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListWebhookDeliveriesQuery {
    /// Those that stand so: `waiting`, `sending`, `delivered` or `dead`.
    state: Option<String>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<Uuid>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// Send a webhook something that tells of nothing, to try the way.
#[utoipa::path(
    tag = "webhooks",
    operation_id = "ping_webhook",
    params(House, ("id" = Uuid, Path, description = "The webhook."), Once),
    responses(
        (status = 201, description = "It is on its way: read how far it got.", body = WebhookDeliveryResponse, headers(
            ("Location" = String, description = "The delivery."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/webhooks/{id}/ping")]
pub(crate) async fn ping_webhook(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: NoBody,
) -> ApiResult<HttpResponse> {
    let (slug, id) = path.into_inner();
    let render = move |sent: &WebhookDelivery| {
        let at = format!("/v1/{slug}/webhooks/{id}/deliveries/{}", sent.id);
        created(&WebhookDeliveryResponse::from(sent), at, etag(sent.version))
    };
    let answer = services
        .ping_webhook(caller.0, WebhookId(id), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// List what a webhook is sent, newest first. What has ended is kept for 30 days.
#[utoipa::path(
    tag = "webhooks",
    operation_id = "list_webhook_deliveries",
    params(
        House,
        ("id" = Uuid, Path, description = "The webhook."),
        ListWebhookDeliveriesQuery,
    ),
    responses(
        (status = 200, description = "A page of deliveries.", body = Page<WebhookDeliveryResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/webhooks/{id}/deliveries")]
pub(crate) async fn list_webhook_deliveries(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    query: Query<ListWebhookDeliveriesQuery>,
) -> ApiResult<HttpResponse> {
    let query = query.into_inner().read()?;
    let found = services
        .list_webhook_deliveries(caller.0, WebhookId(path.1), query)
        .await?;
    let listed = Page {
        items: found
            .items
            .iter()
            .map(WebhookDeliveryResponse::from)
            .collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(page(&request, &listed))
}

/// Read how far one thing got that a webhook is sent.
#[utoipa::path(
    tag = "webhooks",
    operation_id = "find_webhook_delivery",
    params(
        House,
        ("id" = Uuid, Path, description = "The webhook."),
        ("delivery" = Uuid, Path, description = "The delivery."),
    ),
    responses(
        (status = 200, description = "The delivery.", body = WebhookDeliveryResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/webhooks/{id}/deliveries/{delivery}")]
pub(crate) async fn find_webhook_delivery(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid, Uuid)>,
) -> ApiResult<HttpResponse> {
    let place = (WebhookId(path.1), DeliveryId(path.2));
    let found = services.find_webhook_delivery(caller.0, place).await?;
    Ok(single(
        &WebhookDeliveryResponse::from(&found),
        found.version,
    ))
}

/// Send something again that has arrived or was given up. It keeps its identity: a receiver that has
/// it knows it.
#[utoipa::path(
    tag = "webhooks",
    operation_id = "replay_webhook_delivery",
    params(
        House,
        ("id" = Uuid, Path, description = "The webhook."),
        ("delivery" = Uuid, Path, description = "The delivery."),
        IfRead,
    ),
    responses(
        (status = 200, description = "The delivery as it is now.", body = WebhookDeliveryResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[post("/webhooks/{id}/deliveries/{delivery}/replay")]
pub(crate) async fn replay_webhook_delivery(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid, Uuid)>,
    seen: Seen,
) -> ApiResult<HttpResponse> {
    let place = (WebhookId(path.1), DeliveryId(path.2));
    let changed = services
        .replay_webhook_delivery(caller.0, place, seen.0)
        .await?;
    Ok(single(
        &WebhookDeliveryResponse::from(&changed),
        changed.version,
    ))
}

impl ListWebhookDeliveriesQuery {
    fn read(self) -> ApiResult<WebhookDeliveryQuery> {
        let state = self.state.map(|word| {
            DeliveryState::parse(&word)
                .ok_or_else(|| ApiError::field("state", FieldCode::NoSuchThing))
        });
        Ok(WebhookDeliveryQuery {
            state: state.transpose()?,
            before: self.cursor.map(DeliveryId),
            limit: limit(self.limit)?,
        })
    }
}
