//! What handlers are given: parsed once, at the edge.

mod body;
mod caller;
mod keys;
mod object;
mod paced;
mod raw_mail;
pub(crate) mod session;
mod upload;
mod version;

pub(crate) use body::{Body, NoBody, TextBody, given};
pub(crate) use caller::{Credentials, Signed, bearer};
pub(crate) use keys::unique_keys;
pub(crate) use object::{object, objects};
pub(crate) use raw_mail::RawMail;
pub(crate) use session::{Fresh, FromSession};
pub(crate) use upload::Upload;
pub(crate) use version::{Seen, etag};

use actix_web::web;
use onedoor_service::{FieldCode, FieldProblem};

use crate::problem::ApiError;

/// How the framework's own extractors answer what they cannot read.
pub(crate) fn configure(config: &mut web::ServiceConfig) {
    config
        .app_data(web::PathConfig::default().error_handler(|_, _| {
            // An id of a wrong form is an id of nothing.
            ApiError::Service(onedoor_service::Error::NotFound).into()
        }))
        .app_data(
            web::QueryConfig::default()
                .error_handler(|error, _| query_problem(&error.to_string()).into()),
        );
}

/// Names the parameter where the message of the parser does.
fn query_problem(message: &str) -> ApiError {
    let named = message.split('`').nth(1).unwrap_or_default();
    if message.contains("unknown field") {
        return ApiError::field(named, FieldCode::UnknownField);
    }
    if message.contains("missing field") {
        return ApiError::field(named, FieldCode::Required);
    }
    if message.contains("duplicate field") {
        let problem = FieldProblem::new(named, FieldCode::TooMany).with("max", 1);
        return ApiError::Service(onedoor_service::Error::Invalid(vec![problem]));
    }
    ApiError::BadRequest
}
