//! The languages Onedoor speaks, the countries it knows, and texts in all of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::closed_set;

closed_set! {
    /// A language in which Onedoor speaks and listens.
    Language {
        /// English.
        En = "en",
        /// Danish.
        Da = "da",
        /// Norwegian bokmål.
        Nb = "nb",
        /// Norwegian nynorsk.
        Nn = "nn",
        /// Swedish.
        Sv = "sv",
        /// Finnish.
        Fi = "fi",
    }
}

impl Language {
    /// The language of a tag as browsers send them: `sv-FI` is Swedish, `no` is read as bokmål.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "no" => Some(Self::Nb),
            word => Self::parse(word),
        }
    }
}

closed_set! {
    /// A country whose law and holidays Onedoor knows.
    Country {
        /// Denmark.
        Dk = "DK",
        /// Norway.
        No = "NO",
        /// Sweden.
        Se = "SE",
        /// Finland.
        Fi = "FI",
        /// Iceland.
        Is = "IS",
    }
}

impl Country {
    /// The language that most people of the country read.
    pub fn main_language(self) -> Language {
        match self {
            Self::Dk => Language::Da,
            Self::No => Language::Nb,
            Self::Se => Language::Sv,
            Self::Fi => Language::Fi,
            Self::Is => Language::En,
        }
    }
}

/// One text in several languages. English always stands behind the others.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(BTreeMap<Language, String>);

impl Texts {
    /// The text in `language`, else in the nearest language that has one, else empty.
    ///
    /// Norwegians read each other's written language; everybody falls back to English.
    pub fn get(&self, language: Language) -> &str {
        let neighbours: &[Language] = match language {
            Language::Nb => &[Language::Nb, Language::Nn, Language::Da],
            Language::Nn => &[Language::Nn, Language::Nb, Language::Da],
            Language::Da => &[Language::Da, Language::Nb],
            Language::Sv => &[Language::Sv],
            Language::Fi => &[Language::Fi],
            Language::En => &[],
        };
        neighbours
            .iter()
            .chain([&Language::En])
            .find_map(|l| self.0.get(l))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// The languages in which the text is missing or blank.
    pub fn missing(&self) -> impl Iterator<Item = Language> + '_ {
        Language::ALL
            .iter()
            .copied()
            .filter(|l| self.0.get(l).is_none_or(|text| text.trim().is_empty()))
    }
}

impl FromIterator<(Language, String)> for Texts {
    fn from_iter<I: IntoIterator<Item = (Language, String)>>(texts: I) -> Self {
        Self(texts.into_iter().collect())
    }
}
