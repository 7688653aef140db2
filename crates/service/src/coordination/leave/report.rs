//! What became of everything that somebody carried, for whoever let them go.

use std::collections::BTreeMap;

use onedoor_domain::directory::{Directory, StaffMember};
use onedoor_domain::{CallBackId, CaseId, ContributionId, StaffId, Versioned};
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
    /// Whom they were to call back.
    pub call_backs: Vec<CallBackGiven>,
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

/// A call-back of somebody who leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallBackGiven {
    /// On which case.
    pub case: CaseId,
    /// The number people read over the phone.
    pub reference: String,
    /// Which.
    pub call_back: CallBackId,
    /// Who coordinates the case and is to call now: their identity and name.
    pub to: (StaffId, String),
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
    let mut call_backs = Vec::new();
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
        let to = step.over.as_ref().map_or(case.coordinator, |over| over.to);
        call_backs.extend(step.calls.iter().map(|call| CallBackGiven {
            case: case.id,
            reference: case.reference.clone(),
            call_back: call.id,
            to: (to, name(to)),
        }));
    }
    Leaving {
        person,
        handed_over,
        put_back,
        call_backs,
    }
}
