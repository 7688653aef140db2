//! Signing in and out with a browser, and what somebody sees of how they sign in.
//!
//! The pages hold no rights of their own: they ask the same use cases as the API, from the same
//! session. Whatever changes something is a form that carries the token of its page.

mod account;
mod password;
mod second_factor;
mod sign_in;
mod visitor;

#[cfg(test)]
pub(crate) use account::{AccountPage, SessionShown};
#[cfg(test)]
pub(crate) use password::PasswordPage;
pub(crate) use password::mended;
#[cfg(test)]
pub(crate) use second_factor::{CodesPage, FactorPage};
#[cfg(test)]
pub(crate) use sign_in::{SignInPage, SignedOutPage, WayShown};

use actix_web::web::{self, Form};
use actix_web::{HttpResponse, http::header::LOCATION};
use serde::Deserialize;

use crate::failure::PageFailure;
use crate::read_only;

/// What a page answers.
type Shown = Result<HttpResponse, PageFailure>;

/// A form that was sent; none if it was no form of ours.
type Sent<T> = Option<Form<T>>;

/// What every form of a session sends along.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct PageForm {
    page: String,
}

/// Puts the pages into an application.
pub(crate) fn configure(config: &mut web::ServiceConfig) {
    config
        .service(
            read_only("/sign-in/{municipality}", sign_in::show)
                .route(web::post().to(sign_in::sign_in)),
        )
        .service(
            read_only("/password/{municipality}", password::show)
                .route(web::post().to(password::set)),
        )
        .service(read_only("/account/{municipality}", account::show))
        .route(
            "/account/{municipality}/sign-out",
            web::post().to(account::sign_out),
        )
        .route(
            "/account/{municipality}/sessions/{id}/end",
            web::post().to(account::end_session),
        )
        .route(
            "/account/{municipality}/second-factor",
            web::post().to(second_factor::begin),
        )
        .route(
            "/account/{municipality}/second-factor/confirm",
            web::post().to(second_factor::confirm),
        );
}

fn see_other(path: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((LOCATION, path))
        .finish()
}
