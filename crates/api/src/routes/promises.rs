//! What happens on a case and moves or keeps its promises, over HTTP.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use onedoor_domain::{CaseId, ReferralId};
use onedoor_service::{Answer, CaseFile, Services};
use uuid::Uuid;

use crate::extract::{Body, Signed, etag};
use crate::models::attribution::{AttributionResponse, QueuedCaseResponse};
use crate::models::case::CaseFileResponse;
use crate::models::page::Page;
use crate::models::promise::{
    AnswerReferralRequest, FeePaidRequest, RecordProgressRequest, SendReferralRequest,
};
use crate::problem::{ApiResult, Problem};
use crate::reader::Reader;
use crate::routes::{answered, changed};

/// Note that the fee was paid.
#[utoipa::path(
    tag = "promises",
    operation_id = "record_fee_paid",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = FeePaidRequest,
    responses(
        (status = 200, description = "The case after it.", body = CaseFileResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/fee-paid")]
pub(crate) async fn record_fee_paid(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<FeePaidRequest>,
) -> ApiResult<HttpResponse> {
    let answer = services
        .record_fee_paid(
            caller.0,
            CaseId(path.1),
            body.value.into(),
            body.once,
            move |file| told(file, &reader),
        )
        .await?;
    Ok(answered(answer))
}

/// Note that an authority outside the municipality was asked.
#[utoipa::path(
    tag = "promises",
    operation_id = "send_referral",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = SendReferralRequest,
    responses(
        (status = 200, description = "The case after it.", body = CaseFileResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/referrals")]
pub(crate) async fn send_referral(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<SendReferralRequest>,
) -> ApiResult<HttpResponse> {
    let answer = services
        .send_referral(
            caller.0,
            CaseId(path.1),
            body.value.into(),
            body.once,
            move |file| told(file, &reader),
        )
        .await?;
    Ok(answered(answer))
}

/// Note that it answered.
#[utoipa::path(
    tag = "promises",
    operation_id = "answer_referral",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("referral" = Uuid, Path, description = "The referral, as it stands in the case's `papers`."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = AnswerReferralRequest,
    responses(
        (status = 200, description = "The case after it.", body = CaseFileResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/referrals/{referral}/answered")]
pub(crate) async fn answer_referral(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid, Uuid)>,
    body: Body<AnswerReferralRequest>,
) -> ApiResult<HttpResponse> {
    let answer = services
        .answer_referral(
            caller.0,
            CaseId(path.1),
            ReferralId(path.2),
            body.value.into(),
            body.once,
            move |file| told(file, &reader),
        )
        .await?;
    Ok(answered(answer))
}

/// Note that something was done, and keep the promises that it keeps.
#[utoipa::path(
    tag = "promises",
    operation_id = "record_progress",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = RecordProgressRequest,
    responses(
        (status = 200, description = "The case after it.", body = CaseFileResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/progress")]
pub(crate) async fn record_progress(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<RecordProgressRequest>,
) -> ApiResult<HttpResponse> {
    let answer = services
        .record_progress(
            caller.0,
            CaseId(path.1),
            body.value.into(),
            body.once,
            move |file| told(file, &reader),
        )
        .await?;
    Ok(answered(answer))
}

/// Read with whom the working time of a case lay, split without remainder.
#[utoipa::path(
    tag = "promises",
    operation_id = "attribute_time",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
    ),
    responses(
        (status = 200, description = "The opening minutes since the enquiry came in, by holder.", body = AttributionResponse),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/cases/{id}/attribution")]
pub(crate) async fn attribute_time(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<Json<AttributionResponse>> {
    let attributed = services.attribute_time(caller.0, CaseId(path.1)).await?;
    let language = reader.or(attributed.file.in_force.municipality.language);
    Ok(Json(AttributionResponse::of(&attributed, language)))
}

/// List the cases that came in while the house was closed and wait for a person, soonest due first.
#[utoipa::path(
    tag = "promises",
    operation_id = "list_morning_queue",
    params(("municipality" = String, Path, description = "The municipality's short name.")),
    responses(
        (status = 200, description = "At most 200 cases; one leaves the queue once the business was reached.", body = Page<QueuedCaseResponse>),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/morning-queue")]
pub(crate) async fn list_morning_queue(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
) -> ApiResult<Json<Page<QueuedCaseResponse>>> {
    let queue = services.morning_queue(caller.0).await?;
    let told = queue.iter().map(|queued| {
        let language = reader.or(queued.file.in_force.municipality.language);
        QueuedCaseResponse::of(queued, language)
    });
    Ok(Json(Page {
        items: told.collect(),
        next: None,
    }))
}

/// The case after a change.
pub(crate) fn told(file: &CaseFile, reader: &Reader) -> Answer {
    let language = reader.or(file.in_force.municipality.language);
    changed(
        &CaseFileResponse::of(file, language),
        etag(file.case.version),
    )
}
