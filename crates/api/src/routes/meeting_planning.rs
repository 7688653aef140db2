//! How a meeting is planned and moved, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, patch, post};
use onedoor_domain::{CaseId, MeetingId};
use onedoor_service::{MeetingFile, Services};
use uuid::Uuid;

use super::meetings::response;
use crate::described::{House, IfRead, Once, ReadAgain, SendAgain};
use crate::extract::{Body, Seen, Signed, etag};
use crate::models::meeting::{ChangeMeetingRequest, CreateMeetingRequest, MeetingResponse};
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::{answered, created, single};

/// Plan a meeting or visit on a case, and invite to it.
///
/// The units of all open contributions are invited, each by whoever handles its contribution, unless
/// you say otherwise. A slot's occurrence that is full is refused with the next one that has room.
#[utoipa::path(
    tag = "meetings",
    operation_id = "plan_meeting",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = CreateMeetingRequest,
    responses(
        (status = 201, description = "The meeting was planned.", body = MeetingResponse, headers(
            ("Location" = String, description = "Where it is."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/cases/{id}/meetings")]
pub(crate) async fn plan_meeting(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<CreateMeetingRequest>,
) -> ApiResult<HttpResponse> {
    let (slug, case) = path.into_inner();
    let render = move |file: &MeetingFile| {
        let at = format!("/v1/{slug}/meetings/{}", file.record.meeting.id);
        created(&response(file, &reader), at, etag(file.record.version))
    };
    let answer = services
        .plan_meeting(caller.0, CaseId(case), body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Change when, where, about what and with whom people meet.
///
/// Everybody concerned is told: who stays of the change, who is new of the meeting, and who is not
/// invited any more that it takes place without them.
#[utoipa::path(
    tag = "meetings",
    operation_id = "change_meeting",
    params(House, ("id" = Uuid, Path, description = "The meeting."), IfRead),
    request_body = ChangeMeetingRequest,
    responses(
        (status = 200, description = "The meeting as it is now.", body = MeetingResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[patch("/meetings/{id}")]
pub(crate) async fn change_meeting(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<ChangeMeetingRequest>,
) -> ApiResult<HttpResponse> {
    let changed = services
        .change_meeting(caller.0, MeetingId(path.1), seen.0, body.value.into())
        .await?;
    Ok(single(&response(&changed, &reader), changed.record.version))
}
