//! Snowball's stems.

use std::borrow::Cow;

use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::super::tokens::{Token, fold};
use crate::Language;

/// Shorter words are left whole.
const SHORTEST: usize = 4;

/// The stemmer of a language.
pub(in super::super) struct Stems {
    stemmer: Option<Stemmer>,
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
        Self { stemmer }
    }

    /// The folded stem of `token`.
    pub(in super::super) fn stem<'t>(&self, token: &'t Token) -> Cow<'t, str> {
        let Some(stemmer) = &self.stemmer else {
            return Cow::Borrowed(token.light());
        };
        if token.lower.len() < SHORTEST || token.lower.starts_with(|c: char| c.is_ascii_digit()) {
            return Cow::Borrowed(&token.folded);
        }
        Cow::Owned(fold(&stemmer.stem(&token.lower)))
    }
}
