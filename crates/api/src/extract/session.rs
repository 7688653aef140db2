//! Sessions of browsers, and what shows that a page of ours asks.

use actix_web::http::Method;
use actix_web::http::header::{ACCEPT, COOKIE, ORIGIN, USER_AGENT};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, dev};
use onedoor_domain::policy::Caller;
use onedoor_service::{Error, InSession, Services, browser};
use std::pin::Pin;

use super::Credentials;
use crate::edge::count_account;
use crate::problem::{ApiError, ApiResult};

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
    browser::held(cookies(request))
}

/// What the browser holds while it visits an identity provider.
pub(crate) fn held_visiting(request: &HttpRequest) -> Option<String> {
    browser::held_of_visit(cookies(request))
}

fn cookies(request: &HttpRequest) -> impl Iterator<Item = &str> {
    let lines = request.headers().get_all(COOKIE);
    lines.filter_map(|line| line.to_str().ok())
}

/// The header that has a browser hold this reference.
pub(crate) fn hold(reference: &str) -> (&'static str, String) {
    ("set-cookie", browser::hold(reference))
}

/// The header that has a browser hold this while it visits an identity provider.
pub(crate) fn visiting(held: &str) -> (&'static str, String) {
    ("set-cookie", browser::hold_for_visit(held))
}

/// The header that has a browser forget its visit to an identity provider.
pub(crate) fn forget_visit() -> (&'static str, String) {
    ("set-cookie", browser::forget_visit())
}

/// Whether somebody looks at the answer, and no program reads it.
pub(crate) fn wants_page(request: &HttpRequest) -> bool {
    let accepted = request.headers().get(ACCEPT);
    let accepted = accepted.and_then(|kinds| kinds.to_str().ok());
    accepted.is_some_and(|kinds| kinds.contains("text/html"))
}

/// The header that has a browser forget what it holds.
pub(crate) fn forget() -> (&'static str, String) {
    ("set-cookie", browser::forget())
}

/// Whence a request comes, as far as guesses are counted.
pub(crate) fn source(request: &HttpRequest) -> String {
    let whence = request.extensions().get::<browser::Whence>().copied();
    browser::source(whence.map(|browser::Whence(address)| address))
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
        Some(header.to_str().unwrap_or(""))
    };
    let services = request.app_data::<Data<Services>>();
    let ours = services.map_or("", |services| services.public_url());
    let is_ours = browser::is_ours(said(SITE), said(ORIGIN.as_str()), ours);
    is_ours.then_some(()).ok_or(ApiError::CrossSite)
}

/// Passes if a page of this session asks.
pub(super) fn page_of(request: &HttpRequest, session: &InSession) -> ApiResult<()> {
    let sent = request.headers().get(PAGE_TOKEN);
    let sent = sent.map_or(b"".as_slice(), |token| token.as_bytes());
    let is_ours = browser::is_page_token(sent, &session.page_token);
    is_ours.then_some(()).ok_or(ApiError::CrossSite)
}
