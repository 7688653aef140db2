//! What became of everything that somebody carried, for whoever let them go.

use std::collections::BTreeMap;

use onedoor_domain::directory::{Directory, StaffMember};
use onedoor_domain::{CaseId, ContributionId, StaffId, Versioned};
use onedoor_store::cases::CaseRecord;
use onedoor_store::contents::ContributionRecord;

use super::burden::Step;

/// What became of everything that somebody carried.
#[derive(Debug, Clone)]
pub struct Leaving {
    /// Who leaves, as they are then.
    pub person: Versioned<StaffMember>,
    /// Their cases.
    pub handed_over: Vec<HandedOn>,
    /// What they worked on.
    pub put_back: Vec<PutBack>,
}

/// A case of somebody who leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedOn {
    /// Which.
    pub case: CaseId,
    /// The number people read over the phone.
    pub reference: String,
    /// Who coordinates it now: their identity and name.
    pub to: (StaffId, String),
}

/// A contribution of somebody who leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutBack {
    /// To which case.
    pub case: CaseId,
    /// The number people read over the phone.
    pub reference: String,
    /// Which.
    pub contribution: ContributionId,
    /// Before which unit it lies now.
    pub unit: String,
}

pub(super) fn report(
    person: Versioned<StaffMember>,
    records: &[&CaseRecord],
    parts: &[ContributionRecord],
    steps: &BTreeMap<CaseId, Step>,
    directory: &Directory,
) -> Leaving {
    let name = |id| {
        directory
            .find(id)
            .map_or_else(String::new, |of| of.name.clone())
    };
    let (mut handed_over, mut put_back) = (Vec::new(), Vec::new());
    for case in records {
        let Some(step) = steps.get(&case.id) else {
            continue;
        };
        if let Some(over) = &step.over {
            handed_over.push(HandedOn {
                case: case.id,
                reference: case.reference.clone(),
                to: (over.to, name(over.to)),
            });
        }
        let theirs = parts.iter().filter(|part| step.put_back.contains(&part.id));
        put_back.extend(theirs.map(|part| PutBack {
            case: case.id,
            reference: case.reference.clone(),
            contribution: part.id,
            unit: part.unit.clone(),
        }));
    }
    Leaving {
        person,
        handed_over,
        put_back,
    }
}
