//! Gateways over HTTP: by what people are told besides mail.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post};
use onedoor_domain::GatewayId;
use onedoor_service::{Answer, GatewayView, Services};
use uuid::Uuid;

use crate::described::{House, IfRead, Once, ReadAgain, SendAgain, TryAgain};
use crate::extract::{Body, Fresh, Seen, Signed, etag};
use crate::models::gateway::{
    ChangeGatewayRequest, CreateGatewayRequest, GatewayResponse, GatewayTriedResponse,
};
use crate::models::page::{Page, PageQuery};
use crate::problem::ApiResult;
use crate::routes::{answered, created, page, single};

/// List gateways, newest first.
#[utoipa::path(
    tag = "gateways",
    operation_id = "list_gateways",
    params(House, PageQuery),
    responses(
        (status = 200, description = "A page of gateways, without their addresses.", body = Page<GatewayResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/gateways")]
pub(crate) async fn list_gateways(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    query: Query<PageQuery>,
) -> ApiResult<HttpResponse> {
    let (before, limit) = query.read(GatewayId)?;
    let found = services.list_gateways(caller.0, before, limit).await?;
    let listed = Page {
        items: found.items.iter().map(GatewayResponse::from).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(page(&request, &listed))
}

/// Read a gateway, without its address.
#[utoipa::path(
    tag = "gateways",
    operation_id = "find_gateway",
    params(House, ("id" = Uuid, Path, description = "The gateway.")),
    responses(
        (status = 200, description = "The gateway.", body = GatewayResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/gateways/{id}")]
pub(crate) async fn find_gateway(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services.find_gateway(caller.0, GatewayId(path.1)).await?;
    Ok(single(&GatewayResponse::from(&found), found.record.version))
}

/// Add a gateway: a business that gave a phone and no address for mail is told by it, colleagues are
/// besides mail, and a channel tells what it listens to.
#[utoipa::path(
    tag = "gateways",
    operation_id = "create_gateway",
    params(House, Once),
    request_body = CreateGatewayRequest,
    responses(
        (status = 201, description = "It is there, and used from now on.", body = GatewayResponse, headers(
            ("Location" = String, description = "The gateway."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/gateways")]
pub(crate) async fn create_gateway(
    request: HttpRequest,
    caller: Fresh,
    services: Data<Services>,
    body: Body<CreateGatewayRequest>,
) -> ApiResult<HttpResponse> {
    let all = request.path().to_owned();
    let render = move |added: &GatewayView| told(added, &all);
    let answer = services
        .create_gateway(caller.0, body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Change a gateway, or take it out of use.
#[utoipa::path(
    tag = "gateways",
    operation_id = "change_gateway",
    params(House, ("id" = Uuid, Path, description = "The gateway."), IfRead),
    request_body = ChangeGatewayRequest,
    responses(
        (status = 200, description = "The gateway as it is now.", body = GatewayResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[patch("/gateways/{id}")]
pub(crate) async fn change_gateway(
    caller: Fresh,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<ChangeGatewayRequest>,
) -> ApiResult<HttpResponse> {
    let id = GatewayId(path.1);
    let after = services
        .change_gateway(caller.0, id, seen.0, body.value.into())
        .await?;
    Ok(single(&GatewayResponse::from(&after), after.record.version))
}

/// Remove a gateway. What was told by it stays to be seen.
#[utoipa::path(
    tag = "gateways",
    operation_id = "delete_gateway",
    params(House, ("id" = Uuid, Path, description = "The gateway."), IfRead),
    responses(
        (status = 204, description = "It is gone."),
        ReadAgain,
    ),
)]
#[delete("/gateways/{id}")]
pub(crate) async fn delete_gateway(
    caller: Fresh,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
) -> ApiResult<HttpResponse> {
    services
        .delete_gateway(caller.0, GatewayId(path.1), seen.0)
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Try a gateway: it tells something about nothing, to your own phone or in the channel.
#[utoipa::path(
    tag = "gateways",
    operation_id = "try_gateway",
    params(House, ("id" = Uuid, Path, description = "The gateway.")),
    responses(
        (status = 200, description = "How that ended.", body = GatewayTriedResponse),
        TryAgain,
    ),
)]
#[post("/gateways/{id}/try")]
pub(crate) async fn try_gateway(
    caller: Fresh,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let tried = services.try_gateway(caller.0, GatewayId(path.1)).await?;
    Ok(HttpResponse::Ok().json(GatewayTriedResponse::from(tried)))
}

fn told(added: &GatewayView, all: &str) -> Answer {
    let at = format!("{all}/{}", added.record.id);
    let etag = etag(added.record.version);
    created(&GatewayResponse::from(added), at, etag)
}
