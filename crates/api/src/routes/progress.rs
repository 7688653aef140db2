//! How cases come along, over HTTP: steps, time that was not ours, and whom nobody has reached yet.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use onedoor_domain::CaseId;
use onedoor_service::Services;
use uuid::Uuid;

use crate::described::{CaseAfter, House, Once, SendAgain, TryAgain};
use crate::extract::{Body, Signed};
use crate::models::attribution::{AttributionResponse, QueuedCaseResponse};
use crate::models::page::Page;
use crate::models::promise::RecordProgressRequest;
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::{answered, case_after};

/// Note that something was done, and keep the promises that it keeps.
#[utoipa::path(
    tag = "promises",
    operation_id = "record_progress",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = RecordProgressRequest,
    responses(CaseAfter, SendAgain),
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
            move |file| case_after(file, &reader),
        )
        .await?;
    Ok(answered(answer))
}

/// Read with whom the working time of a case lay, split without remainder.
#[utoipa::path(
    tag = "promises",
    operation_id = "attribute_time",
    params(House, ("id" = Uuid, Path, description = "The case.")),
    responses(
        (status = 200, description = "The opening minutes since the enquiry came in, by holder.", body = AttributionResponse),
        TryAgain,
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
    params(House),
    responses(
        (status = 200, description = "At most 200 cases; one leaves the queue once the business was reached.", body = Page<QueuedCaseResponse>),
        TryAgain,
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
