//! A case file in somebody's language: names and sentences for what it refers to by id.

use jiff::tz::TimeZone;
use onedoor_domain::guarantee::Basis;
use onedoor_domain::routing::UnitReason;
use onedoor_domain::{Language, Moment, StaffId};
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
        let catalogue = &self.file.catalogue;
        let found = match &record.terms.basis {
            Basis::Promise { promise } => catalogue
                .promise(promise)
                .map(|of| of.names.get(self.language)),
            Basis::Rule { rule, .. } => catalogue.rule(rule).map(|of| of.names.get(self.language)),
        };
        found.map_or_else(
            || texts::say(self.language, &format!("clock-{}", record.terms.clock)),
            str::to_owned,
        )
    }

    /// A moment as the municipality's wall clocks show it.
    pub(crate) fn said(&self, at: Moment) -> String {
        let zone =
            TimeZone::get(&self.file.in_force.municipality.time_zone).unwrap_or(TimeZone::UTC);
        texts::due(self.language, at.timestamp().to_zoned(zone).datetime())
    }

    pub(crate) fn unit_name(&self, id: &str) -> String {
        let country = self.file.in_force.municipality.country;
        self.file.catalogue.unit(id).map_or_else(
            || id.to_owned(),
            |unit| unit.name_in(country, self.language).to_owned(),
        )
    }

    pub(crate) fn case_type_name(&self, id: &str) -> String {
        self.file.catalogue.case_type(id).map_or_else(
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

    /// Why a unit takes part, in words. Two case types may have asked the same question.
    pub(crate) fn reasons(&self, reasons: &[UnitReason]) -> Vec<String> {
        let mut said: Vec<String> = reasons.iter().map(|reason| self.reason(reason)).collect();
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
