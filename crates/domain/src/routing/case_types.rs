//! What the matter is.

use super::{BUSINESS_OFFICE, RoutingInput, UNCLEAR};
use crate::catalogue::{CaseType, Catalogue};
use crate::routing::{CaseTypeRejection, CaseTypeSource, PlannedCaseType, RejectedCaseType};
use crate::suggestion::Suggestion;

/// A further suggestion must reach at least this share of the best one's score, in percent.
/// A weak second guess beside a clear first one would only call in units for nothing.
const NEAR_THE_BEST_PERCENT: u16 = 50;

/// How many case types that were left out a plan records: enough to see what nearly was, while
/// the long tail of a text's faint resemblances says nothing.
const REJECTED_AT_MOST: usize = 5;

/// The case types of an enquiry, and those that were left out.
pub(super) struct Chosen {
    /// Never empty; the leading one first.
    pub planned: Vec<PlannedCaseType>,
    /// The nearest first.
    pub rejected: Vec<RejectedCaseType>,
}

impl Chosen {
    /// Whether nobody could tell what the matter is: nothing fitted, or they said so.
    pub(super) fn is_unclear(&self) -> bool {
        self.planned
            .iter()
            .all(|chosen| chosen.source == CaseTypeSource::Fallback || chosen.id == UNCLEAR)
    }
}

/// The given case types, else the convincing suggestions, else `unclear`.
pub(super) fn choose(input: &RoutingInput<'_>) -> Chosen {
    let mut rejected = Vec::new();
    let mut planned = given(input);
    // A form lists case types in any order. Suggestions come in theirs, in which an umbrella that
    // is really meant stands before its parts already.
    planned.sort_by_key(|chosen| !is_umbrella(input.catalogue, &chosen.id));
    if planned.is_empty() {
        (planned, rejected) = suggested(input);
    }
    if planned.is_empty() {
        planned.push(fallback(input.catalogue));
    }
    Chosen { planned, rejected }
}

fn given(input: &RoutingInput<'_>) -> Vec<PlannedCaseType> {
    let mut planned: Vec<PlannedCaseType> = Vec::new();
    for id in &input.enquiry.case_types {
        let is_new = planned.iter().all(|chosen| chosen.id != *id);
        if is_new && input.catalogue.case_type(id).is_some() {
            planned.push(PlannedCaseType {
                id: id.clone(),
                source: CaseTypeSource::Given,
                score: 100,
                because: Vec::new(),
            });
        }
    }
    planned
}

fn suggested(input: &RoutingInput<'_>) -> (Vec<PlannedCaseType>, Vec<RejectedCaseType>) {
    let settings = &input.municipality.settings;
    let known = || {
        let suggestions = input.suggestions.iter();
        suggestions.filter(|suggestion| input.catalogue.case_type(&suggestion.case_type).is_some())
    };
    let best = known().map(|suggestion| suggestion.score).max();
    let best = best.unwrap_or_default();
    let mut planned = Vec::new();
    let mut rejected = Vec::new();
    for suggestion in known() {
        let has_place = planned.len() < usize::from(settings.suggestions_at_most);
        if suggestion.score < settings.suggestion_threshold {
            rejected.push(reject(suggestion, CaseTypeRejection::BelowThreshold));
        } else if has_place && is_near(suggestion.score, best) {
            planned.push(accept(suggestion));
        } else {
            rejected.push(reject(suggestion, CaseTypeRejection::EnoughBetter));
        }
    }
    rejected.truncate(REJECTED_AT_MOST);
    (planned, rejected)
}

fn is_near(score: u8, best: u8) -> bool {
    u16::from(score) * 100 >= u16::from(best) * NEAR_THE_BEST_PERCENT
}

fn accept(suggestion: &Suggestion) -> PlannedCaseType {
    PlannedCaseType {
        id: suggestion.case_type.clone(),
        source: CaseTypeSource::Suggested,
        score: suggestion.score,
        because: suggestion.because.clone(),
    }
}

fn reject(suggestion: &Suggestion, reason: CaseTypeRejection) -> RejectedCaseType {
    RejectedCaseType {
        id: suggestion.case_type.clone(),
        score: suggestion.score,
        because: suggestion.because.clone(),
        reason,
    }
}

/// `unclear`; in a catalogue without it, what the business office leads; else whatever is first.
fn fallback(catalogue: &Catalogue) -> PlannedCaseType {
    let all = &catalogue.document().case_types;
    let led_by_office = || {
        all.iter()
            .find(|case_type| case_type.lead == BUSINESS_OFFICE)
    };
    let found = catalogue
        .case_type(UNCLEAR)
        .or_else(led_by_office)
        .or_else(|| all.first());
    PlannedCaseType {
        id: found
            .map_or(UNCLEAR, |case_type: &CaseType| case_type.id.as_str())
            .to_owned(),
        source: CaseTypeSource::Fallback,
        score: 0,
        because: Vec::new(),
    }
}

fn is_umbrella(catalogue: &Catalogue, id: &str) -> bool {
    catalogue
        .case_type(id)
        .is_some_and(|case_type| !case_type.parts.is_empty())
}
