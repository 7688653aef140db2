//! How slots are kept, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, patch, post};
use onedoor_domain::SlotId;
use onedoor_service::Services;
use onedoor_service::records::SlotRecord;
use uuid::Uuid;

use crate::described::{House, IfRead, Once, ReadAgain, SendAgain};
use crate::extract::{Body, Seen, Signed, etag};
use crate::models::meeting_slot::{
    ChangeMeetingSlotRequest, CreateMeetingSlotRequest, MeetingSlotResponse,
};
use crate::problem::ApiResult;
use crate::routes::{answered, created, single};

/// Keep a time that comes back every few weeks for meetings.
#[utoipa::path(
    tag = "meetings",
    operation_id = "create_meeting_slot",
    params(House, Once),
    request_body = CreateMeetingSlotRequest,
    responses(
        (status = 201, description = "The slot is kept.", body = MeetingSlotResponse, headers(
            ("Location" = String, description = "Where it is."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/meeting-slots")]
pub(crate) async fn create_meeting_slot(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    body: Body<CreateMeetingSlotRequest>,
) -> ApiResult<HttpResponse> {
    let all = request.path().to_owned();
    let render = move |slot: &SlotRecord| {
        let at = format!("{all}/{}", slot.id);
        created(&MeetingSlotResponse::from(slot), at, etag(slot.version))
    };
    let answer = services
        .create_meeting_slot(caller.0, body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Change a slot. Meetings that have a place of it stay where they are.
#[utoipa::path(
    tag = "meetings",
    operation_id = "change_meeting_slot",
    params(House, ("id" = Uuid, Path, description = "The slot."), IfRead),
    request_body = ChangeMeetingSlotRequest,
    responses(
        (status = 200, description = "The slot as it is now.", body = MeetingSlotResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[patch("/meeting-slots/{id}")]
pub(crate) async fn change_meeting_slot(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<ChangeMeetingSlotRequest>,
) -> ApiResult<HttpResponse> {
    let changed = services
        .change_meeting_slot(caller.0, SlotId(path.1), seen.0, body.value.into())
        .await?;
    Ok(single(
        &MeetingSlotResponse::from(&changed),
        changed.version,
    ))
}
