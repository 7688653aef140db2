//! Which language the function words and letters of a text speak for.

use super::function_words::Languages;
use crate::Language;

/// Votes per language, collected word by word.
#[derive(Debug, Clone, Default)]
pub(super) struct Hints {
    votes: [f32; Language::ALL.len()],
}

impl Hints {
    /// Counts one word; the fewer languages share it, the more it tells.
    pub(super) fn word(&mut self, languages: Languages) {
        let vote = match languages.len() {
            0 => return,
            1 => 1.0,
            2 => 0.45,
            3 => 0.2,
            _ => 0.05,
        };
        for &language in Language::ALL {
            if languages.contains(language) {
                self.add(language, vote);
            }
        }
    }

    /// Counts the letters that some languages write and others do not.
    pub(super) fn letters(&mut self, word: &str) {
        for letter in word.chars() {
            let languages: &[Language] = match letter {
                'ä' | 'ö' => &[Language::Sv, Language::Fi],
                'æ' | 'ø' => &[Language::Da, Language::Nb, Language::Nn],
                'å' => &[Language::Da, Language::Nb, Language::Nn, Language::Sv],
                _ => continue,
            };
            for &language in languages {
                self.add(language, 0.15);
            }
        }
    }

    /// Adds `vote` for `language`.
    pub(super) fn add(&mut self, language: Language, vote: f32) {
        self.votes[language as usize] += vote;
    }

    /// The votes for `language`.
    pub(super) fn votes(&self, language: Language) -> f32 {
        self.votes[language as usize]
    }

    /// The language with most votes.
    pub(super) fn best(&self) -> Language {
        let mut best = Language::En;
        for &language in Language::ALL {
            if self.votes(language) > self.votes(best) {
                best = language;
            }
        }
        best
    }
}
