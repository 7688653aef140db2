//! What is wrong with a municipality file, said so that its author finds the place.

use std::fmt;

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFinding {
    /// The place, by what people call the entry: `staff[ane@eksempel.example].heads`.
    pub place: String,
    /// What is wrong, in English.
    pub sentence: String,
}

impl FileFinding {
    pub(super) fn new(place: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            sentence: sentence.into(),
        }
    }
}

impl fmt::Display for FileFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.sentence)
    }
}
