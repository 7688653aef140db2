//! The municipality over HTTP.

use actix_web::web::Data;
use actix_web::{HttpResponse, get, patch};
use onedoor_service::Services;

use crate::described::{House, IfRead, ReadAgain, TryAgain};
use crate::extract::{Body, Seen, Signed};
use crate::models::municipality::{ChangeMunicipalityRequest, MunicipalityResponse};
use crate::problem::ApiResult;
use crate::routes::single;

/// Read the municipality: its settings, its calendar, and what versions are in force.
#[utoipa::path(
    tag = "municipality",
    operation_id = "find_municipality",
    params(House),
    responses(
        (status = 200, description = "The municipality.", body = MunicipalityResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("")]
pub(crate) async fn find_municipality(
    caller: Signed,
    services: Data<Services>,
) -> ApiResult<HttpResponse> {
    let found = services.find_municipality(caller.0).await?;
    let version = found.record.version;
    Ok(single(&MunicipalityResponse::of(found)?, version))
}

/// Change the municipality's name, language, settings or calendar.
///
/// A calendar that says something new gets a new version. What was promised on an earlier one
/// stays promised.
#[utoipa::path(
    tag = "municipality",
    operation_id = "change_municipality",
    params(House, IfRead),
    request_body = ChangeMunicipalityRequest,
    responses(
        (status = 200, description = "The municipality as it is now.", body = MunicipalityResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[patch("")]
pub(crate) async fn change_municipality(
    caller: Signed,
    services: Data<Services>,
    seen: Seen,
    body: Body<ChangeMunicipalityRequest>,
) -> ApiResult<HttpResponse> {
    let changed = services
        .change_municipality(caller.0, seen.0, body.value.into())
        .await?;
    let version = changed.record.version;
    Ok(single(&MunicipalityResponse::of(changed)?, version))
}
