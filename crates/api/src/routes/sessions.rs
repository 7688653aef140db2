//! Signing in and out, and who is signed in, over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use onedoor_domain::{SessionId, StaffId};
use onedoor_service::{ProofInput, Services, SignInInput, browser};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, TryAgain};
use crate::extract::{Body, FromSession, Signed, session};
use crate::models::account::PageTokenResponse;
use crate::models::page::{Page, limit};
use crate::models::session::{
    CurrentSessionResponse, ProofRequest, SessionResponse, SignInRequest, SignedOutResponse,
};
use crate::problem::{ApiResult, Problem};
use crate::routes::page;

/// Whose sessions.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListSessionsQuery {
    /// Of this person; your own if left out.
    staff: Option<Uuid>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<Uuid>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// Sign in with a password: begins a session, which the browser holds in a cookie. Whether there is
/// such an account is not told.
#[utoipa::path(
    tag = "signing in",
    operation_id = "sign_in",
    security(()),
    params(House),
    request_body = SignInRequest,
    responses(
        (status = 201, description = "Signed in.", body = CurrentSessionResponse, headers(("Set-Cookie" = String, description = "What the browser holds of the session."))),
        (status = "4XX", description = "The request cannot be carried out. 401 `sign_in_failed`, or `second_factor_required` once the password was right; 429 after too many wrong guesses.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/sessions")]
pub(crate) async fn sign_in(
    request: HttpRequest,
    services: Data<Services>,
    path: Path<String>,
    body: Body<SignInRequest>,
) -> ApiResult<HttpResponse> {
    session::same_site(&request)?;
    let shown = SignInInput {
        email: body.value.email,
        password: body.value.password,
        code: body.value.code,
        source: session::source(&request),
        agent: session::agent(&request),
        replaces: session::held(&request),
    };
    let signed_in = services.sign_in(&path, shown).await?;
    Ok(HttpResponse::Created()
        .insert_header(session::hold(&signed_in.reference))
        .json(CurrentSessionResponse::from(&signed_in)))
}

/// Read the session from which you ask, and the token that its changes carry.
#[utoipa::path(
    tag = "signing in",
    operation_id = "show_current_session",
    security(("session" = [])),
    params(House),
    responses(
        (status = 200, description = "The session.", body = CurrentSessionResponse),
        TryAgain,
    ),
)]
#[get("/sessions/current")]
pub(crate) async fn show_current_session(caller: FromSession) -> ApiResult<HttpResponse> {
    Ok(HttpResponse::Ok().json(CurrentSessionResponse::from(&caller.0)))
}

/// Sign out: the session ends. Sessions have no versions: ended is ended.
#[utoipa::path(
    tag = "signing in",
    operation_id = "sign_out",
    security(("session" = [])),
    params(House),
    responses(
        (status = 200, description = "Signed out.", body = SignedOutResponse, headers(
            ("Set-Cookie" = String, description = "Has the browser forget the session."),
            ("Clear-Site-Data" = String, description = "Has the browser throw away what it kept of pages."),
        )),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[delete("/sessions/current")]
pub(crate) async fn sign_out(
    caller: FromSession,
    services: Data<Services>,
) -> ApiResult<HttpResponse> {
    let provider_url = services.sign_out(caller.0).await?;
    Ok(HttpResponse::Ok()
        .insert_header(session::forget())
        .insert_header(("clear-site-data", browser::LEFT_OVER))
        .json(SignedOutResponse { provider_url }))
}

/// Show anew who you are: for ten minutes you may change how you sign in, and issue credentials.
#[utoipa::path(
    tag = "signing in",
    operation_id = "prove_anew",
    security(("session" = [])),
    params(House),
    request_body = ProofRequest,
    responses(
        (status = 200, description = "Shown. The session has another reference.", body = PageTokenResponse, headers(("Set-Cookie" = String, description = "What the browser holds of the session from now on."))),
        (status = "4XX", description = "The request cannot be carried out. 401 `sign_in_failed` or `second_factor_required`; 429 after too many wrong guesses.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "Try again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/sessions/current/proof")]
pub(crate) async fn prove_anew(
    request: HttpRequest,
    caller: FromSession,
    services: Data<Services>,
    body: Body<ProofRequest>,
) -> ApiResult<HttpResponse> {
    let proof = ProofInput {
        password: body.value.password,
        code: body.value.code,
        source: session::source(&request),
    };
    let reference = services.prove_anew(caller.0, proof).await?;
    Ok(HttpResponse::Ok()
        .insert_header(session::hold(&reference))
        .json(PageTokenResponse {
            page_token: onedoor_service::page_token(&reference),
        }))
}

/// List sessions, newest first: your own, or somebody else's.
#[utoipa::path(
    tag = "signing in",
    operation_id = "list_sessions",
    params(
        House,
        ListSessionsQuery,
    ),
    responses(
        (status = 200, description = "A page of sessions.", body = Page<SessionResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/sessions")]
pub(crate) async fn list_sessions(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    query: Query<ListSessionsQuery>,
) -> ApiResult<HttpResponse> {
    let (staff, before) = (query.staff.map(StaffId), query.cursor.map(SessionId));
    let found = services
        .list_sessions(caller.0, staff, before, limit(query.limit)?)
        .await?;
    let answer = Page {
        items: found.items.iter().map(SessionResponse::from).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(page(&request, &answer))
}

/// End a session, your own or somebody else's. Sessions have no versions: ended is ended.
#[utoipa::path(
    tag = "signing in",
    operation_id = "end_session",
    params(
        House,
        ("id" = Uuid, Path, description = "The session."),
    ),
    responses(
        (status = 204, description = "It has ended."),
        (status = "4XX", description = "The request cannot be carried out.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; send it again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[delete("/sessions/{id}")]
pub(crate) async fn end_session(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    services.end_session(caller.0, SessionId(path.1)).await?;
    Ok(HttpResponse::NoContent().finish())
}
