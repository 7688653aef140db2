//! The catalogue as it is written: one document per version, in YAML for people, in JSON for keeps.
//!
//! These types are *recorded*: published documents live for as long as the cases routed by them.
//! Add fields with defaults; never rename or repurpose one.

mod case_type;
mod rule;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::guarantee::{
    CalendarKind, Clock, LengthUnit, PauseReason, Roll, Season, StartOn, Threshold,
};
use crate::{Country, Language, Texts, closed_set};

pub use case_type::{CaseType, Complexity, Order, Secrecy, When, Words};
pub use rule::{
    After, Certainty, Effect, EffectKind, Extension, FeeBase, FeePer, Jurisdiction, Party, Rule,
    Statistic, Trigger,
};

/// The whole catalogue of one municipality.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The form of the document itself; 2 is the only one read.
    pub schema: u32,
    /// The languages that every text must have.
    pub languages: Vec<Language>,
    /// Departments and outside bodies.
    pub units: Vec<Unit>,
    /// What must be asked before it is known which units are concerned.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// What the business may be asked to bring.
    #[serde(default)]
    pub documents: Vec<DocumentToBring>,
    /// The municipality's own promises.
    pub promises: Vec<Promise>,
    /// What statutes and agreements demand.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// The kinds of matter.
    pub case_types: Vec<CaseType>,
}

/// A department of the municipality, or an authority outside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    /// The word by which everything refers to the unit.
    pub id: String,
    /// Whether the unit belongs to the municipality, unless the country says otherwise.
    pub kind: UnitKind,
    /// What people call it.
    pub names: Texts,
    /// Countries where kind or name differ.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub countries: BTreeMap<Country, UnitInCountry>,
}

closed_set! {
    /// Whose a unit is.
    UnitKind {
        /// Part of the municipality.
        Internal = "internal",
        /// Another authority: the coordinator looks after its contribution.
        External = "external",
    }
}

/// What is different about a unit in one country.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UnitInCountry {
    /// Whose it is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<UnitKind>,
    /// Its proper name there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl Unit {
    /// Whose the unit is in `country`.
    pub fn kind_in(&self, country: Country) -> UnitKind {
        self.countries
            .get(&country)
            .and_then(|c| c.kind)
            .unwrap_or(self.kind)
    }

    /// What the unit is called in `country`, in `language`.
    pub fn name_in(&self, country: Country, language: Language) -> &str {
        self.countries
            .get(&country)
            .and_then(|c| c.name.as_deref())
            .unwrap_or_else(|| self.names.get(language))
    }
}

/// A typed question whose answer, in an enquiry's `attributes`, decides whether a unit joins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The key in `attributes`.
    pub id: String,
    /// What an answer looks like.
    #[serde(rename = "type")]
    pub kind: QuestionKind,
    /// The question as it is read aloud.
    pub text: Texts,
    /// What may be answered to a choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
}

closed_set! {
    /// The type of a question's answer.
    QuestionKind {
        /// Yes or no.
        Boolean = "boolean",
        /// A whole number.
        Integer = "integer",
        /// One of the listed choices.
        Choice = "choice",
    }
}

/// One possible answer to a choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// The word in `attributes`.
    pub id: String,
    /// What people see.
    pub text: Texts,
}

/// A paper the business should bring.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DocumentToBring {
    /// The word by which case types refer to it.
    pub id: String,
    /// What people call it.
    pub names: Texts,
}

/// The municipality's own promise on one clock.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    /// The word by which case types refer to it.
    pub id: String,
    /// What is promised.
    pub clock: Clock,
    /// How many of `unit`.
    pub length: u32,
    /// What is counted.
    pub unit: LengthUnit,
    /// When counting starts.
    pub start: StartOn,
    /// What the business is told will happen.
    pub names: Texts,
    /// What may stop the clock.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<PauseReason>,
    /// Whether and how far it may be extended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<Extension>,
    /// When in the year it does not count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seasons: Vec<Season>,
    /// What happens when the period ends on a closed day.
    #[serde(default)]
    pub roll: Roll,
    /// On which calendar it is counted; the local one if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<CalendarKind>,
    /// What follows from missing it; an apology if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
    /// Shares of the period and who is told when each has passed; the usual ones if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thresholds: Option<Vec<Threshold>>,
    /// The first day on which it holds for what arrives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// The last such day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    /// Where the promise comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
