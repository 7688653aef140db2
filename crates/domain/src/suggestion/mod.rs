//! Suggesting case types from what people write, and telling in which language they wrote.
//!
//! A [`Model`] is learnt from nothing but a catalogue's words and names, so a municipality that
//! edits its words edits the suggestions, and every suggestion can say *because* of which words.
//!
//! How a text is read:
//!
//! 1. `reading`: HTML is stripped, quoted mail and signatures are marked as weighing little.
//! 2. `tokens`: the text becomes words, each with a folded form and a light stem.
//! 3. `matching`: words and phrases of the catalogue are found as stems, as parts of compounds,
//!    and with one slip of the pen.
//! 4. `scoring`: what was found is added up per case type and mapped to 0 to 100.
//!
//! Negation is not read: who writes that something is *not* about signs mostly asks about signs.

mod function_words;
mod hints;
mod keyed;
mod language;
mod lexicon;
mod matching;
mod model;
mod reading;
mod scoring;
mod spelling;
mod tokens;

#[cfg(test)]
mod tests;

pub use language::detect_language;
pub use model::Model;

/// A case type that a text may be about.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The case type's id.
    pub case_type: String,
    /// How strongly the text speaks for it, 0 to 100.
    pub score: u8,
    /// The words of the text that spoke for it, strongest first.
    pub because: Vec<String>,
}
