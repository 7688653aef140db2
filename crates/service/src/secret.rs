//! Secrets that are shown once and kept as hashes: API tokens and tracking codes.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::chance::Chance;

/// How an API token begins, so that scanners for leaked secrets recognise it.
const TOKEN_PREFIX: &str = "onedoor_";

/// The hash under which a secret is kept. It has 256 bits of its own, so it needs no salt.
pub(crate) fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

/// A new API token.
pub(crate) fn token(chance: &Chance) -> String {
    format!(
        "{TOKEN_PREFIX}{}",
        URL_SAFE_NO_PAD.encode(chance.bytes::<32>())
    )
}

/// A new tracking code.
pub(crate) fn tracking_code(chance: &Chance) -> String {
    URL_SAFE_NO_PAD.encode(chance.bytes::<32>())
}
