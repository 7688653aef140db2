//! The order of a case type's units: everybody who waits can be asked one day.

use super::Findings;
use crate::catalogue::document::{CaseType, Document};
use crate::catalogue::finding::FindingCode;
use crate::routing::circles;

pub(super) fn check(document: &Document, findings: &mut Findings) {
    // An unknown unit is told of elsewhere, and once is enough.
    let is_known = |unit: &str| document.units.iter().any(|of| of.id == unit);
    for case_type in &document.case_types {
        check_case_type(case_type, is_known, findings);
    }
}

fn check_case_type(case_type: &CaseType, is_known: impl Fn(&str) -> bool, findings: &mut Findings) {
    let is_idle = |unit: &str| is_known(unit) && !takes_part(case_type, unit);
    let mut known: Vec<(&str, &str)> = Vec::new();
    for (index, order) in case_type.order.iter().enumerate() {
        let at = format!("case_types[{}].order[{index}]", case_type.id);
        if is_idle(&order.unit) {
            let detail = format!("`{}` never takes part in this case type", order.unit);
            findings.add(format!("{at}.unit"), FindingCode::IdleOrder, detail);
        }
        for (place, after) in order.after.iter().enumerate() {
            let at = format!("{at}.after[{place}]");
            let (unit, after) = (order.unit.as_str(), after.as_str());
            if is_idle(after) {
                let detail = format!("`{after}` never takes part in this case type");
                findings.add(at, FindingCode::IdleOrder, detail);
            } else if circles(&known, unit, after) {
                let detail = format!("`{unit}` and `{after}` would wait for each other");
                findings.add(at, FindingCode::CircularOrder, detail);
            } else {
                known.push((unit, after));
            }
        }
    }
}

/// Whether the unit may contribute to such a case.
fn takes_part(case_type: &CaseType, unit: &str) -> bool {
    let listed = case_type.units.iter().chain(&case_type.external);
    let asked = case_type.when.iter().map(|when| &when.unit);
    case_type.lead == unit || listed.chain(asked).any(|of| of == unit)
}
