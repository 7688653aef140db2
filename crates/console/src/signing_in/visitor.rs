//! Whoever asks for a page of signing in: what their browser holds and says.

use std::future::{Ready, ready};

use actix_web::http::header::{COOKIE, HeaderName, ORIGIN, USER_AGENT};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, dev};
use onedoor_domain::Language;
use onedoor_service::{Error, InSession, Services, browser};

use super::Shown;
use super::sign_in::{Said, SignInPage};
use crate::failure::PageFailure;
use crate::frame::{Audience, Frame};
use crate::reader::Reader;

/// What a browser says of who asked.
const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Somebody at the door of a municipality.
#[derive(Clone)]
pub(crate) struct Visitor {
    pub(super) services: Services,
    pub(super) frame: Frame,
    /// The short name of the municipality in the address. Whether there is one is not told.
    pub(super) slug: String,
    pub(super) held: Option<String>,
    pub(super) source: String,
    pub(super) agent: Option<String>,
    /// Whether the browser does not say that another site asked.
    is_ours: bool,
}

/// Why somebody goes on elsewhere than they wanted.
pub(super) enum Turned {
    /// Another site asked.
    Elsewhere,
    /// It does not work.
    Failed(Error),
}

impl FromRequest for Visitor {
    type Error = PageFailure;
    type Future = Ready<Result<Self, PageFailure>>;

    fn from_request(request: &HttpRequest, payload: &mut dev::Payload) -> Self::Future {
        let reader = Reader::from_request(request, payload).into_inner();
        let language = reader.map_or(Language::En, |reader| reader.0);
        ready(Self::of(request, language).ok_or_else(|| PageFailure::missing(language)))
    }
}

impl Visitor {
    fn of(request: &HttpRequest, language: Language) -> Option<Self> {
        let services = request.app_data::<Data<Services>>()?.get_ref().clone();
        let slug = request.match_info().get("municipality")?;
        if !browser::is_short_name(slug) {
            return None;
        }
        let said = |name: HeaderName| {
            let header = request.headers().get(name)?;
            Some(header.to_str().unwrap_or(""))
        };
        let whence = request.extensions().get::<browser::Whence>().copied();
        let cookies = request.headers().get_all(COOKIE);
        Some(Self {
            is_ours: browser::is_ours(said(SITE), said(ORIGIN), services.public_url()),
            frame: Frame { language },
            slug: slug.to_owned(),
            held: browser::held(cookies.filter_map(|line| line.to_str().ok())),
            source: browser::source(whence.map(|browser::Whence(address)| address)),
            agent: said(USER_AGENT).map(str::to_owned),
            services,
        })
    }

    /// The session from which they read.
    pub(super) async fn session(&self) -> Result<InSession, Error> {
        let held = self.held.as_deref().ok_or(Error::Unauthenticated)?;
        self.services.in_session(held, &self.slug).await
    }

    /// The session from which they change something, if a page of it asks.
    pub(super) async fn changing_session(&self, page: Option<&str>) -> Result<InSession, Turned> {
        self.must_be_ours()?;
        let session = self.session().await?;
        let sent = page.unwrap_or_default();
        if browser::is_page_token(sent.as_bytes(), &session.page_token) {
            Ok(session)
        } else {
            Err(Turned::Elsewhere)
        }
    }

    /// Passes unless another site asked.
    pub(super) fn must_be_ours(&self) -> Result<(), Turned> {
        self.is_ours.then_some(()).ok_or(Turned::Elsewhere)
    }

    /// The address of a page of this municipality.
    pub(super) fn at(&self, page: &str) -> String {
        format!("/{page}/{}", self.slug)
    }

    /// Has them sign in, and says why.
    pub(super) async fn turn_away(&self, why: Turned) -> Shown {
        let said = match why {
            Turned::Elsewhere => Said::Elsewhere,
            Turned::Failed(error) => Said::Failed(error),
        };
        SignInPage::of(self, said, String::new()).await?.show()
    }

    /// What cannot be mended on a page of signing in.
    pub(super) fn fails(&self, error: Error) -> PageFailure {
        PageFailure {
            error,
            audience: Audience::Everybody,
            language: self.frame.language,
        }
    }
}

impl From<Error> for Turned {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}
