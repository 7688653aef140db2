//! The pages of the form.

use std::collections::BTreeMap;

use askama::Template;
use onedoor_service::{
    FieldProblem, FormCaseType, FormDay, FormQuestion, FormReceipt, FormShown, texts,
};

use super::filled::{Filled, field_of};
use crate::assets;
use crate::frame::Frame;

/// Where somebody begins: what it is about.
#[derive(Template)]
#[template(path = "form/write.html")]
pub(crate) struct WritePage {
    pub(crate) frame: Frame,
    pub(crate) around: Around,
    pub(crate) filled: Filled,
    pub(crate) wrong: Wrong,
    pub(crate) groups: Vec<(String, Vec<FormCaseType>)>,
    pub(crate) languages: Vec<(String, String)>,
}

/// What follows from it: questions, what to bring, what is promised, and who asks.
#[derive(Template)]
#[template(path = "form/details.html")]
pub(crate) struct DetailsPage {
    pub(crate) frame: Frame,
    pub(crate) around: Around,
    pub(crate) filled: Filled,
    pub(crate) wrong: Wrong,
    /// What it is about, or seems to be.
    pub(crate) about: Vec<FormCaseType>,
    pub(crate) questions: Vec<FormQuestion>,
    pub(crate) documents: Vec<String>,
    pub(crate) promises: Vec<String>,
}

/// What came of it.
#[derive(Template)]
#[template(path = "form/receipt.html")]
pub(crate) struct ReceiptPage {
    pub(crate) frame: Frame,
    pub(crate) around: Around,
    pub(crate) receipt: FormReceipt,
}

/// What is shown where nothing is told.
#[derive(Template)]
#[template(path = "form/passed.html")]
pub(crate) struct PassedPage {
    pub(crate) frame: Frame,
    pub(crate) around: Around,
}

/// What stands around the form.
#[derive(Clone)]
pub(crate) struct Around {
    pub(crate) slug: String,
    pub(crate) municipality: String,
    pub(crate) title: String,
    /// How to call instead.
    pub(crate) call: Option<(String, String)>,
    pub(crate) is_open: bool,
    pub(crate) days: Vec<FormDay>,
    pub(crate) challenge: String,
    pub(crate) bits: u8,
    pub(crate) script: &'static str,
}

/// What is wrong with what was filled in, by field; in the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Wrong {
    /// The field with its label and the sentence about it.
    pub(crate) all: Vec<(String, String, String)>,
    /// What concerns no field.
    pub(crate) besides: Vec<String>,
}

impl Around {
    pub(crate) fn of(shown: &FormShown, frame: Frame) -> Self {
        let municipality = &shown.in_force.municipality;
        let name = [("municipality", municipality.name.clone())];
        let call = shown.phone.as_ref().map(|phone| {
            let words = [("phone", phone.clone())];
            let said = texts::say_with(frame.language, "form-call", &words);
            (phone.replace(' ', ""), said)
        });
        Self {
            slug: municipality.slug.clone(),
            municipality: municipality.name.clone(),
            title: texts::say_with(frame.language, "form-title", &name),
            call,
            is_open: shown.is_open(),
            days: shown.open_days(frame.language),
            challenge: shown.challenge.text.clone(),
            bits: shown.challenge.bits,
            script: assets::FORM.address(),
        }
    }
}

impl WritePage {
    pub(crate) fn of(shown: &FormShown, frame: Frame, filled: Filled, wrong: Wrong) -> Self {
        let mut groups: Vec<(String, Vec<FormCaseType>)> = Vec::new();
        for of in shown.case_types(frame.language) {
            match groups.last_mut() {
                Some((name, types)) if *name == of.group_name => types.push(of),
                Some(_) | None => groups.push((of.group_name.clone(), vec![of])),
            }
        }
        Self {
            around: Around::of(shown, frame).carrying(&filled),
            languages: languages(),
            frame,
            filled,
            wrong,
            groups,
        }
    }
}

