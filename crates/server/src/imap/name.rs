//! Folders' names as they stand in commands.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

/// A folder's name in quotes, and in IMAP's own UTF-7 (RFC 3501, section 5.1.3): nothing in it can end
/// the command that it stands in.
pub(super) fn quoted(name: &str) -> String {
    let mut quoted = String::from("\"");
    let mut foreign = Vec::new();
    for sign in name.chars() {
        if !matches!(sign, ' '..='~') {
            let mut units = [0; 2];
            for unit in sign.encode_utf16(&mut units) {
                foreign.extend(unit.to_be_bytes());
            }
            continue;
        }
        close(&mut foreign, &mut quoted);
        match sign {
            '&' => quoted.push_str("&-"),
            '"' | '\\' => quoted.extend(['\\', sign]),
            _ => quoted.push(sign),
        }
    }
    close(&mut foreign, &mut quoted);
    quoted.push('"');
    quoted
}

/// Writes what is not ASCII, if there is anything of it.
fn close(foreign: &mut Vec<u8>, quoted: &mut String) {
    if !foreign.is_empty() {
        let encoded = STANDARD_NO_PAD.encode(&*foreign).replace('/', ",");
        quoted.push_str(&format!("&{encoded}-"));
        foreign.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn names_are_written_as_servers_know_them() {
        for (name, known) in [
            ("INBOX", r#""INBOX""#),
            ("Tax & Co", r#""Tax &- Co""#),
            ("Færdige", r#""F&AOY-rdige""#),
            // The example of RFC 3501.
            (
                "~peter/mail/台北/日本語",
                r#""~peter/mail/&U,BTFw-/&ZeVnLIqe-""#,
            ),
            ("😀", r#""&2D3eAA-""#),
        ] {
            assert_eq!(quoted(name), known);
        }
    }

    #[test]
    fn no_name_ends_its_command() {
        let evil = quoted("a\"\\\r\nA2 DELETE \"INBOX");
        assert!(!evil.contains(['\r', '\n']), "{evil}");
        assert_eq!(evil, r#""a\"\\&AA0ACg-A2 DELETE \"INBOX""#);
    }
}
