//! Passwords: long rather than odd, and not the one that everybody tries first.
//!
//! Twelve to 128 characters, any of them (NIST SP 800-63B-4 §3.1.1.2; OWASP ASVS 5.0 6.2). What is
//! refused is what a guesser tries: the known favourites, rows of keys and digits, and words that
//! anybody knows who knows the person.

use unicode_normalization::UnicodeNormalization as _;

use crate::closed_set;

/// How short a password may be, in characters.
const AT_LEAST: usize = 12;
/// How long it may be.
const AT_MOST: usize = 128;
/// So many different characters must be left once known words are taken away.
const OF_ITS_OWN: usize = 6;
/// A word of somebody's name that is shorter says nothing.
const TELLING: usize = 4;

/// Words that stand in every list of leaked passwords, in our languages: with what is usually put
/// around them, they make most passwords of twelve characters that are ever guessed.
const FAVOURITES: [&str; 44] = [
    "password",
    "passwort",
    "passord",
    "adgangskode",
    "kodeord",
    "lösenord",
    "losenord",
    "salasana",
    "qwertyuiop",
    "qwerty",
    "asdfghjkl",
    "asdfgh",
    "zxcvbnm",
    "letmein",
    "welcome",
    "velkommen",
    "välkommen",
    "valkommen",
    "tervetuloa",
    "administrator",
    "admin",
    "iloveyou",
    "jegelskerdig",
    "jagälskardig",
    "monkey",
    "dragon",
    "football",
    "fodbold",
    "fotboll",
    "sunshine",
    "princess",
    "sommer",
    "sommar",
    "kesä",
    "vinter",
    "talvi",
    "spring",
    "summer",
    "winter",
    "changeme",
    "secret",
    "hemmelig",
    "kommune",
    "onedoor",
];

closed_set! {
    /// Why a password cannot be taken.
    WeakPassword {
        /// It is too short.
        TooShort = "too_short",
        /// It is too long.
        TooLong = "too_long",
        /// It is one of those that are tried first.
        TooEasy = "password_too_easy",
    }
}

/// What anybody knows who knows the person: it makes no password.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// Their name.
    pub name: &'a str,
    /// Their e-mail address.
    pub email: &'a str,
    /// What the municipality is called, and its short name.
    pub municipality: [&'a str; 2],
}

/// The password as it is hashed: the same letters written in another way are the same password.
pub fn prepared(raw: &str) -> String {
    raw.nfc().collect()
}

/// Passes if nobody would try this one first.
///
/// # Errors
/// Why it cannot be taken.
pub fn check(raw: &str, context: &Context<'_>) -> Result<(), WeakPassword> {
    let length = prepared(raw).chars().count();
    if length < AT_LEAST {
        return Err(WeakPassword::TooShort);
    }
    if length > AT_MOST {
        return Err(WeakPassword::TooLong);
    }
    let folded = prepared(raw).to_lowercase();
    if is_a_row(&folded) || own_characters(&folded, context) < OF_ITS_OWN {
        return Err(WeakPassword::TooEasy);
    }
    Ok(())
}

/// Whether most characters follow from the one before: `abcdefgh…`, `123456…`, `aaaa…`.
fn is_a_row(folded: &str) -> bool {
    let signs: Vec<u32> = folded.chars().map(u32::from).collect();
    let follows = signs
        .windows(2)
        .filter(|pair| matches!(pair, [one, next] if one.abs_diff(*next) <= 1))
        .count();
    follows * 4 >= signs.len().saturating_sub(1) * 3
}

/// How many different characters are left once all known words are taken away.
fn own_characters(folded: &str, context: &Context<'_>) -> usize {
    let mut left = folded.to_owned();
    for word in known_words(context) {
        left = left.replace(&word, "");
    }
    let mut signs: Vec<char> = left.chars().filter(|sign| sign.is_alphanumeric()).collect();
    signs.sort_unstable();
    signs.dedup();
    signs.len()
}

/// Longest first, so that no word hides a longer one.
fn known_words(context: &Context<'_>) -> Vec<String> {
    let told = [context.name, context.email]
        .into_iter()
        .chain(context.municipality);
    let told = told
        .flat_map(|text| text.split(|sign: char| !sign.is_alphanumeric()))
        .filter(|word| word.chars().count() >= TELLING)
        .map(str::to_lowercase);
    let mut words: Vec<String> = FAVOURITES
        .iter()
        .map(|word| (*word).to_owned())
        .chain(told)
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANE: Context<'static> = Context {
        name: "Ane Lindegaard",
        email: "ane.lindegaard@eksempel.example",
        municipality: ["Eksempel Kommune", "eksempel"],
    };

    #[test]
    fn twelve_characters_of_any_kind_are_enough() {
        for good in [
            "korrekt hest batteri",
            "lmx7-Qw9p#Ty",
            "ærøskøbing båd 9",
            "   mellemrum og æbler   ",
            "пароль из слов",
        ] {
            assert_eq!(check(good, &ANE), Ok(()), "{good}");
        }
        assert_eq!(check("kort og godt", &ANE), Ok(()));
        assert_eq!(check("kort og god", &ANE), Err(WeakPassword::TooShort));
        let longest: String = "abx7Qk9p".repeat(16);
        assert_eq!(check(&longest, &ANE), Ok(()));
        let longer = format!("{longest}x");
        assert_eq!(check(&longer, &ANE), Err(WeakPassword::TooLong));
    }

    #[test]
    fn what_is_tried_first_is_refused() {
        for bad in [
            "password1234",
            "Adgangskode2026!",
            "lösenord12345",
            "Salasana2026!!",
            "qwertyuiop12",
            "aaaaaaaaaaaaaaa",
            "123456789012",
            "abcdefghijklmnop",
            "AneLindegaard1",
            "eksempel-kommune-26",
            "Sommer2026!!",
            "ababababababab",
        ] {
            assert_eq!(check(bad, &ANE), Err(WeakPassword::TooEasy), "{bad}");
        }
    }

    #[test]
    fn the_same_letters_are_the_same_password() {
        assert_eq!(prepared("a\u{30a}ben dor"), prepared("\u{e5}ben dor"));
    }
}
