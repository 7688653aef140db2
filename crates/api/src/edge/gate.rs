//! What is turned away before anybody looks at what it wants.

use actix_web::dev::ServiceRequest;
use actix_web::http::header::{HOST, HeaderMap};
use actix_web::http::uri::Authority;

use crate::edge::limits::Door;
use crate::problem::ApiError;

/// How long all headers of a request may be together, in bytes.
pub(super) const HEADER_BYTES: usize = 16 * 1024;
/// How many headers a request may have.
pub(super) const HEADERS: usize = 64;
/// How long an address may be, its query included, in bytes.
pub(super) const ADDRESS_BYTES: usize = 8 * 1024;
/// What stands between a header's name and its value, and behind it.
const AROUND: usize = 4;

/// Turns away what is too long, and what is meant for somebody else.
///
/// # Errors
/// What is wrong with it.
pub(super) fn examine(
    request: &ServiceRequest,
    door: Door,
    hosts: &[String],
) -> Result<(), ApiError> {
    let headers = request.headers();
    let bytes: usize = headers
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len() + AROUND)
        .sum();
    if bytes > HEADER_BYTES || headers.len() > HEADERS {
        return Err(ApiError::HeadersTooLarge { max: HEADER_BYTES });
    }
    if request.path().len() + request.query_string().len() > ADDRESS_BYTES {
        return Err(ApiError::AddressTooLong { max: ADDRESS_BYTES });
    }
    // Probes ask by whatever address they know.
    if door != Door::Probe && !hosts.is_empty() && !is_ours(request, hosts) {
        return Err(ApiError::WrongHost);
    }
    Ok(())
}

/// Whether every name by which the request calls us is one of ours.
fn is_ours(request: &ServiceRequest, hosts: &[String]) -> bool {
    let in_address = request.uri().authority().map(Authority::as_str);
    let Some(in_header) = only_host(request.headers()) else {
        return false;
    };
    let mut said = in_address.into_iter().chain([in_header]);
    said.all(|host| hosts.contains(&name(host)))
}

/// The header `Host`, if there is one and only one.
fn only_host(headers: &HeaderMap) -> Option<&str> {
    let mut hosts = headers.get_all(HOST);
    let host = hosts.next()?.to_str().ok()?;
    hosts.next().is_none().then_some(host)
}

/// The name without a port: `[::1]:8080` is `::1`.
pub(super) fn name(host: &str) -> String {
    let host = host.trim();
    let bare = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or(rest),
        None => match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            Some(_) | None => host,
        },
    };
    bare.trim_end_matches('.').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        for (host, is) in [
            ("Onedoor.Example.DK", "onedoor.example.dk"),
            ("onedoor.example.dk:443", "onedoor.example.dk"),
            ("onedoor.example.dk.", "onedoor.example.dk"),
            ("127.0.0.1:8080", "127.0.0.1"),
            ("[::1]:8080", "::1"),
            ("[::1]", "::1"),
            (
                "evil.example:80@onedoor.example.dk",
                "evil.example:80@onedoor.example.dk",
            ),
            ("", ""),
        ] {
            assert_eq!(name(host), is);
        }
    }
}
