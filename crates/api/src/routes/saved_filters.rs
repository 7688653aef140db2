//! Saved filters over HTTP: each person's own.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put};
use onedoor_domain::{SavedFilterId, Versioned};
use onedoor_service::Services;
use onedoor_service::records::SavedFilter;
use uuid::Uuid;

use crate::described::{House, IfRead, Once, ReadAgain, SendAgain, TryAgain};
use crate::extract::{Body, Seen, Signed, etag};
use crate::models::page::Page;
use crate::models::work::{SaveFilterRequest, SavedFilterResponse};
use crate::problem::ApiResult;
use crate::routes::{answered, created, single};

/// List your saved filters, by their names.
#[utoipa::path(
    tag = "work",
    operation_id = "list_saved_filters",
    params(House),
    responses(
        (status = 200, description = "Your filters.", body = Page<SavedFilterResponse>),
        TryAgain,
    ),
)]
#[get("/saved-filters")]
pub(crate) async fn list_saved_filters(
    caller: Signed,
    services: Data<Services>,
) -> ApiResult<Json<Page<SavedFilterResponse>>> {
    let found = services.list_saved_filters(caller.0).await?;
    Ok(Json(Page {
        items: found.iter().map(SavedFilterResponse::from).collect(),
        next: None,
    }))
}

/// Read one of your saved filters.
#[utoipa::path(
    tag = "work",
    operation_id = "find_saved_filter",
    params(House, ("id" = Uuid, Path, description = "The filter.")),
    responses(
        (status = 200, description = "The filter.", body = SavedFilterResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/saved-filters/{id}")]
pub(crate) async fn find_saved_filter(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let id = SavedFilterId(path.1);
    let found = services.find_saved_filter(caller.0, id).await?;
    Ok(single(&SavedFilterResponse::from(&found), found.version))
}

/// Keep a filter for yourself.
#[utoipa::path(
    tag = "work",
    operation_id = "save_filter",
    params(House, Once),
    request_body = SaveFilterRequest,
    responses(
        (status = 201, description = "The filter is kept.", body = SavedFilterResponse, headers(
            ("Location" = String, description = "The filter."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/saved-filters")]
pub(crate) async fn save_filter(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    body: Body<SaveFilterRequest>,
) -> ApiResult<HttpResponse> {
    let all = request.path().to_owned();
    let render = move |filter: &Versioned<SavedFilter>| {
        let at = format!("{all}/{}", filter.value.id);
        created(&SavedFilterResponse::from(filter), at, etag(filter.version))
    };
    let answer = services
        .save_filter(caller.0, body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Change one of your saved filters.
#[utoipa::path(
    tag = "work",
    operation_id = "change_saved_filter",
    params(House, ("id" = Uuid, Path, description = "The filter."), IfRead),
    request_body = SaveFilterRequest,
    responses(
        (status = 200, description = "The filter after it.", body = SavedFilterResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[put("/saved-filters/{id}")]
pub(crate) async fn change_saved_filter(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<SaveFilterRequest>,
) -> ApiResult<HttpResponse> {
    let id = SavedFilterId(path.1);
    let changed = services
        .change_saved_filter(caller.0, id, body.value.into(), seen.0)
        .await?;
    Ok(single(
        &SavedFilterResponse::from(&changed),
        changed.version,
    ))
}

/// Remove one of your saved filters.
#[utoipa::path(
    tag = "work",
    operation_id = "delete_saved_filter",
    params(House, ("id" = Uuid, Path, description = "The filter."), IfRead),
    responses(
        (status = 204, description = "It is gone."),
        ReadAgain,
    ),
)]
#[delete("/saved-filters/{id}")]
pub(crate) async fn delete_saved_filter(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
) -> ApiResult<HttpResponse> {
    let id = SavedFilterId(path.1);
    services.delete_saved_filter(caller.0, id, seen.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
