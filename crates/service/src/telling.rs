//! How a case is told to people: its parts by name, in a language.

use jiff::tz::TimeZone;
use onedoor_domain::catalogue::Catalogue;
use onedoor_domain::guarantee::{Basis, GuaranteeStage};
use onedoor_domain::{Language, Moment};
use onedoor_store::contents::GuaranteeRecord;

use crate::case_file::CaseFile;
use crate::{promise_texts, texts};

impl CaseFile {
    /// A unit's name.
    pub fn unit_name(&self, id: &str, language: Language) -> String {
        let country = self.in_force.municipality.country;
        // A unit that joined later may be newer than the catalogue of the case.
        let known = self.catalogue.unit(id);
        known
            .or_else(|| self.in_force.catalogue.unit(id))
            .map_or_else(
                || id.to_owned(),
                |unit| unit.name_in(country, language).to_owned(),
            )
    }

    /// A case type's name.
    pub fn case_type_name(&self, id: &str, language: Language) -> String {
        self.catalogue
            .case_type(id)
            .map_or_else(|| id.to_owned(), |of| of.names.get(language).to_owned())
    }

    /// What a guarantee promises.
    pub fn promise_name(&self, record: &GuaranteeRecord, language: Language) -> String {
        promise_name(&self.catalogue, record, language)
    }

    /// When a guarantee is due, as the municipality's wall clocks show it; or what it waits for.
    pub fn due_text(&self, record: &GuaranteeRecord, language: Language) -> String {
        match (record.due_at, record.state) {
            (Some(at), _) => self.moment_text(at, language),
            (None, stage @ (GuaranteeStage::Paused | GuaranteeStage::Cancelled)) => {
                texts::say(language, &format!("state-{stage}"))
            }
            (
                None,
                GuaranteeStage::Waiting
                | GuaranteeStage::Running
                | GuaranteeStage::Missed
                | GuaranteeStage::Met
                | GuaranteeStage::MetLate,
            ) => texts::say(language, &format!("starts-{}", record.terms.start)),
        }
    }

    /// A due moment as the municipality's wall clocks show it.
    pub fn moment_text(&self, at: Moment, language: Language) -> String {
        texts::due(language, self.zone().to_datetime(at.timestamp()))
    }

    /// A moment at which something happened, in short, on the same clocks.
    pub fn happened_text(&self, at: Moment, language: Language) -> String {
        promise_texts::moment(language, at, &self.zone())
    }

    fn zone(&self) -> TimeZone {
        TimeZone::get(&self.in_force.municipality.time_zone).unwrap_or(TimeZone::UTC)
    }

    /// What the business should bring, each thing once.
    pub fn documents(&self, language: Language) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let types = self.types.iter();
        for of in types.filter_map(|record| self.catalogue.case_type(&record.case_type)) {
            for id in &of.documents {
                let Some(document) = self.catalogue.document_to_bring(id) else {
                    continue;
                };
                let name = document.names.get(language);
                if !names.iter().any(|known| known == name) {
                    names.push(name.to_owned());
                }
            }
        }
        names
    }
}

/// What a guarantee promises, by the catalogue of its case.
pub(crate) fn promise_name(
    catalogue: &Catalogue,
    record: &GuaranteeRecord,
    language: Language,
) -> String {
    let found = match &record.terms.basis {
        Basis::Promise { promise } => catalogue.promise(promise).map(|of| &of.names),
        Basis::Rule { rule, .. } => catalogue.rule(rule).map(|of| &of.names),
    };
    found.map_or_else(
        || texts::say(language, &format!("clock-{}", record.terms.clock)),
        |names| names.get(language).to_owned(),
    )
}
