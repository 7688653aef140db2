//! Telling in which language somebody wrote.

use whatlang::{Detector, Lang};

use super::function_words::languages_of;
use super::hints::Hints;
use super::tokens::{first_chars, tokens};
use crate::{Country, Language};

/// More of a text does not make the answer better.
const CHARS_READ: usize = 2_000;
/// Fewer letters tell a name from a name, not a language from a language.
const FEWEST_LETTERS: usize = 12;
/// About one function word that a single language has, or several that two share.
const FEWEST_VOTES: f32 = 0.9;

/// For which languages, and how much, it speaks when trigrams look like one.
///
/// They hardly tell Danish from Bokmål and have no nynorsk of its own: a hint, less than what a
/// country gives.
const TRIGRAMS: [(Lang, &[(Language, f32)]); 5] = [
    (Lang::Eng, &[(Language::En, 1.0)]),
    (
        Lang::Dan,
        &[
            (Language::Da, 1.0),
            (Language::Nb, 0.7),
            (Language::Nn, 0.5),
        ],
    ),
    (
        Lang::Nob,
        &[
            (Language::Nb, 1.0),
            (Language::Nn, 0.8),
            (Language::Da, 0.7),
        ],
    ),
    (Lang::Swe, &[(Language::Sv, 1.0)]),
    (Lang::Fin, &[(Language::Fi, 1.0)]),
];

/// The language of `text`, or `None` where there is too little to tell.
///
/// Function words and letters decide, trigrams help, and `country` breaks ties: Danish and
/// Bokmål are near a coin-flip on a few words. Never let it override a language that a person
/// chose.
pub fn detect_language(text: &str, country: Country) -> Option<Language> {
    let text = first_chars(text, CHARS_READ);
    if text.chars().filter(|c| c.is_alphabetic()).count() < FEWEST_LETTERS {
        return None;
    }
    let mut hints = Hints::default();
    for token in tokens(text) {
        hints.word(languages_of(&token.lower));
        hints.letters(&token.lower);
    }
    count_trigrams(&mut hints, text);
    if hints.votes(hints.best()) < FEWEST_VOTES {
        return None;
    }
    for &(language, vote) in spoken_in(country) {
        hints.add(language, vote);
    }
    Some(hints.best())
}

fn count_trigrams(hints: &mut Hints, text: &str) {
    let detector = Detector::with_allowlist(TRIGRAMS.iter().map(|(lang, _)| *lang).collect());
    let Some(info) = detector.detect(text) else {
        return;
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a confidence from 0 to 1 needs no more digits"
    )]
    let vote = 0.4 + info.confidence() as f32;
    let language = TRIGRAMS.iter().find(|(lang, _)| *lang == info.lang());
    let languages = language.map_or(&[][..], |(_, languages)| languages);
    for &(language, share) in languages {
        hints.add(language, vote * share);
    }
}

fn spoken_in(country: Country) -> &'static [(Language, f32)] {
    match country {
        Country::Dk => &[(Language::Da, 0.5)],
        Country::No => &[(Language::Nb, 0.5), (Language::Nn, 0.4)],
        Country::Se => &[(Language::Sv, 0.5)],
        Country::Fi => &[(Language::Fi, 0.5), (Language::Sv, 0.4)],
        Country::Is => &[(Language::En, 0.3), (Language::Da, 0.2)],
    }
}
