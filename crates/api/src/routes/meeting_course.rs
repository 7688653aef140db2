//! What becomes of a meeting, over HTTP: cancelled, held, and what was agreed at it.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, patch, post};
use onedoor_domain::{MeetingActionId, MeetingId};
use onedoor_service::{Answer, Error, FieldCode, FieldProblem, MeetingFile, Services};
use uuid::Uuid;

use super::meetings::response;
use crate::extract::{Body, Seen, Signed, etag};
use crate::models::meeting::{
    AddActionRequest, CancelMeetingRequest, FinishActionRequest, HoldMeetingRequest,
    MeetingResponse,
};
use crate::problem::{ApiError, ApiResult, Problem};
use crate::reader::Reader;
use crate::routes::{answered, changed, created, single};

/// Call a meeting off, with a reason.
#[utoipa::path(
    tag = "meetings",
    operation_id = "cancel_meeting",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The meeting."),
        ("If-Match" = String, Header, description = "The `ETag` that you read."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = CancelMeetingRequest,
    responses(
        (status = 200, description = "The meeting as it is now.", body = MeetingResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/meetings/{id}/cancel")]
pub(crate) async fn cancel_meeting(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<CancelMeetingRequest>,
) -> ApiResult<HttpResponse> {
    let (of, reason) = ((MeetingId(path.1), seen.0), body.value.reason);
    let render = move |file: &MeetingFile| told(file, &reader);
    let answer = services
        .cancel_meeting(caller.0, of, reason, body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Note that a meeting took place, who was there and what was said.
///
/// A joint meeting keeps the promise of a coordination meeting, a preparatory one that of a
/// preparatory meeting, and a visit at which the business was met the promise to speak with it.
#[utoipa::path(
    tag = "meetings",
    operation_id = "hold_meeting",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The meeting."),
        ("If-Match" = String, Header, description = "The `ETag` that you read."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = HoldMeetingRequest,
    responses(
        (status = 200, description = "The meeting as it is now.", body = MeetingResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/meetings/{id}/hold")]
pub(crate) async fn hold_meeting(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<HoldMeetingRequest>,
) -> ApiResult<HttpResponse> {
    let (of, input) = ((MeetingId(path.1), seen.0), body.value.into());
    let render = move |file: &MeetingFile| told(file, &reader);
    let answer = services
        .hold_meeting(caller.0, of, input, body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Note what was agreed at a meeting: who does what by when.
#[utoipa::path(
    tag = "meetings",
    operation_id = "add_meeting_action",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The meeting."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = AddActionRequest,
    responses(
        (status = 201, description = "It was noted; the meeting as it is now.", body = MeetingResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/meetings/{id}/actions")]
pub(crate) async fn add_meeting_action(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<AddActionRequest>,
) -> ApiResult<HttpResponse> {
    let (slug, id) = path.into_inner();
    let render = move |file: &MeetingFile| {
        let at = format!("/v1/{slug}/meetings/{id}");
        created(&response(file, &reader), at, etag(file.record.version))
    };
    let answer = services
        .add_meeting_action(
            caller.0,
            MeetingId(id),
            body.value.into(),
            body.once,
            render,
        )
        .await?;
    Ok(answered(answer))
}

/// Note that what was agreed was done: who plans the case's meetings may, and whoever was to do it.
#[utoipa::path(
    tag = "meetings",
    operation_id = "finish_meeting_action",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The meeting."),
        ("action" = Uuid, Path, description = "What was agreed."),
        ("If-Match" = String, Header, description = "The `ETag` of the meeting that you read."),
    ),
    request_body = FinishActionRequest,
    responses(
        (status = 200, description = "The meeting as it is now.", body = MeetingResponse, headers(("ETag" = String, description = "Its version."))),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; read it again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[patch("/meetings/{id}/actions/{action}")]
pub(crate) async fn finish_meeting_action(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid, Uuid)>,
    seen: Seen,
    body: Body<FinishActionRequest>,
) -> ApiResult<HttpResponse> {
    if !body.value.done {
        let only = FieldProblem::new("/done", FieldCode::UnknownValue).with("allowed", true);
        return Err(ApiError::Service(Error::Invalid(vec![only])));
    }
    let of = (MeetingId(path.1), seen.0);
    let done = services
        .finish_meeting_action(caller.0, of, MeetingActionId(path.2))
        .await?;
    Ok(single(&response(&done, &reader), done.record.version))
}

fn told(file: &MeetingFile, reader: &Reader) -> Answer {
    changed(&response(file, reader), etag(file.record.version))
}
