//! Suggesting case types from what people write.

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

/// What was learnt from a catalogue's words.
#[derive(Debug, Default)]
pub struct Model {}

impl Model {
    /// Learns the words of `document`.
    pub fn learn(_document: &crate::catalogue::Document) -> Self {
        Self {}
    }
}
/// x
pub fn detect_language(_text: &str, _country: crate::Country) -> Option<crate::Language> {
    None
}
impl Model {
    /// x
    pub fn suggest(&self, _s: &str, _t: &str, _l: crate::Language) -> Vec<Suggestion> {
        Vec::new()
    }
}
