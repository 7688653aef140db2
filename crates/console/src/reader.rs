//! Who reads: the language that a browser asks for.

use std::convert::Infallible;
use std::future::{Ready, ready};

use actix_web::http::header::{AcceptLanguage, Header, Preference};
use actix_web::{FromRequest, HttpRequest, dev};
use onedoor_domain::Language;

/// The best of our languages that `Accept-Language` names, else English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reader(pub(crate) Language);

impl FromRequest for Reader {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut dev::Payload) -> Self::Future {
        ready(Ok(Self(Self::asked(request).unwrap_or(Language::En))))
    }
}

impl Reader {
    /// The best of our languages that the header names, if it names one.
    pub(crate) fn asked(request: &HttpRequest) -> Option<Language> {
        let ranked = AcceptLanguage::parse(request).map(|accepted| accepted.ranked());
        ranked
            .unwrap_or_default()
            .iter()
            .find_map(|preference| match preference {
                Preference::Specific(tag) => Language::from_tag(tag.as_str()),
                Preference::Any => None,
            })
    }
}
