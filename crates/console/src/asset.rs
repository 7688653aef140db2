//! A file that pages load. Its address may name the content, so that it may be kept for ever.

use std::fmt::Write as _;
use std::sync::OnceLock;

use actix_web::http::header::{
    AcceptEncoding, CACHE_CONTROL, CONTENT_ENCODING, ETAG, Encoding, EntityTag, Header, HeaderName,
    IfNoneMatch, VARY,
};
use actix_web::{HttpRequest, HttpResponse};
use sha2::{Digest as _, Sha256};

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// A file within the program, as the build laid it out under this name. A macro, because only what is
/// spelled out can be taken in.
macro_rules! embedded {
    ($path:literal, $kind:expr, $name:literal) => {
        $crate::asset::Asset::new(
            $path,
            $kind,
            include_bytes!(concat!(env!("OUT_DIR"), "/assets/", $name)),
            include_bytes!(concat!(env!("OUT_DIR"), "/assets/", $name, ".gz")),
        )
    };
}

pub(crate) use embedded;

/// A file within the program.
pub(crate) struct Asset {
    path: &'static str,
    kind: &'static str,
    plain: &'static [u8],
    /// The same, packed with gzip.
    packed: &'static [u8],
    is_for_any_site: bool,
    fingerprint: OnceLock<String>,
    address: OnceLock<String>,
}

impl Asset {
    /// The file that lies at this path.
    pub(crate) const fn new(
        path: &'static str,
        kind: &'static str,
        plain: &'static [u8],
        packed: &'static [u8],
    ) -> Self {
        Self {
            path,
            kind,
            plain,
            packed,
            is_for_any_site: false,
            fingerprint: OnceLock::new(),
            address: OnceLock::new(),
        }
    }

    /// The same, and pages of any site may load it.
    pub(crate) const fn for_any_site(mut self) -> Self {
        self.is_for_any_site = true;
        self
    }

    /// Where it is, whatever stands in it.
    pub(crate) const fn path(&self) -> &'static str {
        self.path
    }

    /// Where this very version is.
    pub(crate) fn address(&self) -> &str {
        self.address
            .get_or_init(|| format!("{}?{}", self.path, self.fingerprint()))
    }

    /// Answers with it, unless whoever asks has it already.
    pub(crate) fn answer(&self, request: &HttpRequest) -> HttpResponse {
        // Weak, because packed and plain are told by the same.
        let tag = EntityTag::new_weak(self.fingerprint().to_owned());
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
            .insert_header((CACHE_CONTROL, self.kept(request)))
            .append_header((VARY, "accept-encoding"));
        if self.is_for_any_site {
            response.insert_header((RESOURCE_POLICY, "cross-origin"));
        }
        if known {
            return response.finish();
        }
        response.content_type(self.kind);
        if takes_packed(request) {
            response.insert_header((CONTENT_ENCODING, "gzip"));
            response.body(self.packed)
        } else {
            response.body(self.plain)
        }
    }

    /// How long it may be kept: for ever, if its version is asked for.
    fn kept(&self, request: &HttpRequest) -> &'static str {
        if request.query_string() == self.fingerprint() {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        }
    }

    fn fingerprint(&self) -> &str {
        self.fingerprint.get_or_init(|| {
            let hash = Sha256::digest(self.plain);
            hash.iter().take(8).fold(String::new(), |mut hex, byte| {
                // Writing to a string cannot fail.
                let _ = write!(hex, "{byte:02x}");
                hex
            })
        })
    }
}

fn takes_packed(request: &HttpRequest) -> bool {
    let ours = [Encoding::gzip(), Encoding::identity()];
    let accepted = AcceptEncoding::parse(request).ok();
    accepted.and_then(|accepted| accepted.negotiate(ours.iter())) == Some(Encoding::gzip())
}
