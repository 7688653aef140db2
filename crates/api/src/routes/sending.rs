//! What is said to a business and by it, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, post};
use onedoor_domain::{CaseId, Version};
use onedoor_service::{Answer, MessageView, Received, Services};
use uuid::Uuid;

use crate::described::{House, Once, SendAgain};
use crate::extract::{Body, Signed, etag};
use crate::models::message::{
    InterimReplyRequest, MessageResponse, ReceiveMessageRequest, ReceivedMessageResponse,
    SendMessageRequest,
};
use crate::problem::ApiResult;
use crate::routes::{answered, created};

/// Write to the business.
///
/// What was written is kept byte for byte. The final answer, the interim reply, the overview and
/// the list of what is missing have operations of their own.
#[utoipa::path(
    tag = "talk",
    operation_id = "send_message",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = SendMessageRequest,
    responses(
        (status = 201, description = "It was sent.", body = MessageResponse, headers(
            ("Location" = String, description = "The new thing."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
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
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = ReceiveMessageRequest,
    responses(
        (status = 201, description = "It was kept.", body = ReceivedMessageResponse, headers(
            ("Location" = String, description = "The new thing."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
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
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = InterimReplyRequest,
    responses(
        (status = 201, description = "It was sent.", body = MessageResponse, headers(
            ("Location" = String, description = "The new thing."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
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
