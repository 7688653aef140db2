//! What a mail says. Every mail to the business tells the same three things: who is your person,
//! what happens next, by when. Nobody outside the house is named, and nothing confidential is said:
//! mail is forwarded, and lies open on the way.

use onedoor_domain::Language;
use onedoor_domain::catalogue::EffectKind;
use onedoor_domain::delivery::Tiding;
use onedoor_domain::guarantee::GuaranteeStage;
use onedoor_domain::papers::{MissingItem, MissingPapers};
use onedoor_domain::webhook::SwitchedOff;
use onedoor_store::contents::GuaranteeRecord;
use serde::Serialize;

use super::facts::Facts;
use super::layout::{Fact, Link, Person};
use super::templates::Mentions;
use crate::in_force::InForce;
use crate::texts::{say, say_with};

/// How many promises a mail tells.
const PROMISES: usize = 8;

/// What a mail says, before it is laid out.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Content {
    pub(super) language: &'static str,
    pub(super) municipality: String,
    pub(super) colour: String,
    pub(super) subject: String,
    pub(super) greeting: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) facts: Vec<Fact>,
    pub(super) notes: Vec<String>,
    pub(super) actions: Vec<Link>,
    pub(super) person: Option<Person>,
    pub(super) footer: String,
}

impl Content {
    /// With nothing but what surrounds every mail.
    pub(super) fn empty(in_force: &InForce, language: Language) -> Self {
        let municipality = &in_force.municipality;
        Self {
            language: language.as_str(),
            municipality: municipality.name.clone(),
            colour: municipality.settings.mail.colour.clone(),
            subject: String::new(),
            greeting: say(language, "mail-hello"),
            paragraphs: Vec::new(),
            facts: Vec::new(),
            notes: Vec::new(),
            actions: Vec::new(),
            person: None,
            footer: say(language, "mail-footer"),
        }
    }

    /// One mail of what came since the last.
    pub(super) fn digest(
        in_force: &InForce,
        language: Language,
        items: &[(String, Tiding)],
    ) -> Self {
        let facts = items.iter().map(|(reference, tiding)| Fact {
            name: reference.clone(),
            value: say(language, &format!("mail-{tiding}-what")),
        });
        Self {
            subject: say(language, "mail-digest-what"),
            paragraphs: vec![say(language, "mail-digest-lead")],
            facts: facts.collect(),
            ..Self::empty(in_force, language)
        }
    }
}

impl Content {
    /// A webhook was switched off by us.
    pub(super) fn switched_off(
        in_force: &InForce,
        language: Language,
        because: SwitchedOff,
        called: Option<String>,
    ) -> Self {
        let tiding = Tiding::WebhookSwitchedOff;
        let words = |part: &str| say(language, &format!("mail-{tiding}-{part}"));
        let fact = |value| Fact {
            name: say(language, "mail-fact-webhook"),
            value,
        };
        Self {
            subject: words("what"),
            paragraphs: vec![words("lead"), words(because.as_str())],
            facts: called.map(fact).into_iter().collect(),
            ..Self::empty(in_force, language)
        }
    }
}

impl Facts {
    /// What this mail says.
    pub(super) fn content(&self) -> Content {
        let mut content = Content::empty(&self.file.in_force, self.language);
        content.subject = self.subject();
        content.paragraphs = self.paragraphs();
        content.facts = self.told_facts();
        content.notes = self.notes();
        content.person = self.person();
        content
    }

    fn say(&self, key: &str) -> String {
        let types: Vec<String> = self.type_names();
        let unit = self.part.as_ref();
        let unit = unit.map_or_else(String::new, |part| {
            self.file.unit_name(&part.unit, self.language)
        });
        let mentions = [
            ("reference", self.file.case.reference.clone()),
            ("types", types.join(", ")),
            ("unit", unit),
        ];
        say_with(self.language, key, &mentions)
    }

    /// What a municipality's own words can mention.
    pub(super) fn mentions(&self, content: &Content) -> Mentions {
        let person = content.person.as_ref();
        let unit = self.part.as_ref();
        Mentions {
            reference: self.file.case.reference.clone(),
            municipality: content.municipality.clone(),
            types: self.type_names().join(", "),
            unit: unit.map_or_else(String::new, |part| {
                self.file.unit_name(&part.unit, self.language)
            }),
            person: person.map_or_else(String::new, |person| person.name.clone()),
            phone: person.map_or_else(String::new, |person| person.phone.clone()),
            usual: content.paragraphs.first().cloned().unwrap_or_default(),
        }
    }

    fn type_names(&self) -> Vec<String> {
        let types = self.file.types.iter();
        types
            .map(|one| self.file.case_type_name(&one.case_type, self.language))
            .collect()
    }

    fn subject(&self) -> String {
        let written = self.message.as_ref().filter(|_| self.may_quote());
        let written = written.map(|message| message.subject.trim());
        let what = match written.filter(|subject| !subject.is_empty()) {
            Some(subject) if subject.contains(&self.file.case.reference) => {
                return subject.to_owned();
            }
            Some(subject) => subject.to_owned(),
            None => self.say(&format!("mail-{}-what", self.tiding)),
        };
        let mentions = [
            ("reference", self.file.case.reference.clone()),
            ("what", what),
        ];
        say_with(self.language, "mail-subject", &mentions)
    }

