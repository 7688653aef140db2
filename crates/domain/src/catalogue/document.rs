//! The catalogue as it is written: one document per version, in YAML for people, in JSON for keeps.
//!
//! These types are *recorded*: published documents live for as long as the cases routed by them.
//! Add fields with defaults; never rename or repurpose one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::guarantee::{Clock, LengthUnit, StartOn};
use crate::{Country, Language, Texts, closed_set};

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
    /// Where the promise comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

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
    pub pauses: Vec<String>,
    /// What sets the clock back to nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub restarts: Vec<String>,
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
    pub trigger: Option<String>,
    /// How the rule is measured where not case by case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistic: Option<String>,
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

/// What follows when a deadline is missed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// The kind of consequence.
    pub kind: EffectKind,
    /// Percent of the base per `per`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<u32>,
    /// What is counted for the percentage: `started_week`, `month`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// Of which fee.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// After how many of `unit` the consequence comes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<u32>,
    /// What is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<LengthUnit>,
    /// What sets the consequence aside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unless: Option<String>,
}

closed_set! {
    /// A kind of consequence of a missed deadline.
    EffectKind {
        /// Part of the fee is paid back.
        FeePercentage = "fee_percentage",
        /// The permission counts as given.
        DeemedApproval = "deemed_approval",
        /// Differs by what was asked for.
        Mixed = "mixed",
        /// None.
        None = "none",
        /// A complaint about the delay alone is possible.
        SeparateComplaintAfter = "separate_complaint_after",
        /// The delay itself can be appealed.
        Appeal = "appeal",
        /// A refund counts only from the late notification.
        RefundOnlyFromNotification = "refund_only_from_notification",
        /// The claim is lost.
        ClaimLost = "claim_lost",
    }
}

/// A period that must pass before a rule can be invoked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct After {
    /// How many of `unit`.
    pub length: u32,
    /// What is counted.
    pub unit: LengthUnit,
    /// When counting starts.
    pub start: StartOn,
}

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
    /// Service areas of the customer survey.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub survey_area: Vec<String>,
    /// Main groups of the municipal filing plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub filing: Vec<String>,
    /// Advice to staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Texts>,
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
