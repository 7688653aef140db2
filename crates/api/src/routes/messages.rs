//! Messages between the municipality and the business over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use onedoor_domain::{CaseId, MessageId, Version};
use onedoor_service::{Answer, MessageView, Received, Services};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::extract::{Body, Signed, etag};
use crate::models::message::{
    InterimReplyRequest, MessageResponse, ReceiveMessageRequest, ReceivedMessageResponse,
    SendMessageRequest,
};
use crate::models::page::{Page, limit};
use crate::problem::{ApiResult, Problem};
use crate::routes::{answered, created, page as paged, single};

/// Where the page begins, and how long it is.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListMessagesQuery {
    /// Where the page begins: `next` of the page before.
    cursor: Option<Uuid>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// Write to the business.
///
/// What was written is kept byte for byte. The final answer, the interim reply, the overview and
/// the list of what is missing have operations of their own.
#[utoipa::path(
    tag = "talk",
    operation_id = "send_message",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = SendMessageRequest,
    responses(
        (status = 201, description = "It was sent.", body = MessageResponse, headers(
            ("Location" = String, description = "The new thing."),
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/messages")]
pub(crate) async fn send_message(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<SendMessageRequest>,
) -> ApiResult<HttpResponse> {
    let at = request.path().to_owned();
    let render = move |view: &MessageView| sent(view, &at);
    let answer = services
        .send_message(
            caller.0,
            CaseId(path.1),
            body.value.into(),
            body.once,
            render,
        )
        .await?;
    Ok(answered(answer))
}

/// Write down what came from the business: a mail, a letter, something said in person.
///
/// What waited for it does not go on by itself; the answer says what may.
#[utoipa::path(
    tag = "talk",
    operation_id = "receive_message",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = ReceiveMessageRequest,
    responses(
        (status = 201, description = "It was kept.", body = ReceivedMessageResponse, headers(
            ("Location" = String, description = "The new thing."),
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/messages/received")]
pub(crate) async fn receive_message(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<ReceiveMessageRequest>,
) -> ApiResult<HttpResponse> {
    let all = request.path().trim_end_matches("/received").to_owned();
    let render = move |came: &Received| kept(came, &all);
    let (case, came) = (CaseId(path.1), body.value.into());
    let answer = services
        .receive_message(caller.0, case, came, body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Send the business a first answer while the final one takes time.
#[utoipa::path(
    tag = "talk",
    operation_id = "send_interim_reply",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("Idempotency-Key" = Option<String>, Header, description = "A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours."),
    ),
    request_body = InterimReplyRequest,
    responses(
        (status = 201, description = "It was sent.", body = MessageResponse, headers(
            ("Location" = String, description = "The new thing."),
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if this answer was given before."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/cases/{id}/interim-reply")]
pub(crate) async fn send_interim_reply(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<InterimReplyRequest>,
) -> ApiResult<HttpResponse> {
    let at = request.path().replace("/interim-reply", "/messages");
    let render = move |view: &MessageView| sent(view, &at);
    let answer = services
        .send_interim_reply(
            caller.0,
            CaseId(path.1),
            body.value.into(),
            body.once,
            render,
        )
        .await?;
    Ok(answered(answer))
}

/// Read what was said between the municipality and the business, oldest first.
#[utoipa::path(
    tag = "talk",
    operation_id = "list_messages",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ListMessagesQuery,
    ),
    responses(
        (status = 200, description = "A page of them.", body = Page<MessageResponse>, headers(
            ("Link" = Option<String>, description = "The next page."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/cases/{id}/messages")]
pub(crate) async fn list_messages(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    query: Query<ListMessagesQuery>,
) -> ApiResult<HttpResponse> {
    let (after, limit) = (query.cursor.map(MessageId), limit(query.limit)?);
    let found = services
        .list_messages(caller.0, CaseId(path.1), after, limit)
        .await?;
    let page = Page {
        items: found.items.iter().map(MessageResponse::from).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(paged(&request, &page))
}

/// Read one message.
#[utoipa::path(
    tag = "talk",
    operation_id = "find_message",
    params(
        ("municipality" = String, Path, description = "The municipality's short name."),
        ("id" = Uuid, Path, description = "The case."),
        ("message" = Uuid, Path, description = "The message."),
    ),
    responses(
        (status = 200, description = "The message.", body = MessageResponse, headers(
            ("ETag" = String, description = "Its version: it never changes."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/cases/{id}/messages/{message}")]
pub(crate) async fn find_message(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid, Uuid)>,
) -> ApiResult<HttpResponse> {
    let (case, id) = (CaseId(path.1), MessageId(path.2));
    let found = services.find_message(caller.0, case, id).await?;
    Ok(single(&MessageResponse::from(&found), Version::FIRST))
}

fn kept(came: &Received, all: &str) -> Answer {
    let at = format!("{all}/{}", came.message.record.id);
    created(
        &ReceivedMessageResponse::from(came),
        at,
        etag(Version::FIRST),
    )
}

fn sent(view: &MessageView, all: &str) -> Answer {
    let at = format!("{all}/{}", view.record.id);
    created(&MessageResponse::from(view), at, etag(Version::FIRST))
}
