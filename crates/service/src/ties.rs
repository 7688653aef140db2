//! What a case has to do with whom, as rights want to know it.

use onedoor_domain::contribution::ContributionStage;
use onedoor_domain::policy::{Caller, CaseInView, ContributionInView};
use onedoor_domain::routing::{Manner, acted_for_by, acting_for};
use onedoor_domain::{Moment, MunicipalityId, StaffId};
use onedoor_store::cases::{CaseRecord, Concerned};
use onedoor_store::contents::ContributionRecord;
use onedoor_store::{Connection, contributions, task_forces};

use crate::Result;
use crate::in_force::InForce;

/// Who and which units a case concerns.
pub(crate) struct CaseTies {
    municipality: MunicipalityId,
    handlers: Vec<StaffId>,
    units: Vec<String>,
    coordinator_units: Vec<String>,
    acting: Option<StaffId>,
    members: Vec<StaffId>,
}

/// Who takes part in a case. There are no ties without both: whoever works on it together with
/// others is no stranger to it.
#[derive(Clone, Copy)]
pub(crate) struct TakePart<'a> {
    /// What the units owe.
    pub(crate) parts: &'a [ContributionRecord],
    /// Who works on it together.
    pub(crate) members: &'a [StaffId],
}

impl CaseTies {
    /// Of a case in which these take part, at this moment: who is away is acted for.
    pub(crate) fn new(
        municipality: MunicipalityId,
        case: &CaseRecord,
        take_part: TakePart<'_>,
        in_force: &InForce,
        now: Moment,
    ) -> Self {
        let parts = take_part.parts.iter();
        let concerned = || parts.clone().filter(|part| concerns(part));
        let directory = &in_force.directory;
        let coordinator = directory.find(case.coordinator);
        Self {
            municipality,
            handlers: concerned()
                .filter_map(|part| part.stage.handler())
                .collect(),
            units: concerned().map(|part| part.unit.clone()).collect(),
            coordinator_units: coordinator.map_or_else(Vec::new, |person| person.units.clone()),
            acting: acting_for(directory, case.coordinator, now).map(|person| person.id),
            members: take_part.members.to_vec(),
        }
    }

    /// Of a case as it is stored, at this moment.
    ///
    /// # Errors
    /// As every read.
    pub(crate) fn read(
        conn: &mut Connection,
        in_force: &InForce,
        case: &CaseRecord,
        now: Moment,
    ) -> Result<Self> {
        let house = in_force.municipality.id;
        let parts = contributions::of_cases(conn, house, &[case.id])?;
        let members = task_forces::members(conn, house, &[case.id])?.remove(&case.id);
        let take_part = TakePart {
            parts: &parts,
            members: &members.unwrap_or_default(),
        };
        Ok(Self::new(house, case, take_part, in_force, now))
    }

    /// Who acts for the coordinator, who is away, if somebody does.
    pub(crate) fn acting(&self) -> Option<StaffId> {
        self.acting
    }

    /// The same, with somebody who has a duty of their own on the case.
    #[must_use]
    pub(crate) fn and(mut self, person: Option<StaffId>) -> Self {
        self.handlers.extend(person);
        self
    }

    /// The case as rights see it.
    pub(crate) fn of(&self, case: &CaseRecord) -> CaseInView<'_> {
        CaseInView {
            municipality: self.municipality,
            coordinator: case.coordinator,
            coordinator_units: &self.coordinator_units,
            acting: self.acting,
            handlers: &self.handlers,
            units: &self.units,
            members: &self.members,
            protected_identity: case.protected_identity,
        }
    }

    /// One contribution to the case as rights see it.
    pub(crate) fn of_part<'a>(
        &'a self,
        case: &CaseRecord,
        part: &'a ContributionRecord,
    ) -> ContributionInView<'a> {
        ContributionInView {
            case: self.of(case),
            unit: &part.unit,
            handler: part.stage.handler().or(part.stage.offered_to()),
            lies_with_coordinator: match part.manner {
                Manner::External | Manner::GuideAndForward => true,
                Manner::Pool | Manner::Named => part.stage.word() == ContributionStage::Returned,
            },
        }
    }
}

/// Those for whom the caller acts at this moment, because they are away.
pub(crate) fn acts_for(caller: &Caller, in_force: &InForce, now: Moment) -> Vec<StaffId> {
    let me = caller.staff;
    me.map_or_else(Vec::new, |me| acted_for_by(&in_force.directory, me, now))
}

/// What has to do with the caller: a list holds exactly the cases of which it shows something.
pub(crate) fn concerned(caller: &Caller, in_force: &InForce, now: Moment) -> Concerned {
    let acted_for = acts_for(caller, in_force, now);
    Concerned {
        coordinators: caller.staff.into_iter().chain(acted_for).collect(),
        handler: caller.staff,
        units: caller.units.clone(),
    }
}

/// Whether the unit still has to do with the case: what it gave away is no longer its matter.
fn concerns(part: &ContributionRecord) -> bool {
    match part.stage.word() {
        ContributionStage::Held
        | ContributionStage::Offered
        | ContributionStage::Accepted
        | ContributionStage::Waiting
        | ContributionStage::Answered => true,
        ContributionStage::Returned
        | ContributionStage::Declined
        | ContributionStage::Cancelled => false,
    }
}
