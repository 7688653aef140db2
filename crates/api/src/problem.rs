//! Problem details (RFC 9457): the one table from failures to HTTP.

mod document;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use onedoor_service::{Error, FieldCode, FieldProblem, NotNow};

pub use document::{Problem, ProblemError};

/// A failure of a request, whether of the use case or of HTTP itself.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// The use case failed.
    #[error(transparent)]
    Service(#[from] Error),
    /// The body is no JSON.
    #[error("malformed JSON at {line}:{column}")]
    MalformedJson {
        /// Near which line.
        line: usize,
        /// Near which column.
        column: usize,
    },
    /// An object of the body names a key twice.
    #[error("a key stands twice")]
    DuplicateKey,
    /// The body is no UTF-8.
    #[error("the body is not UTF-8")]
    NotUtf8,
    /// The body is of another kind.
    #[error("unsupported media type")]
    UnsupportedMediaType {
        /// What it should be.
        expected: &'static str,
    },
    /// The body is too large.
    #[error("the body is larger than {max} bytes")]
    TooLarge {
        /// How large it may be.
        max: usize,
    },
    /// The body did not arrive in time.
    #[error("the body did not arrive in time")]
    RequestTimeout,
    /// The address does not take this method.
    #[error("method not allowed")]
    MethodNotAllowed,
    /// `If-Match` is missing.
    #[error("If-Match is missing")]
    VersionRequired,
    /// `If-Match` is no version.
    #[error("If-Match is no version")]
    BadVersion,
    /// The idempotency key has a wrong form.
    #[error("bad idempotency key")]
    BadIdempotencyKey,
    /// The request cannot be understood.
    #[error("bad request")]
    BadRequest,
    /// Another site had a browser ask, or a page that is not of the session.
    #[error("asked by another site")]
    CrossSite,
    /// The token has as many streams open as it may have.
    #[error("{max} streams are open already")]
    TooManyStreams {
        /// How many it may have.
        max: usize,
    },
    /// Whoever asks does it too often, or guessed wrong too often.
    #[error("too many requests")]
    TooManyRequests {
        /// In how many seconds they may ask again.
        seconds: i64,
    },
    /// It is meant for somebody else.
    #[error("the host is not ours")]
    WrongHost,
    /// The headers are too long or too many.
    #[error("the headers are larger than {max} bytes")]
    HeadersTooLarge {
        /// How large they may be together.
        max: usize,
    },
    /// The address is too long.
    #[error("the address is longer than {max} bytes")]
    AddressTooLong {
        /// How long it may be.
        max: usize,
    },
}

/// What a handler answers.
pub(crate) type ApiResult<T> = Result<T, ApiError>;

impl ApiError {
    /// A problem with one field.
    pub(crate) fn field(pointer: impl Into<String>, code: FieldCode) -> Self {
        Self::Service(Error::Invalid(vec![FieldProblem::new(pointer, code)]))
    }

