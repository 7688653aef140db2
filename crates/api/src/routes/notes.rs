//! Notes over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use onedoor_domain::{CaseId, NoteId};
use onedoor_service::{NoteView, Services};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, Once, SendAgain, TryAgain};
use crate::extract::{Body, Signed};
use crate::models::note::{NoteResponse, WriteNoteRequest};
use crate::models::page::{Page, limit};
use crate::problem::ApiResult;
use crate::routes::{added, answered, page as paged};

/// Where the page begins, and how long it is.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListNotesQuery {
    /// Where the page begins: `next` of the page before.
    cursor: Option<Uuid>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// Write a note for colleagues, for all of them or for one unit alone.
///
/// A note is never changed; what corrects it is a new note that names it.
#[utoipa::path(
    tag = "talk",
    operation_id = "write_note",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = WriteNoteRequest,
    responses(
        (status = 201, description = "It was written.", body = NoteResponse, headers(
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
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
    params(House, ("id" = Uuid, Path, description = "The case."), ListNotesQuery),
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
    query: Query<ListNotesQuery>,
) -> ApiResult<HttpResponse> {
    let (after, limit) = (query.cursor.map(NoteId), limit(query.limit)?);
    let found = services
        .list_notes(caller.0, CaseId(path.1), after, limit)
        .await?;
    let page = Page {
        items: found.items.iter().map(NoteResponse::from).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(paged(&request, &page))
}
