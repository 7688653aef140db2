//! What a reference may have been that was misheard or mistyped.

use super::{Reference, damm, is_separator};

/// How many digits a reference has.
const DIGITS: usize = 12;

/// A reference as somebody gave it, over the phone or by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// It is one.
    Right(Reference),
    /// A digit is wrong or two neighbours are swapped: these it may have been.
    Misread(Vec<Reference>),
    /// It does not have the form of one.
    Malformed,
}

impl Reference {
    /// Reads a reference as people give it: with spaces, dots and dashes anywhere or nowhere, and
    /// with the letters that look or sound like digits. Where the check digit does not fit, every
    /// reference is listed that differs in one digit or in the order of two neighbours.
    ///
    /// Damm's table notices every such slip, and for every place exactly one other digit would fit:
    /// there are at most twelve and eleven of them.
    pub fn read_or_guess(raw: &str) -> Reading {
        let Some(digits) = digits(raw) else {
            return Reading::Malformed;
        };
        if is_right(&digits) {
            return Reading::Right(written(&digits));
        }
        let mut guesses: Vec<Reference> = Vec::new();
        for at in 0..DIGITS {
            for digit in b'0'..=b'9' {
                let mut other = digits;
                other[at] = digit;
                if is_right(&other) {
                    guesses.push(written(&other));
                }
            }
        }
        for at in 1..DIGITS {
            let mut other = digits;
            other.swap(at - 1, at);
            if is_right(&other) {
                guesses.push(written(&other));
            }
        }
        guesses.sort();
        guesses.dedup();
        Reading::Misread(guesses)
    }
}

/// Its twelve digits, if it has no more, no fewer and nothing else.
fn digits(raw: &str) -> Option<[u8; DIGITS]> {
    let mut found = [0; DIGITS];
    let mut count = 0;
    for c in raw.chars().filter(|c| !is_decoration(*c)) {
        *found.get_mut(count)? = digit(c)?;
        count += 1;
    }
    (count == DIGITS).then_some(found)
}

fn digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => u8::try_from(c).ok(),
        'o' | 'O' => Some(b'0'),
        'i' | 'I' | 'l' | 'L' | '|' => Some(b'1'),
        _ => None,
    }
}

fn is_decoration(c: char) -> bool {
    is_separator(c)
        || matches!(
            c,
            '.' | '/' | '_' | '#' | '\u{AD}' | '\u{200B}'..='\u{200F}'
        )
}

fn is_right(digits: &[u8; DIGITS]) -> bool {
    damm(digits.iter().copied()) == 0
}

fn written(digits: &[u8; DIGITS]) -> Reference {
    Reference::write(&digits.iter().copied().map(char::from).collect::<String>())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn right() -> Reference {
        Reference::new(2026, 4_839_175)
    }

    #[test]
    fn what_is_right_is_read_however_it_is_given() {
        for raw in [
            "2026-4839-1753",
            "202648391753",
            " 2O26.4839.l753 ",
            "#2026 4839 1753",
        ] {
            assert_eq!(
                Reference::read_or_guess(raw),
                Reading::Right(right()),
                "{raw}"
            );
        }
    }

    #[test]
    fn what_has_another_form_is_not_guessed_at() {
        for raw in [
            "",
            "2026-4839-175",
            "2026-4839-17531",
            "2026-4839-175x",
            "Bageriet",
        ] {
            assert_eq!(Reference::read_or_guess(raw), Reading::Malformed, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_or_one_swap_is_always_guessed(
            year in 2000i16..2100, random in 0u32..10_000_000, at in 0usize..12, digit in 0u8..10,
            swap in 1usize..12,
        ) {
            let right = Reference::new(year, random);
            let given: Vec<u8> = right.as_str().bytes().filter(|b| *b != b'-').collect();
            let mut wrong = given.clone();
            wrong[at] = b'0' + digit;
            let mut swapped = given.clone();
            swapped.swap(swap - 1, swap);
            for slip in [wrong, swapped] {
                let text: String = slip.iter().copied().map(char::from).collect();
                match Reference::read_or_guess(&text) {
                    Reading::Right(read) => {
                        prop_assert_eq!(&slip, &given);
                        prop_assert_eq!(&read, &right);
                    }
                    Reading::Misread(guesses) => {
                        prop_assert!(guesses.contains(&right));
                        prop_assert!(guesses.len() <= 23);
                        for guess in guesses {
                            prop_assert_eq!(Reference::parse(guess.as_str()), Ok(guess.clone()));
                        }
                    }
                    Reading::Malformed => prop_assert!(false, "{} is digits", text),
                }
            }
        }

        #[test]
        fn nothing_makes_the_reading_panic(raw in "\\PC{0,30}") {
            let _ = Reference::read_or_guess(&raw);
        }
    }
}
