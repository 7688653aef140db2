//! Finding the catalogue's words in a text.

use std::borrow::Cow;

use super::lexicon::{Forms, Lexicon, Posting, Stems};
use super::reading::Reading;
use super::tokens::Token;

/// A word may stand between two words of a phrase.
const WITH_GAP: f32 = 0.85;
/// Compounds that people part: `skjenke bevilling`.
const PARTED: f32 = 0.9;
/// A word with an ending no stemmer knew.
const ENDED: f32 = 0.9;
/// A word of the catalogue at the beginning of a compound.
const COMPOUND_HEAD: f32 = 0.65;
/// A word of the catalogue at the end of a compound.
const COMPOUND_TAIL: f32 = 0.7;
/// One slip of the pen.
const MISSPELT: f32 = 0.8;

/// Words of the catalogue count inside others from this length.
const SHORTEST_PART: usize = 5;
/// As many letters more are an ending, not another word.
const LONGEST_ENDING: usize = 3;
const SHORTEST_FOREIGN: usize = 4;

/// That some words of the text speak for a case type.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence {
    /// The case type, by its place in the catalogue.
    pub(super) case_type: u16,
    /// How much.
    pub(super) weight: f32,
    /// The first token.
    pub(super) from: usize,
    /// The last token.
    pub(super) to: usize,
    /// The word of the catalogue: the same word again says little more.
    pub(super) word: u32,
}

/// What one lexicon finds in one text.
pub(super) struct Matching<'a> {
    lexicon: &'a Lexicon,
    reading: &'a Reading,
    stems: Vec<Cow<'a, str>>,
    trust: f32,
    /// Keeps the ids of one lexicon from those of another.
    tag: u32,
}

impl<'a> Matching<'a> {
    /// Looks for the words of `lexicon`, which is trusted that much, and notes them in `found`.
    pub(super) fn run(
        lexicon: &'a Lexicon,
        trust: f32,
        reading: &'a Reading,
        found: &mut Vec<Evidence>,
    ) {
        let stemmer = Stems::of(lexicon.language());
        let stems = reading.tokens.iter().map(|t| stemmer.stem(t)).collect();
        let matching = Self {
            lexicon,
            reading,
            stems,
            trust,
            tag: lexicon.language().map_or(0, |l| l as u32 + 1) << 28,
        };
        for at in 0..reading.tokens.len() {
            matching.look_at(at, found);
        }
    }

    fn look_at(&self, at: usize, found: &mut Vec<Evidence>) {
        let token = &self.reading.tokens[at];
        self.phrases(at, token.light(), found);
        if self.stems[at] != token.light() {
            self.phrases(at, &self.stems[at], found);
        }
        if self.is_silent(token) {
            return;
        }
        let known = self.word(at, found);
        if self.lexicon.language().is_none() || self.parted(at, found) || known {
            return;
        }
        let part = self.compound_head(at, found) | self.compound_tail(at, found);
        if !part {
            self.misspelt(at, found);
        }
    }

    /// Whether the word says nothing by itself.
    fn is_silent(&self, token: &Token) -> bool {
        match self.lexicon.language() {
            Some(language) => token.function_in.contains(language),
            None => token.function_in.len() > 0 || token.folded.len() < SHORTEST_FOREIGN,
        }
    }

    fn word(&self, at: usize, found: &mut Vec<Evidence>) -> bool {
        let token = &self.reading.tokens[at];
        let stem = &*self.stems[at];
        let by_light = self.lexicon.find(token.light());
        let by_stem = (stem != token.light()).then(|| self.lexicon.find(stem));
        let known = [by_light, by_stem.flatten()];
        for entry in known.into_iter().flatten() {
            self.note(&entry.postings, entry.id, (at, at), 1.0, found);
        }
        known.iter().any(Option::is_some)
    }

    fn parted(&self, at: usize, found: &mut Vec<Evidence>) -> bool {
        let Some(second) = self.reading.tokens.get(at + 1) else {
            return false;
        };
        let first = &self.reading.tokens[at];
        if self.is_silent(second) || first.folded.len() + second.folded.len() < SHORTEST_PART {
            return false;
        }
        let joined = format!("{}{}", first.folded, second.light());
        let Some(entry) = self.lexicon.find(&joined) else {
            return false;
        };
        let trust = if second.hyphenated { 1.0 } else { PARTED };
        self.note(&entry.postings, entry.id, (at, at + 1), trust, found);
        true
    }

    fn compound_head(&self, at: usize, found: &mut Vec<Evidence>) -> bool {
        let word = &self.reading.tokens[at].folded;
        let Some((shortest, _)) = word.char_indices().nth(SHORTEST_PART) else {
            return false;
        };
        let ends = word.char_indices().rev().map(|(end, _)| end);
        let head = ends
            .take_while(|end| *end >= shortest)
            .find_map(|end| Some((end, self.lexicon.find(&word[..end])?)));
        let Some((end, entry)) = head else {
            return false;
        };
        let ending = word[end..].chars().count() <= LONGEST_ENDING;
        let trust = if ending { ENDED } else { COMPOUND_HEAD };
        self.note(&entry.postings, entry.id, (at, at), trust, found);
        true
    }

    fn compound_tail(&self, at: usize, found: &mut Vec<Evidence>) -> bool {
        let stem = &*self.stems[at];
        let light = self.reading.tokens[at].light();
        let tail = [light, stem].into_iter().find_map(|word| {
            let starts = word.char_indices().skip(2).map(|(start, _)| start);
            starts
                .take_while(|start| word[*start..].chars().nth(SHORTEST_PART - 1).is_some())
                .find_map(|start| self.lexicon.find(&word[start..]))
        });
        let Some(entry) = tail else {
            return false;
        };
        self.note(&entry.postings, entry.id, (at, at), COMPOUND_TAIL, found);
        true
    }

    fn misspelt(&self, at: usize, found: &mut Vec<Evidence>) {
        let stem = &*self.stems[at];
        let light = self.reading.tokens[at].light();
        let slip = self
            .lexicon
            .misspelt(light)
            .or_else(|| self.lexicon.misspelt(stem));
        if let Some(entry) = slip {
            self.note(&entry.postings, entry.id, (at, at), MISSPELT, found);
        }
    }

    fn phrases(&self, at: usize, key: &str, found: &mut Vec<Evidence>) {
        for phrase in self.lexicon.phrases(key) {
            if let Some((to, trust)) = self.follow(at, &phrase.rest) {
                self.note(&phrase.postings, phrase.id, (at, to), trust, found);
            }
        }
    }

    /// Where the phrase that begins at `at` ends, and how well it fits.
    fn follow(&self, at: usize, rest: &[Forms]) -> Option<(usize, f32)> {
        let mut to = at;
        let mut trust = 1.0;
        for forms in rest {
            if self.is(to + 1, forms) {
                to += 1;
            } else if self.is(to + 2, forms) {
                to += 2;
                trust *= WITH_GAP;
            } else {
                return None;
            }
        }
        Some((to, trust))
    }

    fn is(&self, at: usize, forms: &Forms) -> bool {
        self.reading
            .tokens
            .get(at)
            .is_some_and(|token| token.light() == forms.light || self.stems[at] == forms.stem)
    }

    fn note(
        &self,
        postings: &[Posting],
        word: u32,
        (from, to): (usize, usize),
        trust: f32,
        found: &mut Vec<Evidence>,
    ) {
        let weight = trust * self.trust * self.reading.weights[from];
        found.extend(postings.iter().map(|posting| Evidence {
            case_type: posting.case_type,
            weight: posting.weight * weight,
            from,
            to,
            word: word | self.tag,
        }));
    }
}
