//! A case with everything that belongs to it, as far as its reader may see.

use std::sync::Arc;

use onedoor_domain::StaffId;
use onedoor_domain::catalogue::Catalogue;
use onedoor_domain::directory::StaffMember;
use onedoor_domain::papers::Papers;
use onedoor_domain::policy::Sight;
use onedoor_domain::routing::OpenQuestion;
use onedoor_store::businesses::BusinessRecord;
use onedoor_store::cases::{CaseRecord, CaseTypeRecord};
use onedoor_store::contents::{ContributionRecord, GuaranteeRecord};

use crate::in_force::InForce;

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
    /// How much of it the reader sees.
    pub sight: Sight,
}

impl CaseFile {
    /// Who answers to the business. Staff members are never deleted, so they are known.
    pub fn coordinator(&self) -> Option<&StaffMember> {
        self.person(self.case.coordinator)
    }

    /// A person of the municipality.
    pub fn person(&self, id: StaffId) -> Option<&StaffMember> {
        self.in_force.directory.find(id)
    }
}
