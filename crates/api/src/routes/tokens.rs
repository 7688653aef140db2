//! API tokens over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use onedoor_domain::TokenId;
use onedoor_service::{Answer, Services, TokenIssued};
use uuid::Uuid;

use crate::described::{House, IfRead, Once, ReadAgain, SendAgain, TryAgain};
use crate::extract::{Body, Fresh, Seen, Signed, etag};
use crate::models::page::{Page, PageQuery};
use crate::models::token::{
    CreateTokenRequest, RotateTokenRequest, TokenIssuedResponse, TokenResponse,
};
use crate::problem::ApiResult;
use crate::routes::{answered, created, page, single};

/// List tokens, newest first, also those that do not count any more.
#[utoipa::path(
    tag = "tokens",
    operation_id = "list_tokens",
    params(House, PageQuery),
    responses(
        (status = 200, description = "A page of tokens, without their secrets.", body = Page<TokenResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/tokens")]
pub(crate) async fn list_tokens(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    query: Query<PageQuery>,
) -> ApiResult<HttpResponse> {
    let (before, limit) = query.read(TokenId)?;
    let found = services.list_tokens(caller.0, before, limit).await?;
    let answer = Page {
        items: found.items.iter().map(TokenResponse::from).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(page(&request, &answer))
}

/// Read a token, without its secret.
#[utoipa::path(
    tag = "tokens",
    operation_id = "find_token",
    params(House, ("id" = Uuid, Path, description = "The token.")),
    responses(
        (status = 200, description = "The token.", body = TokenResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/tokens/{id}")]
pub(crate) async fn find_token(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services.find_token(caller.0, TokenId(path.1)).await?;
    Ok(single(&TokenResponse::from(&found), found.version))
}

/// Issue a token. Its secret stands in this answer and nowhere else.
#[utoipa::path(
    tag = "tokens",
    operation_id = "create_token",
    params(House, Once),
    request_body = CreateTokenRequest,
    responses(
        (status = 201, description = "The token was issued.", body = TokenIssuedResponse, headers(
            ("Location" = String, description = "The token."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/tokens")]
pub(crate) async fn create_token(
    request: HttpRequest,
    caller: Fresh,
    services: Data<Services>,
    body: Body<CreateTokenRequest>,
) -> ApiResult<HttpResponse> {
    let all = request.path().to_owned();
    let render = move |issued: &TokenIssued| told(issued, &all);
    let answer = services
        .create_token(caller.0, body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Put another token in the place of one: the same but for its secret. For a while both count.
#[utoipa::path(
    tag = "tokens",
    operation_id = "rotate_token",
    params(
        House,
        ("id" = Uuid, Path, description = "The token whose place is taken."),
        Once,
    ),
    request_body = RotateTokenRequest,
    responses(
        (status = 201, description = "The new token. Its secret is shown this once.", body = TokenIssuedResponse, headers(
            ("Location" = String, description = "The new token."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/tokens/{id}/rotate")]
pub(crate) async fn rotate_token(
    caller: Fresh,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<RotateTokenRequest>,
) -> ApiResult<HttpResponse> {
    let all = format!("/v1/{}/tokens", path.0);
    let render = move |issued: &TokenIssued| told(issued, &all);
    let answer = services
        .rotate_token(
            caller.0,
            TokenId(path.1),
            body.value.into(),
            body.once,
            render,
        )
        .await?;
    Ok(answered(answer))
}

/// Revoke a token: from now on it does not count. It stays in the list.
#[utoipa::path(
    tag = "tokens",
    operation_id = "revoke_token",
    params(House, ("id" = Uuid, Path, description = "The token."), IfRead),
    responses(
        (status = 200, description = "The token as it is now.", body = TokenResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[delete("/tokens/{id}")]
pub(crate) async fn revoke_token(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
) -> ApiResult<HttpResponse> {
    let revoked = services
        .revoke_token(caller.0, TokenId(path.1), seen.0)
        .await?;
    Ok(single(&TokenResponse::from(&revoked), revoked.version))
}

fn told(issued: &TokenIssued, all: &str) -> Answer {
    let at = format!("{all}/{}", issued.record.id);
    created(
        &TokenIssuedResponse::from(issued),
        at,
        etag(issued.record.version),
    )
}
