//! Questions of handlers to the business over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use onedoor_domain::{CaseId, ContributionId, QuestionId};
use onedoor_service::{Answer, HandlerQuestionView, Services};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::extract::{Body, Seen, Signed, etag};
use crate::models::handler_question::{
    AskBusinessRequest, DeclineQuestionRequest, ForwardQuestionRequest, HandlerQuestionResponse,
};
use crate::models::page::{Page, limit};
use crate::problem::{ApiResult, Problem};
use crate::routes::{answered, changed, created, page as paged, single};

/// Where the page begins, and how long it is.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListHandlerQuestionsQuery {
    /// Where the page begins: `next` of the page before.
    cursor: Option<Uuid>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// Ask the business something for a contribution.
///
/// As the municipality sets (`handlers_ask`), the question goes to the business at once, or waits
/// for the coordinator. What a coordinator asks always goes at once.
#[utoipa::path(
    tag = "talk",
    operation_id = "ask_business",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The contribution."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = AskBusinessRequest,
    responses(
        (status = 201, description = "It was asked, or waits for the coordinator: `stage` says which.", body = HandlerQuestionResponse, headers(
            ("Location" = String, description = "The new thing."),
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
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
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ListHandlerQuestionsQuery,
    ),
    responses(
        (status = 200, description = "A page of them.", body = Page<HandlerQuestionResponse>, headers(
            ("Link" = Option<String>, description = "The next page."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/cases/{id}/handler-questions")]
pub(crate) async fn list_handler_questions(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    query: Query<ListHandlerQuestionsQuery>,
) -> ApiResult<HttpResponse> {
    let (after, limit) = (query.cursor.map(QuestionId), limit(query.limit)?);
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
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The question."),
    ),
    responses(
        (status = 200, description = "The question.", body = HandlerQuestionResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
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

/// Pass a question on to the business, in its own words or in others.
#[utoipa::path(
    tag = "talk",
    operation_id = "forward_question",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The question."),
        ("If-Match" = String, Header, description = "The `ETag` that you read."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = ForwardQuestionRequest,
    responses(
        (status = 200, description = "The question after it.", body = HandlerQuestionResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/handler-questions/{id}/forward")]
pub(crate) async fn forward_question(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<ForwardQuestionRequest>,
) -> ApiResult<HttpResponse> {
    let (id, words) = (QuestionId(path.1), body.value.into());
    let answer = services
        .forward_question(caller.0, id, seen.0, words, body.once, decided)
        .await?;
    Ok(answered(answer))
}

/// Say why the business is not asked.
#[utoipa::path(
    tag = "talk",
    operation_id = "decline_question",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The question."),
        ("If-Match" = String, Header, description = "The `ETag` that you read."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = DeclineQuestionRequest,
    responses(
        (status = 200, description = "The question after it.", body = HandlerQuestionResponse, headers(
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/handler-questions/{id}/decline")]
pub(crate) async fn decline_question(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<DeclineQuestionRequest>,
) -> ApiResult<HttpResponse> {
    let (id, reason) = (QuestionId(path.1), body.value.reason);
    let answer = services
        .decline_question(caller.0, id, seen.0, reason, body.once, decided)
        .await?;
    Ok(answered(answer))
}

fn asked(view: &HandlerQuestionView, municipality: &str) -> Answer {
    let at = format!("/v1/{municipality}/handler-questions/{}", view.record.id);
    let version = etag(view.record.version);
    created(&HandlerQuestionResponse::from(view), at, version)
}

fn decided(view: &HandlerQuestionView) -> Answer {
    let version = etag(view.record.version);
    changed(&HandlerQuestionResponse::from(view), version)
}
