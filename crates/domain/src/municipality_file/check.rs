//! Whether the parts of a file fit together.

mod people;
mod references;

use std::collections::{BTreeMap, BTreeSet};

use super::document::{MunicipalityFile, StaffEntry};
use super::finding::FileFinding;
use crate::directory::Settings;
use crate::retention::{RetentionClass, RetentionRule};

impl MunicipalityFile {
    /// Everything that keeps the file from being imported: nothing is left dangling or doubled.
    ///
    /// `known_units` are the ids of the units in the municipality's catalogue.
    pub fn check(&self, known_units: &BTreeSet<String>) -> Vec<FileFinding> {
        let mut check = Check {
            file: self,
            known_units,
            units: self.units.iter().map(|unit| unit.id.as_str()).collect(),
            people: self.staff.iter().map(|p| (p.email.as_str(), p)).collect(),
            findings: Vec::new(),
        };
        check.municipality();
        check.units();
        check.people();
        check.business_office();
        check.absences();
        check.duties();
        check.businesses();
        check.findings
    }
}

/// A file with its look-ups, and what has been found so far.
struct Check<'a> {
    file: &'a MunicipalityFile,
    known_units: &'a BTreeSet<String>,
    units: BTreeSet<&'a str>,
    people: BTreeMap<&'a str, &'a StaffEntry>,
    findings: Vec<FileFinding>,
}

impl Check<'_> {
    fn municipality(&mut self) {
        if self.file.zone().is_none() {
            let name = &self.file.time_zone;
            self.finding("time_zone", format!("no time zone is called {name:?}"));
        }
        if self.file.settings.suggestion_threshold > 100 {
            self.finding("settings.suggestion_threshold", "must be 0 to 100");
        }
        if self.file.settings.urgent_contact_hours > Settings::MOST_URGENT_HOURS {
            let most = Settings::MOST_URGENT_HOURS;
            self.finding(
                "settings.urgent_contact_hours",
                format!("must be 0 to {most}"),
            );
        }
        if self.file.settings.hand_over_after_days > Settings::MOST_DAYS {
            let most = Settings::MOST_DAYS;
            self.finding(
                "settings.hand_over_after_days",
                format!("must be 0 to {most}"),
            );
        }
        let call_back = self.file.settings.call_back_working_hours;
        if !(1..=Settings::MOST_CALL_BACK_HOURS).contains(&call_back) {
            let most = Settings::MOST_CALL_BACK_HOURS;
            self.finding(
                "settings.call_back_working_hours",
                format!("must be 1 to {most}"),
            );
        }
        let kept = self.file.settings.retention;
        for class in RetentionClass::ALL {
            if kept.of(*class).years > RetentionRule::MOST_YEARS {
                let place = format!("settings.retention.{class}.years");
                let most = RetentionRule::MOST_YEARS;
                self.finding(place, format!("must be 0 to {most}"));
            }
        }
        let settings = &self.file.settings;
        let (least, most) = (Settings::LEAST_IDLE_MINUTES, Settings::MOST_IDLE_MINUTES);
        if !(least..=most).contains(&settings.session_idle_minutes) {
            let must = format!("must be {least} to {most}");
            self.finding("settings.session_idle_minutes", must);
        }
        if !(1..=Settings::MOST_SESSION_HOURS).contains(&self.file.settings.session_hours) {
            let must = format!("must be 1 to {}", Settings::MOST_SESSION_HOURS);
            self.finding("settings.session_hours", must);
        }
        for (field, must) in self.file.settings.mail.faults() {
            self.finding(format!("settings.mail.{field}"), must.to_owned());
        }
        for unit in &self.file.settings.named_units {
            self.listed_unit("settings.named_units", unit);
        }
    }

    fn units(&mut self) {
        let mut seen = BTreeSet::new();
        for unit in &self.file.units {
            let place = format!("units[{}]", unit.id);
            if !self.known_units.contains(&unit.id) {
                self.finding(&place, "the catalogue has no unit with this id");
            }
            if !seen.insert(&unit.id) {
                self.finding(&place, "the unit stands twice");
            }
        }
    }

    fn listed_unit(&mut self, place: &str, unit: &str) {
        if !self.units.contains(unit) {
            self.finding(place, format!("{unit:?} is not among the file's units"));
        }
    }

    fn finding(&mut self, place: impl Into<String>, sentence: impl Into<String>) {
        self.findings.push(FileFinding::new(place, sentence));
    }
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
