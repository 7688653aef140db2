//! Who joins a case that is open already: one condition, or one unit, and nothing else anew.

use super::{PlannedContribution, RoutingInput, UnitReason, contributions, order, skills, units};
use crate::StaffId;
use crate::catalogue::CaseType;

/// The contributions for which the answer to `question` calls, as it stands in the input.
///
/// Only that question's conditions are looked at: what was decided before stays decided. Each waits
/// for the units that its case type names before it, as far as those still owe the case something.
pub fn joining(
    input: &RoutingInput<'_>,
    case_types: &[&CaseType],
    question: &str,
    coordinator: StaffId,
) -> Vec<PlannedContribution> {
    let units = units::joining(input, case_types, question);
    let mut joining = contributions::plan(input, units, coordinator, &skills(case_types));
    for one in &mut joining {
        one.after = order::said(case_types, &one.unit);
    }
    joining
}

/// The contribution of one unit that joins for this reason, with every unit for which it waits as far
/// as that still owes the case something.
pub fn one_more(
    input: &RoutingInput<'_>,
    case_types: &[&CaseType],
    unit: &str,
    because: UnitReason,
    coordinator: StaffId,
) -> PlannedContribution {
    let involved = units::one(input, unit, because);
    let one = contributions::plan_one(input, involved, coordinator, &skills(case_types));
    PlannedContribution {
        after: order::said(case_types, unit),
        ..one
    }
}
