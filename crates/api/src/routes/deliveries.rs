//! Deliveries over HTTP: what was told to whom, and how far that got.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use onedoor_domain::delivery::DeliveryState;
use onedoor_domain::{CaseId, DeliveryId};
use onedoor_service::{DeliveryQuery, FieldCode, Services};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, IfRead, ReadAgain, TryAgain};
use crate::extract::{Seen, Signed};
use crate::models::delivery::DeliveryResponse;
use crate::models::page::{Page, limit};
use crate::problem::{ApiError, ApiResult};
use crate::routes::{page, single};

/// Which deliveries.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListDeliveriesQuery {
    /// Those that stand so: `waiting`, `sending`, `delivered`, `dead` or `no_address`.
    state: Option<String>,
    /// Those of this case.
    case: Option<Uuid>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<Uuid>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// List deliveries, newest first. Those that were given up are `dead`: look at them, mend what was
/// wrong, and have them tried again.
#[utoipa::path(
    tag = "deliveries",
    operation_id = "list_deliveries",
    params(House, ListDeliveriesQuery),
    responses(
        (status = 200, description = "A page of deliveries.", body = Page<DeliveryResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/deliveries")]
pub(crate) async fn list_deliveries(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    query: Query<ListDeliveriesQuery>,
) -> ApiResult<HttpResponse> {
    let found = services
        .list_deliveries(caller.0, query.into_inner().read()?)
        .await?;
    let listed = Page {
        items: found.items.iter().map(DeliveryResponse::from).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(page(&request, &listed))
}

/// Read a delivery.
#[utoipa::path(
    tag = "deliveries",
    operation_id = "find_delivery",
    params(House, ("id" = Uuid, Path, description = "The delivery.")),
    responses(
        (status = 200, description = "The delivery.", body = DeliveryResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/deliveries/{id}")]
pub(crate) async fn find_delivery(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services.find_delivery(caller.0, DeliveryId(path.1)).await?;
    Ok(single(&DeliveryResponse::from(&found), found.version))
}

/// Have a delivery tried again that was given up, or had nowhere to go. It keeps its identity: should
/// it have arrived after all, its reader's mail program knows it.
#[utoipa::path(
    tag = "deliveries",
    operation_id = "replay_delivery",
    params(House, ("id" = Uuid, Path, description = "The delivery."), IfRead),
    responses(
        (status = 200, description = "The delivery as it is now.", body = DeliveryResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[post("/deliveries/{id}/replay")]
pub(crate) async fn replay_delivery(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
) -> ApiResult<HttpResponse> {
    let id = DeliveryId(path.1);
    let changed = services.replay_delivery(caller.0, id, seen.0).await?;
    Ok(single(&DeliveryResponse::from(&changed), changed.version))
}

impl ListDeliveriesQuery {
    fn read(self) -> ApiResult<DeliveryQuery> {
        let state = self.state.map(|word| {
            DeliveryState::parse(&word)
                .ok_or_else(|| ApiError::field("state", FieldCode::NoSuchThing))
        });
        Ok(DeliveryQuery {
            state: state.transpose()?,
            case: self.case.map(CaseId),
            before: self.cursor.map(DeliveryId),
            limit: limit(self.limit)?,
        })
    }
}
