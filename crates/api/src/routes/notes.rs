//! Notes over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use onedoor_domain::{CaseId, NoteId};
use onedoor_service::{NoteView, Services};
use uuid::Uuid;

use crate::described::{House, Once, SendAgain, TryAgain};
use crate::extract::{Body, Signed};
use crate::models::note::{NoteResponse, WriteNoteRequest};
use crate::models::page::{Page, PageQuery};
use crate::problem::ApiResult;
use crate::routes::{added, answered, page as paged};

/// Write a note for colleagues, for all of them or for one unit alone.
///
/// A note is never changed; what corrects it is a new note that names it.
#[utoipa::path(
    tag = "talk",
    operation_id = "write_note",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = WriteNoteRequest,
    responses(
        (status = 201, description = "It was written.", body = NoteResponse),
        SendAgain,
    ),
)]
#[post("/cases/{id}/notes")]
pub(crate) async fn write_note(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<WriteNoteRequest>,
) -> ApiResult<HttpResponse> {
    let render = |view: &NoteView| added(&NoteResponse::from(view));
    let answer = services
        .write_note(
            caller.0,
            CaseId(path.1),
            body.value.into(),
            body.once,
            render,
        )
        .await?;
    Ok(answered(answer))
}

/// Read the notes on a case, oldest first: those for everybody, and those for your units alone.
#[utoipa::path(
    tag = "talk",
    operation_id = "list_notes",
    params(House, ("id" = Uuid, Path, description = "The case."), PageQuery),
    responses(
        (status = 200, description = "A page of them.", body = Page<NoteResponse>, headers(
            ("Link" = Option<String>, description = "The next page."),
        )),
        TryAgain,
    ),
)]
#[get("/cases/{id}/notes")]
pub(crate) async fn list_notes(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    query: Query<PageQuery>,
) -> ApiResult<HttpResponse> {
    let (after, limit) = query.read(NoteId)?;
    let found = services
        .list_notes(caller.0, CaseId(path.1), after, limit)
        .await?;
    let page = Page {
        items: found.items.iter().map(NoteResponse::from).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(paged(&request, &page))
}
