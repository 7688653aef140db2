//! The one stylesheet. Its address names its content, so that it may be kept for ever.

use std::fmt::Write as _;
use std::sync::LazyLock;

use actix_web::http::header::{CACHE_CONTROL, ETAG, EntityTag, Header, IfNoneMatch};
use actix_web::{HttpRequest, HttpResponse};
use sha2::{Digest as _, Sha256};

/// Where it is.
pub(crate) const PATH: &str = "/assets/onedoor.css";

const STYLESHEET: &str = include_str!("../assets/onedoor.css");

static FINGERPRINT: LazyLock<String> = LazyLock::new(|| {
    let hash = Sha256::digest(STYLESHEET.as_bytes());
    hash.iter().take(8).fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
});

static ADDRESS: LazyLock<String> = LazyLock::new(|| format!("{PATH}?{}", *FINGERPRINT));

/// Where this very version is.
pub(crate) fn address() -> &'static str {
    &ADDRESS
}

pub(crate) async fn stylesheet(request: HttpRequest) -> HttpResponse {
    let tag = EntityTag::new_strong(FINGERPRINT.clone());
    let keep = if request.query_string() == *FINGERPRINT {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let known = match IfNoneMatch::parse(&request) {
        Ok(IfNoneMatch::Any) => true,
        Ok(IfNoneMatch::Items(tags)) => tags.iter().any(|other| tag.weak_eq(other)),
        Err(_) => false,
    };
    let mut response = if known {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    response
        .insert_header((ETAG, tag.to_string()))
        .insert_header((CACHE_CONTROL, keep));
    if known {
        response.finish()
    } else {
        response
            .content_type("text/css; charset=utf-8")
            .body(STYLESHEET)
    }
}
