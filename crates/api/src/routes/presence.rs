//! Who can take calls, over HTTP.

use actix_web::web::{Data, Json, Query};
use actix_web::{HttpRequest, HttpResponse, get, put};
use onedoor_domain::StaffId;
use onedoor_service::{PresenceQuery, Services};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, TryAgain};
use crate::extract::{Body, Signed};
use crate::models::page::{Page, limit};
use crate::models::presence::{PresenceResponse, SetPresenceRequest};
use crate::problem::{ApiResult, Problem};
use crate::routes::page;

/// Whose presence.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListPresenceQuery {
    /// Those who belong to this unit.
    unit: Option<String>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<Uuid>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// List everybody who works here, with whether they can take calls now.
#[utoipa::path(
    tag = "switchboard",
    operation_id = "list_presence",
    params(House, ListPresenceQuery),
    responses(
        (status = 200, description = "A page of people.", body = Page<PresenceResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/presence")]
pub(crate) async fn list_presence(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    query: Query<ListPresenceQuery>,
) -> ApiResult<HttpResponse> {
    let found = services
        .list_presence(caller.0, query.into_inner().read()?)
        .await?;
    let answer = Page {
        items: found.items.iter().map(PresenceResponse::from).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(page(&request, &answer))
}

/// Say of yourself whether you can take calls, and until when. It ends by itself.
#[utoipa::path(
    tag = "switchboard",
    operation_id = "set_presence",
    params(House),
    request_body = SetPresenceRequest,
    responses(
        (status = 200, description = "Whether you can be reached now.", body = PresenceResponse),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; say it again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[put("/presence")]
pub(crate) async fn set_presence(
    caller: Signed,
    services: Data<Services>,
    body: Body<SetPresenceRequest>,
) -> ApiResult<Json<PresenceResponse>> {
    let said = services.set_presence(caller.0, body.value.into()).await?;
    Ok(Json(PresenceResponse::from(&said)))
}

impl ListPresenceQuery {
    fn read(self) -> ApiResult<PresenceQuery> {
        Ok(PresenceQuery {
            unit: self.unit,
            after: self.cursor.map(StaffId),
            limit: limit(self.limit)?,
        })
    }
}
