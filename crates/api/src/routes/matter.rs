//! What a case is about and what it goes with, over HTTP.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, post, put};
use onedoor_domain::CaseId;
use onedoor_service::{Answered, CaseFile, Registered, Services};
use uuid::Uuid;

use super::enquiries::opened;
use super::promises::told;
use crate::extract::{Body, Seen, Signed};
use crate::models::around::MergeRequest;
use crate::models::case::CaseFileResponse;
use crate::models::enquiry::AddEnquiryRequest;
use crate::models::replan::{
    ChangeTypesRequest, ProposeTypesRequest, SplitRequest, TypesProposalResponse,
};
use crate::problem::{ApiResult, Problem};
use crate::reader::Reader;
use crate::routes::answered;

/// Show what adding and removing case types would do. Nothing is written.
#[utoipa::path(
    tag = "casework",
    operation_id = "preview_case_types",
    params(("municipality" = String, Path, description = "The municipality's short name."), ("id" = Uuid, Path, description = "The case.")),
    request_body = ProposeTypesRequest,
    responses(
        (status = 200, description = "What would be done.", body = TypesProposalResponse),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
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
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("If-Match" = String, Header, description = "The `ETag` of the case that you read."),
    ),
    request_body = ChangeTypesRequest,
    responses(
        (status = 200, description = "The case after it.", body = CaseFileResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; read the case again.", body = Problem, content_type = "application/problem+json"),
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
    let render = move |file: &CaseFile| told(file, &reader);
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
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = AddEnquiryRequest,
    responses(
        (status = 200, description = "The case after it.", body = CaseFileResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/enquiries")]
pub(crate) async fn add_enquiry(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<AddEnquiryRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |file: &CaseFile| told(file, &reader);
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

/// Merge a case into another one of the same business.
///
/// The answer is that other case. The merged one stays readable, closed as merged, and its tracking
/// code opens the other. Promises are kept from the earlier start.
#[utoipa::path(
    tag = "casework",
    operation_id = "merge_cases",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("If-Match" = String, Header, description = "The `ETag` of the case that you read."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = MergeRequest,
    responses(
        (status = 200, description = "The case in which the matter goes on.", body = CaseFileResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/merge")]
pub(crate) async fn merge_cases(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<MergeRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |file: &CaseFile| told(file, &reader);
    let answer = services
        .merge_cases(
            caller.0,
            (CaseId(path.1), seen.0),
            body.value.into(),
            body.once,
            render,
        )
        .await?;
    Ok(answered(answer))
}

/// Split one matter out into a case of its own, under the same coordinator.
///
/// What only that matter needs goes along, and promises count as from the start.
#[utoipa::path(
    tag = "casework",
    operation_id = "split_case",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("If-Match" = String, Header, description = "The `ETag` of the case that you read."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = SplitRequest,
    responses(
        (status = 201, description = "The new case.", body = CaseFileResponse, headers(
            ("Location" = String, description = "The new case."),
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/split")]
pub(crate) async fn split_case(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<SplitRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |registered: &Registered| opened(registered, reader);
    let answer = services
        .split_case(
            caller.0,
            (CaseId(path.1), seen.0),
            body.value.into(),
            body.once,
            render,
        )
        .await?;
    Ok(answered(answer))
}
