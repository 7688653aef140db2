//! What happens in a municipality, told while it happens, over HTTP.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use onedoor_domain::CaseId;
use onedoor_service::{FeedQuery, STREAMS_AT_MOST, Services};
use serde::Deserialize;
use tokio_util::sync::CancellationToken;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::ApiSettings;
use crate::described::House;
use crate::edge::count_account;
use crate::extract::Credentials;
use crate::problem::{ApiError, ApiResult, Problem};
use crate::reader::Reader;
use crate::routes::events::kind;
use crate::stream::Telling;

/// How many events a stream reads at once.
const AT_ONCE: u32 = 100;

/// Which part of the feed is streamed.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct StreamFeedQuery {
    /// After this number; what happens from now on, if left out.
    after: Option<i64>,
    /// Only what happens of this kind.
    kind: Option<String>,
    /// Only what happens to this case.
    case: Option<Uuid>,
}

/// Follow what happens in the municipality, as server-sent events.
///
/// Each event has its number as `id`, its kind as `event`, and as `data` what the feed says of it.
/// After a broken connection send the last number as `Last-Event-ID` and nothing is lost or told
/// twice. Comments show that the stream is alive. It ends when your credentials no longer count or
/// the server stops.
#[utoipa::path(
    tag = "events",
    operation_id = "stream_feed",
    params(
        House,
        ("Last-Event-ID" = Option<i64>, Header, description = "The last number that you have; counts more than `after`."),
        StreamFeedQuery,
    ),
    responses(
        (status = 200, description = "A stream of events that does not end by itself.", body = String, content_type = "text/event-stream"),
        (status = "4XX", description = "The request cannot be carried out. 429: the token has all the streams it may have.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/events/stream")]
pub(crate) async fn stream_feed(
    request: HttpRequest,
    credentials: Credentials,
    reader: Reader,
    services: Data<Services>,
    settings: Data<ApiSettings>,
    stop: Data<CancellationToken>,
    query: Query<StreamFeedQuery>,
) -> ApiResult<HttpResponse> {
    let caller = credentials.caller(&services).await?;
    count_account(&request, &caller)?;
    let municipality = caller.municipality;
    let after = last_event(&request)?.or(query.after);
    let from = services.feed_from(caller, after).await?;
    let asked = query.into_inner().read(from)?;
    let follower =
        services
            .follow(credentials.secret(), municipality)
            .ok_or(ApiError::TooManyStreams {
                max: STREAMS_AT_MOST,
            })?;
    let telling = Telling::new(&services, credentials, asked, reader, follower);
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/event-stream"))
        .insert_header((CACHE_CONTROL, "no-store"))
        // A proxy that collects the answer first would keep it for ever.
        .insert_header(("x-accel-buffering", "no"))
        .streaming(telling.stream(settings.beat, stop.get_ref().clone())))
}

impl StreamFeedQuery {
    fn read(self, after: i64) -> ApiResult<FeedQuery> {
        Ok(FeedQuery {
            after,
            kind: kind(self.kind.as_deref())?,
            case: self.case.map(CaseId),
            limit: AT_ONCE,
        })
    }
}

/// The last number that the client has, if it says so.
fn last_event(request: &HttpRequest) -> ApiResult<Option<i64>> {
    let Some(header) = request.headers().get("last-event-id") else {
        return Ok(None);
    };
    let number = header.to_str().ok().and_then(|number| number.parse().ok());
    number.map(Some).ok_or(ApiError::BadRequest)
}
