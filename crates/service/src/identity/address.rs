//! Addresses to which browsers are sent.

/// A path of our own, and nothing that a browser might take for another host.
pub(super) fn own_path(wanted: Option<&str>) -> &str {
    let is_own = |path: &&str| {
        path.starts_with('/')
            && !path.starts_with("//")
            && path.len() <= 500
            && path
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && byte != b'\\')
    };
    wanted.filter(is_own).unwrap_or("/")
}

pub(super) fn with_query(address: &str, parameters: &[(&str, &str)]) -> String {
    let mut whole = address.to_owned();
    for (name, value) in parameters {
        whole.push(if whole.contains('?') { '&' } else { '?' });
        whole.push_str(name);
        whole.push('=');
        for byte in value.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                whole.push(char::from(byte));
            } else {
                whole.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_host() {
        for (wanted, path) in [
            (Some("/cases/7?tab=2"), "/cases/7?tab=2"),
            (Some("//evil.example"), "/"),
            (Some("/\\evil.example"), "/"),
            (Some("https://evil.example"), "/"),
            (Some("/a\r\nSet-Cookie: x"), "/"),
            (Some(""), "/"),
            (None, "/"),
        ] {
            assert_eq!(own_path(wanted), path);
        }
    }

    #[test]
    fn a_parameter_cannot_become_two() {
        let whole = with_query("https://id.example/a?b=c", &[("state", "x&y=z å")]);
        assert_eq!(whole, "https://id.example/a?b=c&state=x%26y%3Dz%20%C3%A5");
    }
}
