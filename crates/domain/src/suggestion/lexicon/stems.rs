//! Snowball's stems.

use std::borrow::Cow;

use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::super::tokens::{Token, fold};
use crate::Language;

/// A shorter stem meets too many strangers: Danish `stade` and `stadig` both become `stad`.
const SHORTEST: usize = 5;
/// Finnish stems stay apart sooner, and need their stemmer more.
const SHORTEST_FINNISH: usize = 4;

/// The stemmer of a language.
pub(in super::super) struct Stems {
    language: Option<Language>,
    stemmer: Option<Stemmer>,
    shortest: usize,
}

impl Stems {
    /// The stemmer of `language`; without one the light stem stands in.
    pub(in super::super) fn of(language: Option<Language>) -> Self {
        let stemmer = language.map(|language| {
            Stemmer::create(match language {
                Language::En => Algorithm::English,
                Language::Da => Algorithm::Danish,
                Language::Nb | Language::Nn => Algorithm::Norwegian,
                Language::Sv => Algorithm::Swedish,
                Language::Fi => Algorithm::Finnish,
            })
        });
        let shortest = match language {
            Some(Language::Fi) => SHORTEST_FINNISH,
            _ => SHORTEST,
        };
        Self {
            language,
            stemmer,
            shortest,
        }
    }

    /// The folded stem of `token`; its light stem where the stemmer leaves too little.
    pub(in super::super) fn stem<'t>(&self, token: &'t Token) -> Cow<'t, str> {
        let (Some(stemmer), Some(language)) = (&self.stemmer, self.language) else {
            return Cow::Borrowed(token.light());
        };
        if token.function_in.contains(language) {
            return Cow::Borrowed(token.light());
        }
        let stem = stemmer.stem(&token.lower);
        if stem.chars().nth(self.shortest - 1).is_none() {
            return Cow::Borrowed(token.light());
        }
        Cow::Owned(fold(&stem))
    }
}