    /// Words of people go by mail unless somebody in the case must not be found by them.
    fn may_quote(&self) -> bool {
        !self.file.case.protected_identity
    }

    fn paragraphs(&self) -> Vec<String> {
        if let Some(message) = &self.message {
            return vec![if self.may_quote() {
                message.text.clone()
            } else {
                self.say("mail-withheld")
            }];
        }
        let mut all = vec![self.say(&format!("mail-{}-lead", self.tiding))];
        if let Some(list) = &self.missing {
            all.push(self.missing_items(list));
        }
        if self.tiding == Tiding::Receipt {
            all.push(self.say("mail-receipt-next"));
            let documents = self.file.documents(self.language);
            if !documents.is_empty() {
                let bullets = documents.iter().map(|name| format!("- {name}"));
                let bullets: Vec<String> = bullets.collect();
                all.push(format!(
                    "{}\n{}",
                    self.say("mail-documents"),
                    bullets.join("\n")
                ));
            }
        }
        all
    }

    fn missing_items(&self, list: &MissingPapers) -> String {
        let bullets: Vec<String> = list.items.iter().map(|item| self.bullet(item)).collect();
        let by = list.reply_by.map(|at| {
            let due = self.file.moment_text(at, self.language);
            say_with(self.language, "missing-letter-reply_by", &[("due", due)])
        });
        format!("{}\n{}", bullets.join("\n"), by.unwrap_or_default())
    }

    fn bullet(&self, item: &MissingItem) -> String {
        let document = item.document.as_deref();
        let document = document.and_then(|id| self.file.catalogue.document_to_bring(id));
        let name = document.map(|of| of.names.get(self.language));
        let words = item.words.as_deref().filter(|_| self.may_quote());
        match (name, words) {
            (Some(name), Some(words)) => format!("- {name}: {words}"),
            (Some(one), None) | (None, Some(one)) => format!("- {one}"),
            (None, None) => format!("- {}", self.say("mail-withheld")),
        }
    }

    /// The case, what it is about, and by when what is owed.
    fn told_facts(&self) -> Vec<Fact> {
        let fact = |key: &str, value: String| Fact {
            name: self.say(key),
            value,
        };
        let mut all = vec![fact("mail-fact-case", self.file.case.reference.clone())];
        let types = self.type_names();
        if !types.is_empty() {
            all.push(fact("mail-fact-types", types.join(", ")));
        }
        if let Some(part) = &self.part {
            let unit = self.file.unit_name(&part.unit, self.language);
            all.push(fact("mail-fact-unit", unit));
        }
        let promised: Vec<&GuaranteeRecord> = if self.promises.is_empty() {
            self.running()
        } else {
            self.promises.iter().collect()
        };
        all.extend(promised.into_iter().take(PROMISES).map(|record| Fact {
            name: self.file.promise_name(record, self.language),
            value: self.file.due_text(record, self.language),
        }));
        all
    }

    /// What the business was promised and waits for, soonest due first.
    fn running(&self) -> Vec<&GuaranteeRecord> {
        if !self.is_for_business || self.tiding == Tiding::Closing {
            return Vec::new();
        }
        let all = self.file.guarantees.iter();
        let mut running: Vec<&GuaranteeRecord> = all
            .filter(|record| match record.state {
                GuaranteeStage::Running | GuaranteeStage::Paused | GuaranteeStage::Waiting => true,
                GuaranteeStage::Missed
                | GuaranteeStage::Met
                | GuaranteeStage::MetLate
                | GuaranteeStage::Cancelled => false,
            })
            .collect();
        running.sort_by_key(|record| (record.due_at.is_none(), record.due_at, record.id));
        running
    }

    /// What a receipt must say by law: what can be done about delay, and what silence means
    /// (Directive 2006/123/EC, article 13(5)).
    fn notes(&self) -> Vec<String> {
        if self.tiding != Tiding::Receipt {
            return Vec::new();
        }
        let counts_as_given = self.file.guarantees.iter().any(|record| {
            let effect = record.terms.effect.as_ref();
            effect.is_some_and(|effect| effect.kind == EffectKind::DeemedApproval)
        });
        let silence = if counts_as_given {
            "mail-silence-approves"
        } else {
            "mail-silence-never"
        };
        vec![self.say("mail-remedies"), self.say(silence)]
    }

    /// The coordinator: for the business their person, for colleagues whom to ask.
    fn person(&self) -> Option<Person> {
        let person = self.file.coordinator()?;
        let key = if self.is_for_business {
            "mail-your-person"
        } else {
            "mail-coordinator"
        };
        Some(Person {
            title_of_block: self.say(key),
            name: person.name.clone(),
            title: person.title.clone(),
            phone: person.phone.clone(),
            email: person.email.clone(),
        })
    }
}
