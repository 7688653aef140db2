//! How a municipality words its mails, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, get, post, put};
use onedoor_domain::Language;
use onedoor_domain::delivery::Tiding;
use onedoor_service::{Error, Services};

use crate::described::{House, IfRead, ReadAgain, TryAgain};
use crate::extract::{Body, Seen, Signed};
use crate::models::mail_template::{
    MailPreviewResponse, MailTemplateResponse, MailTemplatesResponse, SaveMailTemplateRequest,
    TryMailRequest,
};
use crate::problem::ApiResult;
use crate::routes::single;

/// List the mails that the municipality words itself.
#[utoipa::path(
    tag = "deliveries",
    operation_id = "list_mail_templates",
    params(House),
    responses(
        (status = 200, description = "The mails.", body = MailTemplatesResponse),
        TryAgain,
    ),
)]
#[get("/mail-templates")]
pub(crate) async fn list_mail_templates(
    caller: Signed,
    services: Data<Services>,
) -> ApiResult<HttpResponse> {
    let found = services.list_mail_templates(caller.0).await?;
    Ok(HttpResponse::Ok().json(MailTemplatesResponse::from(found)))
}

/// Read how a mail is worded.
#[utoipa::path(
    tag = "deliveries",
    operation_id = "find_mail_template",
    params(
        House,
        ("tiding" = String, Path, description = "What the mail tells."),
        ("language" = String, Path, description = "In which language."),
    ),
    responses(
        (status = 200, description = "How it is worded.", body = MailTemplateResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/mail-templates/{tiding}/{language}")]
pub(crate) async fn find_mail_template(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, String, String)>,
) -> ApiResult<HttpResponse> {
    let found = services.find_mail_template(caller.0, named(&path)?).await?;
    Ok(single(&MailTemplateResponse::from(&found), found.version))
}

/// Word a mail. A text that cannot be rendered is refused; should it fail later all the same, our own
/// words are sent.
#[utoipa::path(
    tag = "deliveries",
    operation_id = "save_mail_template",
    params(
        House,
        ("tiding" = String, Path, description = "What the mail tells."),
        ("language" = String, Path, description = "In which language."),
        IfRead,
    ),
    request_body = SaveMailTemplateRequest,
    responses(
        (status = 200, description = "How it is worded now.", body = MailTemplateResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[put("/mail-templates/{tiding}/{language}")]
pub(crate) async fn save_mail_template(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, String, String)>,
    seen: Seen,
    body: Body<SaveMailTemplateRequest>,
) -> ApiResult<HttpResponse> {
    let (of, input) = (named(&path)?, body.value.into());
    let saved = services
        .save_mail_template(caller.0, of, seen.0, input)
        .await?;
    Ok(single(&MailTemplateResponse::from(&saved), saved.version))
}

/// Leave the wording of a mail to us again.
#[utoipa::path(
    tag = "deliveries",
    operation_id = "delete_mail_template",
    params(
        House,
        ("tiding" = String, Path, description = "What the mail tells."),
        ("language" = String, Path, description = "In which language."),
        IfRead,
    ),
    responses((status = 204, description = "It is worded by us."), ReadAgain),
)]
#[delete("/mail-templates/{tiding}/{language}")]
pub(crate) async fn delete_mail_template(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, String, String)>,
    seen: Seen,
) -> ApiResult<HttpResponse> {
    services
        .delete_mail_template(caller.0, named(&path)?, seen.0)
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Show how a mail would look, with words that are not kept yet if some are given. Nothing is sent.
#[utoipa::path(
    tag = "deliveries",
    operation_id = "preview_mail",
    params(
        House,
        ("tiding" = String, Path, description = "What the mail tells."),
        ("language" = String, Path, description = "In which language."),
    ),
    request_body = TryMailRequest,
    responses(
        (status = 200, description = "The mail.", body = MailPreviewResponse),
        TryAgain,
    ),
)]
#[post("/mail-templates/{tiding}/{language}/preview")]
pub(crate) async fn preview_mail(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, String, String)>,
    body: Body<TryMailRequest>,
) -> ApiResult<HttpResponse> {
    let (of, words) = (named(&path)?, body.value.words.map(Into::into));
    let mail = services.preview_mail(caller.0, of, words).await?;
    Ok(HttpResponse::Ok().json(MailPreviewResponse::from(mail)))
}

/// Send a mail about nothing to yourself, to see how it arrives.
#[utoipa::path(
    tag = "deliveries",
    operation_id = "send_test_mail",
    params(
        House,
        ("tiding" = String, Path, description = "What the mail tells."),
        ("language" = String, Path, description = "In which language."),
    ),
    request_body = TryMailRequest,
    responses((status = 204, description = "The mail server has taken it on."), TryAgain),
)]
#[post("/mail-templates/{tiding}/{language}/test-send")]
pub(crate) async fn send_test_mail(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, String, String)>,
    body: Body<TryMailRequest>,
) -> ApiResult<HttpResponse> {
    let (of, words) = (named(&path)?, body.value.words.map(Into::into));
    services.send_test_mail(caller.0, of, words).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Which mail a path names.
fn named(path: &(String, String, String)) -> ApiResult<(Tiding, Language)> {
    let found = Tiding::parse(&path.1).zip(Language::parse(&path.2));
    Ok(found.ok_or(Error::NotFound)?)
}
