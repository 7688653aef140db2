//! Versions of the catalogue over HTTP.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get};
use onedoor_service::{CatalogueName, Error, Services};

use crate::described::{House, TryAgain};
use crate::extract::Signed;
use crate::models::catalogue::{
    CatalogueDiffResponse, CatalogueFileResponse, CatalogueResponse, version_of,
};
use crate::models::page::Page;
use crate::problem::ApiResult;
use crate::routes::single;

/// List the versions of the catalogue, newest first, without their documents.
#[utoipa::path(
    tag = "catalogues",
    operation_id = "list_catalogues",
    params(House),
    responses(
        (status = 200, description = "All versions.", body = Page<CatalogueResponse>),
        TryAgain,
    ),
)]
#[get("/catalogues")]
pub(crate) async fn list_catalogues(
    caller: Signed,
    services: Data<Services>,
) -> ApiResult<Json<Page<CatalogueResponse>>> {
    let found = services.list_catalogues(caller.0).await?;
    Ok(Json(Page {
        items: found.iter().map(CatalogueResponse::from).collect(),
        next: None,
    }))
}

/// Read a version of the catalogue with its document.
#[utoipa::path(
    tag = "catalogues",
    operation_id = "find_catalogue",
    params(House, ("version" = String, Path, description = "The number of the version, or the word `published`.")),
    responses(
        (status = 200, description = "The version.", body = CatalogueFileResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/catalogues/{version}")]
pub(crate) async fn find_catalogue(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, String)>,
) -> ApiResult<HttpResponse> {
    let found = services.find_catalogue(caller.0, name(&path.1)?).await?;
    let version = version_of(&found.record);
    Ok(single(&CatalogueFileResponse::of(found)?, version))
}

/// See how a version of the catalogue differs from the published one.
#[utoipa::path(
    tag = "catalogues",
    operation_id = "diff_catalogue",
    params(House, ("version" = String, Path, description = "The number of the version, or the word `published`.")),
    responses(
        (status = 200, description = "What is added, removed and changed.", body = CatalogueDiffResponse),
        TryAgain,
    ),
)]
#[get("/catalogues/{version}/diff")]
pub(crate) async fn diff_catalogue(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, String)>,
) -> ApiResult<Json<CatalogueDiffResponse>> {
    let diff = services.diff_catalogue(caller.0, name(&path.1)?).await?;
    Ok(Json(CatalogueDiffResponse::from(diff)))
}

/// A version that is called by no number is a version of nothing.
fn name(word: &str) -> ApiResult<CatalogueName> {
    Ok(CatalogueName::parse(word).ok_or(Error::NotFound)?)
}
