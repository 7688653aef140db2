//! Full text in a form that both databases index and find alike.
//!
//! Stemming splits the very Nordic words that matter (`virksomhed`, `virksomhederne`), so words
//! are folded and matched by their beginning instead.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How much of a text is indexed, in bytes of its folded form.
///
/// PostgreSQL's search documents end at a megabyte, and a word of three bytes takes nine there.
const INDEXED: usize = 400_000;
/// How many words of a query count.
const QUERY_WORDS: usize = 8;

/// The text as it is indexed: lower case, without diacritics, `æ` as `ae`, `ø` as `o`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len().min(INDEXED));
    for c in text.chars().nfkd().filter(|c| !is_combining_mark(*c)) {
        if folded.len() >= INDEXED {
            break;
        }
        for lower in c.to_lowercase() {
            match lower {
                'æ' => folded.push_str("ae"),
                'ø' => folded.push('o'),
                'ð' => folded.push('d'),
                'þ' => folded.push_str("th"),
                'ß' => folded.push_str("ss"),
                other if other.is_alphanumeric() => folded.push(other),
                _ => folded.push(' '),
            }
        }
    }
    folded
}

/// The beginnings of words that a query asks for, all of which must be found.
pub fn words(query: &str) -> Vec<String> {
    fold(query)
        .split_whitespace()
        .take(QUERY_WORDS)
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_however_its_letters_are_written() {
        assert_eq!(
            words("Smørrebrød, CAFÉ på Ærø!"),
            ["smorrebrod", "cafe", "pa", "aero"]
        );
        assert_eq!(words("Cafe\u{301}"), words("Café"));
    }

    #[test]
    fn operators_of_a_search_language_are_only_spaces() {
        assert_eq!(words("a\" OR b:* & !(c)"), ["a", "or", "b", "c"]);
    }
}
