//! Learning the words of a catalogue.

use std::collections::BTreeMap;

use super::super::keyed::Keyed;
use super::super::spelling::Slips;
use super::super::tokens::{Token, tokens};
use super::{Entry, Forms, Lexicon, Phrase, Posting, Stems};
use crate::Language;

/// How much a word of the catalogue is meant to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Class {
    /// It nearly decides.
    Strong,
    /// It supports.
    Weak,
    /// It is part of a name or of a longer phrase.
    Part,
}

impl Class {
    fn weight(self) -> f32 {
        match self {
            Self::Strong => 1.0,
            Self::Weak => 0.3,
            Self::Part => 0.27,
        }
    }
}

/// Single words of a phrase count on their own only from this length.
const LONG_PART: usize = 5;

type Weights = BTreeMap<u16, f32>;

/// What is known about a key so far.
#[derive(Debug, Default)]
struct Word {
    weights: Weights,
    /// The light stem of the word that has this key, too.
    light: Option<String>,
}

/// A lexicon in the making.
pub(in super::super) struct Builder {
    language: Option<Language>,
    stems: Stems,
    words: BTreeMap<String, Word>,
    phrases: BTreeMap<Vec<Forms>, Weights>,
}

impl Builder {
    /// An empty one for `language`, or for words of all languages.
    pub(in super::super) fn new(language: Option<Language>) -> Self {
        Self {
            language,
            stems: Stems::of(language),
            words: BTreeMap::new(),
            phrases: BTreeMap::new(),
        }
    }

    /// Notes that `written`, a word or a phrase, speaks for `case_type`.
    pub(in super::super) fn add(&mut self, written: &str, case_type: u16, class: Class) {
        let tokens = tokens(written);
        match tokens.as_slice() {
            [] => {}
            [word] => self.add_word(word, case_type, class),
            words => self.add_phrase(words, case_type, class),
        }
    }

    /// Notes that each word of `name` that says something speaks a little for `case_type`.
    pub(in super::super) fn add_name(&mut self, name: &str, case_type: u16) {
        for token in tokens(name) {
            self.add_part(&token, case_type);
        }
    }

    fn add_phrase(&mut self, tokens: &[Token], case_type: u16, class: Class) {
        let forms = tokens.iter().map(|token| self.forms(token)).collect();
        note(self.phrases.entry(forms).or_default(), case_type, class);
        if let [first, second] = tokens
            && second.hyphenated
        {
            let joined = format!("{}{}", first.folded, second.light());
            note(
                &mut self.words.entry(joined).or_default().weights,
                case_type,
                class,
            );
        }
        if class == Class::Strong {
            for token in tokens {
                self.add_part(token, case_type);
            }
        }
    }

    fn add_part(&mut self, token: &Token, case_type: u16) {
        if token.folded.chars().count() >= LONG_PART {
            self.add_word(token, case_type, Class::Part);
        }
    }

    fn add_word(&mut self, token: &Token, case_type: u16, class: Class) {
        let function_word = match self.language {
            Some(language) => token.function_in.contains(language),
            None => token.function_in.len() > 0,
        };
        if function_word {
            return;
        }
        let Forms { light, stem } = self.forms(token);
        if stem != light {
            let word = self.words.entry(stem).or_default();
            note(&mut word.weights, case_type, class);
            word.light.get_or_insert_with(|| light.clone());
        }
        note(
            &mut self.words.entry(light).or_default().weights,
            case_type,
            class,
        );
    }

    fn forms(&self, token: &Token) -> Forms {
        Forms {
            light: token.light().to_owned(),
            stem: self.stems.stem(token).into_owned(),
        }
    }

    /// The lexicon, now that it is known how many of `case_types` share each word.
    pub(in super::super) fn finish(self, case_types: usize) -> Lexicon {
        let by_key: Keyed<Box<str>, u32> = self
            .words
            .keys()
            .zip(0..)
            .map(|(key, place)| (key.as_str().into(), place))
            .collect();
        let id = |key: &str, word: &Word| {
            let key = word.light.as_deref().unwrap_or(key);
            by_key.get(key).copied().unwrap_or_default()
        };
        let entries: Vec<Entry> = self
            .words
            .iter()
            .map(|(key, word)| Entry {
                key: key.as_str().into(),
                postings: postings(&word.weights, case_types),
                id: id(key, word),
            })
            .collect();
        let mut phrases: Keyed<Box<str>, Vec<Phrase>> = Keyed::default();
        for ((forms, weights), id) in self.phrases.into_iter().zip(entries.len() as u32..) {
            let postings = postings(&weights, case_types);
            index_phrase(&mut phrases, &forms, &postings, id);
        }
        Lexicon {
            language: self.language,
            slips: Slips::of(entries.iter().map(|entry| &*entry.key)),
            entries,
            by_key,
            phrases,
        }
    }
}

fn note(weights: &mut Weights, case_type: u16, class: Class) {
    let weight = weights.entry(case_type).or_default();
    *weight = weight.max(class.weight());
}

/// The more case types share a word, and the stronger, the less it says about each.
fn postings(weights: &Weights, case_types: usize) -> Vec<Posting> {
    let all: f32 = weights.values().sum();
    let most = (case_types as f32 + 1.0).ln();
    weights
        .iter()
        .map(|(&case_type, &weight)| {
            let sharing = 1.0 + all - weight;
            Posting {
                case_type,
                weight: weight * (1.0 - 1.4 * sharing.ln() / most).max(0.1),
            }
        })
        .collect()
}

fn index_phrase(
    phrases: &mut Keyed<Box<str>, Vec<Phrase>>,
    forms: &[Forms],
    postings: &[Posting],
    id: u32,
) {
    let Some((first, rest)) = forms.split_first() else {
        return;
    };
    let phrase = || Phrase {
        rest: rest.to_vec(),
        postings: postings.to_vec(),
        id,
    };
    if first.stem != first.light {
        let found = phrases.entry(first.stem.as_str().into()).or_default();
        found.push(phrase());
    }
    phrases
        .entry(first.light.as_str().into())
        .or_default()
        .push(phrase());
}
