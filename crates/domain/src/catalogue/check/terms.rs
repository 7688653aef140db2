//! The terms of promises and rules: whatever would give a guarantee that cannot be counted.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Findings;
use crate::catalogue::document::{Document, Effect, EffectKind, Extension};
use crate::catalogue::finding::FindingCode;
use crate::guarantee::{LengthUnit, Season, Threshold};

pub(super) fn check(document: &Document, findings: &mut Findings) {
    for promise in &document.promises {
        let written = Written {
            at: format!("promises[{}]", promise.id),
            unit: Some(promise.unit),
            extension: promise.extension.as_ref(),
            effect: promise.effect.as_ref(),
            seasons: &promise.seasons,
            thresholds: promise.thresholds.as_deref(),
            valid: (promise.valid_from, promise.valid_until),
        };
        written.check(findings);
    }
    for rule in &document.rules {
        let written = Written {
            at: format!("rules[{}]", rule.id),
            unit: rule.unit,
            extension: rule.extension.as_ref(),
            effect: rule.effect.as_ref(),
            seasons: &rule.seasons,
            thresholds: rule.thresholds.as_deref(),
            valid: (rule.valid_from, rule.valid_until),
        };
        written.check(findings);
    }
}

/// What promises and rules have in common.
struct Written<'a> {
    at: String,
    unit: Option<LengthUnit>,
    extension: Option<&'a Extension>,
    effect: Option<&'a Effect>,
    seasons: &'a [Season],
    thresholds: Option<&'a [Threshold]>,
    valid: (Option<Date>, Option<Date>),
}

impl Written<'_> {
    fn check(&self, findings: &mut Findings) {
        self.check_extension(findings);
        self.check_effect(findings);
        self.check_validity(findings);
        for (index, season) in self.seasons.iter().enumerate() {
            self.check_season(index, season, findings);
        }
        self.check_thresholds(findings);
    }

    /// A guarantee is extended by so many of its own unit: ten weeks are not seventy days, since
    /// where they end may differ.
    fn check_extension(&self, findings: &mut Findings) {
        let unit = self.extension.and_then(|extension| extension.unit);
        if let (Some(unit), Some(own)) = (unit, self.unit)
            && unit != own
        {
            let detail = format!("the period is counted in {own}, its extension in {unit}");
            let at = format!("{}.extension.unit", self.at);
            findings.add(at, FindingCode::ExtensionMismatch, detail);
        }
    }

    fn check_effect(&self, findings: &mut Findings) {
        let of_fee = |effect: &&Effect| effect.kind == EffectKind::FeePercentage;
        let Some(effect) = self.effect.filter(of_fee) else {
            return;
        };
        if effect.percent.is_none() || effect.per.is_none() || effect.base.is_none() {
            let detail = "a reduction needs `percent`, `per` and `base`, or nothing is owed";
            let at = format!("{}.effect", self.at);
            findings.add(at, FindingCode::EffectIncomplete, detail);
        }
    }

    fn check_validity(&self, findings: &mut Findings) {
        if let (Some(from), Some(until)) = self.valid
            && until < from
        {
            let detail = format!("it ends on {until}, before it begins on {from}");
            let at = format!("{}.valid_until", self.at);
            findings.add(at, FindingCode::ValidityReversed, detail);
        }
    }

    fn check_season(&self, index: usize, season: &Season, findings: &mut Findings) {
        for (key, day) in [("from", season.from), ("until", season.until)] {
            if YEARS.into_iter().any(|year| day.in_year(year).is_none()) {
                let detail = format!("`{day}` does not come every year, and a season does");
                let at = format!("{}.seasons[{index}].{key}", self.at);
                findings.add(at, FindingCode::SeasonMismatch, detail);
            }
        }
    }

    fn check_thresholds(&self, findings: &mut Findings) {
        let mut seen = BTreeSet::new();
        for (index, threshold) in self.thresholds.unwrap_or_default().iter().enumerate() {
            let at = format!("{}.thresholds[{index}]", self.at);
            let percent = threshold.percent;
            if !(1..=100).contains(&percent) {
                let detail = format!("{percent} % is not between 1 and 100");
                findings.add(at.as_str(), FindingCode::ThresholdOutOfRange, detail);
            }
            if threshold.tell.is_empty() {
                findings.add(at.as_str(), FindingCode::ThresholdIdle, "nobody is told");
            }
            if !seen.insert(percent) {
                let detail = format!("{percent} % is listed twice");
                findings.add(at, FindingCode::Repeated, detail);
            }
        }
    }
}

/// Years enough to meet one with a leap day and three without.
const YEARS: [i16; 4] = [2026, 2027, 2028, 2029];
