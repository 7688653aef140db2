//! Overviews of the process over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use onedoor_domain::{CaseId, Version};
use onedoor_service::{Overview, Services};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::extract::{Body, NoBody, Signed, etag};
use crate::models::overview::{OverviewResponse, WriteOverviewRequest};
use crate::models::page::{Page, limit};
use crate::problem::{ApiResult, Problem};
use crate::routes::{answered, changed, created, page as paged, single};

/// Where the page begins, and how long it is.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListOverviewsQuery {
    /// Where the page begins: `next` of the page before.
    cursor: Option<u32>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// Write an overview of the process: from what is planned, or in your own words.
///
/// It gets the next number; earlier ones stay as they are. Nothing is sent yet.
#[utoipa::path(
    tag = "talk",
    operation_id = "write_overview",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = WriteOverviewRequest,
    responses(
        (status = 201, description = "It was written.", body = OverviewResponse, headers(
            ("Location" = String, description = "The new thing."),
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/overviews")]
pub(crate) async fn write_overview(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<WriteOverviewRequest>,
) -> ApiResult<HttpResponse> {
    let all = request.path().to_owned();
    let render = move |of: &Overview| {
        let at = format!("{all}/{}", of.record.number);
        created(&OverviewResponse::from(of), at, etag(version(of)))
    };
    let answer = services
        .write_overview(
            caller.0,
            CaseId(path.1),
            body.value.into(),
            body.once,
            render,
        )
        .await?;
    Ok(answered(answer))
}

/// Read the overviews of a case, newest first.
#[utoipa::path(
    tag = "talk",
    operation_id = "list_overviews",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ListOverviewsQuery,
    ),
    responses(
        (status = 200, description = "A page of them.", body = Page<OverviewResponse>, headers(
            ("Link" = Option<String>, description = "The next page."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
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
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("number" = u32, Path, description = "The number of the overview."),
    ),
    responses(
        (status = 200, description = "The overview.", body = OverviewResponse, headers(
            ("ETag" = String, description = "Its version: 1 until it was sent, 2 from then on."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
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

/// Send an overview to the business, once.
#[utoipa::path(
    tag = "talk",
    operation_id = "send_overview",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("number" = u32, Path, description = "The number of the overview."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    responses(
        (status = 200, description = "The overview after it.", body = OverviewResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/overviews/{number}/send")]
pub(crate) async fn send_overview(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid, u32)>,
    body: NoBody,
) -> ApiResult<HttpResponse> {
    let render = |of: &Overview| changed(&OverviewResponse::from(of), etag(version(of)));
    let (case, number) = (CaseId(path.1), path.2);
    let answer = services
        .send_overview(caller.0, case, number, body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Its words never change; that it was sent is the one thing that can happen to it.
fn version(overview: &Overview) -> Version {
    match overview.record.sent {
        Some(_) => Version::FIRST.next(),
        None => Version::FIRST,
    }
}
