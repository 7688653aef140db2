//! How long a case is kept, and handing it to the archive.

use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, post};
use onedoor_domain::CaseId;
use onedoor_service::{RetentionView, Services};
use uuid::Uuid;

use crate::described::{House, IfRead, Once, SendAgain, TryAgain};
use crate::extract::{NoBody, Seen, Signed, etag};
use crate::models::attachment::FileContent;
use crate::models::privacy::RetentionResponse;
use crate::problem::ApiResult;
use crate::routes::{answered, changed, single};

/// Read how long a case is kept, and what keeps it.
#[utoipa::path(
    tag = "privacy",
    operation_id = "find_retention",
    params(House, ("id" = Uuid, Path, description = "The case.")),
    responses(
        (status = 200, description = "How long it is kept.", body = RetentionResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/retention/{id}")]
pub(crate) async fn find_retention(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let view = services.find_retention(caller.0, CaseId(path.1)).await?;
    Ok(single(&RetentionResponse::from(&view), view.version))
}

/// Take a whole case out for the archive.
///
/// A tar file, made as it is sent: `case.json` with everything that is kept of the case, `case.html`
/// to read it, the files of the case, and at its end `manifest.json` with the SHA-256 of each. A file
/// that is not what it was when it came in breaks the transfer off. That it was taken out is logged.
#[utoipa::path(
    tag = "privacy",
    operation_id = "export_case",
    params(House, ("id" = Uuid, Path, description = "The case.")),
    responses(
        (status = 200, description = "The package.", body = FileContent, content_type = "application/x-tar", headers(
            ("Content-Disposition" = String, description = "Under which name to save it."),
        )),
        TryAgain,
    ),
)]
#[get("/cases/{id}/archive")]
pub(crate) async fn export_case(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let package = services.export_case(caller.0, CaseId(path.1)).await?;
    // A reference is made of digits and dashes.
    let name = format!("attachment; filename=\"{}.tar\"", package.reference);
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/x-tar"))
        .insert_header((CONTENT_DISPOSITION, name))
        .streaming(package.bytes))
}

/// Say that the archive has a case whose period is over.
#[utoipa::path(
    tag = "privacy",
    operation_id = "confirm_archived",
    params(House, ("id" = Uuid, Path, description = "The case."), IfRead, Once),
    responses(
        (status = 200, description = "How long it is kept now.", body = RetentionResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        SendAgain,
    ),
)]
#[post("/retention/{id}/archived")]
pub(crate) async fn confirm_archived(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: NoBody,
) -> ApiResult<HttpResponse> {
    let render = |view: &RetentionView| changed(&RetentionResponse::from(view), etag(view.version));
    let answer = services
        .confirm_archived(caller.0, (CaseId(path.1), seen.0), body.once, render)
        .await?;
    Ok(answered(answer))
}
