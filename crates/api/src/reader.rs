//! Who reads: the language that a request asks for.

use actix_web::http::header::{ACCEPT_LANGUAGE, AcceptLanguage, Header, Preference};
use actix_web::{FromRequest, HttpMessage, HttpRequest, dev};
use onedoor_domain::Language;
use std::convert::Infallible;
use std::future::{Ready, ready};

/// The language that a request asks for, if it asks for one we speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader(pub Option<Language>);

impl Reader {
    /// The best of our languages that the header `Accept-Language` names.
    pub fn of(request: &impl HttpMessage) -> Self {
        if !request.headers().contains_key(ACCEPT_LANGUAGE) {
            return Self(None);
        }
        let Ok(accepted) = AcceptLanguage::parse(request) else {
            return Self(None);
        };
        let ranked = accepted.ranked();
        let found = ranked.iter().find_map(|preference| match preference {
            Preference::Specific(tag) => Language::from_tag(tag.as_str()),
            Preference::Any => None,
        });
        Self(found)
    }

    /// The language to speak where nothing else is known.
    pub fn or(self, otherwise: Language) -> Language {
        self.0.unwrap_or(otherwise)
    }
}

impl FromRequest for Reader {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut dev::Payload) -> Self::Future {
        ready(Ok(Self::of(request)))
    }
}
