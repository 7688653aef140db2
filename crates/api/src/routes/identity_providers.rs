//! Identity providers over HTTP, and visits to them.

use actix_web::http::header::LOCATION;
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, patch, post};
use onedoor_domain::ProviderId;
use onedoor_service::{
    Answer, CameBack, ComesBack, Error, ProviderView, Services, VisitInput, browser,
};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, IfRead, Once, ReadAgain, SendAgain, TryAgain};
use crate::extract::{Body, Fresh, Seen, Signed, etag, session};
use crate::models::identity_provider::{
    AddProviderRequest, ChangeProviderRequest, ProviderResponse, ProvidersResponse,
    SignInWaysResponse,
};
use crate::problem::ApiResult;
use crate::routes::{answered, created, single};

/// Where somebody wants to go once they are signed in.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct VisitQuery {
    /// A path of this installation; `/` if left out or not one.
    return_to: Option<String>,
    /// Whether they are to show anew who they are, even if the provider knows them still; no if left
    /// out. It takes this to change credentials from a session for which a provider vouches.
    #[serde(default)]
    anew: bool,
}

/// What a provider sends along with whoever comes back.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ComesBackQuery {
    /// The code to redeem.
    code: Option<String>,
    /// The state with which they were sent.
    state: Option<String>,
    /// Who the provider says it is (RFC 9207).
    iss: Option<String>,
}

/// List the identity providers whose word is believed.
#[utoipa::path(
    tag = "signing in",
    operation_id = "list_identity_providers",
    params(House,),
    responses(
        (status = 200, description = "All of them: there are a handful.", body = ProvidersResponse),
        TryAgain,
    ),
)]
#[get("/identity-providers")]
pub(crate) async fn list_identity_providers(
    caller: Signed,
    services: Data<Services>,
) -> ApiResult<HttpResponse> {
    let found = services.list_providers(caller.0).await?;
    Ok(HttpResponse::Ok().json(ProvidersResponse::from(found)))
}

/// Read an identity provider.
#[utoipa::path(
    tag = "signing in",
    operation_id = "find_identity_provider",
    params(
        House,
        ("id" = Uuid, Path, description = "The provider."),
    ),
    responses(
        (status = 200, description = "The provider.", body = ProviderResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/identity-providers/{id}")]
pub(crate) async fn find_identity_provider(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services.find_provider(caller.0, ProviderId(path.1)).await?;
    Ok(single(&ProviderResponse::from(&found), found.version))
}

/// Believe an identity provider, once it has answered at its address.
#[utoipa::path(
    tag = "signing in",
    operation_id = "add_identity_provider",
    params(
        House,
        Once,
    ),
    request_body = AddProviderRequest,
    responses(
        (status = 201, description = "Its word counts.", body = ProviderResponse, headers(
            ("Location" = String, description = "The provider."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/identity-providers")]
pub(crate) async fn add_identity_provider(
    request: HttpRequest,
    caller: Fresh,
    services: Data<Services>,
    body: Body<AddProviderRequest>,
) -> ApiResult<HttpResponse> {
    let all = request.path().to_owned();
    let render = move |added: &ProviderView| told(added, &all);
    let answer = services
        .add_provider(caller.0, body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Change an identity provider, or believe it no more.
#[utoipa::path(
    tag = "signing in",
    operation_id = "change_identity_provider",
    params(
        House,
        ("id" = Uuid, Path, description = "The provider."),
        IfRead,
    ),
    request_body = ChangeProviderRequest,
    responses(
        (status = 200, description = "The provider as it is now.", body = ProviderResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[patch("/identity-providers/{id}")]
pub(crate) async fn change_identity_provider(
    caller: Fresh,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<ChangeProviderRequest>,
) -> ApiResult<HttpResponse> {
    let id = ProviderId(path.1);
    let changed = services
        .change_provider(caller.0, id, seen.0, body.value.into())
        .await?;
    Ok(single(&ProviderResponse::from(&changed), changed.version))
}

/// List the ways to sign in, for a sign-in page. A password is always one.
#[utoipa::path(
    tag = "signing in",
    operation_id = "list_sign_in_ways",
    security(()),
    params(House,),
    responses(
        (status = 200, description = "The ways. A municipality that is not there has none.", body = SignInWaysResponse),
        TryAgain,
    ),
)]
#[get("/sign-in")]
pub(crate) async fn list_sign_in_ways(
    services: Data<Services>,
    path: Path<String>,
) -> ApiResult<HttpResponse> {
    let ways = services.list_sign_in_ways(&path).await?;
    Ok(HttpResponse::Ok().json(SignInWaysResponse::from(ways)))
}

/// Send a browser to an identity provider, to sign in there.
#[utoipa::path(
    tag = "signing in",
    operation_id = "visit_identity_provider",
    security(()),
    params(
        House,
        ("provider" = Uuid, Path, description = "The provider."),
        VisitQuery,
    ),
    responses(
        (status = 303, description = "To the provider.", headers(
            ("Location" = String, description = "The provider, with the question."),
            ("Set-Cookie" = String, description = "What the browser holds until it comes back."),
        )),
        TryAgain,
    ),
)]
#[get("/sign-in/{provider}")]
pub(crate) async fn visit_identity_provider(
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    query: Query<VisitQuery>,
) -> ApiResult<HttpResponse> {
    let (slug, id) = path.into_inner();
    let query = query.into_inner();
    let input = VisitInput {
        return_to: query.return_to,
        is_anew: query.anew,
    };
    let visit = services.begin_visit(&slug, ProviderId(id), input).await?;
    Ok(HttpResponse::SeeOther()
        .insert_header((LOCATION, visit.address))
        .insert_header(session::visiting(&visit.held))
        .finish())
}

/// Come back from an identity provider: begins a session, which the browser holds in a cookie.
#[utoipa::path(
    tag = "signing in",
    operation_id = "return_from_identity_provider",
    security(()),
    params(
        House,
        ComesBackQuery,
    ),
    responses(
        (status = 303, description = "Signed in, and on to where they wanted to go. A browser that wants a page and is not let in goes to the sign-in page.", headers(
            ("Location" = String, description = "A path of this installation."),
            ("Set-Cookie" = String, description = "What the browser holds of the session."),
        )),
        TryAgain,
    ),
)]
#[get("/sign-in/callback")]
pub(crate) async fn return_from_identity_provider(
    request: HttpRequest,
    services: Data<Services>,
    path: Path<String>,
    query: Query<ComesBackQuery>,
) -> ApiResult<HttpResponse> {
    let query = query.into_inner();
    let back = ComesBack {
        held: session::held_visiting(&request),
        state: query.state,
        code: query.code,
        issuer: query.iss,
        agent: session::agent(&request),
        replaces: session::held(&request),
    };
    match services.end_visit(&path, back).await {
        Ok(came) => Ok(let_in(&came)),
        Err(Error::SignInFailed)
            if session::wants_page(&request) && browser::is_short_name(&path) =>
        {
            Ok(turned_away(&path))
        }
        Err(error) => Err(error.into()),
    }
}

fn let_in(came: &CameBack) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((LOCATION, came.return_to.as_str()))
        .append_header(session::hold(&came.signed_in.reference))
        .append_header(session::forget_visit())
        .finish()
}

/// A person gets a page and not a problem.
fn turned_away(slug: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((LOCATION, format!("/sign-in/{slug}?came=refused")))
        .append_header(session::forget_visit())
        .finish()
}

fn told(added: &ProviderView, all: &str) -> Answer {
    let at = format!("{all}/{}", added.provider.id);
    created(&ProviderResponse::from(added), at, etag(added.version))
}
