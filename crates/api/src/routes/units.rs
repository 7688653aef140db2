//! Units over HTTP.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpRequest, HttpResponse, get, patch, post};
use onedoor_domain::Language;
use onedoor_service::{Services, UnitView};

use crate::described::{House, IfRead, Once, ReadAgain, SendAgain, TryAgain};
use crate::extract::{Body, Seen, Signed, etag};
use crate::models::page::Page;
use crate::models::unit::{ChangeUnitRequest, CreateUnitRequest, UnitResponse};
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::{answered, created, single};

/// List the units that the municipality has.
#[utoipa::path(
    tag = "units",
    operation_id = "list_units",
    params(House),
    responses(
        (status = 200, description = "All units, in the order of their ids.", body = Page<UnitResponse>),
        TryAgain,
    ),
)]
#[get("/units")]
pub(crate) async fn list_units(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
) -> ApiResult<Json<Page<UnitResponse>>> {
    let found = services.list_units(caller.0).await?;
    let told = |unit: &UnitView| UnitResponse::of(unit, language(reader, unit));
    Ok(Json(Page {
        items: found.iter().map(told).collect(),
        next: None,
    }))
}

/// Read a unit.
#[utoipa::path(
    tag = "units",
    operation_id = "find_unit",
    params(House, ("id" = String, Path, description = "The unit's id in the catalogue.")),
    responses(
        (status = 200, description = "The unit.", body = UnitResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/units/{id}")]
pub(crate) async fn find_unit(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, String)>,
) -> ApiResult<HttpResponse> {
    let unit = services.find_unit(caller.0, path.into_inner().1).await?;
    let answer = UnitResponse::of(&unit, language(reader, &unit));
    Ok(single(&answer, unit.record.version))
}

/// Add a unit of the catalogue to those that the municipality has.
///
/// The published catalogue must know it, or the newest draft: a new unit and its people must be in
/// place before the draft that adds it can be published.
#[utoipa::path(
    tag = "units",
    operation_id = "create_unit",
    params(House, Once),
    request_body = CreateUnitRequest,
    responses(
        (status = 201, description = "The unit was added.", body = UnitResponse, headers(
            ("Location" = String, description = "The unit."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/units")]
pub(crate) async fn create_unit(
    request: HttpRequest,
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    body: Body<CreateUnitRequest>,
) -> ApiResult<HttpResponse> {
    let all = request.path().to_owned();
    let (id, input) = body.value.into_parts();
    let render = move |unit: &UnitView| {
        let answer = UnitResponse::of(unit, language(reader, unit));
        let at = format!("{all}/{}", unit.record.id);
        created(&answer, at, etag(unit.record.version))
    };
    let answer = services
        .create_unit(caller.0, id, input, body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Change how a unit is reached.
#[utoipa::path(
    tag = "units",
    operation_id = "change_unit",
    params(House, ("id" = String, Path, description = "The unit's id in the catalogue."), IfRead),
    request_body = ChangeUnitRequest,
    responses(
        (status = 200, description = "The unit as it is now.", body = UnitResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[patch("/units/{id}")]
pub(crate) async fn change_unit(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, String)>,
    seen: Seen,
    body: Body<ChangeUnitRequest>,
) -> ApiResult<HttpResponse> {
    let unit = services
        .change_unit(caller.0, path.into_inner().1, seen.0, body.value.into())
        .await?;
    let answer = UnitResponse::of(&unit, language(reader, &unit));
    Ok(single(&answer, unit.record.version))
}

fn language(reader: Reader, unit: &UnitView) -> Language {
    reader.or(unit.municipality.language)
}
