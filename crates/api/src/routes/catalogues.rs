//! Versions of the catalogue over HTTP.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Json, Path};
use actix_web::{HttpRequest, HttpResponse, get, post};
use onedoor_service::records::CatalogueRecord;
use onedoor_service::{Answer, CatalogueName, DraftedCatalogue, Error, Services};

use crate::extract::{NoBody, Signed, TextBody, etag};
use crate::models::catalogue::{
    CatalogueDiffResponse, CatalogueFileResponse, CatalogueResponse, CheckedCatalogueResponse,
    DraftedCatalogueResponse, version_of,
};
use crate::models::page::Page;
use crate::problem::{ApiResult, Problem};
use crate::routes::{answered, created, json, single};

/// List the versions of the catalogue, newest first, without their documents.
#[utoipa::path(
    tag = "catalogues",
    operation_id = "list_catalogues",
    params(("municipality" = String, Path, description = "The municipality's short name.")),
    responses(
        (status = 200, description = "All versions.", body = Page<CatalogueResponse>),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
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
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("version" = String, Path, description = "The number of the version, or the word `published`."),
    ),
    responses(
        (status = 200, description = "The version.", body = CatalogueFileResponse, headers(("ETag" = String, description = "Its version."))),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
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

/// Upload a catalogue as a draft.
///
/// It must be readable, but may have faults: the answer lists what keeps it from being published.
#[utoipa::path(
    tag = "catalogues",
    operation_id = "draft_catalogue",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body(content = String, content_type = "application/yaml", description = "The catalogue, as `docs/catalogue.md` describes it."),
    responses(
        (status = 201, description = "The draft was kept.", body = DraftedCatalogueResponse, headers(
            ("Location" = String, description = "The version."),
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/catalogues")]
pub(crate) async fn draft_catalogue(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    body: TextBody,
) -> ApiResult<HttpResponse> {
    let all = request.path().to_owned();
    let render = move |drafted: &DraftedCatalogue| told(drafted, &all);
    let answer = services
        .draft_catalogue(caller.0, body.text, body.once, render)
        .await?;
    Ok(answered(answer))
}

/// See what would keep a catalogue from being published. Nothing is written.
#[utoipa::path(
    tag = "catalogues",
    operation_id = "check_catalogue",
    params(("municipality" = String, Path, description = "The municipality's short name.")),
    request_body(content = String, content_type = "application/yaml", description = "The catalogue, as `docs/catalogue.md` describes it."),
    responses(
        (status = 200, description = "What was found.", body = CheckedCatalogueResponse),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/catalogues/check")]
pub(crate) async fn check_catalogue(
    caller: Signed,
    services: Data<Services>,
    body: TextBody,
) -> ApiResult<Json<CheckedCatalogueResponse>> {
    let findings = services.check_catalogue(caller.0, body.text).await?;
    Ok(Json(CheckedCatalogueResponse::from(findings)))
}

/// Publish a draft: from now on it routes new enquiries.
///
/// A draft with faults is refused with all of them. The version before it is retired; cases routed
/// by that one keep it.
#[utoipa::path(
    tag = "catalogues",
    operation_id = "publish_catalogue",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("version" = u32, Path, description = "The number of the version."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    responses(
        (status = 200, description = "The version as it stands now.", body = CatalogueResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/catalogues/{version}/publish")]
pub(crate) async fn publish_catalogue(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, u32)>,
    body: NoBody,
) -> ApiResult<HttpResponse> {
    let answer = services
        .publish_catalogue(caller.0, path.1, body.once, published)
        .await?;
    Ok(answered(answer))
}

/// See how a version of the catalogue differs from the published one.
#[utoipa::path(
    tag = "catalogues",
    operation_id = "diff_catalogue",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("version" = String, Path, description = "The number of the version, or the word `published`."),
    ),
    responses(
        (status = 200, description = "What is added, removed and changed.", body = CatalogueDiffResponse),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
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

fn told(drafted: &DraftedCatalogue, all: &str) -> Answer {
    let at = format!("{all}/{}", drafted.record.version);
    let version = version_of(&drafted.record);
    created(&DraftedCatalogueResponse::from(drafted), at, etag(version))
}

fn published(record: &CatalogueRecord) -> Answer {
    Answer {
        status: StatusCode::OK.as_u16(),
        location: None,
        etag: Some(etag(version_of(record))),
        body: json(&CatalogueResponse::from(record)),
    }
}
