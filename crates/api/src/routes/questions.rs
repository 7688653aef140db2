//! The questions that routing left open, over HTTP.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use onedoor_domain::CaseId;
use onedoor_service::Services;
use uuid::Uuid;

use crate::described::{CaseAfter, House, Once, SendAgain, TryAgain};
use crate::extract::{Body, Seen, Signed};
use crate::models::page::Page;
use crate::models::question::{AnswerQuestionRequest, OpenQuestionResponse, ProposalResponse};
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::{answered, case_after};

/// List the questions that routing left open when the case was opened, answered or not.
#[utoipa::path(
    tag = "contributions",
    operation_id = "list_questions",
    params(House, ("id" = Uuid, Path, description = "The case.")),
    responses(
        (status = 200, description = "All of them.", body = Page<OpenQuestionResponse>),
        TryAgain,
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
        House,
        ("id" = Uuid, Path, description = "The case."),
        ("question" = String, Path, description = "The question's id."),
    ),
    request_body = AnswerQuestionRequest,
    responses(
        (status = 200, description = "Who would join, and why.", body = ProposalResponse),
        TryAgain,
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
        House,
        ("id" = Uuid, Path, description = "The case."),
        ("question" = String, Path, description = "The question's id."),
        ("If-Match" = String, Header, description = "The version of the case that you saw."),
        Once,
    ),
    request_body = AnswerQuestionRequest,
    responses(CaseAfter, SendAgain),
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
    let render = move |file: &onedoor_service::CaseFile| case_after(file, &reader);
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
