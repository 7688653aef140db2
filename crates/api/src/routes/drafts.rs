//! How a version of the catalogue comes about and into force, over HTTP.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Json, Path};
use actix_web::{HttpRequest, HttpResponse, post};
use onedoor_service::records::CatalogueRecord;
use onedoor_service::{Answer, DraftedCatalogue, Services};

use crate::described::{House, Once, SendAgain, TryAgain};
use crate::extract::{NoBody, Signed, TextBody, etag};
use crate::models::catalogue::{
    CatalogueResponse, CheckedCatalogueResponse, DraftedCatalogueResponse, version_of,
};
use crate::problem::ApiResult;
use crate::routes::{answered, created, json};

/// Upload a catalogue as a draft.
///
/// It must be readable, but may have faults: the answer lists what keeps it from being published.
#[utoipa::path(
    tag = "catalogues",
    operation_id = "draft_catalogue",
    params(House, Once),
    request_body(content = String, content_type = "application/yaml", description = "The catalogue, as `docs/catalogue.md` describes it."),
    responses(
        (status = 201, description = "The draft was kept.", body = DraftedCatalogueResponse, headers(
            ("Location" = String, description = "The version."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
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
    params(House),
    request_body(content = String, content_type = "application/yaml", description = "The catalogue, as `docs/catalogue.md` describes it."),
    responses(
        (status = 200, description = "What was found.", body = CheckedCatalogueResponse),
        TryAgain,
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
    params(House, ("version" = u32, Path, description = "The number of the version."), Once),
    responses(
        (status = 200, description = "The version as it stands now.", body = CatalogueResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
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
