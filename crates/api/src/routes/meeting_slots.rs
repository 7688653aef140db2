//! The times that a municipality keeps for meetings, over HTTP.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use onedoor_domain::SlotId;
use onedoor_service::Services;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, TryAgain};
use crate::extract::Signed;
use crate::models::meeting_slot::{MeetingSlotResponse, OccurrenceResponse};
use crate::models::page::{Page, PageQuery, limit};
use crate::problem::ApiResult;
use crate::routes::{moment, page, single};

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
    params(House, PageQuery),
    responses(
        (status = 200, description = "The slots.", body = Page<MeetingSlotResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/meeting-slots")]
pub(crate) async fn list_meeting_slots(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    query: Query<PageQuery>,
) -> ApiResult<HttpResponse> {
    let (after, limit) = query.read(SlotId)?;
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
    params(House, ("id" = Uuid, Path, description = "The slot.")),
    responses(
        (status = 200, description = "The slot as it is now.", body = MeetingSlotResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
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
    params(House, ("id" = Uuid, Path, description = "The slot."), ListOccurrencesQuery),
    responses(
        (status = 200, description = "The occurrences, soonest first.", body = Page<OccurrenceResponse>),
        TryAgain,
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
