//! The questions that routing left open, over HTTP.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use onedoor_domain::CaseId;
use onedoor_service::Services;
use uuid::Uuid;

use super::promises::told;
use crate::extract::{Body, Seen, Signed};
use crate::models::case::CaseFileResponse;
use crate::models::page::Page;
use crate::models::question::{AnswerQuestionRequest, OpenQuestionResponse, ProposalResponse};
use crate::problem::{ApiResult, Problem};
use crate::reader::Reader;
use crate::routes::answered;

/// List the questions that routing left open when the case was opened, answered or not.
#[utoipa::path(
    tag = "contributions",
    operation_id = "list_questions",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
    ),
    responses(
        (status = 200, description = "All of them.", body = Page<OpenQuestionResponse>),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/cases/{id}/questions")]
pub(crate) async fn list_questions(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<Json<Page<OpenQuestionResponse>>> {
    let (file, views) = services.list_questions(caller.0, CaseId(path.1)).await?;
    let language = reader.or(file.in_force.municipality.language);
    let items = views.iter();
    Ok(Json(Page {
        items: items
            .map(|view| OpenQuestionResponse::of(&file, view, language))
            .collect(),
        next: None,
    }))
}

/// See what an answer would change, without changing anything.
#[utoipa::path(
    tag = "contributions",
    operation_id = "preview_answer",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("question" = String, Path, description = "The question's id."),
    ),
    request_body = AnswerQuestionRequest,
    responses(
        (status = 200, description = "Who would join, and why.", body = ProposalResponse),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/questions/{question}/preview")]
pub(crate) async fn preview_answer(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid, String)>,
    body: Body<AnswerQuestionRequest>,
) -> ApiResult<Json<ProposalResponse>> {
    let (_, case, question) = path.into_inner();
    let proposal = services
        .preview_answer(caller.0, CaseId(case), question, body.value.answer)
        .await?;
    let language = reader.or(proposal.file.in_force.municipality.language);
    Ok(Json(ProposalResponse::of(&proposal, language)))
}

/// Answer a question: the units for which the answer calls are asked for their part.
#[utoipa::path(
    tag = "contributions",
    operation_id = "answer_question",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("question" = String, Path, description = "The question's id."),
        ("If-Match" = String, Header, description = "The version of the case that you saw."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = AnswerQuestionRequest,
    responses(
        (status = 200, description = "The case after it.", body = CaseFileResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/questions/{question}/answer")]
pub(crate) async fn answer_question(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid, String)>,
    seen: Seen,
    body: Body<AnswerQuestionRequest>,
) -> ApiResult<HttpResponse> {
    let (_, case, question) = path.into_inner();
    let (answer, once) = (body.value.answer, body.once);
    let render = move |file: &onedoor_service::CaseFile| told(file, &reader);
    let answer = services
        .answer_question(
            caller.0,
            CaseId(case),
            seen.0,
            question,
            answer,
            once,
            render,
        )
        .await?;
    Ok(answered(answer))
}
