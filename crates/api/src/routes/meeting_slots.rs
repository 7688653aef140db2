//! The times that a municipality keeps for meetings, over HTTP.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, patch, post};
use onedoor_domain::SlotId;
use onedoor_service::Services;
use onedoor_service::records::SlotRecord;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::extract::{Body, Seen, Signed, etag};
use crate::models::meeting_slot::{
    ChangeMeetingSlotRequest, CreateMeetingSlotRequest, MeetingSlotResponse, OccurrenceResponse,
};
use crate::models::page::{Page, limit};
use crate::problem::{ApiResult, Problem};
use crate::routes::{answered, created, moment, page, single};

/// Which slots.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListMeetingSlotsQuery {
    /// Where the page begins: `next` of the page before.
    cursor: Option<Uuid>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// Which occurrences.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListOccurrencesQuery {
    /// Those that begin at this moment or later, RFC 3339; from now on if left out.
    #[param(format = DateTime)]
    from: Option<String>,
    /// How many, 1 to 200; 50 if left out. None lies more than two years ahead.
    limit: Option<u32>,
}

/// List the times that come back and are kept for meetings.
#[utoipa::path(
    tag = "meetings",
    operation_id = "list_meeting_slots",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ListMeetingSlotsQuery,
    ),
    responses(
        (status = 200, description = "The slots.", body = Page<MeetingSlotResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/meeting-slots")]
pub(crate) async fn list_meeting_slots(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    query: Query<ListMeetingSlotsQuery>,
) -> ApiResult<HttpResponse> {
    let (after, limit) = (query.cursor.map(SlotId), limit(query.limit)?);
    let found = services.list_meeting_slots(caller.0, after, limit).await?;
    let listed = Page {
        items: found.items.iter().map(MeetingSlotResponse::from).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(page(&request, &listed))
}

/// Read a slot.
#[utoipa::path(
    tag = "meetings",
    operation_id = "find_meeting_slot",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The slot."),
    ),
    responses(
        (status = 200, description = "The slot as it is now.", body = MeetingSlotResponse, headers(("ETag" = String, description = "Its version."))),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/meeting-slots/{id}")]
pub(crate) async fn find_meeting_slot(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services.find_meeting_slot(caller.0, SlotId(path.1)).await?;
    Ok(single(&MeetingSlotResponse::from(&found), found.version))
}

/// List when a slot takes place next, and how many places are left each time.
///
/// Closed days and holidays are left out, and the hour on the wall is the same in summer and winter.
#[utoipa::path(
    tag = "meetings",
    operation_id = "list_occurrences",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The slot."),
        ListOccurrencesQuery,
    ),
    responses(
        (status = 200, description = "The occurrences, soonest first.", body = Page<OccurrenceResponse>),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/meeting-slots/{id}/occurrences")]
pub(crate) async fn list_occurrences(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    query: Query<ListOccurrencesQuery>,
) -> ApiResult<Json<Page<OccurrenceResponse>>> {
    let from = moment("from", query.from.as_deref())?;
    let limit = limit(query.limit)?;
    let found = services
        .list_occurrences(caller.0, SlotId(path.1), from, limit)
        .await?;
    Ok(Json(Page {
        items: found.iter().map(OccurrenceResponse::from).collect(),
        next: None,
    }))
}

/// Keep a time that comes back every few weeks for meetings.
#[utoipa::path(
    tag = "meetings",
    operation_id = "create_meeting_slot",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = CreateMeetingSlotRequest,
    responses(
        (status = 201, description = "The slot is kept.", body = MeetingSlotResponse, headers(
            ("Location" = String, description = "Where it is."),
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
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
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The slot."),
        ("If-Match" = String, Header, description = "The `ETag` that you read."),
    ),
    request_body = ChangeMeetingSlotRequest,
    responses(
        (status = 200, description = "The slot as it is now.", body = MeetingSlotResponse, headers(("ETag" = String, description = "Its version."))),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; read it again.", body = Problem, content_type = "application/problem+json"),
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
