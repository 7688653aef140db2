//! What the form shows, in somebody's language.

use std::sync::Arc;

use jiff::ToSpan as _;
use onedoor_domain::business::Scheme;
use onedoor_domain::catalogue::{CaseType, Question};
use onedoor_domain::form;
use onedoor_domain::guarantee::{Basis, Terms, promised};
use onedoor_domain::{Country, Language, Moment};

use crate::in_force::InForce;
use crate::{promise_texts, texts};

/// How many days ahead it is told when somebody is there: a week.
const DAYS: i64 = 7;

/// The form of a municipality, with a challenge of its own.
#[derive(Debug, Clone)]
pub struct FormShown {
    /// What is in force there.
    pub in_force: Arc<InForce>,
    /// The phone of its business office.
    pub phone: Option<String>,
    /// What must be met.
    pub challenge: FormChallenge,
    pub(super) now: Moment,
}

/// A challenge that was given out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormChallenge {
    /// As it must come back.
    pub text: String,
    /// How many bits of nothing the hash must begin with.
    pub bits: u8,
    /// Until when it counts.
    pub expires_at: Moment,
}

/// A case type as the form shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormCaseType {
    /// Its id.
    pub id: String,
    /// The id of the group in which it stands.
    pub group: String,
    /// What that is called.
    pub group_name: String,
    /// What people call it.
    pub name: String,
    /// The ids of the questions that it needs.
    pub questions: Vec<String>,
    /// What to bring.
    pub documents: Vec<String>,
    /// What is promised by when, a sentence each.
    pub promises: Vec<String>,
}

/// A question as the form asks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormQuestion {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// The word for what it wants.
    pub kind: &'static str,
    /// What can be chosen: id and words.
    pub choices: Vec<(String, String)>,
}

/// A day, and when somebody is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormDay {
    /// Which, ISO 8601.
    pub date: String,
    /// Which, in words.
    pub day: String,
    /// From when until when: empty if nobody is.
    pub hours: Vec<(String, String)>,
}

impl FormShown {
    /// All case types, by group and name.
    pub fn case_types(&self, language: Language) -> Vec<FormCaseType> {
        let all = &self.in_force.catalogue.document().case_types;
        let mut shown: Vec<FormCaseType> =
            all.iter().map(|of| self.case_type(of, language)).collect();
        shown.sort_by(|one, other| {
            let key = |of: &FormCaseType| (of.group_name.to_lowercase(), of.name.to_lowercase());
            key(one).cmp(&key(other))
        });
        shown
    }

    /// All questions that any case type needs.
    pub fn questions(&self, language: Language) -> Vec<FormQuestion> {
        let document = self.in_force.catalogue.document();
        let decides = |one: &&Question| {
            let mut types = document.case_types.iter();
            types.any(|of| of.when.iter().any(|when| when.question == one.id))
        };
        let asked = document.questions.iter().filter(decides);
        asked.map(|one| question(one, language)).collect()
    }

    /// The days of a week from today, with the hours in which the municipality is open.
    pub fn open_days(&self, language: Language) -> Vec<FormDay> {
        let calendar = &self.in_force.calendars.local;
        let today = calendar.date_of(self.now);
        let days = (0..DAYS).filter_map(|ahead| today.checked_add(ahead.days()).ok());
        days.map(|date| FormDay {
            date: date.to_string(),
            day: promise_texts::date(language, date),
            hours: calendar
                .hours_on(date)
                .iter()
                .map(|hours| {
                    (
                        clock(language, hours.opens()),
                        clock(language, hours.closes()),
                    )
                })
                .collect(),
        })
        .collect()
    }

    /// Whether the municipality is open now.
    pub fn is_open(&self) -> bool {
        self.in_force.calendars.local.is_open(self.now)
    }

    /// What a text seems to be about, as far as it is clear enough to be shown.
    pub fn suggested(&self, text: &str, language: Language) -> Vec<String> {
        let settings = &self.in_force.municipality.settings;
        let model = self.in_force.catalogue.model();
        let found = model.suggest("", text, language).into_iter();
        found
            .filter(|one| one.score >= settings.suggestion_threshold)
            .take(usize::from(settings.suggestions_at_most))
            .map(|one| one.case_type)
            .collect()
    }

    fn case_type(&self, of: &CaseType, language: Language) -> FormCaseType {
        let in_force = &self.in_force;
        let catalogue = &in_force.catalogue;
        let documents = of.documents.iter();
        let terms = promised(
            catalogue,
            &[of],
            in_force.municipality.country,
            in_force.calendars.local.date_of(self.now),
            in_force.calendar_version,
        );
        let mut promises: Vec<String> = terms
            .iter()
            .filter(|terms| !terms.is_internal())
            .map(|terms| self.promise(terms, language))
            .collect();
        promises.dedup();
        FormCaseType {
            id: of.id.clone(),
            group: of.group.clone(),
            group_name: group_name(&of.group, language),
            name: of.names.get(language).to_owned(),
            questions: form::questions(of).into_iter().map(str::to_owned).collect(),
            documents: documents
                .filter_map(|id| catalogue.document_to_bring(id))
                .map(|one| one.names.get(language).to_owned())
                .collect(),
            promises,
        }
    }

    /// A promise before it is given: what, within how long, and from when that counts.
    fn promise(&self, terms: &Terms, language: Language) -> String {
        let catalogue = &self.in_force.catalogue;
        let names = match &terms.basis {
            Basis::Promise { promise } => catalogue.promise(promise).map(|of| &of.names),
            Basis::Rule { rule, .. } => catalogue.rule(rule).map(|of| &of.names),
        };
        let name = names.map_or_else(
            || texts::say(language, &format!("clock-{}", terms.clock)),
            |names| names.get(language).to_owned(),
        );
        let mentions = [
            ("promise", name),
            (
                "length",
                promise_texts::length(language, terms.length, terms.unit),
            ),
            (
                "start",
                texts::say(language, &format!("starts-{}", terms.start)),
            ),
        ];
        texts::say_with(language, "form-promise", &mentions)
    }
}

/// The register whose number every business of a country has.
pub fn register_of(country: Country) -> Scheme {
    match country {
        Country::Dk => Scheme::DkCvr,
        Country::No => Scheme::NoOrgnr,
        Country::Se => Scheme::SeOrgnr,
        Country::Fi => Scheme::FiYtunnus,
        Country::Is => Scheme::IsKennitala,
    }
}

/// The name of a group of case types; its id where a catalogue has groups of its own.
fn group_name(group: &str, language: Language) -> String {
    let key = format!("group-{group}");
    let name = texts::say(language, &key);
    if name == key { group.to_owned() } else { name }
}

fn question(of: &Question, language: Language) -> FormQuestion {
    let choices = of.choices.iter();
    FormQuestion {
        id: of.id.clone(),
        text: of.text.get(language).to_owned(),
        kind: of.kind.as_str(),
        choices: choices
            .map(|choice| (choice.id.clone(), choice.text.get(language).to_owned()))
            .collect(),
    }
}

/// A minute of the day as clocks are written; after midnight it begins anew.
fn clock(language: Language, minute: u16) -> String {
    let minute = if minute > 24 * 60 {
        minute - 24 * 60
    } else {
        minute
    };
    let part = |part: u16| i8::try_from(part).unwrap_or(0);
    texts::clock(language, part(minute / 60), part(minute % 60))
}
