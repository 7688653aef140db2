//! The words of the form itself, for whoever shows it elsewhere.

use std::collections::BTreeMap;

use onedoor_domain::Language;

use crate::texts;

/// The words of the form itself: of each, what follows `form-`.
const WORDS: [&str; 54] = [
    "lead",
    "text",
    "text-what",
    "types",
    "types-what",
    "about",
    "questions",
    "questions-what",
    "yes",
    "no",
    "unknown",
    "bring",
    "bring-what",
    "promised",
    "you",
    "business",
    "business-what",
    "name",
    "reach",
    "reach-what",
    "email",
    "phone",
    "place",
    "address",
    "postal",
    "protected",
    "trap",
    "optional",
    "go_on",
    "back",
    "send",
    "sending",
    "draft",
    "draft-forget",
    "errors",
    "offline",
    "failed",
    "too_often",
    "hours",
    "hours-closed",
    "open_now",
    "closed_now",
    "receipt",
    "receipt-reference",
    "receipt-asked",
    "receipt-follow",
    "receipt-follow-what",
    "receipt-another",
    "passed",
    "passed-what",
    "number",
    "files",
    "files-sent",
    "files-failed",
];

/// The words of the form itself, by what follows `form-` in their keys.
pub fn form_texts(
    language: Language,
    municipality: &str,
    phone: Option<&str>,
) -> BTreeMap<String, String> {
    let say = |word: &&str| texts::say(language, &format!("form-{word}"));
    let words = WORDS.iter();
    let mut all: BTreeMap<String, String> =
        words.map(|word| ((*word).to_owned(), say(word))).collect();
    let name = [("municipality", municipality.to_owned())];
    all.insert(
        "title".to_owned(),
        texts::say_with(language, "form-title", &name),
    );
    if let Some(phone) = phone {
        let phone = [("phone", phone.to_owned())];
        all.insert(
            "call".to_owned(),
            texts::say_with(language, "form-call", &phone),
        );
    }
    all
}
