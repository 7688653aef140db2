//! Secrets that are shown once and kept as hashes: tokens, sessions, codes and links.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use onedoor_domain::signing_in::base32;
use sha2::{Digest, Sha256};

use crate::chance::Chance;

/// How an API token begins, so that scanners for leaked secrets recognise it.
const TOKEN_PREFIX: &str = "onedoor_";
/// How many characters of a hash end it, so that they can tell it from what looks like one.
const CHECK: usize = 8;

/// The hash under which a secret is kept. It has bits enough of its own, so it needs no salt.
pub(crate) fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

/// The hash of a list. Each part comes with its length, so that no two lists are one.
pub(crate) fn hash_all(parts: &[&str]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().into()
}

/// A new API token: the prefix, 256 random bits, and what checks them. docs/security.md tells
/// scanners how.
pub(crate) fn token(chance: &Chance) -> String {
    let body = format!("{TOKEN_PREFIX}{}", random(chance));
    format!("{body}_{}", check(&body))
}

/// A new tracking code.
pub(crate) fn tracking_code(chance: &Chance) -> String {
    random(chance)
}

/// What a browser holds of a new session.
pub(crate) fn session(chance: &Chance) -> String {
    random(chance)
}

/// What a page of this session sends along to show that it is ours. It follows from what the
/// browser holds, and does not tell it.
pub fn page_token(session: &str) -> String {
    let hash = Sha256::digest(format!("page of {session}").as_bytes());
    URL_SAFE_NO_PAD.encode(hash)
}

/// The secret of a link by which a password is set.
pub(crate) fn password_link(chance: &Chance) -> String {
    random(chance)
}

/// What is known only to us and whoever comes back from an identity provider.
pub(crate) fn state(chance: &Chance) -> String {
    random(chance)
}

/// A code that opens an account when the authenticator is lost: 80 bits, in groups for people.
pub(crate) fn recovery_code(chance: &Chance) -> String {
    let signs = base32(&chance.bytes::<10>()).to_lowercase();
    let groups: Vec<String> = signs
        .chars()
        .collect::<Vec<char>>()
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join("-")
}

/// A recovery code as it is hashed, however it was typed.
pub(crate) fn plain_recovery_code(typed: &str) -> String {
    let signs = typed.chars().filter(char::is_ascii_alphanumeric);
    signs.map(|sign| sign.to_ascii_lowercase()).collect()
}

fn random(chance: &Chance) -> String {
    URL_SAFE_NO_PAD.encode(chance.bytes::<32>())
}

fn check(body: &str) -> String {
    let hash = hash(body);
    let hex = hash.iter().map(|byte| format!("{byte:02x}"));
    hex.collect::<String>().chars().take(CHECK).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_says_what_it_is_and_checks_itself() {
        let token = token(&Chance::default());
        assert_eq!(token.len(), 8 + 43 + 1 + CHECK);
        let (body, sum) = token.rsplit_once('_').unwrap_or_default();
        assert!(body.starts_with("onedoor_"), "{token}");
        assert_eq!(check(body), sum);
    }

    #[test]
    fn a_recovery_code_is_the_same_however_it_is_typed() {
        let code = recovery_code(&Chance::default());
        assert_eq!(code.len(), 19);
        let typed = format!(" {} ", code.to_uppercase().replace('-', " "));
        assert_eq!(plain_recovery_code(&typed), plain_recovery_code(&code));
    }
}
