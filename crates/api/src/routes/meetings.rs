//! Meetings and visits over HTTP.

use actix_web::http::header::{CONTENT_TYPE, ETAG};
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use onedoor_domain::{CaseId, MeetingId};
use onedoor_service::{MeetingFile, Services};
use uuid::Uuid;

use crate::described::{House, TryAgain};
use crate::extract::{Signed, etag};
use crate::models::meeting::MeetingResponse;
use crate::models::page::{Page, PageQuery};
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::{page, single};

/// List the meetings of a case in the order in which they were planned, without their minutes.
#[utoipa::path(
    tag = "meetings",
    operation_id = "list_meetings",
    params(House, ("id" = Uuid, Path, description = "The case."), PageQuery),
    responses(
        (status = 200, description = "The meetings.", body = Page<MeetingResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/cases/{id}/meetings")]
pub(crate) async fn list_meetings(
    request: HttpRequest,
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    query: Query<PageQuery>,
) -> ApiResult<HttpResponse> {
    let (after, limit) = query.read(MeetingId)?;
    let found = services
        .list_meetings(caller.0, CaseId(path.1), after, limit)
        .await?;
    let items = found.items.iter().map(|file| response(file, &reader));
    let listed = Page {
        items: items.collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(page(&request, &listed))
}

/// Read a meeting.
#[utoipa::path(
    tag = "meetings",
    operation_id = "find_meeting",
    params(House, ("id" = Uuid, Path, description = "The meeting.")),
    responses(
        (status = 200, description = "The meeting with what was agreed and written down, as far as you may see.", body = MeetingResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/meetings/{id}")]
pub(crate) async fn find_meeting(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services.find_meeting(caller.0, MeetingId(path.1)).await?;
    Ok(single(&response(&found, &reader), found.record.version))
}

/// Read a meeting's invitation as an iCalendar file: to invite, to change, or to cancel.
#[utoipa::path(
    tag = "meetings",
    operation_id = "read_invitation",
    params(House, ("id" = Uuid, Path, description = "The meeting.")),
    responses(
        (status = 200, description = "The invitation, RFC 5545, with `METHOD:REQUEST` or `METHOD:CANCEL`.", body = String, content_type = "text/calendar", headers(("ETag" = String, description = "The version of the meeting."))),
        TryAgain,
    ),
)]
#[get("/meetings/{id}/invitation.ics")]
pub(crate) async fn read_invitation(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services.find_meeting(caller.0, MeetingId(path.1)).await?;
    let language = reader.or(found.in_force.municipality.language);
    let kind = format!("text/calendar; charset=utf-8; method={}", found.method());
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, kind))
        .insert_header((ETAG, etag(found.record.version)))
        .body(found.invitation(language)))
}

/// The meeting on the wire, in the reader's language.
pub(super) fn response(file: &MeetingFile, reader: &Reader) -> MeetingResponse {
    let language = reader.or(file.in_force.municipality.language);
    MeetingResponse::of(file, language)
}
