//! Accounts of others over HTTP, and links by which passwords are set.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put};
use onedoor_domain::StaffId;
use onedoor_service::{Answer, PasswordByLinkInput, PasswordLinkIssued, Services};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, IfRead, Once, ReadAgain, TryAgain};
use crate::extract::{Body, Fresh, NoBody, Seen, Signed, session};
use crate::models::account::{AccountResponse, PasswordLinkResponse, SetPasswordRequest};
use crate::models::page::{Page, limit};
use crate::problem::{ApiResult, Problem};
use crate::routes::{added, answered, page, single};

/// Which accounts.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListAccountsQuery {
    /// Where the page begins: `next` of the page before.
    cursor: Option<Uuid>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// List who signs in here with a password.
#[utoipa::path(
    tag = "signing in",
    operation_id = "list_accounts",
    params(
        House,
        ListAccountsQuery,
    ),
    responses(
        (status = 200, description = "A page of accounts.", body = Page<AccountResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/accounts")]
pub(crate) async fn list_accounts(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    query: Query<ListAccountsQuery>,
) -> ApiResult<HttpResponse> {
    let after = query.cursor.map(StaffId);
    let found = services
        .list_accounts(caller.0, after, limit(query.limit)?)
        .await?;
    let answer = Page {
        items: found.items.iter().map(AccountResponse::from).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(page(&request, &answer))
}

/// Read an account.
#[utoipa::path(
    tag = "signing in",
    operation_id = "find_account",
    params(
        House,
        ("staff" = Uuid, Path, description = "The staff member."),
    ),
    responses(
        (status = 200, description = "The account.", body = AccountResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/accounts/{staff}")]
pub(crate) async fn find_account(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services.find_account(caller.0, StaffId(path.1)).await?;
    Ok(single(&AccountResponse::from(&found), found.version))
}

/// Make a link by which somebody sets their password, once, within a day. Links they had count no
/// more.
#[utoipa::path(
    tag = "signing in",
    operation_id = "issue_password_link",
    params(
        House,
        ("staff" = Uuid, Path, description = "The staff member."),
        Once,
    ),
    responses(
        (status = 201, description = "The link, shown this once.", body = PasswordLinkResponse),
        (status = "4XX", description = "The request cannot be carried out. A manager makes none for managers and administrators.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again with the same key.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/accounts/{staff}/links")]
pub(crate) async fn issue_password_link(
    caller: Fresh,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: NoBody,
) -> ApiResult<HttpResponse> {
    let answer = services
        .issue_password_link(caller.0, StaffId(path.1), body.once, told)
        .await?;
    Ok(answered(answer))
}

/// Set a password by a link. All sessions of its person end.
#[utoipa::path(
    tag = "signing in",
    operation_id = "set_password",
    security(()),
    params(House),
    request_body = SetPasswordRequest,
    responses(
        (status = 200, description = "The password is set.", body = AccountResponse, headers(("ETag" = String, description = "The account's version."))),
        (status = "4XX", description = "The request cannot be carried out. 404 if the link does not count (any more).", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; try to sign in.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[put("/password")]
pub(crate) async fn set_password(
    request: HttpRequest,
    services: Data<Services>,
    path: Path<String>,
    body: Body<SetPasswordRequest>,
) -> ApiResult<HttpResponse> {
    session::same_site(&request)?;
    let input = PasswordByLinkInput {
        link: body.value.link,
        password: body.value.password,
        code: body.value.code,
        source: session::source(&request),
    };
    let found = services.set_password(&path, input).await?;
    Ok(single(&AccountResponse::from(&found), found.version))
}

/// Take somebody's second factor away, because they lost it. All their sessions end.
#[utoipa::path(
    tag = "signing in",
    operation_id = "clear_second_factor",
    params(
        House,
        ("staff" = Uuid, Path, description = "The staff member."),
        IfRead,
    ),
    responses(
        (status = 200, description = "The account as it is now.", body = AccountResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[delete("/accounts/{staff}/second-factor")]
pub(crate) async fn clear_second_factor(
    caller: Fresh,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
) -> ApiResult<HttpResponse> {
    let staff = StaffId(path.1);
    let left = services
        .clear_second_factor(caller.0, staff, seen.0)
        .await?;
    Ok(single(&AccountResponse::from(&left), left.version))
}

/// Take away everything by which somebody signs in with a password. All their sessions end.
#[utoipa::path(
    tag = "signing in",
    operation_id = "clear_account",
    params(
        House,
        ("staff" = Uuid, Path, description = "The staff member."),
        IfRead,
    ),
    responses(
        (status = 200, description = "The account as it is now.", body = AccountResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[delete("/accounts/{staff}")]
pub(crate) async fn clear_account(
    caller: Fresh,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
) -> ApiResult<HttpResponse> {
    let staff = StaffId(path.1);
    let left = services.clear_account(caller.0, staff, seen.0).await?;
    Ok(single(&AccountResponse::from(&left), left.version))
}

fn told(issued: &PasswordLinkIssued) -> Answer {
    added(&PasswordLinkResponse::from(issued))
}
