//! Words of a text, and the forms by which they are compared.

use std::ops::Range;

use super::function_words::{Languages, languages_of};

/// Longer runs of letters are no words; only their beginning is looked at.
const LONGEST_WORD: usize = 48;

/// One word of a text.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// Where it stands, in bytes.
    pub(super) span: Range<usize>,
    /// In lower case, as stemmers expect it.
    pub(super) lower: String,
    /// The folded form: how the word looks with Nordic letters levelled.
    pub(super) folded: String,
    /// How many bytes of `folded` are left when the ending is taken off.
    light: usize,
    /// The languages in which it is a function word.
    pub(super) function_in: Languages,
    /// Whether a hyphen joins it to the word before.
    pub(super) hyphenated: bool,
}

impl Token {
    fn new(text: &str, span: Range<usize>, hyphenated: bool) -> Self {
        let lower = first_chars(&text[span.clone()], LONGEST_WORD).to_lowercase();
        let folded = fold(&lower);
        Self {
            light: light(&folded),
            function_in: languages_of(&lower),
            span,
            lower,
            folded,
            hyphenated,
        }
    }

    /// The folded form without its ending.
    pub(super) fn light(&self) -> &str {
        &self.folded[..self.light]
    }
}

/// The words of `text`, in order. Addresses of mail and web are left out.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 7);
    let mut from = 0;
    for chunk in text.split_inclusive(char::is_whitespace) {
        if !is_address(chunk) {
            tokens_of_chunk(text, from..from + chunk.len(), &mut found);
        }
        from += chunk.len();
    }
    found
}

fn tokens_of_chunk(text: &str, chunk: Range<usize>, found: &mut Vec<Token>) {
    let mut start = None;
    let mut hyphenated = false;
    for (at, letter) in text[chunk.clone()].char_indices() {
        let at = chunk.start + at;
        match (letter.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(Token::new(text, from..at, hyphenated));
                start = None;
                hyphenated = matches!(letter, '-' | '\u{2010}' | '\u{2011}');
            }
            (false, None) => hyphenated = false,
            (true, Some(_)) => {}
        }
    }
    if let Some(from) = start {
        found.push(Token::new(text, from..chunk.end, hyphenated));
    }
}

fn is_address(chunk: &str) -> bool {
    chunk.contains('@') || chunk.contains("://") || chunk.starts_with("www.")
}

/// The first `count` characters of `text`.
pub(super) fn first_chars(text: &str, count: usize) -> &str {
    if text.len() <= count {
        return text;
    }
    text.char_indices()
        .nth(count)
        .map_or(text, |(end, _)| &text[..end])
}

/// Levels what Nordic neighbours and foreign keyboards write differently: æ, ä and `ae` are one
/// letter, so are ø, ö and `oe`, å and `aa`; accents fall away.
pub(super) fn fold(lower: &str) -> String {
    let mut folded = String::with_capacity(lower.len());
    let mut letters = lower.chars().peekable();
    while let Some(letter) = letters.next() {
        let level = match (letter, letters.peek()) {
            ('a', Some('e')) => ('ä', true),
            ('o', Some('e')) => ('ö', true),
            ('a', Some('a')) => ('å', true),
            ('æ', _) => ('ä', false),
            ('ø', _) => ('ö', false),
            ('é' | 'è' | 'ê' | 'ë', _) => ('e', false),
            ('à' | 'á' | 'â', _) => ('a', false),
            ('ó' | 'ò' | 'ô', _) => ('o', false),
            ('ü' | 'ú', _) => ('u', false),
            (other, _) => (other, false),
        };
        folded.push(level.0);
        if level.1 {
            letters.next();
        }
    }
    folded
}

/// Endings of the Scandinavian languages and English, the longer before the shorter.
const ENDINGS: [&str; 28] = [
    "ernes", "arnas", "ornas", "ernas", "arnes", "erne", "enes", "arna", "orna", "erna", "arne",
    "ers", "ars", "ens", "ets", "ene", "ane", "ies", "en", "et", "er", "ar", "or", "es", "e", "a",
    "s", "t",
];

/// The letters on which all of them end.
const LAST_LETTERS: [char; 6] = ['s', 'e', 'a', 'n', 't', 'r'];

/// How many bytes of the folded word are left when one ending and a doubled consonant are taken
/// off.
///
/// Snowball parts `virksomhed` from `virksomhederne`; this does not, and it is the same for all
/// languages, so neighbours understand each other. At least four letters stay.
fn light(folded: &str) -> usize {
    let endings: &[&str] = if folded.ends_with(LAST_LETTERS) {
        &ENDINGS
    } else {
        &[]
    };
    let mut left = endings
        .iter()
        .find_map(|ending| {
            folded
                .strip_suffix(ending)
                .filter(|rest| rest.chars().nth(3).is_some())
        })
        .unwrap_or(folded);
    let mut last = left.chars().rev();
    if let (Some(a), Some(b)) = (last.next(), last.next())
        && a == b
        && a.is_alphabetic()
        && last.nth(1).is_some()
    {
        left = &left[..left.len() - a.len_utf8()];
    }
    left.len()
}
