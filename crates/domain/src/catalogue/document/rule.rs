//! What statutes and agreements demand, as the catalogue records it.

mod effect;

use serde::{Deserialize, Serialize};

pub use effect::{After, Effect, EffectKind, FeeBase, FeePer, Statistic, Trigger};

use crate::guarantee::{
    Clock, LengthUnit, PauseReason, RestartReason, Roll, Season, StartOn, Threshold,
};
use crate::{Country, Texts, closed_set};
use jiff::civil::Date;

/// One deadline of a statute or an agreement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// The word by which case types refer to it.
    pub id: String,
    /// Where it holds: a country, or `EU` for the whole European Economic Area.
    pub country: Jurisdiction,
    /// The law and paragraph.
    pub law: String,
    /// What the law promises, in short.
    pub names: Texts,
    /// Which clock it sets.
    pub clock: Clock,
    /// Who must keep it.
    #[serde(default)]
    pub party: Party,
    /// How many of `unit`; absent where the law names no length.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<u32>,
    /// What is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<LengthUnit>,
    /// When counting starts; absent where a `trigger` starts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<StartOn>,
    /// What may stop the clock.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<PauseReason>,
    /// What sets the clock back to nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub restarts: Vec<RestartReason>,
    /// Whether and how far the period may be extended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<Extension>,
    /// What follows from missing it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
    /// What must be true of the matter for the rule to hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<String>,
    /// The kinds of application it is for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applies_to: Vec<String>,
    /// A period that must have passed before the rule can be invoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<After>,
    /// What starts the duty where no fixed length does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trigger: Option<Trigger>,
    /// How the rule is measured where not case by case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistic: Option<Statistic>,
    /// When in the year it does not count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seasons: Vec<Season>,
    /// What happens when the period ends on a closed day.
    #[serde(default)]
    pub roll: Roll,
    /// Shares of the period and who is told when each has passed; the usual ones if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thresholds: Option<Vec<Threshold>>,
    /// The first day on which it holds for what arrives; as long as anybody knows if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// The last such day; until further notice if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    /// How sure we are of the text.
    pub certainty: Certainty,
    /// Whether cases get this guarantee.
    pub enabled: bool,
    /// Keys of the sources it was read in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// Remarks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

closed_set! {
    /// Where a rule holds.
    Jurisdiction {
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
        /// The European Economic Area.
        Eu = "EU",
    }
}

impl Jurisdiction {
    /// Whether the rule holds in `country`. All five are in the European Economic Area.
    pub fn covers(self, country: Country) -> bool {
        self == Self::Eu || self.as_str() == country.as_str()
    }
}

closed_set! {
    /// Who must keep a deadline.
    Party {
        /// The authority.
        Municipality = "municipality",
        /// The company: shown as advice, never a guarantee.
        Business = "business",
    }
}

#[expect(
    clippy::derivable_impls,
    reason = "closed_set! owns the derive list of the enum"
)]
impl Default for Party {
    fn default() -> Self {
        Self::Municipality
    }
}

closed_set! {
    /// How sure we are of a rule.
    Certainty {
        /// Read in a named source.
        Verified = "verified",
        /// From general knowledge: off until a municipality confirms it.
        GeneralKnowledge = "general_knowledge",
    }
}

/// How far a period may be extended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// How many of `unit` at most; absent where the law sets no cap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
    /// What is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<LengthUnit>,
    /// Whether a second extension is barred.
    #[serde(default)]
    pub once: bool,
    /// Whether the business must be told before the period ends.
    #[serde(default)]
    pub notice_before_due: bool,
}
