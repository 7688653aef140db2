//! The references of a catalogue: every id leads somewhere, and only once.

use std::collections::BTreeSet;

use super::Findings;
use crate::catalogue::document::{CaseType, Document};
use crate::catalogue::finding::FindingCode;

/// Units that Onedoor itself sends work to: triage and what is no business matter.
const REQUIRED_UNITS: [&str; 2] = ["business_office", "switchboard"];

/// Case types that Onedoor itself gives: when nothing fits, and when it is no business matter.
const REQUIRED_CASE_TYPES: [&str; 2] = ["unclear", "not_business"];

/// The ids of one list, and the word for what they identify.
struct Known<'a>(&'static str, BTreeSet<&'a str>);

impl<'a> Known<'a> {
    fn new(what: &'static str, ids: impl Iterator<Item = &'a String>) -> Self {
        Self(what, ids.map(String::as_str).collect())
    }

    fn resolve(&self, at: &str, id: &str, findings: &mut Findings) {
        if !self.1.contains(id) {
            let detail = format!("there is no {} `{id}`", self.0);
            findings.add(at, FindingCode::UnknownReference, detail);
        }
    }

    fn resolve_all(&self, at: &str, ids: &[String], findings: &mut Findings) {
        let mut seen = BTreeSet::new();
        for (index, id) in ids.iter().enumerate() {
            let at = format!("{at}[{index}]");
            self.resolve(&at, id, findings);
            if !seen.insert(id) {
                let detail = format!("`{id}` stands in this list already");
                findings.add(at, FindingCode::Repeated, detail);
            }
        }
    }

    fn require(&self, list: &str, ids: &[&str], findings: &mut Findings) {
        for id in ids.iter().filter(|id| !self.1.contains(*id)) {
            let detail = format!("the {} `{id}` is missing, and Onedoor needs it", self.0);
            findings.add(list, FindingCode::RequiredEntry, detail);
        }
    }
}

/// Everything that a case type may refer to.
struct Lists<'a> {
    units: Known<'a>,
    questions: Known<'a>,
    documents: Known<'a>,
    promises: Known<'a>,
    rules: Known<'a>,
    case_types: Known<'a>,
}

pub(super) fn check(document: &Document, findings: &mut Findings) {
    let lists = Lists {
        units: Known::new("unit", document.units.iter().map(|e| &e.id)),
        questions: Known::new("question", document.questions.iter().map(|e| &e.id)),
        documents: Known::new("document", document.documents.iter().map(|e| &e.id)),
        promises: Known::new("promise", document.promises.iter().map(|e| &e.id)),
        rules: Known::new("rule", document.rules.iter().map(|e| &e.id)),
        case_types: Known::new("case type", document.case_types.iter().map(|e| &e.id)),
    };
    lists.units.require("units", &REQUIRED_UNITS, findings);
    let types = &lists.case_types;
    types.require("case_types", &REQUIRED_CASE_TYPES, findings);
    for case_type in &document.case_types {
        check_case_type(case_type, &lists, findings);
    }
}

fn check_case_type(case_type: &CaseType, lists: &Lists<'_>, findings: &mut Findings) {
    let at = |key: &str| format!("case_types[{}].{key}", case_type.id);
    lists.units.resolve(&at("lead"), &case_type.lead, findings);
    lists
        .units
        .resolve_all(&at("units"), &case_type.units, findings);
    lists
        .units
        .resolve_all(&at("external"), &case_type.external, findings);
    for (index, order) in case_type.order.iter().enumerate() {
        let at = at(&format!("order[{index}]"));
        lists
            .units
            .resolve(&format!("{at}.unit"), &order.unit, findings);
        lists
            .units
            .resolve_all(&format!("{at}.after"), &order.after, findings);
    }
    for (index, when) in case_type.when.iter().enumerate() {
        let at = at(&format!("when[{index}]"));
        lists
            .units
            .resolve(&format!("{at}.unit"), &when.unit, findings);
        let question = &when.question;
        lists
            .questions
            .resolve(&format!("{at}.question"), question, findings);
        if case_type
            .when
            .iter()
            .take(index)
            .any(|earlier| earlier == when)
        {
            let detail = "the same condition stands in this list already";
            findings.add(at, FindingCode::Repeated, detail);
        }
    }
    lists
        .documents
        .resolve_all(&at("documents"), &case_type.documents, findings);
    lists
        .promises
        .resolve_all(&at("promises"), &case_type.promises, findings);
    for (jurisdiction, rules) in &case_type.rules {
        let at = at(&format!("rules.{jurisdiction}"));
        lists.rules.resolve_all(&at, rules, findings);
    }
    lists
        .case_types
        .resolve_all(&at("parts"), &case_type.parts, findings);
}
