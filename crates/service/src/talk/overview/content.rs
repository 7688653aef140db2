//! What an overview says: the person, who takes part, what is promised, what to bring.

use onedoor_domain::guarantee::GuaranteeStage;
use onedoor_store::contents::{ContributionRecord, GuaranteeRecord};
use serde::{Deserialize, Serialize};

use super::super::letter;
use crate::case_file::CaseFile;

/// What an overview says. Recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverviewContent {
    /// The number that people read over the phone.
    pub reference: String,
    /// The one who answers to the business.
    pub coordinator: OverviewPerson,
    /// Who takes part.
    pub units: Vec<OverviewUnit>,
    /// What is promised.
    pub promises: Vec<OverviewPromise>,
    /// What to bring.
    pub documents: Vec<String>,
}

/// The one who answers to the business. Recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverviewPerson {
    /// Their name.
    pub name: String,
    /// Their title.
    pub title: String,
    /// Their phone.
    pub phone: String,
    /// Their address.
    pub email: String,
}

/// A unit that takes part. Recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverviewUnit {
    /// Its id in the catalogue.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub does: Vec<String>,
    /// The names of the units that must have answered before it begins.
    pub after: Vec<String>,
}

/// Something that is promised. Recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverviewPromise {
    /// What.
    pub name: String,
    /// When, in words.
    pub due_text: String,
    /// When, if that can be said.
    pub due_at: Option<String>,
}

/// What is planned now.
pub(super) fn content(file: &CaseFile) -> OverviewContent {
    let language = file.case.language;
    let person = file.coordinator();
    let of = |field: fn(&onedoor_domain::directory::StaffMember) -> &String| {
        person.map_or_else(String::new, |person| field(person).clone())
    };
    let concerned = file.contributions.iter().filter(|part| takes_part(part));
    let owed = file.guarantees.iter().filter(|record| is_owed(record));
    OverviewContent {
        reference: file.case.reference.clone(),
        coordinator: OverviewPerson {
            name: of(|person| &person.name),
            title: of(|person| &person.title),
            phone: of(|person| &person.phone),
            email: of(|person| &person.email),
        },
        units: concerned.map(|part| unit(file, part)).collect(),
        promises: owed
            .map(|record| OverviewPromise {
                name: file.promise_name(record, language),
                due_text: file.due_text(record, language),
                due_at: record.due_at.map(|at| at.to_string()),
            })
            .collect(),
        documents: file.documents(language),
    }
}

fn unit(file: &CaseFile, part: &ContributionRecord) -> OverviewUnit {
    let language = file.case.language;
    let waits_for = |other: &&ContributionRecord| {
        let mut all = file.dependencies.iter();
        all.any(|of| of.waiting == part.id && of.on == other.id)
    };
    let after = file.contributions.iter().filter(waits_for);
    let mut does: Vec<String> = Vec::new();
    for reason in &part.because {
        let said = letter::reason(file, reason, language);
        if !does.contains(&said) {
            does.push(said);
        }
    }
    OverviewUnit {
        unit: part.unit.clone(),
        name: file.unit_name(&part.unit, language),
        does,
        after: after
            .map(|other| file.unit_name(&other.unit, language))
            .collect(),
    }
}

/// What a unit gave away is the house's own affair; whoever owes it instead is named.
fn takes_part(part: &ContributionRecord) -> bool {
    part.stage.is_open() || part.stage.answered_at().is_some()
}

fn is_owed(record: &GuaranteeRecord) -> bool {
    let owed = match record.state {
        GuaranteeStage::Waiting
        | GuaranteeStage::Running
        | GuaranteeStage::Paused
        | GuaranteeStage::Missed => true,
        GuaranteeStage::Met | GuaranteeStage::MetLate | GuaranteeStage::Cancelled => false,
    };
    owed && !record.terms.is_internal()
}
