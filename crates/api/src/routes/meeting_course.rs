//! What becomes of a meeting, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use onedoor_domain::MeetingId;
use onedoor_service::{Answer, MeetingFile, Services};
use uuid::Uuid;

use super::meetings::response;
use crate::described::{House, IfRead, Once, SendAgain};
use crate::extract::{Body, Seen, Signed, etag};
use crate::models::meeting::{CancelMeetingRequest, HoldMeetingRequest, MeetingResponse};
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::{answered, changed};

/// Call a meeting off, with a reason.
#[utoipa::path(
    tag = "meetings",
    operation_id = "cancel_meeting",
    params(House, ("id" = Uuid, Path, description = "The meeting."), IfRead, Once),
    request_body = CancelMeetingRequest,
    responses(
        (status = 200, description = "The meeting as it is now.", body = MeetingResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
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
    params(House, ("id" = Uuid, Path, description = "The meeting."), IfRead, Once),
    request_body = HoldMeetingRequest,
    responses(
        (status = 200, description = "The meeting as it is now.", body = MeetingResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
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

pub(super) fn told(file: &MeetingFile, reader: &Reader) -> Answer {
    changed(&response(file, reader), etag(file.record.version))
}
