//! What routing decided for an enquiry, each choice with its reasons.
//!
//! A plan is *recorded* with its case, so that "why her, why them?" can be answered years later.

mod units;

use serde::{Deserialize, Serialize};

pub use units::{Manner, PlannedContribution, RejectedUnit, UnitReason, WaitsFor};

use crate::catalogue::Complexity;
use crate::guarantee::Terms;
use crate::{StaffId, closed_set};

/// What routing decided for an enquiry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The version of the catalogue it was made by.
    pub catalogue_version: u32,
    /// What the matter is; never empty: `unclear` stands where nothing fits.
    pub case_types: Vec<PlannedCaseType>,
    /// Case types that were considered and left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rejected_case_types: Vec<RejectedCaseType>,
    /// How much coordination it takes: the most demanding of its case types.
    pub complexity: Complexity,
    /// Whether the case types are too uncertain to trust: the coordinator sorts it out.
    pub triage: bool,
    /// Who answers to the business, and why.
    pub coordinator: CoordinatorChoice,
    /// Who must contribute, and why.
    pub contributions: Vec<PlannedContribution>,
    /// Units that do not take part, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rejected_units: Vec<RejectedUnit>,
    /// What will be promised.
    pub guarantees: Vec<Terms>,
    /// What the coordinator must still ask.
    pub questions: Vec<OpenQuestion>,
}

impl Plan {
    /// Takes out every word of the enquiry that it quotes. What was decided stays.
    pub fn forget_words(&mut self) {
        for of in &mut self.case_types {
            of.because.clear();
        }
        for of in &mut self.rejected_case_types {
            of.because.clear();
        }
        for of in &mut self.contributions {
            of.because.clear();
        }
    }
}

closed_set! {
    /// Where a case type comes from.
    CaseTypeSource {
        /// A form or a receptionist named it.
        Given = "given",
        /// It was suggested from the text.
        Suggested = "suggested",
        /// Nothing fitted.
        Fallback = "fallback",
    }
}

/// A case type of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlannedCaseType {
    /// Its id.
    pub id: String,
    /// Where it comes from.
    pub source: CaseTypeSource,
    /// How strongly the text speaks for it, 0 to 100; 100 when given.
    pub score: u8,
    /// The words that spoke for it.
    pub because: Vec<String>,
}

/// A case type that was considered and left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RejectedCaseType {
    /// Its id.
    pub id: String,
    /// How strongly the text speaks for it, 0 to 100.
    pub score: u8,
    /// The words that spoke for it.
    pub because: Vec<String>,
    /// Why it was left out.
    pub reason: CaseTypeRejection,
}

closed_set! {
    /// Why a suggested case type was left out.
    CaseTypeRejection {
        /// Its score is below the municipality's threshold.
        BelowThreshold = "below_threshold",
        /// Enough better ones were found.
        EnoughBetter = "enough_better",
    }
}

/// Who answers to the business, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoordinatorChoice {
    /// The one.
    pub staff: StaffId,
    /// Why they.
    pub reason: CoordinatorReason,
    /// Everybody who was considered before or beside them, with the reason against each.
    pub considered: Vec<ConsideredStaff>,
}

closed_set! {
    /// Why a person was chosen.
    CoordinatorReason {
        /// They coordinate another live case of this business.
        Continuity = "continuity",
        /// They are the business's account manager.
        AccountManager = "account_manager",
        /// They act for the person who would have been chosen.
        Substitute = "substitute",
        /// Nobody eligible carries less.
        LeastLoaded = "least_loaded",
        /// Everybody eligible is at capacity; they carry least.
        OverCapacity = "over_capacity",
        /// Nobody was eligible: they are the head of the business office.
        UnitHead = "unit_head",
        /// Nobody was eligible: they are on duty.
        OnDuty = "on_duty",
        /// Nobody of all those was there: of everybody active they come nearest, those who are
        /// there before those who are away, coordinators before managers before others.
        LastResort = "last_resort",
    }
}

/// A person who was considered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsideredStaff {
    /// Who.
    pub staff: StaffId,
    /// Why not they.
    pub against: Against,
}

closed_set! {
    /// Why a person was not chosen.
    Against {
        /// They no longer work here.
        Inactive = "inactive",
        /// They are away.
        Absent = "absent",
        /// They do not hold the role.
        WrongRole = "wrong_role",
        /// They do not speak the enquiry's language and others do.
        Language = "language",
        /// They lack the skill and others have it.
        Skill = "skill",
        /// They carry as much as they can.
        AtCapacity = "at_capacity",
        /// They carry more than the one chosen.
        MoreLoaded = "more_loaded",
        /// They carry as much, but got a case more recently.
        MoreRecent = "more_recent",
        /// They are as good in everything; the order of the ids had to decide.
        Even = "even",
        /// They are the person the complaint is about, or otherwise barred.
        Barred = "barred",
    }
}

/// A question that is still open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenQuestion {
    /// The question's id.
    pub question: String,
    /// The units that may have to join.
    pub units: Vec<String>,
}
