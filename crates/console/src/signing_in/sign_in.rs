//! The page on which somebody signs in, and the one on which they have signed out.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue, RETRY_AFTER, SET_COOKIE};
use actix_web::web::Query;
use askama::Template;
use onedoor_service::{Error, SignInInput, browser, texts};
use serde::Deserialize;

use super::visitor::{Turned, Visitor};
use super::{Sent, Shown, see_other};
use crate::failure::PageFailure;
use crate::frame::Frame;

const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// Where somebody signs in.
#[derive(Template)]
#[template(path = "signing_in/sign_in.html")]
pub(crate) struct SignInPage {
    pub(crate) frame: Frame,
    pub(crate) slug: String,
    /// What went wrong, or right, before.
    pub(crate) said: Option<String>,
    pub(crate) status: StatusCode,
    pub(crate) seconds: Option<i64>,
    pub(crate) ways: Vec<WayShown>,
    pub(crate) email: String,
}

/// Somebody else who vouches for people.
pub(crate) struct WayShown {
    pub(crate) text: String,
    pub(crate) id: String,
}

/// Where somebody has signed out.
#[derive(Template)]
#[template(path = "signing_in/signed_out.html")]
pub(crate) struct SignedOutPage {
    pub(crate) frame: Frame,
    pub(crate) slug: String,
    /// Where they sign out at whoever vouched for them.
    pub(crate) provider_url: Option<String>,
}

/// What is said above the form.
pub(super) enum Said {
    /// Nothing.
    Nothing,
    /// A provider's word was not enough.
    NotLetIn,
    /// A password was set.
    PasswordSet,
    /// Another site asked.
    Elsewhere,
    /// It did not work.
    Failed(Error),
}

/// What somebody signs in with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignInForm {
    email: String,
    password: String,
    #[serde(default)]
    code: String,
}

/// Whence somebody comes.
#[derive(Deserialize)]
pub(super) struct SignInQuery {
    /// What came of it elsewhere.
    came: Option<String>,
}

pub(super) async fn show(visitor: Visitor, query: Query<SignInQuery>) -> Shown {
    let said = match query.came.as_deref() {
        Some("refused") => Said::NotLetIn,
        Some(_) | None => Said::Nothing,
    };
    SignInPage::of(&visitor, said, String::new()).await?.show()
}

pub(super) async fn sign_in(visitor: Visitor, form: Sent<SignInForm>) -> Shown {
    let Some(form) = form.filter(|_| visitor.must_be_ours().is_ok()) else {
        return visitor.turn_away(Turned::Elsewhere).await;
    };
    let form = form.into_inner();
    let shown = SignInInput {
        email: form.email.clone(),
        password: form.password,
        code: Some(form.code).filter(|code| !code.trim().is_empty()),
        source: visitor.source.clone(),
        agent: visitor.agent.clone(),
        replaces: visitor.held.clone(),
    };
    match visitor.services.sign_in(&visitor.slug, shown).await {
        Ok(signed_in) => {
            let mut response = see_other(&visitor.at("account"));
            holding(&mut response, &browser::hold(&signed_in.reference));
            Ok(response)
        }
        Err(error) => {
            let page = SignInPage::of(&visitor, Said::Failed(error), form.email);
            page.await?.show()
        }
    }
}

impl SignInPage {
    pub(super) async fn of(
        visitor: &Visitor,
        said: Said,
        email: String,
    ) -> Result<Self, PageFailure> {
        let frame = visitor.frame;
        let seconds = match &said {
            Said::Failed(error) => seconds(error),
            Said::Nothing | Said::NotLetIn | Said::PasswordSet | Said::Elsewhere => None,
        };
        let (status, said) = match said {
            Said::Nothing => (StatusCode::OK, None),
            Said::NotLetIn => (StatusCode::OK, Some(frame.say("page-sign_in-refused"))),
            Said::PasswordSet => (StatusCode::OK, Some(frame.say("page-password-done"))),
            Said::Elsewhere => (
                StatusCode::FORBIDDEN,
                Some(frame.say("page-sign_in-elsewhere")),
            ),
            Said::Failed(error) => {
                let (status, text) = told(frame, &error).ok_or_else(|| visitor.fails(error))?;
                (status, Some(text))
            }
        };
        let ways = visitor.services.list_sign_in_ways(&visitor.slug).await;
        let ways = ways.map_err(|error| visitor.fails(error))?;
        let shown = ways.into_iter().map(|way| WayShown {
            text: texts::say_with(frame.language, "page-sign_in-way", &[("name", way.name)]),
            id: way.id.to_string(),
        });
        Ok(Self {
            frame,
            slug: visitor.slug.clone(),
            said,
            status,
            seconds,
            ways: shown.collect(),
            email,
        })
    }

    pub(super) fn show(self) -> Shown {
        let mut response = self.frame.ask(self.status, &self)?;
        if let Some(seconds) = self.seconds {
            let headers = response.headers_mut();
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        Ok(response)
    }
}

impl SignedOutPage {
    pub(super) fn show(self) -> Shown {
        let mut response = self.frame.ask(StatusCode::OK, &self)?;
        holding(&mut response, &browser::forget());
        let left_over = HeaderValue::from_static(browser::LEFT_OVER);
        response.headers_mut().insert(CLEAR_SITE_DATA, left_over);
        Ok(response)
    }
}

/// Has a browser hold what stands in `cookie`.
pub(super) fn holding(response: &mut HttpResponse, cookie: &str) {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
}

/// What somebody is told who can mend it by signing in.
fn told(frame: Frame, error: &Error) -> Option<(StatusCode, String)> {
    let (status, key) = match error {
        Error::Unauthenticated | Error::NotFound => (StatusCode::UNAUTHORIZED, "page-sign_in-over"),
        Error::SignInFailed => (StatusCode::UNAUTHORIZED, "problem-sign_in_failed-detail"),
        Error::SecondFactorRequired => (StatusCode::UNAUTHORIZED, "page-sign_in-code_needed"),
        Error::TooManyAttempts { .. } => {
            let seconds = seconds(error).unwrap_or_default().to_string();
            let text = texts::say_with(
                frame.language,
                "problem-too_many_attempts-detail",
                &[("seconds", seconds)],
            );
            return Some((StatusCode::TOO_MANY_REQUESTS, text));
        }
        Error::ProofRequired => (StatusCode::FORBIDDEN, "page-sign_in-proof"),
        Error::Forbidden
        | Error::Invalid(_)
        | Error::Findings(_)
        | Error::Stale
        | Error::Refused(_)
        | Error::NotNow(_)
        | Error::SlotFull(_)
        | Error::NotReady(_)
        | Error::LedgerRefused(_)
        | Error::KeyReused
        | Error::Unavailable(_)
        | Error::Fault(_) => return None,
    };
    Some((status, frame.say(key)))
}

/// When to come back, in seconds, where it is known.
fn seconds(error: &Error) -> Option<i64> {
    let Error::TooManyAttempts { until, now } = error else {
        return None;
    };
    let micros = until.as_micros().saturating_sub(now.as_micros());
    Some(micros.div_euclid(1_000_000) + 1)
}
