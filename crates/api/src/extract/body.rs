//! The body of a request: limited in size and time, JSON or text, with its idempotency key.

use std::future::{Future, Ready, ready};
use std::pin::Pin;
use std::time::Duration;

use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::{Bytes, BytesMut};
use actix_web::{FromRequest, HttpRequest, dev};
use futures_util::StreamExt as _;
use onedoor_service::{Error, FieldCode, FieldProblem, Once};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_path_to_error::{Path, Segment};
use sha2::{Digest, Sha256};

use crate::ApiSettings;
use crate::extract::keys::{DUPLICATE, KEYS, TOO_MANY};
use crate::extract::object::Object;
use crate::extract::paced::{Paced, paced, unread};
use crate::problem::ApiError;

/// A JSON body, read strictly, and the idempotency key it came with.
pub(crate) struct Body<T> {
    pub(crate) value: T,
    pub(crate) once: Option<Once>,
}

/// A body of plain text, such as YAML.
pub(crate) struct TextBody {
    pub(crate) text: String,
    pub(crate) once: Option<Once>,
}

/// No body, only the idempotency key of a change that needs nothing more.
pub(crate) struct NoBody {
    pub(crate) once: Option<Once>,
}

impl<T: DeserializeOwned + 'static> FromRequest for Body<T> {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut dev::Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            if !is(&request, "application/json") {
                return Err(ApiError::UnsupportedMediaType {
                    expected: "application/json",
                });
            }
            let bytes = receive(&request, payload).await?;
            let once = once(&request, &bytes)?;
            Ok(Self {
                value: parse(&bytes)?,
                once,
            })
        })
    }
}

impl FromRequest for TextBody {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut dev::Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            if !is(&request, "application/yaml") {
                return Err(ApiError::UnsupportedMediaType {
                    expected: "application/yaml",
                });
            }
            let bytes = receive(&request, payload).await?;
            let once = once(&request, &bytes)?;
            let text = String::from_utf8(bytes.to_vec()).map_err(|_| ApiError::NotUtf8)?;
            Ok(Self { text, once })
        })
    }
}

impl FromRequest for NoBody {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut dev::Payload) -> Self::Future {
        ready(once(request, b"").map(|once| Self { once }))
    }
}

/// Reads a field that may be left out, and tells that from one that is null.
///
/// # Errors
/// As deserialising does: where null has no meaning, it is a wrong type.
pub(crate) fn given<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}

pub(super) fn is(request: &HttpRequest, expected: &str) -> bool {
    let given = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    given
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case(expected))
}

/// The framework has no deadline for a body that was announced and never sent.
async fn receive(request: &HttpRequest, payload: dev::Payload) -> Result<Bytes, ApiError> {
    let settings = ApiSettings::of(request);
    let reading = collect(paced(payload, settings.pace), settings.body_limit);
    tokio::time::timeout(Duration::from_secs(settings.body_seconds), reading)
        .await
        .map_err(|_| ApiError::RequestTimeout)?
}

pub(super) async fn collect(mut payload: Paced, max: usize) -> Result<Bytes, ApiError> {
    let mut body = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| unread(&error))?;
        if body.len() + chunk.len() > max {
            return Err(ApiError::TooLarge { max });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

pub(super) fn once(request: &HttpRequest, body: &[u8]) -> Result<Option<Once>, ApiError> {
    let Some(header) = request.headers().get("idempotency-key") else {
        return Ok(None);
    };
    let key = header.to_str().map_err(|_| ApiError::BadIdempotencyKey)?;
    if key.is_empty() || key.len() > 255 || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(ApiError::BadIdempotencyKey);
    }
    let mut hash = Sha256::new();
    for part in [
        request.method().as_str().as_bytes(),
        request.path().as_bytes(),
        body,
    ] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    Ok(Some(Once {
        key: key.to_owned(),
        fingerprint: hash.finalize().into(),
    }))
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    if std::str::from_utf8(bytes).is_err() {
        return Err(ApiError::NotUtf8);
    }
    let mut reading = serde_json::Deserializer::from_slice(bytes);
    let Object(value) = serde_path_to_error::deserialize(&mut reading)
        .map_err(|error| unreadable(error.path(), error.inner()))?;
    reading.end().map_err(|error| malformed(&error))?;
    Ok(value)
}

fn malformed(error: &serde_json::Error) -> ApiError {
    ApiError::MalformedJson {
        line: error.line(),
        column: error.column(),
    }
}

/// What serde found, told without quoting what the caller wrote.
fn unreadable(path: &Path, error: &serde_json::Error) -> ApiError {
    if !error.is_data() {
        return malformed(error);
    }
    let message = error.to_string();
    if message.starts_with(DUPLICATE) {
        return ApiError::DuplicateKey;
    }
    let mut pointer = pointer(path);
    let named = message.split('`').nth(1).unwrap_or_default();
    let problem = if message.starts_with("unknown field") {
        // The path ends at the unknown field already, where serde got that far.
        if !pointer.ends_with(&format!("/{named}")) {
            pointer = format!("{pointer}/{named}");
        }
        FieldProblem::new(pointer, FieldCode::UnknownField)
    } else if message.starts_with("missing field") {
        FieldProblem::new(format!("{pointer}/{named}"), FieldCode::Required)
    } else if message.starts_with(TOO_MANY) {
        FieldProblem::new(pointer, FieldCode::TooMany).with("max", KEYS)
    } else {
        let expected = message.split_once("expected ").map_or("", |(_, rest)| rest);
        let expected = expected.split(" at line").next().unwrap_or_default();
        FieldProblem::new(pointer, FieldCode::WrongType)
            .with("detail", format!("expected {expected}"))
    };
    ApiError::Service(Error::Invalid(vec![problem]))
}

fn pointer(path: &Path) -> String {
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { variant } => format!("/{variant}"),
            Segment::Unknown => String::new(),
        })
        .collect()
}
