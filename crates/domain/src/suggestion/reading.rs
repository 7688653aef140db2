//! Reading a text as people do: mark-up is no text, and what is quoted or signed weighs little.

mod html;
mod lines;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::tokens::{Token, first_chars, tokens};
use lines::{Line, Lines};

/// How much of a text is looked at, in characters: whoever needs more to come to the point is
/// read by a person.
pub(super) const CHARS_READ: usize = 20_000;
/// Longer subjects are texts that slipped.
const SUBJECT_CHARS_READ: usize = 500;

/// Words in the subject are chosen with care, yet some subjects mislead.
const SUBJECT: f32 = 1.7;
/// People come to the point first: so the first word of the text weighs, and so the hundredth and
/// all after it.
const FIRST: f32 = 1.1;
const HUNDREDTH: f32 = 0.7;
/// Quoted lines mostly speak of other matters.
const QUOTED: f32 = 0.15;
/// Unless nothing of one's own stands beside them: then the mail was forwarded for their sake.
const FORWARDED: f32 = 0.8;
/// Below a greeting stand a name, a slogan and a disclaimer.
const SIGNED: f32 = 0.4;
/// So few words of one's own are no message.
const FEWEST_OWN_WORDS: usize = 6;

/// A text made ready: normalised, without mark-up, each word with its weight.
#[derive(Debug)]
pub(super) struct Reading {
    text: String,
    /// Its words, in order.
    pub(super) tokens: Vec<Token>,
    /// How much each word weighs.
    pub(super) weights: Vec<f32>,
}

impl Reading {
    /// Reads the beginning of `text` under its `subject`.
    pub(super) fn of(subject: &str, text: &str) -> Self {
        let mut whole = plain(first_chars(subject, SUBJECT_CHARS_READ)).replace('\n', " ");
        let subject_end = whole.len();
        whole.push('\n');
        whole.push_str(&plain(first_chars(text, CHARS_READ)));
        let tokens = tokens(&whole);
        let weights = weights(&whole, subject_end, &tokens);
        Self {
            text: whole,
            tokens,
            weights,
        }
    }

    /// Whether two runs of tokens are the same words.
    pub(super) fn are_same(&self, a: (usize, usize), b: (usize, usize)) -> bool {
        let lower = |(from, to): (usize, usize)| self.tokens[from..=to].iter().map(|t| &t.lower);
        lower(a).eq(lower(b))
    }

    /// The words from token `from` to token `to`, as written.
    pub(super) fn words(&self, from: usize, to: usize) -> &str {
        &self.text[self.tokens[from].span.start..self.tokens[to].span.end]
    }
}

fn plain(text: &str) -> String {
    let composed = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.to_owned(),
        IsNormalized::No | IsNormalized::Maybe => text.nfc().collect(),
    };
    html::strip(composed)
}

fn weights(whole: &str, subject_end: usize, tokens: &[Token]) -> Vec<f32> {
    let mut lines = Lines::default();
    let mut kinds = Vec::with_capacity(tokens.len());
    let mut waiting = tokens.iter().peekable();
    let mut end = subject_end + 1;
    while waiting
        .next_if(|token| token.span.start < subject_end)
        .is_some()
    {
        kinds.push(None);
    }
    for line in whole[end..].split_inclusive(['\n', '\r']) {
        end += line.len();
        let kind = lines.next(line.trim());
        while waiting.next_if(|token| token.span.start < end).is_some() {
            kinds.push(Some(kind));
        }
    }
    let own = kinds.iter().filter(|kind| **kind == Some(Line::Own));
    let quoted = if own.count() < FEWEST_OWN_WORDS {
        FORWARDED
    } else {
        QUOTED
    };
    let weigh = |kind| match kind {
        None => SUBJECT,
        Some(Line::Own) => 1.0,
        Some(Line::Signed) => SIGNED,
        Some(Line::Quoted) => quoted,
    };
    kinds
        .into_iter()
        .enumerate()
        .map(|(at, kind)| weigh(kind) * by_place(at))
        .collect()
}

fn by_place(at: usize) -> f32 {
    let way = (at as f32 / 100.0).min(1.0);
    FIRST + (HUNDREDTH - FIRST) * way
}
