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
const COMPOUND_TAIL: f32 = 0.6;
/// The beginning of a word of the catalogue, as in notes: `forhåndskonf`.
const STUB: f32 = 0.5;
/// One slip of the pen.
const MISSPELT: f32 = 0.8;

/// Words of the catalogue count inside others from this length.
const SHORTEST_PART: usize = 5;
/// As many letters more are an ending, not another word.
const LONGEST_ENDING: usize = 3;
const SHORTEST_STUB: usize = 7;
const SHORTEST_ABBREVIATION: usize = 5;
/// A stub that could become so many words says nothing.
const MOST_CONTINUATIONS: usize = 12;
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
    found: &'a mut Vec<Evidence>,
}

impl<'a> Matching<'a> {
    /// Looks for the words of `lexicon`, which is trusted that much, and notes them in `found`.
    pub(super) fn run(
        lexicon: &'a Lexicon,
        trust: f32,
        reading: &'a Reading,
        found: &'a mut Vec<Evidence>,
    ) {
        let stemmer = Stems::of(lexicon.language());
        let stems = reading.tokens.iter().map(|t| stemmer.stem(t)).collect();
        let mut matching = Self {
            lexicon,
            reading,
            stems,
            trust,
            tag: lexicon.language().map_or(0, |l| l as u32 + 1) << 28,
            found,
        };
        for at in 0..reading.tokens.len() {
            matching.look_at(at);
        }
    }

    fn look_at(&mut self, at: usize) {
        let token = &self.reading.tokens[at];
        self.phrases(at, token.light());
        if self.stems[at] != token.light() {
            let stem = self.stems[at].clone();
            self.phrases(at, &stem);
        }
        if self.is_silent(token) {
            return;
        }
        let whole = self.word(at) | self.parted(at);
        if whole || self.lexicon.language().is_none() {
            return;
        }
        let part = self.compound_head(at) | self.compound_tail(at);
        if !part && !self.misspelt(at) {
            self.stub(at);
        }
    }

    /// Whether the word says nothing by itself.
    fn is_silent(&self, token: &Token) -> bool {
        match self.lexicon.language() {
            Some(language) => token.function_in.contains(language),
            None => token.function_in.len() > 0 || token.folded.len() < SHORTEST_FOREIGN,
        }
    }

    fn word(&mut self, at: usize) -> bool {
        let token = &self.reading.tokens[at];
        let lexicon = self.lexicon;
        let stem = self.stems[at].clone();
        let mut known = false;
        for key in [token.light(), &*stem] {
            if let Some((id, entry)) = lexicon.find(key) {
                self.note(&entry.postings, id, at..=at, 1.0);
                known = true;
            }
        }
        known
    }

    fn parted(&mut self, at: usize) -> bool {
        let lexicon = self.lexicon;
        let Some(second) = self.reading.tokens.get(at + 1) else {
            return false;
        };
        let first = &self.reading.tokens[at];
        if self.is_silent(second) || first.folded.len() + second.folded.len() < SHORTEST_PART {
            return false;
        }
        let joined = format!("{}{}", first.folded, second.light());
        let Some((id, entry)) = lexicon.find(&joined) else {
            return false;
        };
        let trust = if second.hyphenated { 1.0 } else { PARTED };
        self.note(&entry.postings, id, at..=at + 1, trust);
        true
    }

    fn compound_head(&mut self, at: usize) -> bool {
        let lexicon = self.lexicon;
        let word = &self.reading.tokens[at].folded;
        let Some((shortest, _)) = word.char_indices().nth(SHORTEST_PART) else {
            return false;
        };
        let ends = word.char_indices().rev().map(|(end, _)| end);
        let head = ends
            .take_while(|end| *end >= shortest)
            .find_map(|end| Some((end, lexicon.find(&word[..end])?)));
        let Some((end, (id, entry))) = head else {
            return false;
        };
        let ending = word[end..].chars().count() <= LONGEST_ENDING;
        let trust = if ending { ENDED } else { COMPOUND_HEAD };
        self.note(&entry.postings, id, at..=at, trust);
        true
    }

    fn compound_tail(&mut self, at: usize) -> bool {
        let lexicon = self.lexicon;
        let stem = self.stems[at].clone();
        let light = self.reading.tokens[at].light();
        let tail = [light, &*stem].into_iter().find_map(|word| {
            let starts = word.char_indices().skip(2).map(|(start, _)| start);
            starts
                .take_while(|start| word[*start..].chars().nth(SHORTEST_PART - 1).is_some())
                .find_map(|start| lexicon.find(&word[start..]))
        });
        let Some((id, entry)) = tail else {
            return false;
        };
        self.note(&entry.postings, id, at..=at, COMPOUND_TAIL);
        true
    }

    fn misspelt(&mut self, at: usize) -> bool {
        let lexicon = self.lexicon;
        let stem = self.stems[at].clone();
        let light = self.reading.tokens[at].light();
        let slip = lexicon.misspelt(light).or_else(|| lexicon.misspelt(&stem));
        let Some((id, entry)) = slip else {
            return false;
        };
        self.note(&entry.postings, id, at..=at, MISSPELT);
        true
    }

    fn stub(&mut self, at: usize) {
        let lexicon = self.lexicon;
        let word = &self.reading.tokens[at].folded;
        let shortest = if self.reading.is_abbreviated(at) {
            SHORTEST_ABBREVIATION
        } else {
            SHORTEST_STUB
        };
        if word.chars().nth(shortest - 1).is_none() {
            return;
        }
        let found = lexicon.continued(word).take(MOST_CONTINUATIONS + 1);
        let found: Vec<_> = found.collect();
        if found.len() > MOST_CONTINUATIONS {
            return;
        }
        for (id, entry) in found {
            self.note(&entry.postings, id, at..=at, STUB);
        }
    }

    fn phrases(&mut self, at: usize, key: &str) {
        for phrase in self.lexicon.phrases(key) {
            if let Some((to, trust)) = self.follow(at, &phrase.rest) {
                self.note(&phrase.postings, phrase.id, at..=to, trust);
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
        &mut self,
        postings: &[Posting],
        word: u32,
        place: std::ops::RangeInclusive<usize>,
        trust: f32,
    ) {
        let (from, to) = place.into_inner();
        let weight = trust * self.trust * self.reading.weights[from];
        self.found.extend(postings.iter().map(|posting| Evidence {
            case_type: posting.case_type,
            weight: posting.weight * weight,
            from,
            to,
            word: word | self.tag,
        }));
    }
}
