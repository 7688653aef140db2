//! Who asks: with a bearer token, or from a session of a browser.

use actix_web::http::header::AUTHORIZATION;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest, dev};
use onedoor_domain::policy::Caller;
use onedoor_service::{Error, InSession, Services};
use std::future::{Future, Ready, ready};
use std::pin::Pin;

use super::session;
use crate::edge::count_account;
use crate::problem::ApiError;

/// What a request came with, to be asked again later whether it still counts.
#[derive(Clone)]
pub(crate) struct Credentials {
    shown: Shown,
    slug: String,
    /// The request, where it changes something: pages of a session must show that they ask.
    changing: Option<HttpRequest>,
}

/// What was shown.
#[derive(Clone)]
enum Shown {
    /// A token, in a header that no other site can have a browser send.
    Token(String),
    /// What the browser holds of a session.
    Session(String),
}

/// A caller who counts in the municipality in the address, whatever they came with.
#[derive(Debug, Clone)]
pub(crate) struct Signed(pub(crate) Caller);

impl FromRequest for Signed {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, _: &mut dev::Payload) -> Self::Future {
        let services = request.app_data::<Data<Services>>().cloned();
        let credentials = Credentials::of(request);
        let request = request.clone();
        Box::pin(async move {
            let services = services.ok_or(Error::Unauthenticated)?;
            let caller = credentials?.caller(&services).await?;
            count_account(&request, &caller)?;
            Ok(Self(caller))
        })
    }
}

impl Credentials {
    /// What this request came with. A token counts before a session.
    pub(super) fn of(request: &HttpRequest) -> Result<Self, ApiError> {
        let token = bearer(request).map(Shown::Token);
        let shown = token.or_else(|| session::held(request).map(Shown::Session));
        let slug = request.match_info().get("municipality");
        let (Some(shown), Some(slug)) = (shown, slug) else {
            return Err(Error::Unauthenticated.into());
        };
        Ok(Self {
            shown,
            slug: slug.to_owned(),
            changing: session::changes(request).then(|| request.clone()),
        })
    }

    /// Whose they are now.
    pub(crate) async fn caller(&self, services: &Services) -> Result<Caller, ApiError> {
        match &self.shown {
            Shown::Token(token) => Ok(services.caller(token, &self.slug).await?),
            Shown::Session(reference) => Ok(self.from(services, reference).await?.caller),
        }
    }

    /// Whose they are still, of whoever asked a while ago and listens.
    pub(crate) async fn still(&self, services: &Services) -> Result<Caller, ApiError> {
        match &self.shown {
            Shown::Token(token) => Ok(services.caller(token, &self.slug).await?),
            Shown::Session(held) => Ok(services.still_in_session(held, &self.slug).await?),
        }
    }

    /// The session, if they are of one.
    pub(super) async fn session(&self, services: &Services) -> Result<Option<InSession>, ApiError> {
        match &self.shown {
            Shown::Token(_) => Ok(None),
            Shown::Session(reference) => Ok(Some(self.from(services, reference).await?)),
        }
    }

    async fn from(&self, services: &Services, reference: &str) -> Result<InSession, ApiError> {
        if let Some(request) = &self.changing {
            session::same_site(request)?;
        }
        let found = services.in_session(reference, &self.slug).await?;
        if let Some(request) = &self.changing {
            session::page_of(request, &found)?;
        }
        Ok(found)
    }

    /// The one secret thing about them: whoever counts what somebody does counts under this.
    pub(crate) fn secret(&self) -> &str {
        match &self.shown {
            Shown::Token(secret) | Shown::Session(secret) => secret,
        }
    }
}

impl FromRequest for Credentials {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut dev::Payload) -> Self::Future {
        ready(Self::of(request))
    }
}

/// The bearer token, if the request came with one.
pub(crate) fn bearer(request: &HttpRequest) -> Option<String> {
    let header = request.headers().get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = header.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| token.trim().to_owned())
}