    /// The kind as one word.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Service(error) => service_code(error),
            Self::MalformedJson { .. } => "malformed_json",
            Self::DuplicateKey => "duplicate_key",
            Self::NotUtf8 => "not_utf8",
            Self::UnsupportedMediaType { .. } => "unsupported_media_type",
            Self::TooLarge { .. } => "too_large",
            Self::RequestTimeout => "request_timeout",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::VersionRequired => "version_required",
            Self::BadVersion => "bad_version",
            Self::BadIdempotencyKey => "bad_idempotency_key",
            Self::BadRequest => "bad_request",
            Self::TooManyStreams { .. } => "too_many_streams",
            Self::TooManyRequests { .. } => "too_many_requests",
            Self::WrongHost => "wrong_host",
            Self::HeadersTooLarge { .. } => "headers_too_large",
            Self::AddressTooLong { .. } => "address_too_long",
            Self::CrossSite => "cross_site",
        }
    }

    /// When to come back, in seconds, where it is known.
    pub(crate) fn come_back(&self) -> Option<i64> {
        if let Self::TooManyRequests { seconds } = self {
            return Some(*seconds);
        }
        let Self::Service(Error::TooManyAttempts { until, now }) = self else {
            return None;
        };
        let micros = until.as_micros().saturating_sub(now.as_micros());
        Some(micros.div_euclid(1_000_000) + 1)
    }

    fn not_now(&self) -> Option<&NotNow> {
        let Self::Service(Error::NotNow(of)) = self else {
            return None;
        };
        Some(of)
    }

    fn next_free_at(&self) -> Option<String> {
        let Self::Service(Error::SlotFull(next)) = self else {
            return None;
        };
        next.map(|at| at.to_string())
    }

    fn mentions(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::MalformedJson { line, column } => {
                vec![("line", line.to_string()), ("column", column.to_string())]
            }
            Self::UnsupportedMediaType { expected } => vec![("expected", (*expected).to_owned())],
            Self::TooLarge { max }
            | Self::TooManyStreams { max }
            | Self::HeadersTooLarge { max }
            | Self::AddressTooLong { max } => {
                vec![("max", max.to_string())]
            }
            Self::TooManyRequests { seconds } => vec![("seconds", seconds.to_string())],
            Self::Service(Error::SlotFull(next)) => {
                let next = next.map_or_else(|| "none".to_owned(), |at| at.to_string());
                vec![("next", next)]
            }
            Self::Service(Error::NotNow(of)) => {
                let by = of.by.as_ref();
                by.map(|(_, name)| ("by", name.clone()))
                    .into_iter()
                    .collect()
            }
            Self::Service(Error::TooManyAttempts { .. }) => {
                let seconds = self.come_back().unwrap_or_default();
                vec![("seconds", seconds.to_string())]
            }
            Self::Service(_)
            | Self::WrongHost
            | Self::CrossSite
            | Self::DuplicateKey
            | Self::NotUtf8
            | Self::RequestTimeout
            | Self::MethodNotAllowed
            | Self::VersionRequired
            | Self::BadVersion
            | Self::BadIdempotencyKey
            | Self::BadRequest => Vec::new(),
        }
    }
}

fn service_code(error: &Error) -> &'static str {
    match error {
        Error::Unauthenticated => "unauthenticated",
        Error::SignInFailed => "sign_in_failed",
        Error::SecondFactorRequired => "second_factor_required",
        Error::TooManyAttempts { .. } => "too_many_attempts",
        Error::ProofRequired => "proof_required",
        Error::Forbidden => "forbidden",
        Error::NotFound => "not_found",
        Error::Invalid(_) => "invalid_fields",
        Error::Findings(_) => "findings",
        Error::Stale => "stale",
        Error::Refused(refusal) => refusal.as_str(),
        Error::NotNow(of) => of.refusal.as_str(),
        Error::SlotFull(_) => "slot_full",
        Error::NotReady(_) => "not_ready_to_close",
        Error::LedgerRefused(_) => "ledger_refused",
        Error::KeyReused => "key_reused",
        Error::Unavailable(_) => "unavailable",
        Error::Fault(_) => "fault",
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Service(error) => match error {
                Error::Unauthenticated | Error::SignInFailed | Error::SecondFactorRequired => {
                    StatusCode::UNAUTHORIZED
                }
                Error::TooManyAttempts { .. } => StatusCode::TOO_MANY_REQUESTS,
                Error::Forbidden | Error::ProofRequired => StatusCode::FORBIDDEN,
                Error::NotFound => StatusCode::NOT_FOUND,
                Error::Invalid(_) | Error::Findings(_) | Error::KeyReused => {
                    StatusCode::UNPROCESSABLE_ENTITY
                }
                Error::Stale => StatusCode::PRECONDITION_FAILED,
                Error::Refused(_)
                | Error::NotNow(_)
                | Error::SlotFull(_)
                | Error::NotReady(_)
                | Error::LedgerRefused(_) => StatusCode::CONFLICT,
                Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
                Error::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
            },
            Self::MalformedJson { .. }
            | Self::DuplicateKey
            | Self::NotUtf8
            | Self::BadVersion
            | Self::BadIdempotencyKey
            | Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::UnsupportedMediaType { .. } => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::RequestTimeout => StatusCode::REQUEST_TIMEOUT,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::VersionRequired => StatusCode::PRECONDITION_REQUIRED,
            Self::TooManyStreams { .. } | Self::TooManyRequests { .. } => {
                StatusCode::TOO_MANY_REQUESTS
            }
            Self::WrongHost => StatusCode::MISDIRECTED_REQUEST,
            Self::HeadersTooLarge { .. } => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::AddressTooLong { .. } => StatusCode::URI_TOO_LONG,
            Self::CrossSite => StatusCode::FORBIDDEN,
        }
    }

    /// Bare: the edge of the API writes the body, because it knows the reader's language.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}
