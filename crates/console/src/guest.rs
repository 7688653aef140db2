//! Whoever asks for a page without an account.

use std::future::{Ready, ready};

use actix_web::http::header::{HeaderName, ORIGIN};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, dev};
use onedoor_domain::Language;
use onedoor_service::{Error, Services, browser};

use crate::failure::PageFailure;
use crate::frame::Audience;
use crate::reader::Reader;

/// What a browser says of who asked.
const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Somebody without an account.
#[derive(Clone)]
pub(crate) struct Guest {
    pub(crate) services: Services,
    /// The language that they ask for by name, or by the header.
    pub(crate) asks: Option<Language>,
    /// Whether they ask for it by name.
    pub(crate) named: bool,
    /// Whence they come, as far as they are counted.
    pub(crate) source: String,
    /// Whether the browser does not say that another site asked.
    pub(crate) is_ours: bool,
}

impl FromRequest for Guest {
    type Error = PageFailure;
    type Future = Ready<Result<Self, PageFailure>>;

    fn from_request(request: &HttpRequest, _: &mut dev::Payload) -> Self::Future {
        let found = Self::of(request);
        ready(found.ok_or_else(|| PageFailure::missing(Language::En)))
    }
}

impl Guest {
    fn of(request: &HttpRequest) -> Option<Self> {
        let services = request.app_data::<Data<Services>>()?.get_ref().clone();
        let said = |name: HeaderName| {
            let header = request.headers().get(name)?;
            Some(header.to_str().unwrap_or(""))
        };
        let whence = request.extensions().get::<browser::Whence>().copied();
        let named = language_in(request.query_string());
        Some(Self {
            is_ours: browser::is_ours(said(SITE), said(ORIGIN), services.public_url()),
            asks: named.or_else(|| Reader::asked(request)),
            named: named.is_some(),
            source: browser::source(whence.map(|browser::Whence(address)| address)),
            services,
        })
    }

    /// The language to speak where nothing is known of a municipality or a case.
    pub(crate) fn language(&self) -> Language {
        self.asks.unwrap_or(Language::En)
    }

    /// A failure of a page, in their language.
    pub(crate) fn fails(&self, audience: Audience, error: Error) -> PageFailure {
        PageFailure {
            error,
            audience,
            language: self.language(),
        }
    }
}

/// The language that a query names.
fn language_in(query: &str) -> Option<Language> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let (_, word) = pairs.find(|(name, _)| *name == "language")?;
    Language::parse(word)
}
