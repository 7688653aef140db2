//! Checking a catalogue before it is published: whatever would be a dead end later is found now.
//!
//! A finding is never repaired silently, and there are no warnings: a catalogue is published
//! without findings or not at all, and all of them are listed at once.

mod form;
mod meaning;
mod order;
mod references;
mod terms;
mod texts;

use std::collections::BTreeSet;

use super::document::{Document, UnitKind};
use super::finding::{Finding, FindingCode};
use crate::Country;

/// Everything that is wrong with `document` in itself.
pub fn check(document: &Document) -> Vec<Finding> {
    let mut findings = Findings::default();
    form::check(document, &mut findings);
    texts::check(document, &mut findings);
    references::check(document, &mut findings);
    order::check(document, &mut findings);
    terms::check(document, &mut findings);
    meaning::check(document, &mut findings);
    findings.0
}

/// What is wrong with `document` in a municipality of `country` in which the units `staffed` have
/// an active member: every other unit of its own is a dead end.
pub fn check_against(
    document: &Document,
    country: Country,
    staffed: &BTreeSet<String>,
) -> Vec<Finding> {
    let mut findings = Findings::default();
    let own = |unit: &super::Unit| unit.kind_in(country) == UnitKind::Internal;
    for unit in document.units.iter().filter(|unit| own(unit)) {
        if !staffed.contains(&unit.id) {
            findings.add(
                format!("units[{}]", unit.id),
                FindingCode::UnstaffedUnit,
                "the unit belongs to the municipality and has no active member",
            );
        }
    }
    findings.0
}

/// What has been found so far.
#[derive(Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, at: impl Into<String>, code: FindingCode, detail: impl Into<String>) {
        self.0.push(Finding::new(at, code, detail));
    }
}

#[cfg(test)]
mod tests;