impl DetailsPage {
    pub(crate) fn of(shown: &FormShown, frame: Frame, filled: Filled, wrong: Wrong) -> Self {
        let about = about(shown, frame, &filled);
        let listed = |list: fn(&FormCaseType) -> &Vec<String>| {
            let mut all: Vec<String> = Vec::new();
            for one in about.iter().flat_map(list) {
                if !all.contains(one) {
                    all.push(one.clone());
                }
            }
            all
        };
        let asked = listed(|of| &of.questions);
        let mut questions = shown.questions(frame.language);
        questions.retain(|one| asked.contains(&one.id));
        Self {
            around: Around::of(shown, frame).carrying(&filled),
            documents: listed(|of| &of.documents),
            promises: listed(|of| &of.promises),
            frame,
            filled,
            wrong,
            about,
            questions,
        }
    }

    /// What was answered to a question before.
    pub(crate) fn answer(&self, question: &str) -> &str {
        self.filled.answers.get(question).map_or("", String::as_str)
    }

    /// The name of the field of a question.
    pub(crate) fn field(&self, question: &str) -> String {
        field_of(question)
    }
}

impl ReceiptPage {
    /// A phone number as it is dialled.
    pub(crate) fn dialled(&self, phone: &str) -> String {
        let dials = |sign: &char| sign.is_ascii_digit() || *sign == '+';
        phone.chars().filter(dials).collect()
    }
}

impl Around {
    /// The challenge with which it began, as long as it counts: time runs from there.
    fn carrying(mut self, filled: &Filled) -> Self {
        if !filled.challenge.is_empty() {
            self.challenge.clone_from(&filled.challenge);
        }
        self
    }
}

impl Wrong {
    /// What is wrong, told in words. `asked` are the questions of the form.
    pub(crate) fn of(problems: &[FieldProblem], frame: Frame, asked: &[FormQuestion]) -> Self {
        let mut wrong = Self::default();
        for problem in problems {
            let key = format!("field-{}", problem.code);
            let said = texts::say_with(frame.language, &key, &problem.params);
            match field(&problem.pointer, frame, asked) {
                Some((name, label)) => wrong.all.push((name, label, said)),
                None => wrong.besides.push(said),
            }
        }
        wrong
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty() && self.besides.is_empty()
    }

    /// What is wrong with this field.
    pub(crate) fn with(&self, name: &str) -> Option<&str> {
        let mut all = self.all.iter();
        let (_, _, said) = all.find(|(field, _, _)| field == name)?;
        Some(said)
    }
}

/// What they chose; else what the text seems to be about.
fn about(shown: &FormShown, frame: Frame, filled: &Filled) -> Vec<FormCaseType> {
    let ids = if filled.case_types.is_empty() {
        shown.suggested(&filled.text, frame.language)
    } else {
        filled.case_types.clone()
    };
    let mut all = shown.case_types(frame.language);
    all.retain(|of| ids.contains(&of.id));
    all
}

/// The field that a pointer means, and its label.
fn field(pointer: &str, frame: Frame, asked: &[FormQuestion]) -> Option<(String, String)> {
    let (name, label) = match pointer {
        "/text" => ("text", "form-text"),
        "/contact/name" => ("name", "form-name"),
        "/contact/email" => ("email", "form-email"),
        "/contact/phone" => ("phone", "form-phone"),
        "/business/name" => ("business", "form-business"),
        "/business/identifiers/0/value" => ("number", "form-number"),
        "/place/address" => ("address", "form-address"),
        "/place/postal_code" => ("postal_code", "form-postal"),
        other => {
            let id = other.strip_prefix("/attributes/")?;
            let question = asked.iter().find(|one| one.id == id)?;
            return Some((field_of(id), question.text.clone()));
        }
    };
    Some((name.to_owned(), frame.say(label)))
}

/// The languages in which it can be read: tag and own name.
pub(crate) fn languages() -> Vec<(String, String)> {
    let names: BTreeMap<&str, &str> = [
        ("da", "Dansk"),
        ("en", "English"),
        ("fi", "Suomi"),
        ("nb", "Norsk bokmål"),
        ("nn", "Norsk nynorsk"),
        ("sv", "Svenska"),
    ]
    .into();
    let pairs = names.into_iter();
    pairs
        .map(|(tag, name)| (tag.to_owned(), name.to_owned()))
        .collect()
}
