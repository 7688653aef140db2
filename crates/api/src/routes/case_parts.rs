//! What a case consists of, over HTTP.

use actix_web::get;
use actix_web::web::{Data, Json, Path};
use onedoor_domain::CaseId;
use onedoor_service::Services;
use uuid::Uuid;

use crate::described::{House, TryAgain};
use crate::extract::Signed;
use crate::models::case::{CaseFileResponse, ContributionResponse, GuaranteeResponse};
use crate::models::enquiry::EnquiryResponse;
use crate::models::page::Page;
use crate::models::routing::RoutingResponse;
use crate::problem::ApiResult;
use crate::reader::Reader;

/// Read why a case was routed as it was.
#[utoipa::path(
    tag = "cases",
    operation_id = "explain_routing",
    params(House, ("id" = Uuid, Path, description = "The case.")),
    responses(
        (status = 200, description = "What was considered, chosen and rejected, and why.", body = RoutingResponse),
        TryAgain,
    ),
)]
#[get("/cases/{id}/routing")]
pub(crate) async fn explain_routing(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<Json<RoutingResponse>> {
    let explained = services.explain_routing(caller.0, CaseId(path.1)).await?;
    let language = reader.or(explained.file.in_force.municipality.language);
    Ok(Json(RoutingResponse::of(&explained, language)))
}

/// Read the enquiries of a case, word for word.
#[utoipa::path(
    tag = "cases",
    operation_id = "list_enquiries",
    params(House, ("id" = Uuid, Path, description = "The case.")),
    responses(
        (status = 200, description = "All enquiries of the case, oldest first.", body = Page<EnquiryResponse>),
        TryAgain,
    ),
)]
#[get("/cases/{id}/enquiries")]
pub(crate) async fn list_enquiries(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<Json<Page<EnquiryResponse>>> {
    let found = services.list_enquiries(caller.0, CaseId(path.1)).await?;
    Ok(Json(Page {
        items: found.into_iter().map(EnquiryResponse::from).collect(),
        next: None,
    }))
}

/// Read what the units owe a case.
#[utoipa::path(
    tag = "cases",
    operation_id = "list_contributions",
    params(House, ("id" = Uuid, Path, description = "The case.")),
    responses(
        (status = 200, description = "All contributions of the case.", body = Page<ContributionResponse>),
        TryAgain,
    ),
)]
#[get("/cases/{id}/contributions")]
pub(crate) async fn list_contributions(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<Json<Page<ContributionResponse>>> {
    let file = services.find_case(caller.0, CaseId(path.1)).await?;
    let told = CaseFileResponse::of(&file, reader.or(file.in_force.municipality.language));
    Ok(Json(Page {
        items: told.contributions,
        next: None,
    }))
}

/// Read what is promised on a case.
#[utoipa::path(
    tag = "cases",
    operation_id = "list_guarantees",
    params(House, ("id" = Uuid, Path, description = "The case.")),
    responses(
        (status = 200, description = "All guarantees of the case, soonest first.", body = Page<GuaranteeResponse>),
        TryAgain,
    ),
)]
#[get("/cases/{id}/guarantees")]
pub(crate) async fn list_guarantees(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<Json<Page<GuaranteeResponse>>> {
    let file = services.find_case(caller.0, CaseId(path.1)).await?;
    let told = CaseFileResponse::of(&file, reader.or(file.in_force.municipality.language));
    Ok(Json(Page {
        items: told.guarantees,
        next: None,
    }))
}
