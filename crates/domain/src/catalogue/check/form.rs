//! The form of a catalogue: its version, ids, choices and lengths.

use std::collections::BTreeSet;

use super::Findings;
use crate::catalogue::document::{Document, Effect, Extension, Question, QuestionKind, Rule};
use crate::catalogue::finding::FindingCode;
use crate::guarantee::LengthUnit;

/// The only form of the document that is read.
const SCHEMA: u32 = 2;

/// The longest id; it is a column of tables and a part of addresses.
const LONGEST_ID: usize = 64;

pub(super) fn check(document: &Document, findings: &mut Findings) {
    if document.schema != SCHEMA {
        let detail = format!("the schema is {}; only {SCHEMA} is read", document.schema);
        findings.add("schema", FindingCode::UnknownSchema, detail);
    }
    if document.languages.is_empty() {
        findings.add("languages", FindingCode::NoLanguage, "no language is named");
    }
    check_ids(document, findings);
    for question in &document.questions {
        check_choices(question, findings);
    }
    for promise in &document.promises {
        let at = format!("promises[{}].length", promise.id);
        check_range(&at, promise.length, promise.unit, findings);
        let at = format!("promises[{}]", promise.id);
        check_parts(
            &at,
            promise.extension.as_ref(),
            promise.effect.as_ref(),
            findings,
        );
    }
    for rule in &document.rules {
        check_lengths(rule, findings);
    }
}

fn check_ids(document: &Document, findings: &mut Findings) {
    let entries = &document.units;
    unique("units", is_word, entries.iter().map(|e| &e.id), findings);
    let entries = &document.questions;
    unique(
        "questions",
        is_word,
        entries.iter().map(|e| &e.id),
        findings,
    );
    for question in entries {
        let list = format!("questions[{}].choices", question.id);
        unique(
            &list,
            is_word,
            question.choices.iter().map(|e| &e.id),
            findings,
        );
    }
    let entries = &document.documents;
    unique(
        "documents",
        is_word,
        entries.iter().map(|e| &e.id),
        findings,
    );
    let entries = &document.promises;
    unique("promises", is_word, entries.iter().map(|e| &e.id), findings);
    let entries = &document.rules;
    unique("rules", is_rule_id, entries.iter().map(|e| &e.id), findings);
    let entries = &document.case_types;
    unique(
        "case_types",
        is_word,
        entries.iter().map(|e| &e.id),
        findings,
    );
    for case_type in entries.iter().filter(|e| !is_word(&e.group)) {
        let at = format!("case_types[{}].group", case_type.id);
        let detail = format!("`{}` is not a word in snake_case", case_type.group);
        findings.add(at, FindingCode::MalformedId, detail);
    }
}

fn unique<'a>(
    list: &str,
    is_well_formed: fn(&str) -> bool,
    ids: impl Iterator<Item = &'a String>,
    findings: &mut Findings,
) {
    let mut seen = BTreeSet::new();
    for (index, id) in ids.enumerate() {
        if !is_well_formed(id) || id.len() > LONGEST_ID {
            let detail = format!("`{id}` is not an id as this list has them");
            findings.add(
                format!("{list}[{index}].id"),
                FindingCode::MalformedId,
                detail,
            );
        }
        if !seen.insert(id) {
            let detail = "another entry of this list has the same id";
            findings.add(format!("{list}[{id}]"), FindingCode::DuplicateId, detail);
        }
    }
}

/// Whether `id` is in snake_case: `food_control`.
fn is_word(id: &str) -> bool {
    let lower = |part: &str| {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        !part.is_empty() && part.bytes().all(plain)
    };
    id.split('_').all(lower) && id.starts_with(|first: char| first.is_ascii_lowercase())
}

/// Whether `id` is in snake_case or in capitals with dashes: `NO-PBL-12W`.
fn is_rule_id(id: &str) -> bool {
    let capital = |part: &str| {
        let plain = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit();
        !part.is_empty() && part.bytes().all(plain)
    };
    is_word(id) || id.split('-').all(capital)
}

fn check_choices(question: &Question, findings: &mut Findings) {
    let detail = match (question.kind, question.choices.is_empty()) {
        (QuestionKind::Choice, true) => "there is nothing to choose from",
        (QuestionKind::Boolean | QuestionKind::Integer, false) => "only a choice has choices",
        (QuestionKind::Choice, false) | (QuestionKind::Boolean | QuestionKind::Integer, true) => {
            return;
        }
    };
    let at = format!("questions[{}].choices", question.id);
    findings.add(at, FindingCode::ChoicesMismatch, detail);
}

fn check_lengths(rule: &Rule, findings: &mut Findings) {
    let at = format!("rules[{}]", rule.id);
    check_pair(&at, rule.length, rule.unit, findings);
    if rule.length.is_some() && rule.start.is_none() {
        let detail = "the period has no start";
        findings.add(format!("{at}.start"), FindingCode::LengthIncomplete, detail);
    }
    check_parts(&at, rule.extension.as_ref(), rule.effect.as_ref(), findings);
    if let Some(after) = &rule.after {
        check_range(&format!("{at}.after"), after.length, after.unit, findings);
    }
}

fn check_parts(
    at: &str,
    extension: Option<&Extension>,
    effect: Option<&Effect>,
    findings: &mut Findings,
) {
    if let Some(extension) = extension {
        let at = format!("{at}.extension");
        check_pair(&at, extension.max, extension.unit, findings);
    }
    if let Some(effect) = effect {
        let at = format!("{at}.effect");
        check_pair(&at, effect.length, effect.unit, findings);
    }
}

fn check_pair(at: &str, length: Option<u32>, unit: Option<LengthUnit>, findings: &mut Findings) {
    match (length, unit) {
        (Some(length), Some(unit)) => check_range(at, length, unit, findings),
        (None, None) => {}
        (Some(_), None) => {
            findings.add(
                at,
                FindingCode::LengthIncomplete,
                "a number without its unit",
            );
        }
        (None, Some(_)) => {
            findings.add(
                at,
                FindingCode::LengthIncomplete,
                "a unit without its number",
            );
        }
    }
}

/// Ten years is more than any law names; beyond it stands a slip of the pen.
fn check_range(at: &str, length: u32, unit: LengthUnit, findings: &mut Findings) {
    let longest = match unit {
        LengthUnit::WorkingHours => 20_000,
        LengthUnit::WorkingDays | LengthUnit::CalendarDays => 3_650,
        LengthUnit::Weeks => 520,
        LengthUnit::Months => 120,
    };
    if !(1..=longest).contains(&length) {
        let detail = format!("{length} {unit} is not between 1 and {longest}");
        findings.add(at, FindingCode::LengthOutOfRange, detail);
    }
}
