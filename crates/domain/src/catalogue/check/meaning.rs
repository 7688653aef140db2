//! The meaning of a catalogue: nothing in it is idle, and nobody is promised nothing.

use std::collections::BTreeSet;

use super::Findings;
use crate::catalogue::document::{CaseType, Document, Question, QuestionKind, When};
use crate::catalogue::finding::FindingCode;

pub(super) fn check(document: &Document, findings: &mut Findings) {
    for case_type in &document.case_types {
        check_case_type(document, case_type, findings);
    }
    check_use(document, findings);
}

fn check_case_type(document: &Document, case_type: &CaseType, findings: &mut Findings) {
    let at = |key: &str| format!("case_types[{}].{key}", case_type.id);
    if case_type.promises.is_empty() {
        let detail = "the case type promises nothing, so nobody would notice a wait";
        findings.add(at("promises"), FindingCode::NoPromise, detail);
    }
    if !case_type.units.contains(&case_type.lead) {
        let detail = format!("`{}` leads, but is not among the units", case_type.lead);
        findings.add(at("lead"), FindingCode::LeadOutside, detail);
    }
    for (index, when) in case_type.when.iter().enumerate() {
        let at = at(&format!("when[{index}]"));
        let question = document.questions.iter().find(|q| q.id == when.question);
        if let Some(problem) = question.and_then(|question| mismatch(question, when)) {
            findings.add(at.as_str(), FindingCode::ConditionMismatch, problem);
        }
        if case_type.units.contains(&when.unit) {
            let detail = format!("`{}` takes part whatever the answer is", when.unit);
            findings.add(at, FindingCode::IdleCondition, detail);
        }
    }
    for (jurisdiction, rules) in &case_type.rules {
        let elsewhere = |id: &&String| {
            let rule = document.rules.iter().find(|rule| rule.id == **id);
            rule.is_some_and(|rule| rule.country != *jurisdiction)
        };
        for id in rules.iter().filter(elsewhere) {
            let detail = format!("the rule `{id}` does not hold there and can never apply");
            let at = at(&format!("rules.{jurisdiction}"));
            findings.add(at, FindingCode::RuleMisplaced, detail);
        }
    }
}

/// Why `when` cannot be decided by an answer to `question`.
fn mismatch(question: &Question, when: &When) -> Option<String> {
    match (question.kind, when.at_least, &when.is) {
        (QuestionKind::Boolean, None, None) | (QuestionKind::Integer, Some(_), None) => None,
        (QuestionKind::Boolean, _, _) => {
            Some("a yes-or-no question takes neither `at_least` nor `is`".to_owned())
        }
        (QuestionKind::Integer, _, _) => {
            Some("a question for a number takes `at_least` and nothing else".to_owned())
        }
        (QuestionKind::Choice, None, Some(is)) => {
            let unknown = question.choices.iter().all(|choice| choice.id != *is);
            unknown.then(|| format!("`{is}` is not among the choices of `{}`", question.id))
        }
        (QuestionKind::Choice, _, _) => Some("a choice takes `is` and nothing else".to_owned()),
    }
}

/// What no case type uses is there by mistake: an entry, or its use, was forgotten.
///
/// A rule that is not enabled is exempt: it waits for the municipality to confirm it.
fn check_use(document: &Document, findings: &mut Findings) {
    let types = || document.case_types.iter();
    let asked: BTreeSet<&String> = types()
        .flat_map(|t| t.when.iter().map(|w| &w.question))
        .collect();
    for question in document.questions.iter().filter(|q| !asked.contains(&q.id)) {
        let at = format!("questions[{}]", question.id);
        let detail = "no case type asks the question";
        findings.add(at, FindingCode::UnusedQuestion, detail);
    }
    let given: BTreeSet<&String> = types().flat_map(|t| &t.promises).collect();
    for promise in document.promises.iter().filter(|p| !given.contains(&p.id)) {
        let at = format!("promises[{}]", promise.id);
        let detail = "no case type gives the promise";
        findings.add(at, FindingCode::UnusedPromise, detail);
    }
    let listed: BTreeSet<&String> = types().flat_map(|t| t.rules.values().flatten()).collect();
    let idle = |id: &String, enabled: bool| enabled && !listed.contains(id);
    for rule in document.rules.iter().filter(|r| idle(&r.id, r.enabled)) {
        let at = format!("rules[{}]", rule.id);
        let detail = "no case type lists the rule, although it is enabled";
        findings.add(at, FindingCode::UnusedRule, detail);
    }
}
