//! A download that no browser shows in place, however it is tricked.

use actix_web::HttpResponse;
use actix_web::body::SizedStream;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use onedoor_domain::attachment::MediaType;
use onedoor_service::AttachmentContent;

use crate::models::attachment::hex;

/// Should a browser show it all the same: without origin, scripts, forms or anything loaded.
const NOTHING_RUNS: &str = "default-src 'none'; sandbox";

/// The answer that carries the bytes. The edge adds what every answer carries.
pub(super) fn response(found: AttachmentContent) -> HttpResponse {
    let AttachmentContent { attachment, bytes } = found;
    let digest = STANDARD.encode(attachment.sha256);
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, content_type(attachment.media_type)))
        .insert_header((CONTENT_DISPOSITION, disposition(attachment.name.as_str())))
        .insert_header((CONTENT_SECURITY_POLICY, NOTHING_RUNS))
        .insert_header((ETAG, format!("\"{}\"", hex(&attachment.sha256))))
        .insert_header(("content-digest", format!("sha-256=:{digest}:")))
        .body(SizedStream::new(attachment.size, bytes))
}

fn content_type(kind: MediaType) -> String {
    if kind.is_text() {
        format!("{kind}; charset=utf-8")
    } else {
        kind.to_string()
    }
}

/// As RFC 6266 has it: a name in ASCII for old programs, and the name itself in UTF-8.
fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|sign| match sign {
            '"' | '\\' | '%' => '_',
            sign if sign == ' ' || sign.is_ascii_graphic() => sign,
            _ => '_',
        })
        .collect();
    format!(
        "attachment; filename=\"{plain}\"; filename*=UTF-8''{}",
        encoded(name)
    )
}

/// As RFC 8187 has it: everything but the signs of an `attr-char` in hexadecimal.
fn encoded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reaches_old_and_new_programs() {
        assert_eq!(
            disposition("Tegning å 1.pdf"),
            "attachment; filename=\"Tegning _ 1.pdf\"; filename*=UTF-8''Tegning%20%C3%A5%201.pdf"
        );
    }

    #[test]
    fn no_name_ends_its_own_parameter() {
        assert_eq!(
            disposition("a\"; x='%\\\r\n.pdf"),
            "attachment; filename=\"a_; x='____.pdf\"; \
             filename*=UTF-8''a%22%3B%20x%3D%27%25%5C%0D%0A.pdf"
        );
    }
}
