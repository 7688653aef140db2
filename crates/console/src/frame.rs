//! What surrounds every page: its language, its head, and the headers that keep it to itself.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, VARY};
use actix_web::{HttpResponse, HttpResponseBuilder};
use askama::Template;
use onedoor_domain::Language;
use onedoor_service::{Error, texts};

use crate::assets;
use crate::failure::PageFailure;

/// Nothing runs, nothing is sent, nothing comes from elsewhere, and nobody frames it.
pub(crate) const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; \
     img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The same for pages with forms of ours.
pub(crate) const FORMS_POLICY: &str = "default-src 'none'; style-src 'self'; \
     img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The same for pages with scripts of ours, which ask nobody but us.
pub(crate) const SCRIPTED_POLICY: &str = "default-src 'none'; script-src 'self'; \
     connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; \
     form-action 'self'; frame-ancestors 'none'";

/// The language of a page, by which its template finds words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) language: Language,
}

/// For whom a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Audience {
    /// Anybody may see it, keep it and point to it.
    Everybody,
    /// Whoever holds the link: it is not kept, not listed, and its address is not passed on.
    Holder,
}

impl Frame {
    /// The text under `key`.
    pub(crate) fn say(&self, key: &str) -> String {
        texts::say(self.language, key)
    }

    /// The language tag of the page.
    pub(crate) fn lang(&self) -> &'static str {
        self.language.as_str()
    }

    /// Where this version of the design system's style sheet is.
    pub(crate) fn design(&self) -> &'static str {
        assets::DESIGN.address()
    }

    /// Where this version of our own style sheet is.
    pub(crate) fn stylesheet(&self) -> &'static str {
        assets::STYLE.address()
    }

    /// Where the licences of what others made are.
    pub(crate) fn licences(&self) -> &'static str {
        assets::LICENCES.path()
    }

    /// Where the scripts of the page of a case are, in their order.
    pub(crate) fn following(&self) -> [&'static str; 2] {
        [assets::HTMX.address(), assets::FOLLOWING.address()]
    }

    /// Answers with a page.
    pub(crate) fn show(
        self,
        audience: Audience,
        page: &impl Template,
    ) -> Result<HttpResponse, PageFailure> {
        let html = self.render(audience, page)?;
        let mut response = begin(StatusCode::OK, audience, self.language);
        if audience == Audience::Everybody {
            response.insert_header((CACHE_CONTROL, "public, max-age=300"));
            response.insert_header((VARY, "accept-language"));
        }
        Ok(response.body(html))
    }

    /// Answers with a page for one person, whose forms come back here.
    pub(crate) fn ask(
        self,
        status: StatusCode,
        page: &impl Template,
    ) -> Result<HttpResponse, PageFailure> {
        self.answer(status, (Audience::Holder, FORMS_POLICY), page)
    }

    /// The same, with scripts.
    pub(crate) fn ask_with_scripts(
        self,
        status: StatusCode,
        page: &impl Template,
    ) -> Result<HttpResponse, PageFailure> {
        self.answer(status, (Audience::Holder, SCRIPTED_POLICY), page)
    }

    /// Answers with a page of the form that anybody may find and send, with its script.
    pub(crate) fn ask_anybody(
        self,
        status: StatusCode,
        page: &impl Template,
    ) -> Result<HttpResponse, PageFailure> {
        self.answer(status, (Audience::Everybody, SCRIPTED_POLICY), page)
    }

    fn answer(
        self,
        status: StatusCode,
        (audience, policy): (Audience, &'static str),
        page: &impl Template,
    ) -> Result<HttpResponse, PageFailure> {
        let html = self.render(audience, page)?;
        let mut response = begin(status, audience, self.language);
        response.insert_header((CONTENT_SECURITY_POLICY, policy));
        Ok(response.body(html))
    }

    fn render(self, audience: Audience, page: &impl Template) -> Result<String, PageFailure> {
        page.render().map_err(|error| PageFailure {
            error: Error::Fault(format!("a page cannot be rendered: {error}")),
            audience,
            language: self.language,
        })
    }
}

/// A response with the headers of a page. It is not kept unless its maker says so. What every answer
/// carries, page or not, it gets at the edge.
pub(crate) fn begin(
    status: StatusCode,
    audience: Audience,
    language: Language,
) -> HttpResponseBuilder {
    let mut response = HttpResponse::build(status);
    response
        .content_type("text/html; charset=utf-8")
        .insert_header((CONTENT_LANGUAGE, language.as_str()))
        .insert_header((CONTENT_SECURITY_POLICY, CONTENT_POLICY))
        .insert_header((CACHE_CONTROL, "no-store"));
    if audience == Audience::Holder {
        response.insert_header(("x-robots-tag", "noindex"));
    }
    response
}
