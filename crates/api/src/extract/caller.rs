//! Who asks.

use actix_web::http::header::AUTHORIZATION;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest, dev};
use onedoor_domain::policy::Caller;
use onedoor_service::{Error, Services};
use std::future::{Future, Ready, ready};
use std::pin::Pin;

use crate::edge::count_account;
use crate::problem::ApiError;

/// What a request came with, to be asked again later whether it still counts.
#[derive(Clone)]
pub(crate) struct Credentials {
    /// The token as it was sent.
    pub(crate) token: String,
    slug: String,
}

/// A caller with a valid token for the municipality in the address.
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
            let (Some(services), Some(credentials)) = (services, credentials) else {
                return Err(Error::Unauthenticated.into());
            };
            let caller = credentials.caller(&services).await?;
            count_account(&request, &caller)?;
            Ok(Self(caller))
        })
    }
}

impl Credentials {
    fn of(request: &HttpRequest) -> Option<Self> {
        Some(Self {
            token: bearer(request)?,
            slug: request.match_info().get("municipality")?.to_owned(),
        })
    }

    /// Whose they are now.
    pub(crate) async fn caller(&self, services: &Services) -> Result<Caller, Error> {
        services.caller(&self.token, &self.slug).await
    }
}

impl FromRequest for Credentials {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut dev::Payload) -> Self::Future {
        ready(Self::of(request).ok_or_else(|| Error::Unauthenticated.into()))
    }
}

fn bearer(request: &HttpRequest) -> Option<String> {
    let header = request.headers().get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = header.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| token.trim().to_owned())
}
