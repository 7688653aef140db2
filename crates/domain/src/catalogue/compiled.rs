//! A catalogue made ready for use: every reference resolved by one look-up.

use std::collections::HashMap;
use std::sync::Arc;

use super::document::{CaseType, Document, DocumentToBring, Promise, Question, Rule, Unit};
use crate::suggestion::Model;

/// One version of a municipality's catalogue, compiled once and shared.
#[derive(Debug)]
pub struct Catalogue {
    version: u32,
    document: Arc<Document>,
    units: HashMap<String, usize>,
    questions: HashMap<String, usize>,
    documents: HashMap<String, usize>,
    promises: HashMap<String, usize>,
    rules: HashMap<String, usize>,
    case_types: HashMap<String, usize>,
    model: Model,
}

impl Catalogue {
    /// Compiles `document`, which has been checked, as `version`.
    pub fn compile(version: u32, document: Document) -> Self {
        let document = Arc::new(document);
        Self {
            version,
            units: index(document.units.iter().map(|unit| &unit.id)),
            questions: index(document.questions.iter().map(|question| &question.id)),
            documents: index(document.documents.iter().map(|paper| &paper.id)),
            promises: index(document.promises.iter().map(|promise| &promise.id)),
            rules: index(document.rules.iter().map(|rule| &rule.id)),
            case_types: index(document.case_types.iter().map(|case_type| &case_type.id)),
            model: Model::of(Arc::clone(&document)),
            document,
        }
    }

    /// Its version, from 1.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The document it was compiled from.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What suggests case types from a text.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The unit with this id.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.units
            .get(id)
            .and_then(|&at| self.document.units.get(at))
    }

    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions
            .get(id)
            .and_then(|&at| self.document.questions.get(at))
    }

    /// The paper to bring with this id.
    pub fn document_to_bring(&self, id: &str) -> Option<&DocumentToBring> {
        self.documents
            .get(id)
            .and_then(|&at| self.document.documents.get(at))
    }

    /// The promise with this id.
    pub fn promise(&self, id: &str) -> Option<&Promise> {
        self.promises
            .get(id)
            .and_then(|&at| self.document.promises.get(at))
    }

    /// The rule with this id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules
            .get(id)
            .and_then(|&at| self.document.rules.get(at))
    }

    /// The case type with this id.
    pub fn case_type(&self, id: &str) -> Option<&CaseType> {
        self.case_types
            .get(id)
            .and_then(|&at| self.document.case_types.get(at))
    }
}

fn index<'a>(ids: impl Iterator<Item = &'a String>) -> HashMap<String, usize> {
    ids.enumerate().map(|(at, id)| (id.clone(), at)).collect()
}
