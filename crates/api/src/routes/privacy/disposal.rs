//! What would go, what goes, and what is left of it, over HTTP.

use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use onedoor_domain::CaseId;
use onedoor_service::{Disposed, Services};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, Once, SendAgain, TryAgain};
use crate::extract::{Body, Signed};
use crate::models::page::{Page, limit};
use crate::models::privacy::{DisposeRequest, DisposedCaseResponse, DisposedResponse, DueResponse};
use crate::problem::ApiResult;
use crate::routes::{added, answered, page};

/// Where the page begins, and how long it is.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct DisposalQuery {
    /// Where the page begins: `next` of the page before.
    cursor: Option<Uuid>,
    /// How many, 1 to 200; 50 if left out. What something still keeps is left out of a page, which
    /// may therefore be short.
    limit: Option<u32>,
}

/// List the cases that would go if somebody disposed of them now, and why. Nothing is changed.
#[utoipa::path(
    tag = "privacy",
    operation_id = "list_disposal",
    params(House, DisposalQuery),
    responses(
        (status = 200, description = "A page of them.", body = Page<DueResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/disposal")]
pub(crate) async fn list_disposal(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    query: Query<DisposalQuery>,
) -> ApiResult<HttpResponse> {
    let (after, limit) = (query.cursor.map(CaseId), limit(query.limit)?);
    let found = services.list_disposal(caller.0, after, limit).await?;
    let answer = Page {
        items: found.items.iter().map(DueResponse::from).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(page(&request, &answer))
}

/// Dispose of cases whose period is over: what is left are figures, no words and no persons.
///
/// It cannot be undone. One that something still keeps is named with what keeps it, and then none
/// goes.
#[utoipa::path(
    tag = "privacy",
    operation_id = "dispose_cases",
    params(House, Once),
    request_body = DisposeRequest,
    responses(
        (status = 201, description = "They are gone; this is what is left.", body = DisposedResponse, headers(
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        SendAgain,
    ),
)]
#[post("/disposal")]
pub(crate) async fn dispose_cases(
    caller: Signed,
    services: Data<Services>,
    body: Body<DisposeRequest>,
) -> ApiResult<HttpResponse> {
    let render = |disposed: &Disposed| added(&DisposedResponse::from(disposed));
    let answer = services
        .dispose_cases(caller.0, body.value.cases, body.once, render)
        .await?;
    Ok(answered(answer))
}

/// List what is left of the cases that went.
#[utoipa::path(
    tag = "privacy",
    operation_id = "list_disposed_cases",
    params(House, DisposalQuery),
    responses(
        (status = 200, description = "A page of them.", body = Page<DisposedCaseResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/disposed-cases")]
pub(crate) async fn list_disposed_cases(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    query: Query<DisposalQuery>,
) -> ApiResult<HttpResponse> {
    let (after, limit) = (query.cursor.map(CaseId), limit(query.limit)?);
    let found = services.list_disposed_cases(caller.0, after, limit).await?;
    let answer = Page {
        items: found.items.iter().map(DisposedCaseResponse::from).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(page(&request, &answer))
}
