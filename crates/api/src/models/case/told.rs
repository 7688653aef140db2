//! A case file in somebody's language: names and sentences for what it refers to by id.

use onedoor_domain::routing::UnitReason;
use onedoor_domain::{ContributionId, GuaranteeId, Language, Moment, StaffId};
use onedoor_service::records::GuaranteeRecord;
use onedoor_service::{CaseFile, texts};

/// A file being told in a language.
pub(crate) struct Told<'a> {
    pub(crate) file: &'a CaseFile,
    pub(crate) language: Language,
}

impl Told<'_> {
    /// What is promised, in words.
    pub(crate) fn promise_name(&self, record: &GuaranteeRecord) -> String {
        self.file.promise_name(record, self.language)
    }

    /// What a guarantee of the case promises, and where it is a unit's, which unit's.
    pub(crate) fn promise_of(&self, id: GuaranteeId) -> String {
        let mut records = self.file.guarantees.iter();
        let Some(record) = records.find(|record| record.id == id) else {
            return String::new();
        };
        match record.contribution {
            Some(part) if record.terms.is_internal() => {
                let unit = [("unit", self.unit_of(part))];
                texts::say_with(self.language, "clock-unit_answer-of", &unit)
            }
            Some(_) | None => self.promise_name(record),
        }
    }

    /// The name of the unit that owes a contribution of the case.
    pub(crate) fn unit_of(&self, id: ContributionId) -> String {
        let mut records = self.file.contributions.iter();
        records
            .find(|record| record.id == id)
            .map_or_else(String::new, |record| self.unit_name(&record.unit))
    }

    /// When something happened, on the municipality's wall clocks.
    pub(crate) fn happened(&self, at: Moment) -> String {
        self.file.happened_text(at, self.language)
    }

    /// A due moment as the municipality's wall clocks show it.
    pub(crate) fn said(&self, at: Moment) -> String {
        self.file.moment_text(at, self.language)
    }

    pub(crate) fn unit_name(&self, id: &str) -> String {
        self.file.unit_name(id, self.language)
    }

    pub(crate) fn case_type_name(&self, id: &str) -> String {
        self.file.case_type_name(id, self.language)
    }

    pub(crate) fn document_name(&self, id: &str) -> String {
        self.file.catalogue.document_to_bring(id).map_or_else(
            || id.to_owned(),
            |of| of.names.get(self.language).to_owned(),
        )
    }

    pub(crate) fn question_text(&self, id: &str) -> String {
        self.file
            .catalogue
            .question(id)
            .map_or_else(|| id.to_owned(), |of| of.text.get(self.language).to_owned())
    }

    pub(crate) fn person_name(&self, id: StaffId) -> String {
        self.file.person(id).map_or_else(
            || texts::say(self.language, "somebody"),
            |person| person.name.clone(),
        )
    }

    /// Why a unit takes part, in words. Two case types may have asked the same question, and what
    /// was answered is shown only where content may be.
    pub(crate) fn reasons(&self, reasons: &[UnitReason]) -> Vec<String> {
        let content = self.file.sight.shows_content();
        let mut said: Vec<String> = reasons
            .iter()
            .filter(|reason| content || !matches!(reason, UnitReason::Answered { .. }))
            .map(|reason| self.reason(reason))
            .collect();
        said.dedup();
        said
    }

    fn reason(&self, reason: &UnitReason) -> String {
        let say = |key, mentions: &[(&'static str, String)]| {
            texts::say_with(self.language, key, mentions)
        };
        let of = |case_type: &str| [("case_type", self.case_type_name(case_type))];
        match reason {
            UnitReason::Leads { case_type } => say("because-leads", &of(case_type)),
            UnitReason::Always { case_type } => say("because-always", &of(case_type)),
            UnitReason::External { case_type } => say("because-external", &of(case_type)),
            UnitReason::NobodyInside { case_type } => say("because-nobody_inside", &of(case_type)),
            UnitReason::Rerouted { from } => {
                say("because-rerouted", &[("unit", self.unit_name(from))])
            }
            UnitReason::Added => say("because-added", &[]),
            UnitReason::Answered {
                question, answer, ..
            } => {
                let answer = match answer.as_str() {
                    "true" | "false" => texts::say(self.language, &format!("answer-{answer}")),
                    other => other.to_owned(),
                };
                say(
                    "because-answered",
                    &[
                        ("question", self.question_text(question)),
                        ("answer", answer),
                    ],
                )
            }
        }
    }
}
