//! Whether a mail is made so that reading it would cost more than it can be worth.
//!
//! A mail of a few megabytes can nest mails so deeply that letting go of them exhausts the stack, or
//! name so many parts that each is looked for to the end. No mail that somebody wrote is like that.

/// How deeply mails may lie in mails, roughly.
const NESTED_AT_MOST: usize = 100;
/// How many boundaries of parts may be named.
const BOUNDARIES_AT_MOST: usize = 400;
/// How near a word must stand behind `message` to speak of its kind.
const NEAR: usize = 64;

/// Whether a mail is too intricate to be read.
pub(super) fn is_too_intricate(raw: &[u8]) -> bool {
    let (mut nested, mut boundaries, mut message) = (0_usize, 0_usize, None);
    for (at, byte) in raw.iter().enumerate() {
        let begins = |word: &[u8]| {
            let found = raw.get(at..at + word.len());
            found.is_some_and(|found| found.eq_ignore_ascii_case(word))
        };
        match byte.to_ascii_lowercase() {
            b'm' if begins(b"message") => message = Some(at),
            b'r' if begins(b"rfc822") => nested += 1,
            b'd' if begins(b"digest") => nested += 1,
            b'g' if begins(b"global") && message.is_some_and(|from| at - from < NEAR) => {
                nested += 1;
            }
            b'b' if begins(b"boundary") => boundaries += 1,
            _ => {}
        }
        if nested > NESTED_AT_MOST || boundaries > BOUNDARIES_AT_MOST {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_in_mails_are_counted_however_they_are_written() {
        let one = b"Content-Type: Message/RFC822\r\n\r\n";
        assert!(!is_too_intricate(&one.repeat(NESTED_AT_MOST)));
        assert!(is_too_intricate(&one.repeat(NESTED_AT_MOST + 1)));
        let other = b"Content-Type: message/\r\n global\r\n\r\n";
        assert!(is_too_intricate(&other.repeat(NESTED_AT_MOST + 1)));
        let parts = b"--b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n";
        assert!(is_too_intricate(&parts.repeat(BOUNDARIES_AT_MOST + 1)));
    }

    #[test]
    fn words_of_a_letter_do_not_count() {
        let letter = "Vi sælger globale varer, global og lokalt.\r\n".repeat(10_000);
        assert!(!is_too_intricate(letter.as_bytes()));
    }
}
