//! Intake over HTTP.

use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, post};
use onedoor_domain::Language;
use onedoor_service::{Answer, Registered, Services};

use crate::described::{House, Once, SendAgain, TryAgain};
use crate::extract::{Body, Signed, etag};
use crate::models::case::CaseFileResponse;
use crate::models::enquiry::RegisterEnquiryRequest;
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::{answered, created};

/// Register an enquiry.
///
/// In one transaction it becomes a case with exactly one coordinator, a contribution for every unit
/// concerned, and guarantees with due moments. With an `Idempotency-Key` the same request can be
/// sent again: it gives the same answer and makes no second case.
#[utoipa::path(
    tag = "enquiries",
    operation_id = "register_enquiry",
    params(House, Once),
    request_body = RegisterEnquiryRequest,
    responses(
        (status = 201, description = "The case was opened.", body = CaseFileResponse, headers(
            ("Location" = String, description = "The case."),
            ("ETag" = String, description = "The case's version."),
        )),
        SendAgain,
    ),
)]
#[post("/enquiries")]
pub(crate) async fn register_enquiry(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    body: Body<RegisterEnquiryRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |registered: &Registered| opened(registered, reader);
    let answer = services
        .register_enquiry(caller.0, body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// See what registering an enquiry would do.
///
/// For the receptionist while she types: the same answer as registering, but nothing is written,
/// and ids and reference are made up.
#[utoipa::path(
    tag = "enquiries",
    operation_id = "preview_enquiry",
    params(House),
    request_body = RegisterEnquiryRequest,
    responses(
        (status = 200, description = "What would be done.", body = CaseFileResponse),
        TryAgain,
    ),
)]
#[post("/enquiries/preview")]
pub(crate) async fn preview_enquiry(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    body: Body<RegisterEnquiryRequest>,
) -> ApiResult<Json<CaseFileResponse>> {
    let previewed = services
        .preview_enquiry(caller.0, body.value.into())
        .await?;
    let language = reader.or(previewed.file.in_force.municipality.language);
    Ok(Json(CaseFileResponse::previewed(&previewed, language)))
}

pub(crate) fn opened(registered: &Registered, reader: Reader) -> Answer {
    let municipality = &registered.file.in_force.municipality;
    let language: Language = reader.or(municipality.language);
    let case = &registered.file.case;
    created(
        &CaseFileResponse::registered(registered, language),
        format!("/v1/{}/cases/{}", municipality.slug, case.id),
        etag(case.version),
    )
}
