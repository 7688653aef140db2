//! Meetings and visits over HTTP.

use actix_web::http::header::{CONTENT_TYPE, ETAG};
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, patch, post};
use onedoor_domain::{CaseId, MeetingId};
use onedoor_service::{MeetingFile, Services};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::extract::{Body, Seen, Signed, etag};
use crate::models::meeting::{ChangeMeetingRequest, CreateMeetingRequest, MeetingResponse};
use crate::models::page::{Page, limit};
use crate::problem::{ApiResult, Problem};
use crate::reader::Reader;
use crate::routes::{answered, created, page, single};

/// Which meetings of a case.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListMeetingsQuery {
    /// Where the page begins: `next` of the page before.
    cursor: Option<Uuid>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// Plan a meeting or visit on a case, and invite to it.
///
/// The units of all open contributions are invited, each by whoever handles its contribution, unless
/// you say otherwise. A slot's occurrence that is full is refused with the next one that has room.
#[utoipa::path(
    tag = "meetings",
    operation_id = "plan_meeting",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = CreateMeetingRequest,
    responses(
        (status = 201, description = "The meeting was planned.", body = MeetingResponse, headers(
            ("Location" = String, description = "Where it is."),
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
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

/// List the meetings of a case in the order in which they were planned, without their minutes.
#[utoipa::path(
    tag = "meetings",
    operation_id = "list_meetings",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ListMeetingsQuery,
    ),
    responses(
        (status = 200, description = "The meetings.", body = Page<MeetingResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/cases/{id}/meetings")]
pub(crate) async fn list_meetings(
    request: HttpRequest,
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    query: Query<ListMeetingsQuery>,
) -> ApiResult<HttpResponse> {
    let (after, limit) = (query.cursor.map(MeetingId), limit(query.limit)?);
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
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The meeting."),
    ),
    responses(
        (status = 200, description = "The meeting with what was agreed and written down, as far as you may see.", body = MeetingResponse, headers(("ETag" = String, description = "Its version."))),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
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
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The meeting."),
    ),
    responses(
        (status = 200, description = "The invitation, RFC 5545, with `METHOD:REQUEST` or `METHOD:CANCEL`.", body = String, content_type = "text/calendar", headers(("ETag" = String, description = "The version of the meeting."))),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
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

/// Change when, where, about what and with whom people meet.
///
/// Everybody concerned is told: who stays of the change, who is new of the meeting, and who is not
/// invited any more that it takes place without them.
#[utoipa::path(
    tag = "meetings",
    operation_id = "change_meeting",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The meeting."),
        ("If-Match" = String, Header, description = "The `ETag` that you read."),
    ),
    request_body = ChangeMeetingRequest,
    responses(
        (status = 200, description = "The meeting as it is now.", body = MeetingResponse, headers(("ETag" = String, description = "Its version."))),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; read it again.", body = Problem, content_type = "application/problem+json"),
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

/// The meeting on the wire, in the reader's language.
pub(super) fn response(file: &MeetingFile, reader: &Reader) -> MeetingResponse {
    let language = reader.or(file.in_force.municipality.language);
    MeetingResponse::of(file, language)
}
