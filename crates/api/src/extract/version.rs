//! Optimistic concurrency over HTTP: `ETag` and `If-Match`.

use actix_web::http::header::IF_MATCH;
use actix_web::{FromRequest, HttpRequest, dev};
use onedoor_domain::Version;
use std::future::{Ready, ready};

use crate::problem::ApiError;

/// The version that the caller saw, from `If-Match`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen(pub(crate) Version);

/// The `ETag` of a version.
pub(crate) fn etag(version: Version) -> String {
    format!("\"{version}\"")
}

impl FromRequest for Seen {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut dev::Payload) -> Self::Future {
        ready(seen(request))
    }
}

fn seen(request: &HttpRequest) -> Result<Seen, ApiError> {
    let header = request
        .headers()
        .get(IF_MATCH)
        .ok_or(ApiError::VersionRequired)?;
    header
        .to_str()
        .ok()
        .and_then(|text| {
            text.trim()
                .strip_prefix('"')?
                .strip_suffix('"')?
                .parse()
                .ok()
        })
        .filter(|version| *version > 0)
        .map(|version| Seen(Version(version)))
        .ok_or(ApiError::BadVersion)
}
