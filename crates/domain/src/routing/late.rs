//! Who joins a case that is open already: one condition, or one unit, and nothing else anew.

use super::{PlannedContribution, RoutingInput, UnitReason, contributions, skills, units};
use crate::StaffId;
use crate::catalogue::CaseType;

/// The contributions for which the answer to `question` calls, as it stands in the input.
///
/// Only that question's conditions are looked at: what was decided before stays decided.
pub fn joining(
    input: &RoutingInput<'_>,
    case_types: &[&CaseType],
    question: &str,
    coordinator: StaffId,
) -> Vec<PlannedContribution> {
    let units = units::joining(input, case_types, question);
    contributions::plan(input, units, coordinator, &skills(case_types))
}

/// The contribution of one unit that joins for this reason.
pub fn one_more(
    input: &RoutingInput<'_>,
    case_types: &[&CaseType],
    unit: &str,
    because: UnitReason,
    coordinator: StaffId,
) -> PlannedContribution {
    let involved = units::one(input, unit, because);
    contributions::plan_one(input, involved, coordinator, &skills(case_types))
}
