//! What a page says when there is nothing else to show.

use actix_web::http::StatusCode;
use actix_web::http::header::RETRY_AFTER;
use actix_web::{HttpResponse, ResponseError};
use askama::Template;
use onedoor_domain::Language;
use onedoor_service::Error;

use crate::frame::{Audience, Frame, begin};

/// A failure that is told as a page.
#[derive(Debug, thiserror::Error)]
#[error("{error}")]
pub(crate) struct PageFailure {
    pub(crate) error: Error,
    pub(crate) audience: Audience,
    pub(crate) language: Language,
}

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage {
    frame: Frame,
    title: String,
    detail: String,
}

impl PageFailure {
    /// There is nothing at this address of the public pages.
    pub(crate) fn missing(language: Language) -> Self {
        Self {
            error: Error::NotFound,
            audience: Audience::Everybody,
            language,
        }
    }

    fn key(&self) -> &'static str {
        match (self.status_code(), self.audience) {
            (StatusCode::NOT_FOUND, Audience::Everybody) => "page-missing",
            (StatusCode::NOT_FOUND, Audience::Holder) => "page-track-missing",
            (StatusCode::SERVICE_UNAVAILABLE, _) => "page-unavailable",
            _ => "page-fault",
        }
    }
}

impl ResponseError for PageFailure {
    /// Pages are only read, so little can go wrong: it is not there, not now, or our fault.
    fn status_code(&self) -> StatusCode {
        match &self.error {
            Error::NotFound
            | Error::Unauthenticated
            | Error::SignInFailed
            | Error::SecondFactorRequired
            | Error::ProofRequired
            | Error::Forbidden => StatusCode::NOT_FOUND,
            Error::Unavailable(_) | Error::TooManyAttempts { .. } => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Error::Invalid(_)
            | Error::Findings(_)
            | Error::Stale
            | Error::Refused(_)
            | Error::NotNow(_)
            | Error::SlotFull(_)
            | Error::NotReady(_)
            | Error::LedgerRefused(_)
            | Error::KeyReused
            | Error::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let frame = Frame {
            language: self.language,
        };
        let page = FailurePage {
            frame,
            title: frame.say(&format!("{}-title", self.key())),
            detail: frame.say(&format!("{}-detail", self.key())),
        };
        let mut response = begin(self.status_code(), self.audience, self.language);
        if self.status_code() == StatusCode::SERVICE_UNAVAILABLE {
            response.insert_header((RETRY_AFTER, "2"));
        }
        // With nothing left to fall back to, the bare sentence.
        response.body(page.render().unwrap_or(page.title))
    }
}
