//! Overviews of the process over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use onedoor_domain::{CaseId, Version};
use onedoor_service::{Overview, Services};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, TryAgain};
use crate::extract::Signed;
use crate::models::overview::OverviewResponse;
use crate::models::page::{Page, limit};
use crate::problem::ApiResult;
use crate::routes::{page as paged, single};

/// Where the page begins, and how long it is.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListOverviewsQuery {
    /// Where the page begins: `next` of the page before.
    #[param(value_type = Option<u64>)]
    cursor: Option<u32>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// Read the overviews of a case, newest first.
#[utoipa::path(
    tag = "talk",
    operation_id = "list_overviews",
    params(House, ("id" = Uuid, Path, description = "The case."), ListOverviewsQuery),
    responses(
        (status = 200, description = "A page of them.", body = Page<OverviewResponse>, headers(
            ("Link" = Option<String>, description = "The next page."),
        )),
        TryAgain,
    ),
)]
#[get("/cases/{id}/overviews")]
pub(crate) async fn list_overviews(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    query: Query<ListOverviewsQuery>,
) -> ApiResult<HttpResponse> {
    let (after, limit) = (query.cursor, limit(query.limit)?);
    let found = services
        .list_overviews(caller.0, CaseId(path.1), after, limit)
        .await?;
    let page = Page {
        items: found.items.iter().map(OverviewResponse::from).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(paged(&request, &page))
}

/// Read one overview.
#[utoipa::path(
    tag = "talk",
    operation_id = "find_overview",
    params(
        House,
        ("id" = Uuid, Path, description = "The case."),
        ("number" = u32, Path, description = "The number of the overview."),
    ),
    responses(
        (status = 200, description = "The overview.", body = OverviewResponse, headers(
            ("ETag" = String, description = "Its version: 1 until it was sent, 2 from then on."),
        )),
        TryAgain,
    ),
)]
#[get("/cases/{id}/overviews/{number}")]
pub(crate) async fn find_overview(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid, u32)>,
) -> ApiResult<HttpResponse> {
    let (case, number) = (CaseId(path.1), path.2);
    let found = services.find_overview(caller.0, case, number).await?;
    Ok(single(&OverviewResponse::from(&found), version(&found)))
}

/// Its words never change; that it was sent is the one thing that can happen to it.
pub(super) fn version(overview: &Overview) -> Version {
    match overview.record.sent {
        Some(_) => Version::FIRST.next(),
        None => Version::FIRST,
    }
}
