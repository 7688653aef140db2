//! One promise over HTTP: as it stands, and how it was worked out.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use onedoor_domain::{GuaranteeId, Language};
use onedoor_service::{GuaranteeFile, Services};
use uuid::Uuid;

use crate::described::{House, TryAgain};
use crate::extract::{Body, Signed};
use crate::models::derivation::{DerivationResponse, SimulateGuaranteeRequest};
use crate::models::guarantee::GuaranteeFileResponse;
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::single;

/// Read a promise with its terms and its whole ledger.
#[utoipa::path(
    tag = "promises",
    operation_id = "find_guarantee",
    params(House, ("id" = Uuid, Path, description = "The promise.")),
    responses(
        (status = 200, description = "The promise.", body = GuaranteeFileResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/guarantees/{id}")]
pub(crate) async fn find_guarantee(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services
        .find_guarantee(caller.0, GuaranteeId(path.1))
        .await?;
    let told = GuaranteeFileResponse::of(&found, language(&found, &reader));
    Ok(single(&told, found.record.version))
}

/// Read why a promise is due when it is, step by step and ready to print.
#[utoipa::path(
    tag = "promises",
    operation_id = "derive_guarantee",
    params(House, ("id" = Uuid, Path, description = "The promise.")),
    responses(
        (status = 200, description = "The way from its start to its due moment.", body = DerivationResponse),
        TryAgain,
    ),
)]
#[get("/guarantees/{id}/derivation")]
pub(crate) async fn derive_guarantee(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<Json<DerivationResponse>> {
    let (found, derivation) = services
        .derive_guarantee(caller.0, GuaranteeId(path.1))
        .await?;
    let language = language(&found, &reader);
    Ok(Json(DerivationResponse::of(&found, &derivation, language)))
}

/// Ask when a promise on given terms would be due. Nothing is written.
#[utoipa::path(
    tag = "promises",
    operation_id = "simulate_guarantee",
    params(House),
    request_body = SimulateGuaranteeRequest,
    responses(
        (status = 200, description = "The due moment and the way to it.", body = DerivationResponse),
        TryAgain,
    ),
)]
#[post("/guarantees/simulate")]
pub(crate) async fn simulate_guarantee(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    body: Body<SimulateGuaranteeRequest>,
) -> ApiResult<Json<DerivationResponse>> {
    let input = body.value.try_into()?;
    let simulated = services.simulate_guarantee(caller.0, input).await?;
    let language = reader.or(simulated.language);
    Ok(Json(DerivationResponse::of_simulated(&simulated, language)))
}

pub(super) fn language(found: &GuaranteeFile, reader: &Reader) -> Language {
    reader.or(found.file.in_force.municipality.language)
}
