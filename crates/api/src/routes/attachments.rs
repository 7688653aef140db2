//! Files of cases over HTTP.

mod download;

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use onedoor_domain::{AttachmentId, CaseId};
use onedoor_service::{AttachmentFile, Services};
use uuid::Uuid;

use crate::described::{House, IfRead, Once, SendAgain, TryAgain};
use crate::extract::{Body, Seen, Signed, Upload, etag};
use crate::models::attachment::{
    AddAttachmentForm, AttachmentResponse, FileContent, RemoveAttachmentRequest,
};
use crate::models::page::{Page, PageQuery};
use crate::problem::ApiResult;
use crate::routes::{answered, changed, created, page, single};

/// Add a file to a case.
///
/// The file streams to the store while it comes. What it is, is read from its bytes, which must
/// agree with what its sender says. Where a scanner is set up, it is not served before it was
/// scanned.
#[utoipa::path(
    tag = "attachments",
    operation_id = "add_attachment",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body(content = AddAttachmentForm, content_type = "multipart/form-data"),
    responses(
        (status = 201, description = "The file was added.", body = AttachmentResponse, headers(
            ("Location" = String, description = "The attachment."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/cases/{id}/attachments")]
pub(crate) async fn add_attachment(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    upload: Upload,
) -> ApiResult<HttpResponse> {
    // Two use cases, because the right is asked before the first byte and the rest after the last.
    let incoming = services.receive_file(&caller.0, CaseId(path.1)).await?;
    let received = upload.into_store(incoming).await?;
    let (incoming, input, once) = (received.incoming, received.input, received.once);
    let all = format!("/v1/{}/attachments", path.0);
    let render = move |new: &AttachmentFile| {
        let at = format!("{all}/{}", new.attachment.id);
        created(
            &AttachmentResponse::from(new),
            at,
            etag(new.attachment.version),
        )
    };
    let answer = services
        .add_attachment(caller.0, incoming, input, once, render)
        .await?;
    Ok(answered(answer))
}

/// List the files of a case, oldest first, also those that were removed.
///
/// What only another unit may see is left out, so that a page may hold fewer than asked for.
#[utoipa::path(
    tag = "attachments",
    operation_id = "list_attachments",
    params(House, ("id" = Uuid, Path, description = "The case."), PageQuery),
    responses(
        (status = 200, description = "A page of attachments.", body = Page<AttachmentResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/cases/{id}/attachments")]
pub(crate) async fn list_attachments(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    query: Query<PageQuery>,
) -> ApiResult<HttpResponse> {
    let (after, limit) = query.read(AttachmentId)?;
    let found = services
        .list_attachments(caller.0, CaseId(path.1), after, limit)
        .await?;
    let answer = Page {
        items: found.items.iter().map(AttachmentResponse::from).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(page(&request, &answer))
}

/// Read what an attachment is.
#[utoipa::path(
    tag = "attachments",
    operation_id = "find_attachment",
    params(House, ("id" = Uuid, Path, description = "The attachment.")),
    responses(
        (status = 200, description = "The attachment.", body = AttachmentResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/attachments/{id}")]
pub(crate) async fn find_attachment(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services
        .find_attachment(caller.0, AttachmentId(path.1))
        .await?;
    let version = found.attachment.version;
    Ok(single(&AttachmentResponse::from(&found), version))
}

/// Download an attachment.
#[utoipa::path(
    tag = "attachments",
    operation_id = "read_attachment",
    params(House, ("id" = Uuid, Path, description = "The attachment.")),
    responses(
        (status = 200, description = "Its bytes, to be saved and never to be shown in place.", body = FileContent, content_type = "*/*", headers(
            ("Content-Disposition" = String, description = "`attachment`, with its name as RFC 6266 has it."),
            ("Content-Digest" = String, description = "The hash of its bytes as RFC 9530 has it, to be compared with what came."),
        )),
        TryAgain,
    ),
)]
#[get("/attachments/{id}/content")]
pub(crate) async fn read_attachment(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services
        .read_attachment(caller.0, AttachmentId(path.1))
        .await?;
    Ok(download::response(found))
}

/// Remove an attachment that should not be there, with a reason.
///
/// Its bytes are deleted. What it was, and that it was removed, by whom and why, stays.
#[utoipa::path(
    tag = "attachments",
    operation_id = "remove_attachment",
    params(House, ("id" = Uuid, Path, description = "The attachment."), IfRead, Once),
    request_body = RemoveAttachmentRequest,
    responses(
        (status = 200, description = "The attachment as it is now.", body = AttachmentResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/attachments/{id}/remove")]
pub(crate) async fn remove_attachment(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<RemoveAttachmentRequest>,
) -> ApiResult<HttpResponse> {
    let id = AttachmentId(path.1);
    let render = |file: &AttachmentFile| {
        changed(
            &AttachmentResponse::from(file),
            etag(file.attachment.version),
        )
    };
    let answer = services
        .remove_attachment(caller.0, id, seen.0, body.value.reason, body.once, render)
        .await?;
    Ok(answered(answer))
}
