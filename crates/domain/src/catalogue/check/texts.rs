//! The texts of a catalogue: what people read is there in every language.

use super::Findings;
use crate::Texts;
use crate::catalogue::document::Document;
use crate::catalogue::finding::FindingCode;

pub(super) fn check(document: &Document, findings: &mut Findings) {
    let mut texts = |at: String, texts: &Texts| {
        let wanted = |language: &crate::Language| document.languages.contains(language);
        for language in texts.missing().filter(wanted) {
            let detail = format!("there is no text in `{language}`");
            findings.add(format!("{at}.{language}"), FindingCode::MissingText, detail);
        }
    };
    for unit in &document.units {
        texts(format!("units[{}].names", unit.id), &unit.names);
    }
    for question in &document.questions {
        let at = format!("questions[{}]", question.id);
        texts(format!("{at}.text"), &question.text);
        for choice in &question.choices {
            texts(format!("{at}.choices[{}].text", choice.id), &choice.text);
        }
    }
    for paper in &document.documents {
        texts(format!("documents[{}].names", paper.id), &paper.names);
    }
    for promise in &document.promises {
        texts(format!("promises[{}].names", promise.id), &promise.names);
    }
    for rule in &document.rules {
        texts(format!("rules[{}].names", rule.id), &rule.names);
    }
    for case_type in &document.case_types {
        let at = format!("case_types[{}]", case_type.id);
        texts(format!("{at}.names"), &case_type.names);
        if let Some(note) = &case_type.note {
            texts(format!("{at}.note"), note);
        }
    }
    check_single_texts(document, findings);
}

/// Texts that are the same in every language: the proper names of authorities and laws.
fn check_single_texts(document: &Document, findings: &mut Findings) {
    let mut text = |at: String, text: &str| {
        if text.trim().is_empty() {
            findings.add(at, FindingCode::MissingText, "the text is blank");
        }
    };
    for unit in &document.units {
        for (country, there) in &unit.countries {
            if let Some(name) = &there.name {
                text(format!("units[{}].countries.{country}.name", unit.id), name);
            }
        }
    }
    for rule in &document.rules {
        text(format!("rules[{}].law", rule.id), &rule.law);
    }
}
