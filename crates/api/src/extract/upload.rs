//! A form with one file: read part by part, the file never whole.

use std::future::{Ready, ready};
use std::time::Duration;

use actix_multipart::{Field, Multipart};
use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest, dev};
use futures_util::StreamExt as _;
use onedoor_service::{AttachmentInput, Error, FieldCode, FieldProblem, Incoming, Once};

use crate::ApiSettings;
use crate::extract::body::{is, once};
use crate::extract::paced::{paced, unread_form};
use crate::problem::{ApiError, ApiResult};

/// What the body must be.
const FORM: &str = "multipart/form-data";
/// How long a part of text may be, in bytes.
const TEXT: usize = 4 * 1024;
/// What a form may take besides its file, in bytes.
const BESIDES: usize = 64 * 1024;

/// A form with one file that has not been read yet.
pub(crate) struct Upload {
    request: HttpRequest,
    settings: ApiSettings,
    parts: Multipart,
}

/// A form whose file has gone to the store.
pub(crate) struct Received {
    pub(crate) incoming: Incoming,
    pub(crate) input: AttachmentInput,
    pub(crate) once: Option<Once>,
}

impl FromRequest for Upload {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut dev::Payload) -> Self::Future {
        ready(Self::new(request, payload))
    }
}

impl Upload {
    fn new(request: &HttpRequest, payload: &mut dev::Payload) -> ApiResult<Self> {
        if !is(request, FORM) {
            return Err(ApiError::UnsupportedMediaType { expected: FORM });
        }
        // A file that is far too large is told before anything is read.
        let settings = ApiSettings::of(request);
        let max = settings.attachment_limit;
        let length = request.headers().get(CONTENT_LENGTH);
        let length = length.and_then(|raw| raw.to_str().ok()?.parse::<usize>().ok());
        if length.is_some_and(|length| length > max.saturating_add(BESIDES)) {
            return Err(ApiError::TooLarge { max });
        }
        Ok(Self {
            request: request.clone(),
            settings,
            parts: Multipart::new(request.headers(), paced(payload.take(), settings.pace)),
        })
    }

    /// Sends the file to the store as it comes, and reads what is said of it. What cannot be taken
    /// is not kept.
    pub(crate) async fn into_store(mut self, mut incoming: Incoming) -> ApiResult<Received> {
        let time = Duration::from_secs(self.settings.upload_seconds);
        let reading = tokio::time::timeout(time, self.read(&mut incoming));
        let read = match reading.await {
            Ok(read) => read.and_then(|input| {
                let said = fingerprint(&incoming, &input);
                Ok((input, once(&self.request, said.as_bytes())?))
            }),
            Err(_) => Err(ApiError::RequestTimeout),
        };
        match read {
            Ok((input, once)) => Ok(Received {
                incoming,
                input,
                once,
            }),
            Err(error) => {
                incoming.give_up().await;
                Err(error)
            }
        }
    }

    async fn read(&mut self, incoming: &mut Incoming) -> ApiResult<AttachmentInput> {
        // A key of a wrong form is told before anything is read, and after who may send at all.
        once(&self.request, b"")?;
        let mut input = AttachmentInput::default();
        let mut has_file = false;
        while let Some(part) = self.parts.next().await {
            let mut part = part.map_err(|error| unread_form(&error))?;
            let name = part.name().unwrap_or_default().to_owned();
            match name.as_str() {
                "file" if has_file => return Err(once_only("/file")),
                "file" => {
                    has_file = true;
                    input.name = file_name(&part);
                    input.declared = declared(&part);
                    self.pass_on(&mut part, incoming).await?;
                }
                "contribution" => text(&mut part, &mut input.contribution).await?,
                "only_unit" => text(&mut part, &mut input.only_unit).await?,
                "note" => text(&mut part, &mut input.note).await?,
                other => {
                    let pointer = format!("/{other}");
                    return Err(ApiError::field(pointer, FieldCode::UnknownField));
                }
            }
        }
        if has_file {
            Ok(input)
        } else {
            Err(ApiError::field("/file", FieldCode::Required))
        }
    }

    async fn pass_on(&self, part: &mut Field, incoming: &mut Incoming) -> ApiResult<()> {
        let max = self.settings.attachment_limit;
        while let Some(bytes) = part.next().await {
            let bytes = bytes.map_err(|error| unread_form(&error))?;
            let size = incoming.size().saturating_add(bytes.len() as u64);
            if size > max as u64 {
                return Err(ApiError::TooLarge { max });
            }
            incoming.write(&bytes).await?;
        }
        Ok(())
    }
}

impl ApiSettings {
    /// The limits under which a request is answered.
    pub(super) fn of(request: &HttpRequest) -> Self {
        let settings = request.app_data::<Data<Self>>();
        settings.map(|data| ***data).unwrap_or_default()
    }
}

/// The name that the sender gave the file; the one that says its encoding first.
fn file_name(part: &Field) -> Option<String> {
    let said = part.content_disposition()?;
    let encoded = said.get_filename_ext();
    let encoded = encoded.map(|name| String::from_utf8_lossy(&name.value).into_owned());
    encoded.or_else(|| said.get_filename().map(str::to_owned))
}

fn declared(part: &Field) -> Option<String> {
    let said = part.headers().get(CONTENT_TYPE)?.to_str().ok()?;
    Some(said.to_owned())
}

/// Reads a part of text that may stand there once.
async fn text(part: &mut Field, into: &mut Option<String>) -> ApiResult<()> {
    let pointer = format!("/{}", part.name().unwrap_or_default());
    if into.is_some() {
        return Err(once_only(&pointer));
    }
    let Ok(bytes) = part.bytes(TEXT).await else {
        let problem = FieldProblem::new(pointer, FieldCode::TooLong).with("max", TEXT);
        return Err(Error::Invalid(vec![problem]).into());
    };
    let bytes = bytes.map_err(|error| unread_form(&error))?;
    let read = String::from_utf8(bytes.to_vec()).map_err(|_| ApiError::NotUtf8)?;
    // A form sends what was left blank, too.
    *into = Some(read).filter(|read| !read.is_empty());
    Ok(())
}

fn once_only(pointer: &str) -> ApiError {
    let problem = FieldProblem::new(pointer, FieldCode::TooMany).with("max", 1);
    Error::Invalid(vec![problem]).into()
}

/// What makes two uploads the same: boundaries and the order of parts do not.
fn fingerprint(incoming: &Incoming, input: &AttachmentInput) -> String {
    let hash: String = incoming
        .sha256()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    serde_json::json!([
        hash,
        input.name,
        input.declared,
        input.contribution,
        input.only_unit,
        input.note,
    ])
    .to_string()
}
