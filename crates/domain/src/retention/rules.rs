//! The classes by which cases are kept, and what each municipality makes of them.

use serde::{Deserialize, Serialize};

use crate::closed_set;

closed_set! {
    /// How long the law and the municipality want a kind of matter kept.
    RetentionClass {
        /// Guidance that nobody will ask for again.
        Brief = "brief",
        /// Ordinary casework.
        Standard = "standard",
        /// What has effect for long: leases, permits that last.
        Long = "long",
        /// What the archive keeps for good.
        Permanent = "permanent",
    }
}

/// What a class means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionRule {
    /// How many years after it was closed a case is kept here.
    pub years: u32,
    /// Whether the archive must have it before it goes.
    pub archive: bool,
}

/// What every class means in one municipality. Which years are right is for it to agree with its
/// archive; these are a place to begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RetentionRules {
    /// Guidance.
    pub brief: RetentionRule,
    /// Ordinary casework.
    pub standard: RetentionRule,
    /// What has effect for long.
    pub long: RetentionRule,
    /// What the archive keeps for good.
    pub permanent: RetentionRule,
}

impl RetentionClass {
    /// The class of a kind of matter that says nothing of its own.
    pub const USUAL: Self = Self::Standard;

    /// Whether it is the one that says nothing of its own.
    pub fn is_usual(&self) -> bool {
        *self == Self::USUAL
    }
}

impl Default for RetentionClass {
    fn default() -> Self {
        Self::USUAL
    }
}

impl RetentionRule {
    /// How many years anything may be kept here.
    pub const MOST_YEARS: u32 = 100;

    const fn of(years: u32, archive: bool) -> Self {
        Self { years, archive }
    }
}

impl Default for RetentionRules {
    fn default() -> Self {
        Self {
            brief: RetentionRule::of(1, false),
            standard: RetentionRule::of(5, false),
            long: RetentionRule::of(10, false),
            permanent: RetentionRule::of(5, true),
        }
    }
}

impl RetentionRules {
    /// What a class means here.
    pub fn of(&self, class: RetentionClass) -> RetentionRule {
        match class {
            RetentionClass::Brief => self.brief,
            RetentionClass::Standard => self.standard,
            RetentionClass::Long => self.long,
            RetentionClass::Permanent => self.permanent,
        }
    }

    /// What a class means here, to be changed.
    pub fn of_mut(&mut self, class: RetentionClass) -> &mut RetentionRule {
        match class {
            RetentionClass::Brief => &mut self.brief,
            RetentionClass::Standard => &mut self.standard,
            RetentionClass::Long => &mut self.long,
            RetentionClass::Permanent => &mut self.permanent,
        }
    }

    /// The class of a case with these: what the archive must have first, then the longest.
    pub fn strictest(&self, classes: impl Iterator<Item = RetentionClass>) -> RetentionClass {
        let weight = |class: &RetentionClass| {
            let rule = self.of(*class);
            (rule.archive, rule.years, *class)
        };
        classes.max_by_key(weight).unwrap_or_default()
    }
}
