//! A case with everything that belongs to it, as far as its reader may see.

use std::collections::BTreeMap;
use std::sync::Arc;

use onedoor_domain::case::{CaseAct, LinkKind};
use onedoor_domain::catalogue::Catalogue;
use onedoor_domain::contribution::{ContributionAct, Dependency};
use onedoor_domain::directory::StaffMember;
use onedoor_domain::papers::Papers;
use onedoor_domain::policy::{self, Caller, Sight};
use onedoor_domain::routing::OpenQuestion;
use onedoor_domain::{CaseId, ContributionId, Moment, StaffId};
use onedoor_store::businesses::BusinessRecord;
use onedoor_store::cases::{CaseRecord, CaseTypeRecord};
use onedoor_store::contents::{ContributionRecord, GuaranteeRecord};
use onedoor_store::task_forces::TaskforceRecord;

use crate::in_force::InForce;
use crate::ties::{CaseTies, TakePart};

/// A case with everything that belongs to it.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// The case.
    pub case: CaseRecord,
    /// What it is about.
    pub types: Vec<CaseTypeRecord>,
    /// The business, unless it may not be shown.
    pub business: Option<BusinessRecord>,
    /// What the units owe.
    pub contributions: Vec<ContributionRecord>,
    /// Which of them wait for which.
    pub dependencies: Vec<Dependency>,
    /// What is promised.
    pub guarantees: Vec<GuaranteeRecord>,
    /// What the coordinator must still ask.
    pub questions: Vec<OpenQuestion>,
    /// Where its papers, fee and referrals stand; told only where one case is shown by itself.
    pub papers: Papers,
    /// The catalogue by which it was routed, for names.
    pub catalogue: Arc<Catalogue>,
    /// What is in force now, for people's names and the country.
    pub in_force: Arc<InForce>,
    /// What else belongs to it.
    pub around: Around,
    /// How much of it the reader sees.
    pub sight: Sight,
    /// What the reader may do with it now.
    pub allowed: AllowedActs,
    /// Who acts for the coordinator while they are away, if somebody does.
    pub acting: Option<StaffId>,
    /// Who works on it together with others.
    pub members: Vec<StaffId>,
}

/// What belongs to a case beside its own parts.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// Its labels.
    pub labels: Vec<String>,
    /// Who works on it together, if anybody does; told only where one case is shown by itself.
    pub task_force: Option<TaskforceRecord>,
    /// The cases it is tied to that its reader may know of; told only where one case is shown by
    /// itself.
    pub links: Vec<LinkedCase>,
}

/// A case that another is tied to.
#[derive(Debug, Clone)]
pub struct LinkedCase {
    /// Which.
    pub id: CaseId,
    /// Its reference.
    pub reference: String,
    /// How they belong together.
    pub kind: LinkKind,
    /// Whether it is the one in which the matter goes on, or that was split off.
    pub goes_on_there: bool,
}

/// What a reader may do with a case and its contributions, by their rights and by where they stand.
#[derive(Debug, Clone, Default)]
pub struct AllowedActs {
    /// With the case.
    pub case: Vec<CaseAct>,
    /// With each contribution.
    pub contributions: BTreeMap<ContributionId, Vec<ContributionAct>>,
}

impl AllowedActs {
    /// Of a case with these contributions. Nothing can be done with the parts of a closed case.
    pub(crate) fn of(
        caller: &Caller,
        ties: &CaseTies,
        case: &CaseRecord,
        parts: &[ContributionRecord],
    ) -> Self {
        let live = parts.iter().filter(|_| case.stage.is_live());
        Self {
            case: policy::case_acts(caller, &ties.of(case), case.stage),
            contributions: live
                .map(|part| {
                    let view = ties.of_part(case, part);
                    (
                        part.id,
                        policy::contribution_acts(caller, &view, part.stage),
                    )
                })
                .collect(),
        }
    }
}

impl CaseFile {
    /// Who answers to the business. Staff members are never deleted, so they are known.
    pub fn coordinator(&self) -> Option<&StaffMember> {
        self.person(self.case.coordinator)
    }

    /// Who acts for the coordinator of a live case while they are away, if somebody does.
    pub fn acting_coordinator(&self) -> Option<&StaffMember> {
        let acting = self.acting.filter(|_| self.case.stage.is_live())?;
        self.person(acting)
    }

    /// What the case has to do with whom, at this moment.
    pub(crate) fn ties(&self, now: Moment) -> CaseTies {
        let take_part = TakePart {
            parts: &self.contributions,
            members: &self.members,
        };
        let house = self.in_force.municipality.id;
        CaseTies::new(house, &self.case, take_part, &self.in_force, now)
    }

    /// A person of the municipality.
    pub fn person(&self, id: StaffId) -> Option<&StaffMember> {
        self.in_force.directory.find(id)
    }
}
