//! What a coordinator does with the question of a handler, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use onedoor_domain::QuestionId;
use onedoor_service::{Answer, HandlerQuestionView, Services};
use uuid::Uuid;

use crate::described::{House, IfRead, Once, SendAgain};
use crate::extract::{Body, Seen, Signed, etag};
use crate::models::handler_question::{
    DeclineQuestionRequest, ForwardQuestionRequest, HandlerQuestionResponse,
};
use crate::problem::ApiResult;
use crate::routes::{answered, changed};

/// Pass a question on to the business, in its own words or in others.
#[utoipa::path(
    tag = "talk",
    operation_id = "forward_question",
    params(House, ("id" = Uuid, Path, description = "The question."), IfRead, Once),
    request_body = ForwardQuestionRequest,
    responses(
        (status = 200, description = "The question after it.", body = HandlerQuestionResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
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
    params(House, ("id" = Uuid, Path, description = "The question."), IfRead, Once),
    request_body = DeclineQuestionRequest,
    responses(
        (status = 200, description = "The question after it.", body = HandlerQuestionResponse, headers(
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
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

fn decided(view: &HandlerQuestionView) -> Answer {
    let version = etag(view.record.version);
    changed(&HandlerQuestionResponse::from(view), version)
}
