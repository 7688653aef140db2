//! What whoever sent a form is told at once: who is their person, what happens next, by when.

use onedoor_domain::Language;
use serde::{Deserialize, Serialize};

use crate::intake::Registered;
use crate::texts;

/// The receipt. It is kept sealed with the key under which the form was sent, to be given again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormReceipt {
    /// The language in which it is told.
    pub language: String,
    /// The reference of the case.
    pub reference: String,
    /// When the enquiry was received.
    pub received_at: String,
    /// The one person to turn to.
    pub person: Option<PersonTold>,
    /// What happens next, in a sentence.
    pub next: String,
    /// What is promised.
    pub promises: Vec<PromiseTold>,
    /// What to bring.
    pub documents: Vec<String>,
    /// What the coordinator will still ask.
    pub questions: Vec<String>,
    /// The code by which the case is followed.
    pub code: String,
    /// The page that it opens.
    pub url: String,
}

/// The one person to turn to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonTold {
    /// Their name.
    pub name: String,
    /// Their title.
    pub title: String,
    /// Their phone.
    pub phone: String,
    /// Their address.
    pub email: String,
}

/// What is promised, by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseTold {
    /// What.
    pub name: String,
    /// By when, if its clock has started.
    pub due_at: Option<String>,
    /// By when in words, or what it waits for.
    pub due: String,
}

impl FormReceipt {
    /// The receipt of what was registered.
    pub(super) fn of(registered: &Registered, language: Language) -> Self {
        let file = &registered.file;
        let mut outside: Vec<_> = file
            .guarantees
            .iter()
            .filter(|record| !record.terms.is_internal())
            .collect();
        outside.sort_by_key(|record| (record.due_at.is_none(), record.due_at, record.id));
        let person = file.coordinator().map(|person| PersonTold {
            name: person.name.clone(),
            title: person.title.clone(),
            phone: person.phone.clone(),
            email: person.email.clone(),
        });
        let promises: Vec<PromiseTold> = outside
            .into_iter()
            .map(|record| PromiseTold {
                name: file.promise_name(record, language),
                due_at: record.due_at.map(|at| at.to_string()),
                due: file.due_text(record, language),
            })
            .collect();
        let name = person
            .as_ref()
            .map_or_else(String::new, |of| of.name.clone());
        let questions = file.questions.iter();
        Self {
            language: language.to_string(),
            reference: file.case.reference.clone(),
            received_at: file.case.received_at.to_string(),
            next: texts::say_with(language, "form-receipt-next", &[("person", name)]),
            person,
            promises,
            documents: file.documents(language),
            questions: questions
                .filter_map(|one| file.catalogue.question(&one.question))
                .map(|one| one.text.get(language).to_owned())
                .collect(),
            code: registered.tracking.code.clone(),
            url: registered.tracking.url.clone(),
        }
    }
}
