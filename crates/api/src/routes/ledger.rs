//! The ledger of a promise over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use onedoor_domain::GuaranteeId;
use onedoor_service::{GuaranteeFile, Services};
use uuid::Uuid;

use super::guarantees::language;
use crate::described::{House, Once, SendAgain};
use crate::extract::{Body, Signed, etag};
use crate::models::entry::{CorrectGuaranteeRequest, RecordEntryRequest};
use crate::models::guarantee::GuaranteeFileResponse;
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::{answered, changed};

/// Write a line into the ledger of a promise.
///
/// Nothing is ever changed or taken out: what does not fit the lines before it is refused with the
/// reason, and a correction is a line of its own by a manager.
#[utoipa::path(
    tag = "promises",
    operation_id = "record_entry",
    params(House, ("id" = Uuid, Path, description = "The promise."), Once),
    request_body = RecordEntryRequest,
    responses(
        (status = 200, description = "The promise after it.", body = GuaranteeFileResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
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
    let input = body.value.try_into();
    let answer = services
        .record_entry(caller.0, GuaranteeId(path.1), input, body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Correct or call off a promise, or agree to a remedy or not: lines that only managers write.
#[utoipa::path(
    tag = "promises",
    operation_id = "correct_guarantee",
    params(House, ("id" = Uuid, Path, description = "The promise."), Once),
    request_body = CorrectGuaranteeRequest,
    responses(
        (status = 200, description = "The promise after it.", body = GuaranteeFileResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
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
    let input = body.value.try_into();
    let answer = services
        .correct_guarantee(caller.0, GuaranteeId(path.1), input, body.once, render)
        .await?;
    Ok(answered(answer))
}
