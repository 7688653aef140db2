//! What is wrong with a catalogue, said so that its author finds the place.

use std::fmt;

use crate::closed_set;

closed_set! {
    /// What kind of thing is wrong. Every finding stands in the way of publishing.
    FindingCode {
        /// The text is not YAML.
        Syntax = "syntax",
        /// Aliases make the document many times longer than it is written.
        Expansion = "expansion",
        /// A key stands twice in one mapping.
        DuplicateKey = "duplicate_key",
        /// A key means nothing here.
        UnknownKey = "unknown_key",
        /// A value is missing, of the wrong type, or not one of the words that are allowed.
        WrongValue = "wrong_value",
        /// The document is written for another version of Onedoor.
        UnknownSchema = "unknown_schema",
        /// The document names no language.
        NoLanguage = "no_language",
        /// A text is blank, or missing in one of the document's languages.
        MissingText = "missing_text",
        /// An id is not a word in snake_case, or a rule's id is not in capitals and dashes.
        MalformedId = "malformed_id",
        /// Two entries of one list have the same id.
        DuplicateId = "duplicate_id",
        /// An id refers to nothing.
        UnknownReference = "unknown_reference",
        /// A list names the same thing twice.
        Repeated = "repeated",
        /// A unit or case type is missing that Onedoor itself relies on.
        RequiredEntry = "required_entry",
        /// The unit that leads a case type is not among its units.
        LeadOutside = "lead_outside",
        /// A condition does not fit the type of its question.
        ConditionMismatch = "condition_mismatch",
        /// A condition can never matter: its unit takes part anyway.
        IdleCondition = "idle_condition",
        /// Units of a case type would wait for each other.
        CircularOrder = "circular_order",
        /// A unit that is to wait, or for which another is to wait, never takes part.
        IdleOrder = "idle_order",
        /// A choice has nothing to choose from, or another type of question has choices.
        ChoicesMismatch = "choices_mismatch",
        /// A period is zero, or longer than anybody can mean.
        LengthOutOfRange = "length_out_of_range",
        /// A period has a number without a unit, a unit without a number, or no start.
        LengthIncomplete = "length_incomplete",
        /// An extension is counted in another unit than the period it extends.
        ExtensionMismatch = "extension_mismatch",
        /// A reduction of a fee lacks its percentage, its period or its base.
        EffectIncomplete = "effect_incomplete",
        /// Something ends to hold before it begins to.
        ValidityReversed = "validity_reversed",
        /// A threshold is no share of a period: not from 1 to 100 percent.
        ThresholdOutOfRange = "threshold_out_of_range",
        /// A threshold tells nobody.
        ThresholdIdle = "threshold_idle",
        /// A day of a season does not come every year.
        SeasonMismatch = "season_mismatch",
        /// A case type promises nothing.
        NoPromise = "no_promise",
        /// A rule is listed where its law does not hold.
        RuleMisplaced = "rule_misplaced",
        /// No case type uses the question.
        UnusedQuestion = "unused_question",
        /// No case type gives the promise.
        UnusedPromise = "unused_promise",
        /// No case type uses the rule, although it is enabled.
        UnusedRule = "unused_rule",
        /// A unit of the municipality has nobody in it: what is sent there reaches nobody.
        UnstaffedUnit = "unstaffed_unit",
    }
}

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The place, by ids where there are any: `case_types[restaurant_cafe].when[2].unit`.
    pub at: String,
    /// What kind of thing is wrong.
    pub code: FindingCode,
    /// What is wrong, in English.
    pub detail: String,
}

impl Finding {
    pub(super) fn new(at: impl Into<String>, code: FindingCode, detail: impl Into<String>) -> Self {
        Self {
            at: at.into(),
            code,
            detail: detail.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.at, self.detail, self.code)
    }
}
