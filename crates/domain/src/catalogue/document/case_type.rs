//! The kinds of matter that businesses bring, as the catalogue records them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Jurisdiction;
use crate::retention::RetentionClass;
use crate::{Language, Texts, closed_set};

/// A kind of matter that businesses bring.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaseType {
    /// The word by which everything refers to it.
    pub id: String,
    /// Where it stands in a menu.
    pub group: String,
    /// What people call it.
    pub names: Texts,
    /// How much coordination it takes.
    pub complexity: Complexity,
    /// The unit that answers on substance.
    pub lead: String,
    /// Units that always contribute; the lead is one of them.
    pub units: Vec<String>,
    /// Units that contribute when a question is answered so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<When>,
    /// Which units are asked only once others have answered. All others are asked at once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<Order>,
    /// Authorities outside the municipality that take part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub external: Vec<String>,
    /// What the business should bring.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<String>,
    /// The municipality's own promises.
    pub promises: Vec<String>,
    /// Statutory rules by where they hold.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<Jurisdiction, Vec<String>>,
    /// Case types that this one often includes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
    /// Whether deadlines are planned backwards from a date of the business.
    #[serde(default)]
    pub backward_planning: bool,
    /// Whether all competitors must get the same answer, so that nobody answers in private.
    #[serde(default)]
    pub equal_treatment: bool,
    /// How carefully its content is shared.
    pub secrecy: Secrecy,
    /// How long cases about it are kept: the class, of which each municipality says what it means.
    #[serde(default, skip_serializing_if = "RetentionClass::is_usual")]
    pub retention: RetentionClass,
    /// Service areas of the customer survey.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub survey_area: Vec<String>,
    /// Main groups of the municipal filing plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub filing: Vec<String>,
    /// Advice to staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Texts>,
    /// How a decision on it can be appealed: it stands in the draft of the final answer. Where a
    /// language is missing, another one stands in for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appeal: Option<Texts>,
    /// How well the entry is founded: `V` read in a source, `Vp` partly, `P` proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<String>,
    /// Keys of the sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// The words by which people really ask for it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<Language, Words>,
}

closed_set! {
    /// How much coordination a matter takes.
    Complexity {
        /// One unit answers.
        Simple = "simple",
        /// Several units, known ground.
        Medium = "medium",
        /// Many units: a joint meeting and an overview of the process are promised.
        Complex = "complex",
    }
}

closed_set! {
    /// How carefully the content of a matter is shared.
    Secrecy {
        /// Nothing in it is confidential by nature.
        Open = "open",
        /// Trade secrets are likely.
        Business = "business",
        /// It is about people.
        Personal = "personal",
        /// It is about health or the like.
        Sensitive = "sensitive",
    }
}

/// A unit that contributes when a question is answered so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// The unit that joins.
    pub unit: String,
    /// The question that decides.
    pub question: String,
    /// The smallest number for which it joins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<i64>,
    /// The choice for which it joins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is: Option<String>,
}

/// A unit that is asked only once others have answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The unit that waits.
    pub unit: String,
    /// For which, as far as they take part.
    pub after: Vec<String>,
}

/// The words of one language that speak for a case type.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Words {
    /// Words and phrases that nearly decide.
    #[serde(default)]
    pub strong: Vec<String>,
    /// Words that support it but occur elsewhere too.
    #[serde(default)]
    pub weak: Vec<String>,
}
