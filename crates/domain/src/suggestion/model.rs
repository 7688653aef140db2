//! What is learnt from a catalogue, and what it suggests.

use std::sync::{Arc, OnceLock};

use super::Suggestion;
use super::hints::Hints;
use super::lexicon::{Builder, Class, Lexicon};
use super::matching::{Evidence, Matching};
use super::reading::Reading;
use super::scoring::{Sum, scores, sums};
use crate::Language;
use crate::catalogue::{CaseType, Document};

/// Strong words of other languages than the text's.
const OTHER_LANGUAGES: f32 = 0.6;
/// Bokmål words in nynorsk, which borrows them freely.
const SISTER: f32 = 0.9;
/// So many votes, and so many times those of the stated language, make another language plain.
const PLAIN_VOTES: f32 = 2.0;
const PLAIN_LEAD: f32 = 1.5;
/// From this score an umbrella has evidence of its own.
const UMBRELLA_OWN: u8 = 40;
/// From this score a part is named, if only in passing.
const PART_NAMED: u8 = 20;
/// Most reasons that a suggestion gives.
const REASONS: usize = 6;

/// What is learnt from a catalogue's words.
///
/// Each language is learnt when a text first needs it, which takes some milliseconds, and once per
/// version of a catalogue: most municipalities are never written to in most languages.
#[derive(Debug)]
pub struct Model {
    document: Arc<Document>,
    umbrellas: Vec<Umbrella>,
    /// By language, in the order of `Language::ALL`.
    own: [OnceLock<Lexicon>; Language::ALL.len()],
    /// Strong words of all languages.
    all: OnceLock<Lexicon>,
}

/// A case type that often includes others.
#[derive(Debug)]
struct Umbrella {
    case_type: usize,
    parts: Vec<usize>,
}

impl Model {
    /// Suggests by the words and names of `document`.
    pub fn of(document: Arc<Document>) -> Self {
        Self {
            umbrellas: umbrellas(&document.case_types),
            document,
            own: Default::default(),
            all: OnceLock::new(),
        }
    }

    /// The case types that an enquiry with this `subject` and `text`, written in `language`, may
    /// be about, by falling score.
    ///
    /// Scores compare across texts: below 40 an enquiry goes to triage. The language may be wrong
    /// or mixed: strong words of other languages count less, and when the function words speak
    /// plainly for another language, its words count in full. Only the first 20 000 characters
    /// are looked at.
    pub fn suggest(&self, subject: &str, text: &str, language: Language) -> Vec<Suggestion> {
        let reading = Reading::of(subject, text);
        let evidence = self.evidence(&reading, language);
        let sums = sums(evidence, reading.tokens.len());
        let mut scores = scores(&sums);
        self.lift_umbrellas(&sums, &mut scores);
        let mut scored: Vec<(&Sum, u8)> = sums.iter().zip(scores).collect();
        scored.retain(|(_, score)| *score > 0);
        scored.sort_by_key(|(sum, score)| {
            (
                std::cmp::Reverse(*score),
                !self.is_umbrella(sum.case_type),
                sum.case_type,
            )
        });
        scored
            .into_iter()
            .map(|(sum, score)| Suggestion {
                case_type: self.document.case_types[usize::from(sum.case_type)]
                    .id
                    .clone(),
                score,
                because: reasons(sum, &reading),
            })
            .collect()
    }

    fn evidence(&self, reading: &Reading, language: Language) -> Vec<Evidence> {
        let mut found = Vec::new();
        for (language, trust) in languages(reading, language) {
            Matching::run(self.own(language), trust, reading, &mut found);
        }
        Matching::run(self.all(), OTHER_LANGUAGES, reading, &mut found);
        found
    }

    fn own(&self, language: Language) -> &Lexicon {
        self.own[language as usize].get_or_init(|| learn_language(&self.document, language))
    }

    fn all(&self) -> &Lexicon {
        self.all.get_or_init(|| learn_strong(&self.document))
    }

    /// Puts an umbrella before its parts when it has evidence of its own and several of them are
    /// named: a restaurant that asks about its grease trap does not plan a restaurant.
    fn lift_umbrellas(&self, sums: &[Sum], scores: &mut [u8]) {
        let place = |case_type: usize| {
            sums.iter()
                .position(|sum| usize::from(sum.case_type) == case_type)
        };
        for umbrella in &self.umbrellas {
            let Some(at) = place(umbrella.case_type) else {
                continue;
            };
            let parts = umbrella.parts.iter().filter_map(|&part| place(part));
            let named: Vec<u8> = parts
                .map(|part| scores[part])
                .filter(|score| *score >= PART_NAMED)
                .collect();
            if scores[at] >= UMBRELLA_OWN && named.len() > 1 {
                scores[at] = named.into_iter().fold(scores[at], u8::max);
            }
        }
    }

    fn is_umbrella(&self, case_type: u16) -> bool {
        self.umbrellas
            .iter()
            .any(|umbrella| umbrella.case_type == usize::from(case_type))
    }
}

fn learn_language(document: &Document, language: Language) -> Lexicon {
    let mut builder = Builder::new(Some(language));
    for (case_type, id) in document.case_types.iter().zip(0..) {
        builder.add_name(case_type.names.get(language), id);
        let Some(words) = case_type.words.get(&language) else {
            continue;
        };
        for word in &words.strong {
            builder.add(word, id, Class::Strong);
        }
        for word in &words.weak {
            builder.add(word, id, Class::Weak);
        }
    }
    builder.finish(document.case_types.len())
}

fn learn_strong(document: &Document) -> Lexicon {
    let mut builder = Builder::new(None);
    for (case_type, id) in document.case_types.iter().zip(0..) {
        for word in case_type.words.values().flat_map(|words| &words.strong) {
            builder.add(word, id, Class::Strong);
        }
    }
    builder.finish(document.case_types.len())
}

fn umbrellas(case_types: &[CaseType]) -> Vec<Umbrella> {
    let place = |id: &String| case_types.iter().position(|other| other.id == *id);
    let with_parts = case_types
        .iter()
        .enumerate()
        .filter(|(_, c)| !c.parts.is_empty());
    with_parts
        .map(|(at, case_type)| Umbrella {
            case_type: at,
            parts: case_type.parts.iter().filter_map(place).collect(),
        })
        .collect()
}

/// The languages whose words to look for, with the trust in each.
fn languages(reading: &Reading, stated: Language) -> Vec<(Language, f32)> {
    let mut hints = Hints::default();
    for token in &reading.tokens {
        hints.word(token.function_in);
    }
    let mut languages = vec![(stated, 1.0)];
    let plain = hints.best();
    if plain != stated
        && hints.votes(plain) >= PLAIN_VOTES
        && hints.votes(plain) >= PLAIN_LEAD * hints.votes(stated)
    {
        languages.push((plain, 1.0));
    }
    let nynorsk = languages.iter().any(|(l, _)| *l == Language::Nn);
    if nynorsk && languages.iter().all(|(l, _)| *l != Language::Nb) {
        languages.push((Language::Nb, SISTER));
    }
    languages
}

fn reasons(sum: &Sum, reading: &Reading) -> Vec<String> {
    let mut told: Vec<(usize, usize)> = Vec::with_capacity(REASONS);
    for &place in &sum.reasons {
        if told.len() < REASONS && !told.iter().any(|known| reading.are_same(*known, place)) {
            told.push(place);
        }
    }
    told.into_iter()
        .map(|(from, to)| reading.words(from, to).to_owned())
        .collect()
}
