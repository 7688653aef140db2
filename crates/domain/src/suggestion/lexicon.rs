//! The catalogue's words of one language, ready to be found.

mod builder;
mod stems;

use super::keyed::Keyed;
use super::spelling::{Slips, one_slip_apart};
use crate::Language;

pub(super) use builder::{Builder, Class};
pub(super) use stems::Stems;

/// That a word speaks for a case type, and how much.
#[derive(Debug, Clone, Copy)]
pub(super) struct Posting {
    /// The case type, by its place in the catalogue.
    pub(super) case_type: u16,
    /// From strength and rarity.
    pub(super) weight: f32,
}

/// A word of the catalogue.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its folded stem.
    pub(super) key: Box<str>,
    /// What it speaks for.
    pub(super) postings: Vec<Posting>,
    /// Tells it from others; the two keys of one word share it.
    pub(super) id: u32,
}

/// Several words of the catalogue that stand together.
#[derive(Debug)]
pub(super) struct Phrase {
    /// The forms of the second word and those after it.
    pub(super) rest: Vec<Forms>,
    /// What they speak for.
    pub(super) postings: Vec<Posting>,
    /// Tells it from entries and other phrases.
    pub(super) id: u32,
}

/// The two keys by which a word may be found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Forms {
    /// Without its ending, levelled across languages.
    pub(super) light: String,
    /// As the language's stemmer cuts it.
    pub(super) stem: String,
}

/// The words and phrases of one language, or of all of them together.
#[derive(Debug)]
pub(super) struct Lexicon {
    language: Option<Language>,
    entries: Vec<Entry>,
    by_key: Keyed<Box<str>, u32>,
    phrases: Keyed<Box<str>, Vec<Phrase>>,
    slips: Slips,
}

impl Lexicon {
    /// Its language; `None` if it holds the words of all.
    pub(super) fn language(&self) -> Option<Language> {
        self.language
    }

    /// The entry with this key.
    pub(super) fn find(&self, key: &str) -> Option<&Entry> {
        self.entries.get(*self.by_key.get(key)? as usize)
    }

    /// The phrases whose first word has this key.
    pub(super) fn phrases(&self, key: &str) -> &[Phrase] {
        self.phrases.get(key).map_or(&[], Vec::as_slice)
    }

    /// The entry that `key` is if one letter was missed, added, mistaken or swapped.
    pub(super) fn misspelt(&self, key: &str) -> Option<&Entry> {
        self.slips
            .candidates(key)
            .filter_map(|place| self.entries.get(place as usize))
            .find(|entry| one_slip_apart(key, &entry.key))
    }
}
