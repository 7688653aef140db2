//! The register of businesses over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, patch};
use onedoor_domain::BusinessId;
use onedoor_service::{BusinessQuery, Services};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, IfRead, ReadAgain, TryAgain};
use crate::extract::{Body, Seen, Signed};
use crate::models::business::{BusinessResponse, ChangeBusinessRequest};
use crate::models::page::{Page, limit};
use crate::problem::ApiResult;
use crate::routes::{page, single};

/// Which businesses.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListBusinessesQuery {
    /// The beginning of the name; capitals and accents do not matter.
    q: Option<String>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<Uuid>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// List businesses, in the order in which they became known.
#[utoipa::path(
    tag = "businesses",
    operation_id = "list_businesses",
    params(House, ListBusinessesQuery),
    responses(
        (status = 200, description = "A page of businesses.", body = Page<BusinessResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/businesses")]
pub(crate) async fn list_businesses(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    query: Query<ListBusinessesQuery>,
) -> ApiResult<HttpResponse> {
    let found = services
        .list_businesses(caller.0, query.into_inner().read()?)
        .await?;
    let answer = Page {
        items: found.items.iter().map(BusinessResponse::from).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(page(&request, &answer))
}

/// Read a business.
///
/// The number of a sole trader is personal data: only managers read all of it.
#[utoipa::path(
    tag = "businesses",
    operation_id = "find_business",
    params(House, ("id" = Uuid, Path, description = "The business.")),
    responses(
        (status = 200, description = "The business.", body = BusinessResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/businesses/{id}")]
pub(crate) async fn find_business(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services.find_business(caller.0, BusinessId(path.1)).await?;
    Ok(single(
        &BusinessResponse::from(&found),
        found.record.version,
    ))
}

/// Mend a business's name, or say who looks after it.
#[utoipa::path(
    tag = "businesses",
    operation_id = "change_business",
    params(House, ("id" = Uuid, Path, description = "The business."), IfRead),
    request_body = ChangeBusinessRequest,
    responses(
        (status = 200, description = "The business as it is now.", body = BusinessResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[patch("/businesses/{id}")]
pub(crate) async fn change_business(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<ChangeBusinessRequest>,
) -> ApiResult<HttpResponse> {
    let changed = services
        .change_business(caller.0, BusinessId(path.1), seen.0, body.value.into())
        .await?;
    Ok(single(
        &BusinessResponse::from(&changed),
        changed.record.version,
    ))
}

impl ListBusinessesQuery {
    fn read(self) -> ApiResult<BusinessQuery> {
        Ok(BusinessQuery {
            name: self.q,
            after: self.cursor.map(BusinessId),
            limit: limit(self.limit)?,
        })
    }
}
