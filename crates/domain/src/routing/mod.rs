//! Routing: which case types, which units, which coordinator, and why.

mod plan;

pub use plan::{
    Against, CaseTypeRejection, CaseTypeSource, ConsideredStaff, CoordinatorChoice,
    CoordinatorReason, Manner, OpenQuestion, Plan, PlannedCaseType, PlannedContribution,
    RejectedCaseType, RejectedUnit, UnitReason,
};
