//! The final answer and its draft over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, post, put};
use onedoor_domain::CaseId;
use onedoor_service::{AnswerDraft, Services};
use uuid::Uuid;

use crate::described::{
    CaseAfter, House, IfCaseRead, IfRead, Once, ReadAgain, SendAgain, TryAgain,
};
use crate::extract::{Body, Seen, Signed, etag};
use crate::models::answer::{AnswerDraftResponse, SaveAnswerDraftRequest, SendAnswerRequest};
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::{answered, case_after, changed, single};

/// Read the draft of the final answer.
///
/// It is composed from the units' answers, in the language of the business, until somebody edits it.
#[utoipa::path(
    tag = "talk",
    operation_id = "find_answer_draft",
    params(House, ("id" = Uuid, Path, description = "The case.")),
    responses(
        (status = 200, description = "The draft.", body = AnswerDraftResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        TryAgain,
    ),
)]
#[get("/cases/{id}/answer-draft")]
pub(crate) async fn find_answer_draft(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services.find_answer_draft(caller.0, CaseId(path.1)).await?;
    Ok(single(&AnswerDraftResponse::from(&found), found.version))
}

/// Edit the draft of the final answer.
///
/// Refused as stale if it was edited, or a unit answered, since it was read.
#[utoipa::path(
    tag = "talk",
    operation_id = "save_answer_draft",
    params(House, ("id" = Uuid, Path, description = "The case."), IfRead),
    request_body = SaveAnswerDraftRequest,
    responses(
        (status = 200, description = "The draft as it is now.", body = AnswerDraftResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        ReadAgain,
    ),
)]
#[put("/cases/{id}/answer-draft")]
pub(crate) async fn save_answer_draft(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<SaveAnswerDraftRequest>,
) -> ApiResult<HttpResponse> {
    let render = |draft: &AnswerDraft| {
        let version = etag(draft.version);
        changed(&AnswerDraftResponse::from(draft), version)
    };
    let (case, text) = (CaseId(path.1), body.value.text);
    let answer = services
        .save_answer_draft(caller.0, case, seen.0, text, render)
        .await?;
    Ok(answered(answer))
}

/// Send the final answer, once in each round of the case.
///
/// Units that still owe their part do not keep it back; they keep the case from being closed.
#[utoipa::path(
    tag = "talk",
    operation_id = "send_answer",
    params(House, ("id" = Uuid, Path, description = "The case."), IfCaseRead, Once),
    request_body = SendAnswerRequest,
    responses(CaseAfter, SendAgain),
)]
#[post("/cases/{id}/answer")]
pub(crate) async fn send_answer(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<SendAnswerRequest>,
) -> ApiResult<HttpResponse> {
    let (case, words) = (CaseId(path.1), body.value.into());
    let answer = services
        .send_answer(caller.0, case, seen.0, words, body.once, move |file| {
            case_after(file, &reader)
        })
        .await?;
    Ok(answered(answer))
}
