//! E-mail addresses: the form that a mail server will take.

use email_address::{EmailAddress, Options};
use unicode_normalization::UnicodeNormalization;

/// How many bytes an address may have on its way through SMTP (RFC 5321, erratum 1690).
const LONGEST: usize = 254;

/// Why a text is no e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailProblem {
    /// It is not one plain address: `name@host.example`.
    #[error("not an e-mail address")]
    NotAnAddress,
    /// It is longer than mail servers take.
    #[error("longer than an e-mail address can be")]
    TooLong,
}

/// Reads one plain address, with white space around it removed.
///
/// Refused although some standard allows them: a display name, a quoted local part, a host without
/// a dot, an IP address. Letters of all languages are taken, in their composed form, so that `å`
/// is the same address from every keyboard.
pub fn parse_email(raw: &str) -> Result<String, EmailProblem> {
    let trimmed = raw.trim();
    if trimmed.len() > 2 * LONGEST {
        return Err(EmailProblem::TooLong);
    }
    let address: String = trimmed.nfc().collect();
    if address.len() > LONGEST {
        return Err(EmailProblem::TooLong);
    }
    let options = Options::default()
        .with_minimum_sub_domains(2)
        .without_domain_literal()
        .without_display_text();
    let plain = EmailAddress::parse_with_options(&address, options)
        .is_ok_and(|parsed| !parsed.local_part().starts_with('"') && has_a_name(parsed.domain()));
    if plain {
        Ok(address)
    } else {
        Err(EmailProblem::NotAnAddress)
    }
}

/// Whether a host is named and not numbered: no top-level domain is a number.
fn has_a_name(host: &str) -> bool {
    let top = host.rsplit('.').next().unwrap_or_default();
    top.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn plain_addresses_are_read() {
        for raw in [
            "jens@example.dk",
            "jens.hansen+door@post.example.dk",
            "o'neill@example.ie",
            "info@ærø-færgen.example",
            "børge@blåbærgrød.example",
            "xn--brge-gra@xn--blbrgrd-fxak7p.example",
        ] {
            assert_eq!(parse_email(raw).as_deref(), Ok(raw));
        }
    }

    #[test]
    fn white_space_around_an_address_is_removed() {
        assert_eq!(
            parse_email(" jens@example.dk\n").as_deref(),
            Ok("jens@example.dk")
        );
    }

    #[test]
    fn a_decomposed_letter_is_the_same_address() {
        assert_eq!(
            parse_email("a\u{30a}se@example.dk").as_deref(),
            Ok("åse@example.dk")
        );
    }

    #[test]
    fn what_is_not_one_plain_address_is_refused() {
        for raw in [
            "",
            "jens",
            "jens@",
            "@example.dk",
            "jens@localhost",
            "jens@[127.0.0.1]",
            "jens@127.0.0.1",
            "Jens <jens@example.dk>",
            "<jens@example.dk>",
            "\"jens hansen\"@example.dk",
            "jens hansen@example.dk",
            "jens..hansen@example.dk",
            "jens@example..dk",
            "jens@-example.dk",
            "jens@example.dk,ida@example.dk",
            "jens@example.dk\nBcc: all@example.dk",
            "jens\u{0}@example.dk",
            "jens\u{202e}@example.dk",
            "jens@exa\u{200b}mple.dk",
        ] {
            assert_eq!(parse_email(raw), Err(EmailProblem::NotAnAddress), "{raw:?}");
        }
    }

    #[test]
    fn an_address_longer_than_mail_servers_take_is_refused() {
        let host = format!(
            "{}.{}.{}.dk",
            "a".repeat(63),
            "b".repeat(63),
            "c".repeat(58)
        );
        let fits = format!("{}@{host}", "x".repeat(64));
        assert_eq!(fits.len(), 254);
        assert_eq!(parse_email(&fits).as_deref(), Ok(fits.as_str()));

        let over = format!("{}@d{host}", "x".repeat(64));
        assert_eq!(parse_email(&over), Err(EmailProblem::TooLong));
        assert_eq!(
            parse_email(&"x".repeat(1 << 20)),
            Err(EmailProblem::TooLong)
        );
    }

    proptest! {
        #[test]
        fn nothing_makes_the_parser_panic_and_addresses_read_back(raw in "\\PC{0,20}@\\PC{0,30}|\\PC{0,60}") {
            if let Ok(address) = parse_email(&raw) {
                prop_assert_eq!(parse_email(&address), Ok(address.clone()));
            }
        }
    }
}
