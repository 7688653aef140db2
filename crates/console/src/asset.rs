//! What pages load. An address may name the content, so that it may be kept for ever.

use std::fmt::Write as _;
use std::sync::OnceLock;

use actix_web::http::header::{CACHE_CONTROL, ETAG, EntityTag, Header, IfNoneMatch};
use actix_web::{HttpRequest, HttpResponse};
use sha2::{Digest as _, Sha256};

/// A file within the program.
pub(crate) struct Asset {
    path: &'static str,
    kind: &'static str,
    text: &'static str,
    fingerprint: OnceLock<String>,
    address: OnceLock<String>,
}

impl Asset {
    /// The text that lies at this path.
    pub(crate) const fn new(path: &'static str, kind: &'static str, text: &'static str) -> Self {
        Self {
            path,
            kind,
            text,
            fingerprint: OnceLock::new(),
            address: OnceLock::new(),
        }
    }

    /// Where this very version is.
    pub(crate) fn address(&self) -> &str {
        self.address
            .get_or_init(|| format!("{}?{}", self.path, self.fingerprint()))
    }

    /// Answers with it, unless whoever asks has it already.
    pub(crate) fn answer(&self, request: &HttpRequest) -> HttpResponse {
        let tag = EntityTag::new_strong(self.fingerprint().to_owned());
        let keep = if request.query_string() == self.fingerprint() {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        let known = match IfNoneMatch::parse(request) {
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
            response.content_type(self.kind).body(self.text)
        }
    }

    fn fingerprint(&self) -> &str {
        self.fingerprint.get_or_init(|| {
            let hash = Sha256::digest(self.text.as_bytes());
            hash.iter().take(8).fold(String::new(), |mut hex, byte| {
                // Writing to a string cannot fail.
                let _ = write!(hex, "{byte:02x}");
                hex
            })
        })
    }
}
