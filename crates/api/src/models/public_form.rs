//! The form that anybody may send, on the wire.

mod sent;

use std::collections::BTreeMap;

use onedoor_domain::Language;
use onedoor_domain::form::AT_LEAST;
use onedoor_service::{FormCaseType, FormDay, FormQuestion, FormShown, form_texts, register_of};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

pub(crate) use sent::{AttachedResponse, FormPassedResponse, FormReceiptResponse, SendFormRequest};

/// In which language something is shown.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct LanguageQuery {
    /// `da`, `nb`, `nn`, `sv`, `fi` or `en`; else the best that `Accept-Language` names, else the
    /// municipality's own.
    pub(crate) language: Option<String>,
}

/// What the form of a municipality shows.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FormResponse {
    /// The municipality's short name.
    municipality: String,
    /// What it is called.
    name: String,
    /// The language in which this is written.
    language: String,
    /// All languages in which it can be had.
    languages: Vec<String>,
    /// What it may be about, by group and name.
    case_types: Vec<FormCaseTypeResponse>,
    /// What case types ask.
    questions: Vec<FormQuestionResponse>,
    /// The register whose number a business of the country has: the `scheme` of its identifier.
    identifier_scheme: String,
    /// How the municipality is reached otherwise.
    contact: FormContactResponse,
    /// What must be met when the form is sent.
    challenge: FormChallengeResponse,
    /// The words of the form itself, by key.
    texts: BTreeMap<String, String>,
    /// The same form as a page.
    page: String,
}

/// A case type as the form shows it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FormCaseTypeResponse {
    /// Its id.
    id: String,
    /// The id of its group.
    group: String,
    /// What that is called.
    group_name: String,
    /// What it is called.
    name: String,
    /// The ids of the questions that it needs.
    questions: Vec<String>,
    /// What to bring.
    documents: Vec<String>,
    /// What is promised by when, a sentence each.
    promises: Vec<String>,
}

/// A question of the form.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FormQuestionResponse {
    /// Its id: the key in `attributes`.
    id: String,
    /// The question.
    text: String,
    /// What it wants: `boolean`, `integer` or `choice`.
    kind: String,
    /// What can be chosen, for `choice`.
    choices: Vec<FormChoiceResponse>,
}

/// Something that can be chosen.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FormChoiceResponse {
    /// Its id: the answer.
    id: String,
    /// What it is called.
    text: String,
}

/// How the municipality is reached otherwise.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FormContactResponse {
    /// The phone of the business office.
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    /// Whether it is open now.
    open_now: bool,
    /// The next seven days, with the hours in which it is open.
    days: Vec<FormDayResponse>,
}

/// A day with its hours.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FormDayResponse {
    /// The day.
    #[schema(format = Date)]
    date: String,
    /// The day in words.
    day: String,
    /// When it is open; empty if it is closed.
    hours: Vec<FormHoursResponse>,
}

/// From when until when.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FormHoursResponse {
    /// From when, as clocks are written.
    from: String,
    /// Until when.
    until: String,
}

/// What must be met when the form is sent: no third party is asked.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FormChallengeResponse {
    /// As it must come back, once.
    text: String,
    /// How the work is checked: `sha-256`. Find a `proof` of at most 32 characters so that the hash of
    /// `text`, a full stop and `proof` begins with so many zero bits.
    algorithm: String,
    /// How many zero bits; 0 asks for nothing.
    bits: u8,
    /// How long a person takes at least, in seconds: what comes sooner is refused.
    at_least_seconds: i64,
    /// Until when it counts.
    #[schema(format = DateTime)]
    expires_at: String,
}

impl FormResponse {
    /// The form in `language`.
    pub(crate) fn of(form: &FormShown, language: Language, public_url: &str) -> Self {
        let municipality = &form.in_force.municipality;
        let slug = municipality.slug.clone();
        Self {
            page: format!("{public_url}/f/{slug}"),
            municipality: slug,
            name: municipality.name.clone(),
            language: language.to_string(),
            languages: Language::ALL.iter().map(ToString::to_string).collect(),
            case_types: all(form.case_types(language)),
            questions: all(form.questions(language)),
            identifier_scheme: register_of(municipality.country).to_string(),
            contact: FormContactResponse {
                phone: form.phone.clone(),
                open_now: form.is_open(),
                days: all(form.open_days(language)),
            },
            challenge: FormChallengeResponse {
                text: form.challenge.text.clone(),
                algorithm: "sha-256".to_owned(),
                bits: form.challenge.bits,
                at_least_seconds: AT_LEAST.as_secs(),
                expires_at: form.challenge.expires_at.to_string(),
            },
            texts: form_texts(language, &municipality.name, form.phone.as_deref()),
        }
    }
}

fn all<A, B: From<A>>(from: Vec<A>) -> Vec<B> {
    from.into_iter().map(B::from).collect()
}

impl From<FormCaseType> for FormCaseTypeResponse {
    fn from(of: FormCaseType) -> Self {
        Self {
            id: of.id,
            group: of.group,
            group_name: of.group_name,
            name: of.name,
            questions: of.questions,
            documents: of.documents,
            promises: of.promises,
        }
    }
}

impl From<FormQuestion> for FormQuestionResponse {
    fn from(of: FormQuestion) -> Self {
        let choices = of.choices.into_iter();
        Self {
            id: of.id,
            text: of.text,
            kind: of.kind.to_owned(),
            choices: choices
                .map(|(id, text)| FormChoiceResponse { id, text })
                .collect(),
        }
    }
}

impl From<FormDay> for FormDayResponse {
    fn from(of: FormDay) -> Self {
        let hours = of.hours.into_iter();
        Self {
            date: of.date,
            day: of.day,
            hours: hours
                .map(|(from, until)| FormHoursResponse { from, until })
                .collect(),
        }
    }
}
