//! What handlers want to ask the business, over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use onedoor_domain::{CaseId, ContributionId, QuestionId};
use onedoor_service::{Answer, HandlerQuestionView, Services};
use uuid::Uuid;

use crate::described::{House, Once, SendAgain, TryAgain};
use crate::extract::{Body, Signed, etag};
use crate::models::handler_question::{AskBusinessRequest, HandlerQuestionResponse};
use crate::models::page::{Page, PageQuery};
use crate::problem::ApiResult;
use crate::routes::{answered, created, page as paged, single};

/// Ask the business something for a contribution.
///
/// As the municipality sets (`handlers_ask`), the question goes to the business at once, or waits
/// for the coordinator. What a coordinator asks always goes at once.
#[utoipa::path(
    tag = "talk",
    operation_id = "ask_business",
    params(House, ("id" = Uuid, Path, description = "The contribution."), Once),
    request_body = AskBusinessRequest,
    responses(
        (status = 201, description = "It was asked, or waits for the coordinator: `stage` says which.", body = HandlerQuestionResponse, headers(
            ("Location" = String, description = "The new thing."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/contributions/{id}/questions")]
pub(crate) async fn ask_business(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<AskBusinessRequest>,
) -> ApiResult<HttpResponse> {
    let municipality = path.0.clone();
    let render = move |view: &HandlerQuestionView| asked(view, &municipality);
    let (part, words) = (ContributionId(path.1), body.value.into());
    let answer = services
        .ask_business(caller.0, part, words, body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Read what handlers want to know from the business, oldest first.
#[utoipa::path(
    tag = "talk",
    operation_id = "list_handler_questions",
    params(House, ("id" = Uuid, Path, description = "The case."), PageQuery),
    responses(
        (status = 200, description = "A page of them.", body = Page<HandlerQuestionResponse>, headers(
            ("Link" = Option<String>, description = "The next page."),
        )),
        TryAgain,
    ),
)]
#[get("/cases/{id}/handler-questions")]
pub(crate) async fn list_handler_questions(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    query: Query<PageQuery>,
) -> ApiResult<HttpResponse> {
    let (after, limit) = query.read(QuestionId)?;
    let found = services
        .list_handler_questions(caller.0, CaseId(path.1), after, limit)
        .await?;
    let page = Page {
        items: found
            .items
            .iter()
            .map(HandlerQuestionResponse::from)
            .collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(paged(&request, &page))
}

/// Read one question.
#[utoipa::path(
    tag = "talk",
    operation_id = "find_handler_question",
    params(House, ("id" = Uuid, Path, description = "The question.")),
    responses(
        (status = 200, description = "The question.", body = HandlerQuestionResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        TryAgain,
    ),
)]
#[get("/handler-questions/{id}")]
pub(crate) async fn find_handler_question(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services
        .find_handler_question(caller.0, QuestionId(path.1))
        .await?;
    Ok(single(
        &HandlerQuestionResponse::from(&found),
        found.record.version,
    ))
}

fn asked(view: &HandlerQuestionView, municipality: &str) -> Answer {
    let at = format!("/v1/{municipality}/handler-questions/{}", view.record.id);
    let version = etag(view.record.version);
    created(&HandlerQuestionResponse::from(view), at, version)
}
