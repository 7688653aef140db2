//! What was filled in, as a browser sends it.

use std::collections::BTreeMap;

use onedoor_domain::{Country, Language};
use onedoor_service::{
    BusinessInput, ContactInput, EnquiryInput, FormQuestion, IdentifierInput, PlaceInput,
    register_of,
};
use serde_json::Value;

/// What stands before the id of a question in the name of its field.
const QUESTION: &str = "q-";

/// What to do with what was filled in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Go {
    /// Show what follows from it.
    #[default]
    On,
    /// Go back to the beginning.
    Back,
    /// Send it.
    Send,
}

/// What was filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Filled {
    pub(crate) go: Go,
    pub(crate) text: String,
    pub(crate) case_types: Vec<String>,
    pub(crate) answers: BTreeMap<String, String>,
    pub(crate) business: String,
    pub(crate) number: String,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) phone: String,
    pub(crate) address: String,
    pub(crate) postal_code: String,
    pub(crate) is_protected: bool,
    /// What people do not see, and leave empty.
    pub(crate) website: String,
    pub(crate) challenge: String,
    pub(crate) proof: String,
}

impl Filled {
    /// Reads the fields. Of a field that stands twice the last counts; what is unknown is passed over.
    pub(crate) fn of(pairs: Vec<(String, String)>) -> Self {
        let mut filled = Self::default();
        for (name, value) in pairs {
            // Browsers break lines with two signs; what was typed has one.
            let value = value.replace("\r\n", "\n");
            filled.take(&name, value);
        }
        filled
    }

    fn take(&mut self, name: &str, value: String) {
        let field = match name {
            "text" => &mut self.text,
            "business" => &mut self.business,
            "number" => &mut self.number,
            "name" => &mut self.name,
            "email" => &mut self.email,
            "phone" => &mut self.phone,
            "address" => &mut self.address,
            "postal_code" => &mut self.postal_code,
            "website" => &mut self.website,
            "challenge" => &mut self.challenge,
            "proof" => &mut self.proof,
            "case_types" if value.is_empty() => return,
            "case_types" => return self.case_types.push(value),
            "protected" => return self.is_protected = true,
            "go" => return self.go = go(&value),
            other => {
                if let Some(id) = other.strip_prefix(QUESTION) {
                    self.answers.insert(id.to_owned(), value);
                }
                return;
            }
        };
        *field = value;
    }

    /// What they ask, with the answers to these questions.
    pub(crate) fn enquiry(
        &self,
        asked: &[FormQuestion],
        country: Country,
        language: Language,
    ) -> EnquiryInput {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.trim().is_empty());
        let identifiers = some(&self.number).map(|value| IdentifierInput {
            scheme: register_of(country).to_string(),
            value,
        });
        EnquiryInput {
            language: Some(language.to_string()),
            text: self.text.clone(),
            case_types: self.case_types.clone(),
            attributes: self.attributes(asked),
            business: Some(BusinessInput {
                name: some(&self.business),
                identifiers: identifiers.into_iter().collect(),
            }),
            contact: Some(ContactInput {
                name: some(&self.name),
                email: some(&self.email),
                phone: some(&self.phone),
                acting_as: None,
            }),
            place: Some(PlaceInput {
                address: some(&self.address),
                postal_code: some(&self.postal_code),
            }),
            protected_identity: self.is_protected,
            ..EnquiryInput::default()
        }
    }

    /// The answers to what was asked, as each question wants them. What was left out is not answered.
    fn attributes(&self, asked: &[FormQuestion]) -> BTreeMap<String, Value> {
        let answered = asked.iter().filter_map(|question| {
            let given = self.answers.get(&question.id)?.trim();
            if given.is_empty() {
                return None;
            }
            let value = match (question.kind, given) {
                ("boolean", "true") => Value::Bool(true),
                ("boolean", "false") => Value::Bool(false),
                ("integer", number) => number
                    .parse::<i64>()
                    .map_or_else(|_| Value::from(number), Value::from),
                (_, other) => Value::from(other),
            };
            Some((question.id.clone(), value))
        });
        answered.collect()
    }
}

/// The name of the field of a question.
pub(crate) fn field_of(question: &str) -> String {
    format!("{QUESTION}{question}")
}

fn go(word: &str) -> Go {
    match word {
        "send" => Go::Send,
        "back" => Go::Back,
        _ => Go::On,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(pairs: &[(&str, &str)]) -> Filled {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Filled::of(pairs.iter().map(own).collect())
    }

    fn question(id: &str, kind: &'static str) -> FormQuestion {
        FormQuestion {
            id: id.to_owned(),
            text: String::new(),
            kind,
            choices: Vec::new(),
        }
    }

    #[test]
    fn answers_are_what_their_questions_want() {
        let sent = filled(&[
            ("q-a", "true"),
            ("q-b", "12"),
            ("q-c", "often"),
            ("q-d", ""),
            ("q-e", "many"),
            ("q-unasked", "true"),
        ]);
        let asked = [
            question("a", "boolean"),
            question("b", "integer"),
            question("c", "choice"),
            question("d", "boolean"),
            question("e", "integer"),
        ];
        let enquiry = sent.enquiry(&asked, Country::Dk, Language::Da);
        let said = serde_json::json!({"a": true, "b": 12, "c": "often", "e": "many"});
        assert_eq!(serde_json::json!(enquiry.attributes), said);
    }

    #[test]
    fn what_was_left_blank_was_not_said() {
        let sent = filled(&[("name", " "), ("text", "one\r\ntwo"), ("go", "send")]);
        assert_eq!(sent.go, Go::Send);
        let enquiry = sent.enquiry(&[], Country::Se, Language::Sv);
        assert_eq!(enquiry.text, "one\ntwo");
        assert_eq!(enquiry.contact.and_then(|of| of.name), None);
    }
}
