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
        let ranked = AcceptLanguage::parse(request).map(|accepted| accepted.ranked());
        let found = ranked
            .unwrap_or_default()
            .iter()
            .find_map(|preference| match preference {
                Preference::Specific(tag) => Language::from_tag(tag.as_str()),
                Preference::Any => None,
            });
        ready(Ok(Self(found.unwrap_or(Language::En))))
    }
}
