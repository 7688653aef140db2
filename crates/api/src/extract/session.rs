//! Sessions of browsers: the cookie that holds them, and what shows that a page of ours asks.
//!
//! A cookie is sent along by whoever can make a browser send something. So a change from a session
//! counts only if the browser does not say that another site asked for it, and if it carries a
//! token that only a page of the session knows.

use actix_web::http::Method;
use actix_web::http::header::{COOKIE, HeaderMap, ORIGIN, USER_AGENT};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest, dev};
use onedoor_domain::policy::Caller;
use onedoor_service::{Error, InSession, Services};
use std::pin::Pin;
use subtle::ConstantTimeEq as _;

use super::Credentials;
use crate::edge::{count_account, whence};
use crate::problem::{ApiError, ApiResult};

/// The cookie. Its prefix has browsers refuse it unless it is secure and for this host alone.
const NAME: &str = "__Host-onedoor_session";
/// The cookie of whoever visits an identity provider.
const VISITING: &str = "__Host-onedoor_visit";
/// What a page sends along with a change.
const PAGE_TOKEN: &str = "x-onedoor-page";
/// What a browser says of who asked.
const SITE: &str = "sec-fetch-site";

/// Whoever asks from a session, and not with a token.
pub(crate) struct FromSession(pub(crate) InSession);

/// Whoever asks with a token, or from a session in which they showed a short time ago who they are:
/// for what makes or changes credentials.
pub(crate) struct Fresh(pub(crate) Caller);

impl FromRequest for FromSession {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, _: &mut dev::Payload) -> Self::Future {
        let services = request.app_data::<Data<Services>>().cloned();
        let credentials = Credentials::of(request);
        let request = request.clone();
        Box::pin(async move {
            let services = services.ok_or(Error::Unauthenticated)?;
            let session = credentials?.session(&services).await?;
            let session = session.ok_or(Error::Unauthenticated)?;
            count_account(&request, &session.caller)?;
            Ok(Self(session))
        })
    }
}

impl FromRequest for Fresh {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, _: &mut dev::Payload) -> Self::Future {
        let services = request.app_data::<Data<Services>>().cloned();
        let credentials = Credentials::of(request);
        let request = request.clone();
        Box::pin(async move {
            let services = services.ok_or(Error::Unauthenticated)?;
            let credentials = credentials?;
            let caller = match credentials.session(&services).await? {
                Some(session) => {
                    session.must_be_fresh(&services)?;
                    session.caller
                }
                None => credentials.caller(&services).await?,
            };
            count_account(&request, &caller)?;
            Ok(Self(caller))
        })
    }
}

/// What the browser holds of a session, if it holds anything.
pub(crate) fn held(request: &HttpRequest) -> Option<String> {
    cookie(request.headers(), NAME)
}

/// One cookie.
fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers
        .get_all(COOKIE)
        .filter_map(|line| line.to_str().ok());
    let mut cookies = lines
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    let (_, value) = cookies.find(|(known, _)| *known == name)?;
    Some(value.to_owned()).filter(|value| !value.is_empty())
}

/// The header that has a browser hold this reference.
pub(crate) fn hold(reference: &str) -> (&'static str, String) {
    (
        "set-cookie",
        format!("{NAME}={reference}; Path=/; Secure; HttpOnly; SameSite=Lax"),
    )
}

/// What the browser holds while it visits an identity provider.
pub(crate) fn held_visiting(request: &HttpRequest) -> Option<String> {
    cookie(request.headers(), VISITING)
}

/// The header that has a browser hold this while it visits an identity provider.
pub(crate) fn visiting(held: &str) -> (&'static str, String) {
    (
        "set-cookie",
        format!("{VISITING}={held}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600"),
    )
}

/// The header that has a browser forget what it holds.
pub(crate) fn forget() -> (&'static str, String) {
    (
        "set-cookie",
        format!("{NAME}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"),
    )
}

/// Whence a request comes, as far as guesses are counted: an address, and of version 6 only the part
/// that one house has.
pub(crate) fn source(request: &HttpRequest) -> String {
    match whence(request).map(|address| address.to_canonical()) {
        None => String::new(),
        Some(std::net::IpAddr::V4(address)) => address.to_string(),
        Some(std::net::IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// What the browser says of itself.
pub(crate) fn agent(request: &HttpRequest) -> Option<String> {
    let said = request.headers().get(USER_AGENT)?;
    said.to_str().ok().map(str::to_owned)
}

/// Whether this changes something.
pub(super) fn changes(request: &HttpRequest) -> bool {
    !matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    )
}

/// Passes unless the browser says that another site asked.
pub(crate) fn same_site(request: &HttpRequest) -> ApiResult<()> {
    let said = |name: &str| {
        let header = request.headers().get(name)?;
        Some(header.to_str().unwrap_or("").to_ascii_lowercase())
    };
    let is_ours = match (said(SITE), said(ORIGIN.as_str())) {
        (Some(site), _) => site == "same-origin" || site == "none",
        (None, Some(origin)) => Some(origin) == ours(request),
        (None, None) => true,
    };
    is_ours.then_some(()).ok_or(ApiError::CrossSite)
}

/// Passes if a page of this session asks.
pub(super) fn page_of(request: &HttpRequest, session: &InSession) -> ApiResult<()> {
    let sent = request.headers().get(PAGE_TOKEN);
    let sent = sent.map_or(b"".as_slice(), |token| token.as_bytes());
    let is_ours = bool::from(sent.ct_eq(session.page_token.as_bytes()));
    is_ours.then_some(()).ok_or(ApiError::CrossSite)
}

/// The origin of our own pages.
fn ours(request: &HttpRequest) -> Option<String> {
    let services = request.app_data::<Data<Services>>()?;
    let (scheme, rest) = services.public_url().split_once("://")?;
    let host = rest.split('/').next()?;
    Some(format!("{scheme}://{host}").to_ascii_lowercase())
}
