//! What a case is about, over HTTP.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, post, put};
use onedoor_domain::CaseId;
use onedoor_service::{Answered, CaseFile, Services};
use uuid::Uuid;

use crate::described::{CaseAfter, House, IfCaseRead, Once, ReadCaseAgain, SendAgain, TryAgain};
use crate::extract::{Body, Seen, Signed};
use crate::models::enquiry::AddEnquiryRequest;
use crate::models::replan::{ChangeTypesRequest, ProposeTypesRequest, TypesProposalResponse};
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::{answered, case_after};

/// Show what adding and removing case types would do. Nothing is written.
#[utoipa::path(
    tag = "casework",
    operation_id = "preview_case_types",
    params(House, ("id" = Uuid, Path, description = "The case.")),
    request_body = ProposeTypesRequest,
    responses(
        (status = 200, description = "What would be done.", body = TypesProposalResponse),
        TryAgain,
    ),
)]
#[post("/cases/{id}/case-types/preview")]
pub(crate) async fn preview_case_types(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<ProposeTypesRequest>,
) -> ApiResult<Json<TypesProposalResponse>> {
    let proposed = services
        .preview_case_types(caller.0, CaseId(path.1), body.value.into())
        .await?;
    let language = reader.or(proposed.file.in_force.municipality.language);
    Ok(Json(TypesProposalResponse::of(&proposed, language)))
}

/// Add and remove case types exactly as it was proposed.
#[utoipa::path(
    tag = "casework",
    operation_id = "change_case_types",
    params(House, ("id" = Uuid, Path, description = "The case."), IfCaseRead),
    request_body = ChangeTypesRequest,
    responses(
        CaseAfter,
        ReadCaseAgain,
    ),
)]
#[put("/cases/{id}/case-types")]
pub(crate) async fn change_case_types(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<ChangeTypesRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |file: &CaseFile| case_after(file, &reader);
    let answer = services
        .change_case_types(
            caller.0,
            (CaseId(path.1), seen.0),
            body.value.into(),
            render,
        )
        .await?;
    Ok(answered(Answered {
        answer,
        replayed: false,
    }))
}

/// Add a further enquiry to a live case, word for word.
#[utoipa::path(
    tag = "casework",
    operation_id = "add_enquiry",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = AddEnquiryRequest,
    responses(CaseAfter, SendAgain),
)]
#[post("/cases/{id}/enquiries")]
pub(crate) async fn add_enquiry(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<AddEnquiryRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |file: &CaseFile| case_after(file, &reader);
    let answer = services
        .add_enquiry(
            caller.0,
            CaseId(path.1),
            body.value.into(),
            body.once,
            render,
        )
        .await?;
    Ok(answered(answer))
}
