//! The headers that every answer has: what browsers may do with it, and who may see it.
//!
//! This is the one place. Only what depends on the content stands with the content: the policy of
//! pages in the console, and that of attachments where they are handed out.

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};

use crate::edge::limits::Standing;

/// What is no page: a browser that shows it all the same runs nothing of it.
const NO_PAGE: &str =
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// What no page of ours needs.
const NOTHING_ALLOWED: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), \
     fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), \
     payment=(), usb=()";
/// A year, and all names below.
const ONLY_HTTPS: &str = "max-age=31536000; includeSubDomains";

const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");

/// Gives an answer what it does not have yet.
pub(super) fn guard(headers: &mut HeaderMap, is_https: bool) {
    let always = [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, "no-referrer"),
        (OPENER_POLICY, "same-origin"),
        (RESOURCE_POLICY, "same-origin"),
        (PERMISSIONS_POLICY, NOTHING_ALLOWED),
        (CONTENT_SECURITY_POLICY, NO_PAGE),
        (CACHE_CONTROL, "no-store"),
    ];
    let where_https = is_https.then_some((STRICT_TRANSPORT_SECURITY, ONLY_HTTPS));
    for (name, value) in always.into_iter().chain(where_https) {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
}

/// Tells how somebody stands with the limits, as draft-ietf-httpapi-ratelimit-headers-10 has it: in
/// one field what is allowed, in the other what is left of it.
pub(super) fn tell_standings(headers: &mut HeaderMap, standings: &[Standing]) {
    if standings.is_empty() {
        return;
    }
    let list = |say: fn(&Standing) -> String| {
        let said: Vec<String> = standings.iter().map(say).collect();
        HeaderValue::try_from(said.join(", ")).ok()
    };
    let policy = list(|of| format!("\"{}\";q={};w=60", of.name, of.quota));
    let left = list(|of| format!("\"{}\";r={};t={}", of.name, of.left, of.seconds));
    for (name, value) in [(RATE_LIMIT_POLICY, policy), (RATE_LIMIT, left)] {
        if let Some(value) = value {
            headers.insert(name, value);
        }
    }
}
