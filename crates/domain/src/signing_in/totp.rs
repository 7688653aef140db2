//! Codes of an authenticator (RFC 6238): six digits, new every thirty seconds.
//!
//! HMAC-SHA-1, because that is what every authenticator on every phone speaks; as a message
//! authentication code it is not touched by SHA-1's collisions.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;

use crate::Moment;

/// How long a code is shown, in seconds.
pub const PERIOD_SECONDS: i64 = 30;
/// How many digits it has.
pub const DIGITS: usize = 6;
/// How long a secret is: as long as the hash (RFC 4226, section 4).
pub const SECRET_BYTES: usize = 20;
/// How many steps a clock may be off, either way.
const OFF_BY: i64 = 1;

/// The step of time in which this moment lies.
pub fn step_of(at: Moment) -> i64 {
    at.timestamp().as_second().div_euclid(PERIOD_SECONDS)
}

/// The code of a step.
pub fn code_at(secret: &[u8], step: i64) -> String {
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(secret) else {
        // HMAC takes keys of any length.
        return String::new();
    };
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let offset = usize::from(hash.last().copied().unwrap_or(0) & 0x0f);
    let number = hash
        .iter()
        .skip(offset)
        .take(4)
        .fold(0_u32, |number, byte| (number << 8) | u32::from(*byte));
    format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
}

/// The step whose code this is, if it counts now and none of its time or later was used before.
pub fn counts(secret: &[u8], code: &str, now: Moment, last_used: Option<i64>) -> Option<i64> {
    let digits: String = code.chars().filter(|sign| !sign.is_whitespace()).collect();
    if digits.len() != DIGITS || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let step = step_of(now);
    // All are compared, whichever fits: how long it takes tells nothing.
    let fitting = (step - OFF_BY..=step + OFF_BY).fold(None, |found, step| {
        let fits = code_at(secret, step) == digits;
        if fits { Some(step) } else { found }
    })?;
    last_used
        .is_none_or(|used| fitting > used)
        .then_some(fitting)
}

/// Bytes in Base32 (RFC 4648) without padding: how authenticators take a secret.
pub fn base32(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let (mut held, mut bits, mut text) = (0_u32, 0_u32, String::new());
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(sign(SIGNS, held >> bits));
        }
    }
    if bits > 0 {
        text.push(sign(SIGNS, held << (5 - bits)));
    }
    text
}

fn sign(signs: &[u8; 32], five: u32) -> char {
    let at = usize::try_from(five & 31).unwrap_or(0);
    signs.get(at).copied().map_or('A', char::from)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    /// RFC 6238, appendix B; the last six of its eight digits.
    #[test]
    fn codes_are_those_of_the_rfc() {
        let secret = b"12345678901234567890";
        for (second, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code_at(secret, second / PERIOD_SECONDS), code);
        }
    }

    #[test]
    fn a_code_counts_one_step_around_now_and_once() {
        let secret = b"12345678901234567890";
        let now = Moment::from_micros(1_234_567_890_000_000).unwrap();
        let step = step_of(now);
        for (of, good) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            let code = code_at(secret, step + of);
            assert_eq!(counts(secret, &code, now, None).is_some(), good, "{of}");
        }
        let code = code_at(secret, step);
        assert_eq!(counts(secret, &code, now, Some(step - 1)), Some(step));
        assert_eq!(counts(secret, &code, now, Some(step)), None);
        let before = code_at(secret, step - 1);
        assert_eq!(counts(secret, &before, now, Some(step)), None);
        assert_eq!(counts(secret, "", now, None), None);
        assert_eq!(counts(secret, "12345x", now, None), None);
    }

    /// RFC 4648, section 10, without padding.
    #[test]
    fn base32_is_that_of_the_rfc() {
        for (plain, coded) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(base32(plain.as_bytes()), coded);
        }
    }
}
