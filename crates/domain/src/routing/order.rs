//! In which order units are asked, where the catalogue says that one waits for another.

use super::{PlannedContribution, WaitsFor};
use crate::catalogue::{CaseType, Order};
use crate::circle::closes_a_circle;

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
    let mut known: Vec<(&str, &str)> = Vec::new();
    for case_type in case_types {
        for (unit, after) in case_type.order.iter().flat_map(pairs) {
            let takes_part = planned.iter().any(|of| of.unit == after);
            let mut waiting = planned.iter_mut();
            let waiting = waiting.find(|of| takes_part && of.unit == unit);
            let is_known = known.contains(&(unit, after));
            let Some(waiting) = waiting.filter(|_| !is_known && !circles(&known, unit, after))
            else {
                continue;
            };
            known.push((unit, after));
            waiting.handler = None;
            waiting.after.push(WaitsFor {
                unit: after.to_owned(),
                case_type: case_type.id.clone(),
            });
        }
    }
}

/// Who waits for whom by one entry.
fn pairs(order: &Order) -> impl Iterator<Item = (&str, &str)> {
    let after = order.after.iter();
    after.map(|after| (order.unit.as_str(), after.as_str()))
}

/// Whether it would close a circle if `unit` waited for `after`, besides who waits for whom already.
pub(crate) fn circles(known: &[(&str, &str)], unit: &str, after: &str) -> bool {
    let waits = |one| {
        let theirs = known.iter().filter(move |(waiting, _)| *waiting == one);
        theirs.map(|(_, on)| *on)
    };
    closes_a_circle(waits, unit, [after])
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::catalogue::{Catalogue, Document};
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

    fn case_type(id: &str, orders: &[(usize, usize)]) -> CaseType {
        static SOME: LazyLock<CaseType> = LazyLock::new(|| {
            let catalogue = Catalogue::compile(1, Document::default_catalogue());
            catalogue.case_type("restaurant_cafe").unwrap().clone()
        });
        let orders = orders.iter().map(|(unit, after)| Order {
            unit: of(*unit),
            after: vec![of(*after)],
        });
        CaseType {
            id: id.to_owned(),
            order: orders.collect(),
            ..SOME.clone()
        }
    }

    #[test]
    fn where_case_types_disagree_the_first_has_the_say() {
        // The unit that the second would hold stands first in the plan.
        let (one, other) = (
            case_type("one", &[(1, 0)]),
            case_type("other", &[(0, 1), (2, 1)]),
        );
        let mut plan: Vec<PlannedContribution> = (0..3).map(planned).collect();
        hold(&[&one, &other], &mut plan);
        let told: Vec<Vec<(&str, &str)>> = plan
            .iter()
            .map(|of| of.after.iter())
            .map(|after| after.map(|of| (of.unit.as_str(), of.case_type.as_str())))
            .map(Iterator::collect)
            .collect();
        let nobody = Vec::new();
        assert_eq!(
            told,
            [nobody, vec![("unit_0", "one")], vec![("unit_1", "other")]]
        );
    }

    proptest! {
        #[test]
        fn whatever_case_types_say_everybody_is_asked_one_day(
            orders in prop::collection::vec((0..6_usize, 0..6_usize), 0..12),
            cut in 0..12_usize,
        ) {
            let (one, other) = orders.split_at(cut.min(orders.len()));
            let (one, other) = (case_type("one", one), case_type("other", other));
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
