//! Whose calendar holds what, over HTTP.

use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use onedoor_domain::{MeetingId, Moment, StaffId};
use onedoor_service::{CalendarQuery, Services};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, TryAgain};
use crate::extract::Signed;
use crate::models::meeting::CalendarMeetingResponse;
use crate::models::page::{Page, limit};
use crate::problem::{ApiError, ApiResult};
use crate::reader::Reader;
use crate::routes::{moment, page};

/// Which part of whose calendar.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListCalendarQuery {
    /// Meetings that end after this moment, RFC 3339; after now if left out.
    #[param(format = DateTime)]
    from: Option<String>,
    /// Meetings that begin before this moment, RFC 3339; 31 days later if left out, at most a year.
    #[param(format = DateTime)]
    until: Option<String>,
    /// Those to which this staff member comes, by name or as the coordinator.
    staff: Option<Uuid>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// How many, 1 to 200; 50 if left out. A page may hold fewer, where you may not see all.
    limit: Option<u32>,
}

/// List the meetings of a time, soonest first: whose calendar holds what.
///
/// Of a case that you may know of but not read, it is only shown that people meet.
#[utoipa::path(
    tag = "meetings",
    operation_id = "list_calendar",
    params(House, ListCalendarQuery),
    responses(
        (status = 200, description = "The meetings that are not cancelled.", body = Page<CalendarMeetingResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/meetings")]
pub(crate) async fn list_calendar(
    request: HttpRequest,
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    query: Query<ListCalendarQuery>,
) -> ApiResult<HttpResponse> {
    let found = services.list_calendar(caller.0, asked(&query)?).await?;
    let language = reader.or(found.language);
    let shown = found.items.iter();
    let listed = Page {
        items: shown
            .map(|one| CalendarMeetingResponse::of(one, language))
            .collect(),
        next: found.next.map(cursor),
    };
    Ok(page(&request, &listed))
}

fn asked(query: &ListCalendarQuery) -> ApiResult<CalendarQuery> {
    let after = query.cursor.as_deref().map(place);
    Ok(CalendarQuery {
        from: moment("from", query.from.as_deref())?,
        until: moment("until", query.until.as_deref())?,
        staff: query.staff.map(StaffId),
        after: after.transpose()?,
        limit: limit(query.limit)?,
    })
}

/// A place in a calendar as it stands in a cursor.
fn cursor((at, id): (Moment, MeetingId)) -> String {
    format!("{}_{id}", at.as_micros())
}

fn place(cursor: &str) -> ApiResult<(Moment, MeetingId)> {
    let parts = cursor.split_once('_').and_then(|(at, id)| {
        let at = Moment::from_micros(at.parse().ok()?)?;
        Some((at, MeetingId(id.parse().ok()?)))
    });
    parts.ok_or(ApiError::BadRequest)
}
