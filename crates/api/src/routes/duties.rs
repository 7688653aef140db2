//! The duty roster over HTTP.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use onedoor_domain::directory::Duty;
use onedoor_domain::{DutyId, Versioned};
use onedoor_service::{Answer, Services};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, IfRead, Once, ReadAgain, SendAgain, TryAgain};
use crate::extract::{Body, Seen, Signed, etag};
use crate::models::duty::{CreateDutyRequest, DutyResponse};
use crate::models::page::Page;
use crate::problem::ApiResult;
use crate::routes::{answered, created, moment, single};

/// Which turns.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListDutiesQuery {
    /// Those that end after this moment, RFC 3339; after now if left out.
    #[param(format = DateTime)]
    after: Option<String>,
}

/// List the turns on the duty roster that have not ended, soonest first.
#[utoipa::path(
    tag = "duties",
    operation_id = "list_duties",
    params(House, ListDutiesQuery),
    responses(
        (status = 200, description = "The turns.", body = Page<DutyResponse>),
        TryAgain,
    ),
)]
#[get("/duties")]
pub(crate) async fn list_duties(
    caller: Signed,
    services: Data<Services>,
    query: Query<ListDutiesQuery>,
) -> ApiResult<Json<Page<DutyResponse>>> {
    let after = moment("after", query.after.as_deref())?;
    let found = services.list_duties(caller.0, after).await?;
    Ok(Json(Page {
        items: found.iter().map(DutyResponse::from).collect(),
        next: None,
    }))
}

/// Read a turn on the duty roster.
#[utoipa::path(
    tag = "duties",
    operation_id = "find_duty",
    params(House, ("id" = Uuid, Path, description = "The turn.")),
    responses(
        (status = 200, description = "The turn.", body = DutyResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/duties/{id}")]
pub(crate) async fn find_duty(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services.find_duty(caller.0, DutyId(path.1)).await?;
    Ok(single(&DutyResponse::from(&found), found.version))
}

/// Put somebody on duty.
#[utoipa::path(
    tag = "duties",
    operation_id = "create_duty",
    params(House, Once),
    request_body = CreateDutyRequest,
    responses(
        (status = 201, description = "The turn is on the roster.", body = DutyResponse, headers(
            ("Location" = String, description = "The turn."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/duties")]
pub(crate) async fn create_duty(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    body: Body<CreateDutyRequest>,
) -> ApiResult<HttpResponse> {
    let all = request.path().to_owned();
    let render = move |turn: &Versioned<(DutyId, Duty)>| told(turn, &all);
    let answer = services
        .create_duty(caller.0, body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Take a turn off the duty roster.
#[utoipa::path(
    tag = "duties",
    operation_id = "delete_duty",
    params(House, ("id" = Uuid, Path, description = "The turn."), IfRead),
    responses(
        (status = 204, description = "It is gone."),
        ReadAgain,
    ),
)]
#[delete("/duties/{id}")]
pub(crate) async fn delete_duty(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
) -> ApiResult<HttpResponse> {
    services
        .delete_duty(caller.0, DutyId(path.1), seen.0)
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

fn told(turn: &Versioned<(DutyId, Duty)>, all: &str) -> Answer {
    let at = format!("{all}/{}", turn.value.0);
    created(&DutyResponse::from(turn), at, etag(turn.version))
}
