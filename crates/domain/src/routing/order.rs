//! In which order units are asked, where the catalogue says that one waits for another.

use super::{PlannedContribution, WaitsFor};
use crate::catalogue::CaseType;

/// Whether it would close a circle if `unit` waited for `after`, besides who waits for whom already.
pub(crate) fn closes_a_circle(known: &[(&str, &str)], unit: &str, after: &str) -> bool {
    let (mut reached, mut at) = (vec![after], 0);
    while let Some(next) = reached.get(at).copied() {
        if next == unit {
            return true;
        }
        for (_, on) in known.iter().filter(|(waiting, _)| *waiting == next) {
            if !reached.contains(on) {
                reached.push(on);
            }
        }
        at += 1;
    }
    false
}

/// For whom a unit waits by these case types, whoever takes part.
pub(super) fn said(case_types: &[&CaseType], unit: &str) -> Vec<WaitsFor> {
    let mut all: Vec<WaitsFor> = Vec::new();
    for case_type in case_types {
        let orders = case_type.order.iter().filter(|order| order.unit == unit);
        for after in orders.flat_map(|order| &order.after) {
            if after != unit && !all.iter().any(|known| known.unit == *after) {
                all.push(WaitsFor {
                    unit: after.clone(),
                    case_type: case_type.id.clone(),
                });
            }
        }
    }
    all
}

/// Lets contributions of one plan wait for others of it. Nobody is named yet for one that waits: who
/// is best is asked when its turn comes. Where two case types disagree, the first has the say, so
/// that nobody waits for each other.
pub(super) fn hold(case_types: &[&CaseType], planned: &mut [PlannedContribution]) {
    let units: Vec<String> = planned.iter().map(|of| of.unit.clone()).collect();
    let mut known: Vec<(String, String)> = Vec::new();
    for one in planned {
        let mut after = said(case_types, &one.unit);
        after.retain(|of| units.contains(&of.unit));
        after.retain(|of| {
            let pairs: Vec<(&str, &str)> = known
                .iter()
                .map(|(unit, on)| (unit.as_str(), on.as_str()))
                .collect();
            let fits = !closes_a_circle(&pairs, &one.unit, &of.unit);
            if fits {
                known.push((one.unit.clone(), of.unit.clone()));
            }
            fits
        });
        if !after.is_empty() {
            one.handler = None;
        }
        one.after = after;
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalogue::{Catalogue, Document, Order};
    use crate::routing::{Manner, UnitReason};

    fn of(unit: usize) -> String {
        format!("unit_{unit}")
    }

    fn planned(unit: usize) -> PlannedContribution {
        PlannedContribution {
            unit: of(unit),
            manner: Manner::Pool,
            handler: None,
            because: vec![UnitReason::Added],
            after: Vec::new(),
        }
    }

    proptest! {
        #[test]
        fn whatever_case_types_say_everybody_is_asked_one_day(
            orders in prop::collection::vec((0..6_usize, 0..6_usize), 0..12),
            cut in 0..12_usize,
        ) {
            let catalogue = Catalogue::compile(1, Document::default_catalogue());
            let some = catalogue.case_type("restaurant_cafe").unwrap();
            let case_type = |orders: &[(usize, usize)]| CaseType {
                order: orders
                    .iter()
                    .map(|(unit, after)| Order { unit: of(*unit), after: vec![of(*after)] })
                    .collect(),
                ..some.clone()
            };
            let (one, other) = orders.split_at(cut.min(orders.len()));
            let (one, other) = (case_type(one), case_type(other));
            let mut plan: Vec<PlannedContribution> = (0..5).map(planned).collect();
            hold(&[&one, &other], &mut plan);
            let mut done: Vec<String> = Vec::new();
            while done.len() < plan.len() {
                let next = plan.iter().find(|of| {
                    !done.contains(&of.unit) && of.after.iter().all(|on| done.contains(&on.unit))
                });
                prop_assert!(next.is_some(), "nobody can be asked any more");
                done.push(next.unwrap().unit.clone());
            }
        }
    }
}
