//! One promise over HTTP: its ledger, its derivation, and what people write into it.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use onedoor_domain::{GuaranteeId, Language};
use onedoor_service::{GuaranteeFile, Services};
use uuid::Uuid;

use crate::extract::{Body, Signed, etag};
use crate::models::derivation::{DerivationResponse, SimulateGuaranteeRequest};
use crate::models::entry::{CorrectGuaranteeRequest, RecordEntryRequest};
use crate::models::guarantee::GuaranteeFileResponse;
use crate::problem::{ApiResult, Problem};
use crate::reader::Reader;
use crate::routes::{answered, changed, single};

/// Read a promise with its terms and its whole ledger.
#[utoipa::path(
    tag = "promises",
    operation_id = "find_guarantee",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The promise."),
    ),
    responses(
        (status = 200, description = "The promise.", body = GuaranteeFileResponse, headers(("ETag" = String, description = "Its version."))),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
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
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The promise."),
    ),
    responses(
        (status = 200, description = "The way from its start to its due moment.", body = DerivationResponse),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
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

/// Write a line into the ledger of a promise.
///
/// Nothing is ever changed or taken out: what does not fit the lines before it is refused with the
/// reason, and a correction is a line of its own by a manager.
#[utoipa::path(
    tag = "promises",
    operation_id = "record_entry",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The promise."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = RecordEntryRequest,
    responses(
        (status = 200, description = "The promise after it.", body = GuaranteeFileResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/guarantees/{id}/entries")]
pub(crate) async fn record_entry(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<RecordEntryRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |found: &GuaranteeFile| {
        let told = GuaranteeFileResponse::of(found, language(found, &reader));
        changed(&told, etag(found.record.version))
    };
    let input = body.value.try_into()?;
    let answer = services
        .record_entry(caller.0, GuaranteeId(path.1), input, body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Correct or call off a promise, or agree to a remedy or not: lines that only managers write.
#[utoipa::path(
    tag = "promises",
    operation_id = "correct_guarantee",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The promise."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = CorrectGuaranteeRequest,
    responses(
        (status = 200, description = "The promise after it.", body = GuaranteeFileResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/guarantees/{id}/corrections")]
pub(crate) async fn correct_guarantee(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<CorrectGuaranteeRequest>,
) -> ApiResult<HttpResponse> {
    let render = move |found: &GuaranteeFile| {
        let told = GuaranteeFileResponse::of(found, language(found, &reader));
        changed(&told, etag(found.record.version))
    };
    let input = body.value.try_into()?;
    let answer = services
        .record_entry(caller.0, GuaranteeId(path.1), input, body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Ask when a promise on given terms would be due. Nothing is written.
#[utoipa::path(
    tag = "promises",
    operation_id = "simulate_guarantee",
    params(("municipality" = String, Path, description = "The municipality's short name.")),
    request_body = SimulateGuaranteeRequest,
    responses(
        (status = 200, description = "The due moment and the way to it.", body = DerivationResponse),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
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

fn language(found: &GuaranteeFile, reader: &Reader) -> Language {
    reader.or(found.file.in_force.municipality.language)
}
