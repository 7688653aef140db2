//! What browsers hold and say, as the text of headers: the same for pages and for the API.
//!
//! A cookie is sent along by whoever can make a browser send something. So a change from a session
//! counts only if the browser does not say that another site asked for it, and if it carries a
//! token that only a page of the session knows.

use std::net::IpAddr;

use subtle::ConstantTimeEq as _;

/// The cookie of a session. Its prefix has browsers refuse it unless it is secure and for this host
/// alone.
const SESSION: &str = "__Host-onedoor_session";
/// The cookie of whoever visits an identity provider.
const VISIT: &str = "__Host-onedoor_visit";

/// From where a request came, and not through which proxy: the edge leaves it with the request, and
/// guesses are counted by it.
#[derive(Debug, Clone, Copy)]
pub struct Whence(pub IpAddr);

/// What a browser holds of a session, from its lines of cookies.
pub fn held<'a>(lines: impl Iterator<Item = &'a str>) -> Option<String> {
    cookie(lines, SESSION)
}

/// What a browser holds of a visit to an identity provider.
pub fn held_of_visit<'a>(lines: impl Iterator<Item = &'a str>) -> Option<String> {
    cookie(lines, VISIT)
}

/// Has a browser hold this reference of a session.
pub fn hold(reference: &str) -> String {
    format!("{SESSION}={reference}; Path=/; Secure; HttpOnly; SameSite=Lax")
}

/// Has a browser hold this while it visits an identity provider.
pub fn hold_for_visit(held: &str) -> String {
    format!("{VISIT}={held}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600")
}

/// Has a browser forget its session.
pub fn forget() -> String {
    format!("{SESSION}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
}

/// Has a browser forget its visit to an identity provider.
pub fn forget_visit() -> String {
    format!("{VISIT}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
}

/// What a browser is to throw away besides, when somebody signs out (`Clear-Site-Data`).
pub const LEFT_OVER: &str = "\"cache\", \"storage\"";

/// Whether this can be the short name of a municipality: what stands in an address is shown and
/// followed only if it can.
pub fn is_short_name(slug: &str) -> bool {
    let plain = |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'-';
    !slug.is_empty() && slug.len() <= 64 && slug.bytes().all(plain)
}

/// Whether one of our own pages asked, or somebody by hand, as far as the browser says: by `site`
/// (`Sec-Fetch-Site`), or by `origin` where it is too old for that.
pub fn is_ours(site: Option<&str>, origin: Option<&str>, public_url: &str) -> bool {
    match (site, origin) {
        (Some(site), _) => {
            site.eq_ignore_ascii_case("same-origin") || site.eq_ignore_ascii_case("none")
        }
        (None, Some(origin)) => {
            origin_of(public_url).is_some_and(|ours| ours.eq_ignore_ascii_case(origin))
        }
        (None, None) => true,
    }
}

/// Whether this is what pages of the session send along.
pub fn is_page_token(sent: &[u8], page_token: &str) -> bool {
    sent.ct_eq(page_token.as_bytes()).into()
}

/// Whence a request comes, as far as guesses are counted: an address, and of version 6 only the part
/// that one house has.
pub fn source(address: Option<IpAddr>) -> String {
    match address.map(|address| address.to_canonical()) {
        None => String::new(),
        Some(IpAddr::V4(address)) => address.to_string(),
        Some(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

fn cookie<'a>(lines: impl Iterator<Item = &'a str>, name: &str) -> Option<String> {
    let mut cookies = lines
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    let (_, value) = cookies.find(|(known, _)| *known == name)?;
    Some(value.to_owned()).filter(|value| !value.is_empty())
}

/// The origin of our own pages.
fn origin_of(public_url: &str) -> Option<&str> {
    let host = public_url.find("://")? + 3;
    let path = public_url.get(host..)?.find('/');
    public_url.get(..path.map_or(public_url.len(), |path| host + path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_and_people_by_hand_ask_as_ours() {
        let url = "https://Onedoor.example/under/here";
        for (site, origin, ours) in [
            (Some("same-origin"), None, true),
            (Some("none"), None, true),
            (Some("same-site"), Some("https://onedoor.example"), false),
            (Some("cross-site"), Some("https://onedoor.example"), false),
            (None, Some("https://onedoor.example"), true),
            (None, Some("http://onedoor.example"), false),
            (None, Some("https://onedoor.example.evil.example"), false),
            (None, Some("null"), false),
            (None, Some(""), false),
            (None, None, true),
        ] {
            assert_eq!(is_ours(site, origin, url), ours, "{site:?} {origin:?}");
        }
    }

    #[test]
    fn one_cookie_is_found_among_others() {
        let held_in = |line: &str| held([line].into_iter());
        let here = held_in("a=b; __Host-onedoor_session=x=y; c=d");
        assert_eq!(here.as_deref(), Some("x=y"));
        assert_eq!(held_in("__Host-onedoor_session="), None);
        assert_eq!(held_in("not__Host-onedoor_session=x"), None);
    }

    #[test]
    fn a_house_is_one_source() {
        let from = |text: &str| source(text.parse().ok());
        assert_eq!(from("192.0.2.7"), "192.0.2.7");
        assert_eq!(from("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(from("2001:db8:1:2:3::4"), "2001:db8:1:2::/64");
    }
}
