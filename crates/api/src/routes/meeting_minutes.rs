//! What was written down at a meeting, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, put};
use onedoor_domain::MeetingId;
use onedoor_service::Services;
use uuid::Uuid;

use super::meetings::response;
use crate::described::{House, IfRead, ReadAgain};
use crate::extract::{Body, Seen, Signed};
use crate::models::meeting::{KeepMinutesRequest, MeetingResponse};
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::single;

/// Keep what was written down at a meeting that was held, until its case is closed.
///
/// It takes the place of what was kept before; who may not read that may not change it.
#[utoipa::path(
    tag = "meetings",
    operation_id = "keep_meeting_minutes",
    params(House, ("id" = Uuid, Path, description = "The meeting."), IfRead),
    request_body = KeepMinutesRequest,
    responses(
        (status = 200, description = "The meeting as it is now.", body = MeetingResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[put("/meetings/{id}/minutes")]
pub(crate) async fn keep_meeting_minutes(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<KeepMinutesRequest>,
) -> ApiResult<HttpResponse> {
    let of = (MeetingId(path.1), seen.0);
    let kept = services
        .keep_minutes(caller.0, of, body.value.into())
        .await?;
    Ok(single(&response(&kept, &reader), kept.record.version))
}
