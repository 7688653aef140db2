//! Who saw or changed what, over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use onedoor_domain::{CaseId, StaffId};
use onedoor_service::Services;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, TryAgain};
use crate::extract::Signed;
use crate::models::page::{Page, limit};
use crate::models::privacy::{AccessResponse, AuditEntryResponse};
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::page as paged;

/// Where the page begins, and how long it is.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct AuditQuery {
    /// Where the page begins: `next` of the page before.
    cursor: Option<Uuid>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// Which entries of the log.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct AccessLogQuery {
    /// Only on this case.
    case: Option<Uuid>,
    /// Only by this member of staff.
    staff: Option<Uuid>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<Uuid>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// Read who saw or changed a case, newest first: what happened, together with who read what is
/// protected or confidential in it.
#[utoipa::path(
    tag = "privacy",
    operation_id = "list_case_audit",
    params(House, ("id" = Uuid, Path, description = "The case."), AuditQuery),
    responses(
        (status = 200, description = "A page of it.", body = Page<AuditEntryResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/cases/{id}/audit")]
pub(crate) async fn list_case_audit(
    request: HttpRequest,
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    query: Query<AuditQuery>,
) -> ApiResult<HttpResponse> {
    let (case, limit) = (CaseId(path.1), limit(query.limit)?);
    let found = services
        .list_case_audit(caller.0, case, query.cursor, limit)
        .await?;
    let language = reader.or(found.language());
    let entries = found.listed.items.iter();
    let page = Page {
        items: entries
            .map(|entry| AuditEntryResponse::of(entry, &found, language))
            .collect(),
        next: found.listed.next.map(|id| id.to_string()),
    };
    Ok(paged(&request, &page))
}

/// Read who saw what is protected or confidential in the municipality, newest first.
#[utoipa::path(
    tag = "privacy",
    operation_id = "list_access_log",
    params(House, AccessLogQuery),
    responses(
        (status = 200, description = "A page of the log.", body = Page<AccessResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/access-log")]
pub(crate) async fn list_access_log(
    request: HttpRequest,
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    query: Query<AccessLogQuery>,
) -> ApiResult<HttpResponse> {
    let only = (query.case.map(CaseId), query.staff.map(StaffId));
    let limit = limit(query.limit)?;
    let found = services
        .list_access_log(caller.0, only, query.cursor, limit)
        .await?;
    let language = reader.or(found.language());
    let entries = found.listed.items.iter();
    let page = Page {
        items: entries
            .map(|entry| AccessResponse::of(entry, &found, language))
            .collect(),
        next: found.listed.next.map(|id| id.to_string()),
    };
    Ok(paged(&request, &page))
}
