//! Who asks.

use actix_web::http::header::AUTHORIZATION;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest, dev};
use onedoor_domain::policy::Caller;
use onedoor_service::{Error, Services};
use std::future::Future;
use std::pin::Pin;

use crate::problem::ApiError;

/// A caller with a valid token for the municipality in the address.
#[derive(Debug, Clone)]
pub(crate) struct Signed(pub(crate) Caller);

impl FromRequest for Signed {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, _: &mut dev::Payload) -> Self::Future {
        let services = request.app_data::<Data<Services>>().cloned();
        let token = bearer(request);
        let slug = request.match_info().get("municipality").map(str::to_owned);
        Box::pin(async move {
            let (Some(services), Some(token), Some(slug)) = (services, token, slug) else {
                return Err(Error::Unauthenticated.into());
            };
            Ok(Self(services.caller(&token, &slug).await?))
        })
    }
}

fn bearer(request: &HttpRequest) -> Option<String> {
    let header = request.headers().get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = header.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| token.trim().to_owned())
}
