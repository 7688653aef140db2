//! The feed of the municipality over HTTP, in pages.

use actix_web::get;
use actix_web::web::{Data, Json, Path, Query};
use onedoor_domain::CaseId;
use onedoor_service::{FeedQuery, Services};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, TryAgain};
use crate::extract::Signed;
use crate::models::event::FeedResponse;
use crate::models::page::limit;
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::events::kind;

/// Which part of the feed.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ReadFeedQuery {
    /// After this number: `next` of the part before, or 0 for all from the beginning.
    after: Option<i64>,
    /// Only what happened of this kind.
    kind: Option<String>,
    /// Only what happened to this case.
    case: Option<Uuid>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// Read what happened in the municipality, every event once.
///
/// The numbers are given after the commit, so that whoever reads on from `next` misses nothing and
/// gets nothing twice. Of each case you see as much as a list shows you.
#[utoipa::path(
    tag = "events",
    operation_id = "read_feed",
    params(House, ReadFeedQuery),
    responses(
        (status = 200, description = "The events after that number, as far as you may see.", body = FeedResponse),
        TryAgain,
    ),
)]
#[get("/events")]
pub(crate) async fn read_feed(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    _path: Path<String>,
    query: Query<ReadFeedQuery>,
) -> ApiResult<Json<FeedResponse>> {
    let page = services
        .read_feed(caller.0, query.into_inner().read()?)
        .await?;
    Ok(Json(FeedResponse::of(&page, |file| {
        reader.or(file.in_force.municipality.language)
    })))
}

impl ReadFeedQuery {
    fn read(self) -> ApiResult<FeedQuery> {
        Ok(FeedQuery {
            after: self.after.unwrap_or(0),
            kind: kind(self.kind.as_deref())?,
            case: self.case.map(CaseId),
            limit: limit(self.limit)?,
        })
    }
}
