//! What was agreed in a meeting, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, patch, post};
use onedoor_domain::{MeetingActionId, MeetingId};
use onedoor_service::{Error, FieldCode, FieldProblem, MeetingFile, Services};
use uuid::Uuid;

use super::meetings::response;
use crate::described::{House, Once, ReadAgain, SendAgain};
use crate::extract::{Body, Seen, Signed, etag};
use crate::models::meeting::{AddActionRequest, FinishActionRequest, MeetingResponse};
use crate::problem::{ApiError, ApiResult};
use crate::reader::Reader;
use crate::routes::{answered, created, single};

/// Note what was agreed at a meeting: who does what by when.
#[utoipa::path(
    tag = "meetings",
    operation_id = "add_meeting_action",
    params(House, ("id" = Uuid, Path, description = "The meeting."), Once),
    request_body = AddActionRequest,
    responses(
        (status = 201, description = "It was noted; the meeting as it is now.", body = MeetingResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
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
        House,
        ("id" = Uuid, Path, description = "The meeting."),
        ("action" = Uuid, Path, description = "What was agreed."),
        ("If-Match" = String, Header, description = "The `ETag` of the meeting that you read."),
    ),
    request_body = FinishActionRequest,
    responses(
        (status = 200, description = "The meeting as it is now.", body = MeetingResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
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
